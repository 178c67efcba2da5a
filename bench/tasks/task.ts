import { loadavg } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Server } from "../processes.ts";
import type { StoredState } from "../state/cache.ts";
import type { Goal, Runs } from "./goals.ts";

/** Environment of a benchmark run. */
export interface Bench {
	/** Folder with the compiled programs. */
	readonly programs: string;
	readonly server: Server;
	readonly state: StoredState;
	/** Size of the state, 1 for the usual one. */
	readonly scale: number;
	readonly rounds: number;
	/**
	 * Contenders to run.
	 *
	 * @defaultValue all
	 */
	readonly only?: ReadonlySet<string> | undefined;
	/** Folder for profiles. */
	readonly profile?: string | undefined;
}

/** Report of a task. */
export interface Outcome {
	readonly title: string;
	/** Markdown. */
	readonly text: string;
	readonly goals: readonly Goal[];
}

/** Round trip of the simulated network, ms. */
export const FAR_MS = 60;

/**
 * Runs contenders one after another, round by round. Those in `once` take long and run in the first round only.
 *
 * @returns measurements of the contenders that ran
 */
export async function inTurn<R extends { readonly cpuMs: number; readonly wallMs: number }>(
	{ rounds, only }: Bench,
	task: string,
	names: readonly string[],
	run: (name: string, round: number) => Promise<R>,
	once: readonly string[] = [],
): Promise<Runs<R>> {
	const present = names.filter((name) => only?.has(name) ?? true);
	const runs = new Map<string, R[]>(present.map((name) => [name, []]));
	for (let round = 0; round < rounds; round++) {
		for (const name of present) {
			if (round > 0 && once.includes(name)) continue;
			const result = await run(name, round);
			runs.get(name)?.push(result);
			console.error(
				`${task}, round ${round + 1}: ${name.padEnd(8)} ${result.cpuMs.toFixed(0).padStart(7)} ms CPU` +
					` ${result.wallMs.toFixed(0).padStart(7)} ms, load ${loadavg()[0]?.toFixed(1)}`,
			);
		}
	}
	return runs;
}

/** Marks the run as failed if a contender's result differs from the state. The run continues. */
export function mustEqual(contender: string, found: unknown, expected: unknown): void {
	if (isDeepStrictEqual(found, expected)) return;
	console.error(`${contender} found`, found, "instead of", expected);
	process.exitCode = 1;
}

/** Path for the profile of a run. */
export const profileOf = ({ profile }: Bench, task: string, name: string, round: number): string | undefined =>
	profile === undefined ? undefined : join(profile, `${task}-${name}-${round + 1}.cpuprofile`);
