import type { Hex } from "../../../codec/hex.ts";
import { storageKeys, storageValue } from "../../../query/storage-value.ts";
import type { CheckFailure, Operation } from "../../operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import type { ChainV1 } from "../chain-context.ts";
import { buildCall } from "../pallet-api.ts";
import { poolNotFound, readPoolRecord, readTransferable } from "./common.ts";

/** Rules: pool, a position of `delegator`. Anybody may ask; a request that fits its shares stays as it is. */
export function reconcileQueue(chain: ChainV1, pid: number, delegator: Hex): Operation<Record<string, never>> {
	return {
		name: "stakePool.reconcileQueue",
		*prepare(account) {
			const funds = readTransferable(chain, account);
			const record = readPoolRecord(chain, pid);
			const staker = storageValue(chain.entries.phalaStakePool.poolStakers, [pid, delegator]);
			const response = yield { keys: storageKeys([funds, record, staker]) };
			const failures: CheckFailure[] = record.from(response) ? [] : [poolNotFound(pid)];
			if (staker.from(response) === null) failures.push(ruleFailure("NO_POSITION", { pid }));
			return {
				calls: [buildCall("phalaStakePool", "reconcileWithdrawQueue", { pid: BigInt(pid), account: delegator })],
				failures,
				transferable: funds.from(response),
				spends: 0n,
				outcome: () => ({}),
			};
		},
	};
}
