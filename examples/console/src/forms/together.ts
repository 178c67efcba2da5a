import type { Phala, Plan } from "phala-stakepool";

/** One plan for many items, all or none; of a single item without a batch. */
export function together<T>(phala: Phala, items: readonly T[], plan: (item: T) => Plan<unknown>): Plan<unknown> {
	const [first, ...rest] = items.map(plan);
	return first && rest.length === 0 ? first : phala.batch(items.map(plan));
}
