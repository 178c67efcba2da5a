/** How long a request may take, ms, where a library would give up before: machines that are busy are slow, not broken. */
export const PATIENCE_MS = 600_000;

/** A way to read a chain, connected. */
export interface Reader<Result> {
	/** Does the task once, and tells what it found. */
	read(): Promise<Result>;
	close(): Promise<void>;
}

/** A way to do a task that starts when connected. */
export interface Contender<Result, Input = undefined> {
	/** What the table says it is. */
	readonly title: string;
	/** Connects, and gets ready as far as it has to before the first read. */
	connect(url: string, input: Input): Promise<Reader<Result>>;
}
