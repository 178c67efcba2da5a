import type { ChainReads, Operation } from "../chain/chain-adapter.ts";
import type { Call } from "../chain/model.ts";
import { refused } from "../chain/rules/rule-error.ts";
import { splitBatch } from "../plan/batch-events.ts";
import { together } from "../query/storage-query.ts";

/**
 * The rewards of all positions of an account, all or nothing.
 *
 * @param claim - the claim of one pool
 * @param least - positions with less reward are left alone, pico PHA
 */
export function claimAll(
	reads: ChainReads,
	claim: (pid: number) => Operation<{ amount: bigint }>,
	least: bigint,
): Operation<{ amount: bigint; pids: readonly number[] }> {
	return {
		name: "delegator.claimAllRewards",
		*prepare(account) {
			const { positions, transferable } = yield* reads.delegator(account);
			const pids = positions
				.filter(({ reward }) => reward !== null && reward > 0n && reward >= least)
				.map(({ pid }) => pid);
			const items = yield* together(pids.map((pid) => claim(pid).prepare(account)));
			const calls = items.flatMap((item) => item.calls);
			return {
				calls,
				reasons: items.length > 0 ? items.flatMap(({ reasons }) => reasons) : [refused("NO_REWARD", { pid: null })],
				transferable,
				spends: items.reduce((sum, { spends }) => sum + spends, 0n),
				outcome(events) {
					const batch: Call = { pallet: "utility", method: "batchAll", args: { calls } };
					const parts = calls.length > 1 ? splitBatch(batch, events).map((segment) => segment.events) : [events];
					const amounts = items.map(({ outcome }, i) => outcome(parts[i] ?? []).amount);
					return { amount: amounts.reduce((sum, amount) => sum + amount, 0n), pids };
				},
			};
		},
	};
}
