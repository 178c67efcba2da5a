import type { Hex } from "../../src/codec/hex.ts";

/** What everybody who reads all pools with their workers must find: counts, and sums in pico PHA or U64F64 bits. */
export interface Totals {
	pools: number;
	workers: number;
	/** Workers with a session. */
	sessions: number;
	totalValue: bigint;
	v: bigint;
	stake: bigint;
}

/** What is known of a synthetic state. */
export interface Facts {
	readonly totals: Totals;
	/** Storage entries. */
	readonly entries: number;
	/** Accounts with exactly so many delegations. */
	readonly delegators: { readonly account: Hex; readonly delegations: number }[];
}

/** Nothing found yet. */
export const noTotals = (): Totals => ({ pools: 0, workers: 0, sessions: 0, totalValue: 0n, v: 0n, stake: 0n });

/** JSON of anything with bigints, as decimal strings. */
export const toJson = (value: unknown): string =>
	JSON.stringify(value, (_, one) => (typeof one === "bigint" ? String(one) : one));
