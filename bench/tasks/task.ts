import { loadavg } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Server } from "../processes.ts";
import type { StoredState } from "../state/cache.ts";
import type { Goal, Runs } from "./goals.ts";

/** What tasks are run with. */
export interface Bench {
	/** Folder with the programs. */
	readonly programs: string;
	readonly server: Server;
	readonly state: StoredState;
	/** How much of everything there is. */
	readonly scale: number;
	readonly rounds: number;
	/** Who takes part; everybody when left out. */
	readonly only?: ReadonlySet<string> | undefined;
	/** Folder for profiles. */
	readonly profile?: string | undefined;
}

/** What a task found. */
export interface Outcome {
	readonly title: string;
	/** Markdown. */
	readonly text: string;
	readonly goals: readonly Goal[];
}

/** Round trip of a line that goals are about, ms. */
export const FAR_MS = 60;

/**
 * Lets contenders run one after another, round by round; those in `once` in the first round only, because they take long.
 *
 * @returns only those who take part
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

/** Fails the whole run, not at once, when somebody found anything else than is there. */
export function mustEqual(who: string, found: unknown, expected: unknown): void {
	if (isDeepStrictEqual(found, expected)) return;
	console.error(who, "found", found, "instead of", expected);
	process.exitCode = 1;
}

/** Where the profile of a run goes. */
export const profileOf = ({ profile }: Bench, task: string, name: string, round: number): string | undefined =>
	profile === undefined ? undefined : join(profile, `${task}-${name}-${round + 1}.cpuprofile`);
