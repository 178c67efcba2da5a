/** Size of a synthetic state. */
export interface Shape {
	/** Pools, vaults included. */
	readonly pools: number;
	readonly workers: number;
	readonly delegations: number;
	/** Accounts that own pools, operate workers and delegate. */
	readonly accounts: number;
}

/** One pool of ten is a vault: those whose pid ends in 3. */
export const isVault = (pid: number): boolean => pid % 10 === 3;

/** The most workers a pool may have. */
export const MAX_WORKERS = 200;

const FULL: Shape = { pools: 4000, workers: 40_000, delegations: 30_000, accounts: 8000 };

/** The size of Khala at its height, times `scale`. */
export function shapeOf(scale: number): Shape {
	const scaled = (count: number) => Math.max(1, Math.round(count * scale));
	return {
		pools: scaled(FULL.pools),
		workers: scaled(FULL.workers),
		delegations: scaled(FULL.delegations),
		accounts: scaled(FULL.accounts),
	};
}
