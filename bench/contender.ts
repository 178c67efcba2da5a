/** Timeout of requests, ms, for libraries with a shorter one: a busy machine is slow, not broken. */
export const PATIENCE_MS = 600_000;

/** A connected contender. */
export interface Reader<Result> {
	/** Does the task once. */
	read(): Promise<Result>;
	close(): Promise<void>;
}

/** A contender of a task that starts when connected. */
export interface Contender<Result, Input = undefined> {
	/** Name in the table. */
	readonly title: string;
	/** Connects and prepares the first read. */
	connect(url: string, input: Input): Promise<Reader<Result>>;
}
