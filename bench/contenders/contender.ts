import type { Totals } from "../state/facts.ts";

/** How long a request may take, ms, where a library would give up before: machines that are busy are slow, not broken. */
export const PATIENCE_MS = 600_000;

/** A way to read a chain, connected. */
export interface Reader {
	/** Reads all pools, vaults too, with the sessions and stakes of their workers, and adds up what it found. */
	pools(): Promise<Totals>;
	close(): Promise<void>;
}

/** A way to read a chain. */
export interface Contender {
	/** What the table says it is. */
	readonly title: string;
	/** Connects, and gets ready as far as it has to before the first read. */
	connect(url: string): Promise<Reader>;
}
