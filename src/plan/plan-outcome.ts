import type { Hex } from "../codec/hex.ts";
import type { PhalaError } from "../errors/error.ts";
import type { BlockRef } from "../query/block-ref.ts";
import type { ItemResult } from "./batch-item.ts";
import type { PlanOutcome } from "./submission-sequence.ts";
import type { SubmissionStatus } from "./submission-status.ts";

/** What became of a plan whose transaction is in `block`. */
export function outcomeInBlock(item: ItemResult<unknown> | undefined, block: BlockRef): PlanOutcome<unknown> {
	if (item?.ok) return { status: "done", result: item.result, block };
	return item?.error ? { status: "refused", error: item.error } : { status: "not-sent" };
}

/**
 * What became of the plans of a transaction without a result: refused as a whole, certainly in no block, or not known.
 *
 * @param hash - `null` where it was not signed
 * @param last - its last status
 * @param error - why it has no result
 */
export function outcomeWithoutResult(
	hash: Hex | null,
	last: SubmissionStatus,
	error: PhalaError,
): PlanOutcome<unknown> {
	if (hash === null) return { status: "not-sent" };
	const isInBlock = last.type === "inBlock" || (last.type === "failed" && last.block !== null);
	if (isInBlock && isRefusal(error)) return { status: "refused", error };
	if (!isInBlock && (last.type === "failed" || last.type === "expired")) return { status: "not-sent" };
	return { status: "unknown", hash, error };
}

/** Whether the chain executed the transaction and refused it. Any other error in a block leaves open what it did. */
function isRefusal({ details }: PhalaError): boolean {
	return "dispatch" in details && details.dispatch !== null;
}
