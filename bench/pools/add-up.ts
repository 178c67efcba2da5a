import { noTotals, type Totals } from "../state/facts.ts";

/** A pool with its workers, as any contender read it. */
export interface FoundPool {
	/** Vaults are in the same map: every contender reads them, and none adds them up. */
	readonly isVault: boolean;
	readonly totalValue: bigint;
	readonly workers: readonly string[];
}

/**
 * Computes the totals of the pools.
 *
 * @param sessionOf - returns the session account of a worker
 * @param vOf - returns V of a session
 * @param stakeOf - returns the stake of a session
 */
export function addUp(
	pools: Iterable<FoundPool>,
	sessionOf: (worker: string) => string | undefined,
	vOf: (session: string) => bigint | undefined,
	stakeOf: (session: string) => bigint | undefined,
): Totals {
	const totals = noTotals();
	for (const { isVault, totalValue, workers } of pools) {
		if (isVault) continue;
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
