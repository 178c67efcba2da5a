/** Pools to follow. */
export interface LiveInput {
	readonly pids: readonly number[];
	/** Storage keys of their records, in the same order. */
	readonly keys: readonly string[];
}

/** Receives the total value of a pool, pico PHA: at first, and with every report of the contender. */
export type Emit = (pid: number, totalValue: bigint) => void;

/** A connected contender. */
export interface Follower {
	/** Follows the pools until closed. */
	follow(emit: Emit): Promise<unknown> | undefined;
	close(): Promise<void>;
}

/** A way to follow pools. */
export interface LiveContender {
	/** Name in the table. */
	readonly title: string;
	connect(url: string, input: LiveInput): Promise<Follower>;
}
