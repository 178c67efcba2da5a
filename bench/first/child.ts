/** From a fresh process to the first pool: `CONTENDER URL INPUT` on the command line, the measurement to the parent. */

import { toJson } from "../state/facts.ts";
import type { FirstAnswer, FirstContender } from "./first.ts";

/** What it took. */
export interface FirstMeasurement {
	/** What the table says the contender is. */
	readonly title: string;
	/** Importing, ms. */
	readonly importMs: number;
	/** From the first call to the answer, with opening the socket, ms. */
	readonly wallMs: number;
	/** Processor time of it, user and system, ms. */
	readonly cpuMs: number;
	/** When the answer was there, ns of the machine's clock. */
	readonly answeredNs: string;
	/** Resident memory before the import, and with the answer, MB. */
	readonly bareMb: number;
	readonly rssMb: number;
	/** What was found, as JSON has it. */
	readonly found: FirstAnswer;
}

const MB = 2 ** 20;
const [, , name = "", url = "", input = ""] = process.argv;
const bareMb = process.memoryUsage().rss / MB;
const start = performance.now();
const contender: FirstContender = (await import(new URL(`.//${name}.js`, import.meta.url).href))[name];
const imported = performance.now();
const cpu = process.cpuUsage();
const found = await contender.first(url, JSON.parse(input));
const answeredNs = String(process.hrtime.bigint());
const answered = performance.now();
const { user, system } = process.cpuUsage(cpu);
globalThis.gc?.();
const measurement = {
	title: contender.title,
	importMs: imported - start,
	wallMs: answered - imported,
	cpuMs: (user + system) / 1000,
	answeredNs,
	bareMb,
	rssMb: process.memoryUsage().rss / MB,
	found,
};
process.send?.(JSON.parse(toJson(measurement)), () => process.exit(0));
