/** Which pools are followed. */
export interface LiveInput {
	readonly pids: readonly number[];
	/** Storage keys of their records, in the same order. */
	readonly keys: readonly string[];
}

/** Told what a pool's total value is, pico PHA: at first, and whenever somebody says it anew. */
export type Emit = (pid: number, totalValue: bigint) => void;

/** Somebody connected who can follow pools. */
export interface Follower {
	/** Starts to follow; goes on until closed. */
	follow(emit: Emit): Promise<unknown> | undefined;
	close(): Promise<void>;
}

/** A way to follow pools. */
export interface LiveContender {
	/** What the table says it is. */
	readonly title: string;
	connect(url: string, input: LiveInput): Promise<Follower>;
}
