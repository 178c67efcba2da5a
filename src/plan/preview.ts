import type { CheckFailure, Operation, Prepared } from "../chain/operation.ts";
import { describeFailures } from "../chain/rules/rule-failure.ts";
import type { WithdrawalForecast } from "../chain/withdrawal-forecast.ts";
import type { BlockRef } from "../query/block-ref.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import type { CheckedPlan } from "./plan-preparer.ts";

/** What would come of a plan now. @public */
export interface PlanPreview<R> {
	/**
	 * What `TransactionResult.result` would be; `null` where the chain would refuse the transaction. A failure that only a client finds, e.g.
	 * shares that would burn, does not prevent it. The block of the transaction is not known: `timepoint` of a first approval by multisig
	 * and `executableFrom` of an announcement are `null`.
	 */
	readonly result: R | null;
	/** Estimated, tip included, pico PHA; `null` where another failure came first: {@link Plan.fee} estimates it then too. */
	readonly fee: bigint | null;
	/** As {@link Plan.check} returns them. */
	readonly failures: readonly CheckFailure[];
	/**
	 * Of each withdrawal in the plan, in order: who it pays at once, and until when the rest is paid. Empty for other plans, and where
	 * `result` is `null`.
	 */
	readonly withdrawals: readonly WithdrawalForecast[];
	/** The block that all of this was read at. */
	readonly block: BlockRef;
}

/** The preview of a checked plan. */
export async function buildPreview<R>(
	{ prepared, failures, fee }: CheckedPlan<R>,
	block: BlockRef,
): Promise<PlanPreview<R>> {
	// A fee that is too high, or a block that is too small, is no failure of the calls: no block contains them.
	const isIncluded = failures.every((failure) => prepared.failures.includes(failure));
	const result = isIncluded ? prepared.expected() : null;
	const withdrawals = result === null ? [] : prepared.forecasts();
	return { result, fee, failures: await describeFailures(failures), withdrawals, block };
}

/** The operation, with a report of the block that it is prepared on. */
export function reportBlock<R>(operation: Operation<R>, report: (block: BlockRef) => void): Operation<R> {
	function* observe(query: StorageQuery<Prepared<R>>): StorageQuery<Prepared<R>> {
		let step = query.next();
		while (!step.done) {
			const response = yield step.value;
			report(response.block);
			step = query.next(response);
		}
		return step.value;
	}
	return { name: operation.name, prepare: (account) => observe(operation.prepare(account)) };
}
