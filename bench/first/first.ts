import type { Prefixes } from "../wire/prefixes.ts";

/** Result of every contender for the first pool. Amounts in pico PHA. */
export interface FirstAnswer {
	readonly totalStake: bigint;
	/** From its accounts and queue; `null` for contenders that read the record only. */
	readonly freeStake: bigint | null;
	readonly queuedShares: bigint | null;
}

/** Input of a contender. Hand-written ones receive the prefixes instead of computing them. */
export interface FirstInput {
	readonly pid: number;
	readonly prefixes: Prefixes;
}

/** A way to read one pool, once its library is imported. */
export interface FirstContender {
	/** Name in the table. */
	readonly title: string;
	/** Connects and reads the pool. The connection stays open, so that it counts as memory. */
	first(url: string, input: FirstInput): Promise<FirstAnswer>;
}
