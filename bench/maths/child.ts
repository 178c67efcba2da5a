/** Measures one way to value shares in a separate process. Arguments: `WAY COUNT`. Sends the measurement to the parent. */

import { Random } from "../state/random.ts";
import { WAYS } from "./ways.ts";

/** Measurement of one way. */
export interface MathsMeasurement {
	/** Name in the table. */
	readonly title: string;
	readonly cpuMs: number;
	readonly wallMs: number;
	/** The sum of all values, decimal. */
	readonly sum: string;
}

const SIZE = 4096;
const WARM_UP = 20_000;

const [, , name = "", count = ""] = process.argv;
const way = WAYS[name];
if (way === undefined) throw new RangeError(`Unknown way: ${name}`);
const random = new Random(1251);
const pools = random.list(SIZE, () => {
	const totalShares = random.pha(1000, 1_000_000) + BigInt(random.whole(0, 999_999_999));
	return { totalShares, totalStake: (totalShares * BigInt(random.whole(9000, 13_000))) / 10_000n };
});
const shares = random.list(SIZE, () => random.pha(1, 100_000) + BigInt(random.whole(0, 999_999_999)));
const run = way.prepare({ pools, shares });
run(WARM_UP);
const cpu = process.cpuUsage();
const start = performance.now();
const sum = String(run(Number(count)));
const wallMs = performance.now() - start;
const { user, system } = process.cpuUsage(cpu);
process.send?.({ title: way.title, cpuMs: (user + system) / 1000, wallMs, sum }, () => process.exit(0));
