/** Pauses of a timer of 10 ms while a hundred sends of the SDK are awaited in turn, in process. */
import { DevChain } from "../../src/devchain/index.ts";
import { connect } from "../../src/index.ts";
import { quantile, report } from "./measurement.ts";

const SENDS = 100;
const WARM_UP = 3;
const INTERVAL_MS = 10;
const GOAL_MS = 50;

await using chain = await DevChain.start();
await using phala = await connect(chain.provider);
const { alice } = chain.accounts;
const send = () => phala.createStakePool().send(alice).inBlock;
for (let i = 0; i < WARM_UP; i++) await send();
const pauses: number[] = [];
const cpuPauses: number[] = [];
let last = performance.now();
let cpu = process.cpuUsage();
const timer = setInterval(() => {
	const now = performance.now();
	const { user, system } = process.cpuUsage(cpu);
	pauses.push(now - last);
	cpuPauses.push((user + system) / 1000);
	last = now;
	cpu = process.cpuUsage();
}, INTERVAL_MS);
const start = performance.now();
for (let i = 0; i < SENDS; i++) await send();
const took = performance.now() - start;
clearInterval(timer);
report([
	{ what: `${SENDS} sends in turn`, value: took, unit: "ms" },
	{ what: `timer of ${INTERVAL_MS} ms meanwhile, median pause`, value: quantile(pauses, 0.5), unit: "ms" },
	{ what: `timer of ${INTERVAL_MS} ms meanwhile, longest pause`, value: Math.max(...pauses), unit: "ms" },
	{ what: "longest CPU time between two timers", value: Math.max(...cpuPauses), goal: GOAL_MS, unit: "ms" },
]);
