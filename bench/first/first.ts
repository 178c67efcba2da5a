import type { Prefixes } from "../wire/prefixes.ts";

/** What everybody who is asked for the first pool must answer. Amounts in pico PHA. */
export interface FirstAnswer {
	readonly totalStake: bigint;
	/** Of its accounts and queue, where the whole pool is read; `null` where only its record is. */
	readonly freeStake: bigint | null;
	readonly queuedShares: bigint | null;
}

/** What those by hand need not work out: they are given it. */
export interface FirstInput {
	readonly pid: number;
	readonly prefixes: Prefixes;
}

/** A library, imported: from nothing to a pool. */
export interface FirstContender {
	/** What the table says it is. */
	readonly title: string;
	/** Connects and reads the pool. What it leaves open is kept, so that it counts as memory. */
	first(url: string, input: FirstInput): Promise<FirstAnswer>;
}
