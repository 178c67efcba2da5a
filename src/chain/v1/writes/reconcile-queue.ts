import type { Hex } from "../../../codec/hex.ts";
import { storageKeys, storageValue } from "../../../query/storage-value.ts";
import { createOperation } from "../../create-operation.ts";
import { ruleFailure } from "../../loaded-with-writes.ts";
import type { Operation } from "../../operation.ts";
import type { ChainV1 } from "../chain-context.ts";
import { buildCall } from "../pallet-api.ts";
import { findPool } from "../pool-records.ts";

/**
 * Reduces a delegator's queued request to the shares that are left. Checks pool, a position of `delegator`. Every account may call it; a
 * request that fits its shares does not change.
 */
export function reconcileQueue(chain: ChainV1, pid: number, delegator: Hex): Operation<void> {
	return createOperation(chain, "stakePool.reconcileQueue", function* () {
		const poolCheck = findPool(chain, pid);
		const staker = storageValue(chain.entries.phalaStakePool.poolStakers, [pid, delegator]);
		const response = yield { keys: storageKeys([poolCheck, staker]) };
		return {
			calls: [buildCall("phalaStakePool", "reconcileWithdrawQueue", { pid: BigInt(pid), account: delegator })],
			fixedCalls: true,
			failures: [
				...poolCheck.from(response).failures,
				...(staker.from(response) === null ? [ruleFailure("NO_POSITION", { pid })] : []),
			],
			outcome: () => undefined,
			expected: () => undefined,
		};
	});
}
