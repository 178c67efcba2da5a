import type { BatchItem, RuleFailure } from "../chain/operation.ts";
import type { ExceededLimit } from "./block-limits.ts";

/** Plans that one transaction can hold, by their indexes, prepared together. */
export interface Chunk {
	readonly plans: readonly number[];
	/** What the check says of each. */
	readonly items: readonly Pick<BatchItem, "failures">[];
}

/** A transaction that was prepared and not sent. */
export interface MeasuredBatch {
	readonly items: Chunk["items"];
	/** Limits of the chain that it exceeds. */
	readonly exceeded: readonly ExceededLimit[];
}

/** Plans of a chunk, by what the check says of them. */
export interface SortedChunk {
	/** Plans to send. */
	readonly accepted: readonly number[];
	readonly refused: readonly { readonly plan: number; readonly failure: RuleFailure }[];
}

/**
 * The first of `plans` that one transaction can hold, without splitting any. A plan that no block can hold alone is refused.
 *
 * @param plans - indexes, at least one
 * @param measure - prepares a transaction of plans
 */
export async function fitChunk(
	plans: readonly number[],
	measure: (plans: readonly number[]) => Promise<MeasuredBatch>,
): Promise<Chunk> {
	const { items, exceeded } = await measure(plans);
	const worst = findWorst(exceeded);
	if (worst === undefined) return { plans, items };
	if (plans.length === 1) return { plans, items: [{ failures: [worst.failure] }] };
	const count = Number((BigInt(plans.length) * worst.limit) / worst.required);
	return fitChunk(plans.slice(0, Math.max(1, count)), measure);
}

/** The limit that leaves room for the fewest plans. */
function findWorst(exceeded: readonly ExceededLimit[]): ExceededLimit | undefined {
	let worst: ExceededLimit | undefined;
	for (const next of exceeded)
		if (worst === undefined || next.required * worst.limit > worst.required * next.limit) worst = next;
	return worst;
}

/**
 * Separates plans that the check refuses. In mode `best-effort` that is the first plan alone: a later one is checked again, once those
 * before it are in a block.
 */
export function sortOut({ plans, items }: Chunk, mode: "best-effort" | "force"): SortedChunk {
	const accepted: number[] = [];
	const refused: { plan: number; failure: RuleFailure }[] = [];
	for (const [i, plan] of plans.entries()) {
		const failure = items[i]?.failures[0];
		if (failure === undefined) accepted.push(plan);
		else if (mode === "force" || i === 0) refused.push({ plan, failure });
		if (failure !== undefined && mode === "best-effort") break;
	}
	return { accepted, refused };
}
