import { join } from "node:path";
import type { Schedule } from "./schedule.ts";
import type { Part, PartContender } from "./tasks/part.ts";
import { PartResults } from "./tasks/results.ts";

/** How to run parts. */
export interface RoundsOptions {
	readonly schedule: Schedule;
	/** Folder with the compiled programs of a contender. */
	programsOf(contender: string): string;
	/** Module of a contender, where it is not the contender's name. */
	moduleOf?(contender: string): string;
	/** Folder for profiles. */
	readonly profile?: string | undefined;
	print(line: string): void;
}

/**
 * Runs the contenders of each part one after another, round by round, as the schedule allows.
 *
 * @returns measurements by the part's id
 */
export async function runParts(
	parts: readonly Part[],
	options: RoundsOptions,
): Promise<ReadonlyMap<string, PartResults>> {
	const all = new Map<string, PartResults>();
	for (const part of parts) {
		const results = new PartResults();
		all.set(part.id, results);
		try {
			await part.open?.();
			for (let round = 0; options.schedule.startsRound(round); round++) {
				for (const contender of part.contenders) await runStep(part, contender, round, results, options);
			}
		} finally {
			part.close?.();
		}
		options.schedule.closed(part);
	}
	return all;
}

async function runStep(
	part: Part,
	contender: PartContender,
	round: number,
	results: PartResults,
	{ schedule, programsOf, moduleOf = (name) => name, profile, print }: RoundsOptions,
): Promise<void> {
	const { name, once = false } = contender;
	if (once && round > 0) return;
	const place = `${part.id}, round ${round + 1}, ${name}`;
	if (!schedule.runs(part, contender)) {
		schedule.done(part, contender, round);
		print(`${schedule.describe()}: ${place}: left out, the time does not suffice`);
		return;
	}
	const start = performance.now();
	const measured = await part.run({
		contender: moduleOf(name),
		programs: programsOf(name),
		profile: profile === undefined ? undefined : join(profile, `${part.id}-${name}-${round + 1}.cpuprofile`),
	});
	results.add(name, measured);
	schedule.done(part, contender, round, performance.now() - start);
	const [column] = part.columns;
	const value = column && `${column.head} ${(measured.measures[column.measure] ?? 0).toFixed(column.digits ?? 0)}`;
	print(`${schedule.describe()}: ${place}: ${value}`);
}
