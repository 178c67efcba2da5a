import { noTotals, type Totals } from "../state/facts.ts";

/** Pools with their workers, however somebody read them. */
export interface FoundPool {
	readonly totalValue: bigint;
	readonly workers: readonly string[];
}

/**
 * Adds up what was read.
 *
 * @param sessionOf - session account of a worker
 * @param vOf - V of a session
 * @param stakeOf - stake behind a session
 */
export function addUp(
	pools: Iterable<FoundPool>,
	sessionOf: (worker: string) => string | undefined,
	vOf: (session: string) => bigint | undefined,
	stakeOf: (session: string) => bigint | undefined,
): Totals {
	const totals = noTotals();
	for (const { totalValue, workers } of pools) {
		totals.pools++;
		totals.totalValue += totalValue;
		for (const worker of workers) {
			totals.workers++;
			const session = sessionOf(worker);
			const v = session === undefined ? undefined : vOf(session);
			if (session === undefined || v === undefined) continue;
			totals.sessions++;
			totals.v += v;
			totals.stake += stakeOf(session) ?? 0n;
		}
	}
	return totals;
}
