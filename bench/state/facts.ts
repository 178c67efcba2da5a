import type { Hex } from "../../src/codec/hex.ts";

/** Result of every contender for all pools with their workers: counts, and sums in pico PHA or U64F64 bits. */
export interface Totals {
	pools: number;
	workers: number;
	/** Workers with a session. */
	sessions: number;
	totalValue: bigint;
	v: bigint;
	stake: bigint;
}

/** Known facts of a synthetic state. */
export interface Facts {
	readonly totals: Totals;
	/** Storage entries. */
	readonly entries: number;
	/** Accounts with a known number of delegations. */
	readonly delegators: { readonly account: Hex; readonly delegations: number }[];
}

/** Empty totals. */
export const noTotals = (): Totals => ({ pools: 0, workers: 0, sessions: 0, totalValue: 0n, v: 0n, stake: 0n });

/** JSON of anything with bigints, as decimal strings. */
export const toJson = (value: unknown): string =>
	JSON.stringify(value, (_, one) => (typeof one === "bigint" ? String(one) : one));
