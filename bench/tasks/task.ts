import { isDeepStrictEqual } from "node:util";
import type { Server } from "../processes.ts";
import type { StoredState } from "../state/cache.ts";
import type { Part } from "./part.ts";

/** Environment of a benchmark run. */
export interface Bench {
	readonly server: Server;
	readonly state: StoredState;
	/** Size of the state, 1 for the usual one. */
	readonly scale: number;
	/** Reads of each process before the measured one; 0 measures cold code. */
	readonly warmUps: number;
}

/** A task, as a list of tables. */
export type Task = (bench: Bench) => readonly Part[];

/** Round trip of the simulated network, ms. */
export const FAR_MS = 60;

/** Marks the run as failed if a contender's result differs from the state. The run continues. */
export function mustEqual(contender: string, found: unknown, expected: unknown): void {
	if (isDeepStrictEqual(found, expected)) return;
	console.error(`${contender} found`, found, "instead of", expected);
	process.exitCode = 1;
}
