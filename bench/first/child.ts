/** Measures a contender from a fresh process to the first pool. Arguments: `CONTENDER URL INPUT`. Sends the measurement to the parent. */

import { toJson } from "../state/facts.ts";
import type { FirstAnswer, FirstContender } from "./first.ts";

/** Measurement of one contender. */
export interface FirstMeasurement {
	/** Name in the table. */
	readonly title: string;
	/** Importing, ms. */
	readonly importMs: number;
	/** From the first call to the result, including opening the socket, ms. */
	readonly wallMs: number;
	/** CPU time of it, user and system, ms. */
	readonly cpuMs: number;
	/** When the result arrived, ns of the machine's clock. */
	readonly answeredNs: string;
	/** Resident memory before the import, and with the result, MB. */
	readonly bareMb: number;
	readonly rssMb: number;
	/** The result, as JSON. */
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
