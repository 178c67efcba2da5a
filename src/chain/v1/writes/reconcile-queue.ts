import type { Hex } from "../../../codec/hex.ts";
import { item, keysOf } from "../../../query/storage-value.ts";
import type { Operation, Reason } from "../../chain-adapter.ts";
import { refused } from "../../rules/rule-error.ts";
import type { ChainV1 } from "../chain-context.ts";
import { call } from "../pallet-api.ts";
import { missingPool, poolRecord, transferable } from "./common.ts";

/** Rules: pool, a position of `delegator`. Anybody may ask; a request that fits its shares stays as it is. */
export function reconcileQueue(chain: ChainV1, pid: number, delegator: Hex): Operation<Record<string, never>> {
	return {
		name: "stakePool.reconcileQueue",
		*prepare(account) {
			const funds = transferable(chain, account);
			const record = poolRecord(chain, pid);
			const staker = item(chain.entries.phalaStakePool.poolStakers, [pid, delegator]);
			const answer = yield { keys: keysOf([funds, record, staker]) };
			const reasons: Reason[] = record.of(answer) ? [] : [missingPool(pid)];
			if (staker.of(answer) === null) reasons.push(refused("NO_POSITION", { pid }));
			return {
				calls: [call("phalaStakePool", "reconcileWithdrawQueue", { pid: BigInt(pid), account: delegator })],
				reasons,
				transferable: funds.of(answer),
				spends: 0n,
				outcome: () => ({}),
			};
		},
	};
}
