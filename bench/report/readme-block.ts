import type { PartResults } from "../tasks/results.ts";
import { FAR_MS } from "../tasks/task.ts";
import { markdown } from "./markdown.ts";

/** Results by the part's id. */
export type Results = ReadonlyMap<string, PartResults>;

const START = "<!-- Written by `npm run bench -- --write`. -->";
const END = "<!-- End of what `npm run bench` wrote. -->";

/** A measurement of a contender, in a unit of the table. */
interface Figure {
	readonly part: string;
	readonly contender: string;
	readonly measure: string;
	/** Contender to divide by. */
	readonly of?: string;
	format(value: number): string;
	/** Text after the value. */
	readonly note?: string;
}

/** A cell: a figure, or nothing where a contender does not take part. */
type Cell = Figure | null;

const milliseconds = (value: number) => (value < 10 ? `${value.toFixed(1)} ms` : `${grouped(Math.round(value))} ms`);
const seconds = (value: number) => `${(value / 1000).toFixed(value < 10_000 ? 2 : 1)} s`;
const megabytes = (value: number) => `${value.toFixed(0)} MB`;
const grouped = (value: number) => value.toLocaleString("en-US");
const times = (value: number) => value.toFixed(value < 10 ? 2 : 1);

const POOLS: readonly (readonly [contender: string, title: string, far: boolean])[] = [
	["floor", "floor, by hand", true],
	["ours", "this package, the same fields", true],
	["whole", "this package, whole states", false],
	["papi", "polkadot-api, `getEntries()`", true],
	["dedot", "dedot, `entries()`", true],
	["entries", "`@polkadot/api`, `entries()`", true],
	["naive", "`@polkadot/api`, a query per worker", false],
];

const POOL_ROWS = POOLS.map(([contender, title, isFar]): readonly [string, ...Cell[]] => {
	const figure = (measure: string, format: Figure["format"]): Figure => ({ part: "pools", contender, measure, format });
	return [
		title,
		figure("cpuMs", seconds),
		{ ...figure("cpuMs", times), of: "floor" },
		figure("memoryMb", megabytes),
		figure("requests", grouped),
		figure("trafficMb", (value) => `${value.toFixed(1)} MB`),
		isFar ? { part: "far", contender, measure: "wallMs", format: seconds } : null,
	];
});

/** Contenders of the other tasks, by column: the floor, this package, `@polkadot/api`, dedot, polkadot-api. */
type Row = readonly [
	title: string,
	part: string,
	measure: string,
	contenders: readonly (string | readonly [contender: string, note: string] | null)[],
];

const OTHERS: readonly Row[] = [
	[
		`account with 100 delegations, at ${FAR_MS} ms`,
		"portfolio-100",
		"farMs",
		["floor", "ours", ["multi", "`multi()`"], "dedot", "papi"],
	],
	[
		"500 pools live, 1 changes: CPU per block",
		"live-1",
		"cpuPerBlockMs",
		["floor", "ours", ["naive", "a query each"], "dedot", null],
	],
	["… 50 change", "live-50", "cpuPerBlockMs", ["floor", "ours", ["naive", "a query each"], "dedot", null]],
	[
		"socket open → first pool, whole state",
		"first",
		"openMs",
		["floor", "ours", ["api", "its record alone"], ["dedot", "the same"], ["papi", "the same"]],
	],
	["import in a fresh process", "first", "importMs", ["floor", "ours", "api", "dedot", "papi"]],
	[`first check of a withdrawal, at ${FAR_MS} ms`, "plans-2", "coldMs", [null, "check", null, null, null]],
	["… first preview", "plans-2", "coldMs", [null, "preview", null, null, null]],
	["… first simulation", "plans-2", "coldMs", [null, "simulate", null, null, null]],
];

const OTHER_ROWS = OTHERS.map(([title, part, measure, contenders]): readonly [string, ...Cell[]] => [
	title,
	...contenders.map((cell): Cell => {
		if (cell === null) return null;
		const [contender, note] = typeof cell === "string" ? [cell] : cell;
		return { part, contender, measure, format: milliseconds, ...(note === undefined ? {} : { note }) };
	}),
]);

/**
 * Formats the tables of the README.
 *
 * @param machine - the line about machine and rounds
 * @throws if a contender of the tables did not run
 */
export function formatReadmeBlock(results: Results, machine: string): string {
	const missing = new Set<string>();
	const toLine = ([title, ...cells]: readonly [string, ...Cell[]]) => [
		title,
		...cells.map((cell) => {
			if (cell === null) return "";
			const value = read(results, cell);
			if (value === undefined) {
				missing.add(`${cell.part}: ${cell.contender}`);
				return "";
			}
			return cell.format(value) + (cell.note === undefined ? "" : `, ${cell.note}`);
		}),
	];
	const pools = markdown(
		["Contender", "CPU", "of the floor", "memory over connected", "requests", "both ways", `at ${FAR_MS} ms`],
		POOL_ROWS.map(toLine),
	);
	const others = markdown(
		["Other tasks", "floor", "this package", "`@polkadot/api`", "dedot", "polkadot-api"],
		OTHER_ROWS.map(toLine),
	);
	if (missing.size > 0) throw new RangeError(`The README's tables need more runs: ${[...missing].join("; ")}.`);
	return [START, pools, others, `Measured with ${machine}.`, END].join("\n\n");
}

/** Returns the block of a README, or `null` if its markers are missing or out of order. */
export function findReadmeBlock(readme: string): string | null {
	const start = readme.indexOf(START);
	const end = readme.indexOf(END);
	return start < 0 || end < start ? null : readme.slice(start, end + END.length);
}

/** Replaces the block of a README. */
export function replaceReadmeBlock(readme: string, block: string): string {
	const old = findReadmeBlock(readme);
	if (old === null) throw new RangeError(`The README has no block to replace: ${START} … ${END}`);
	return readme.replace(old, () => block);
}

function read(results: Results, { part, contender, measure, of }: Figure): number | undefined {
	const found = results.get(part);
	return of === undefined ? found?.median(contender, measure) : found?.ratio(contender, of, measure);
}
