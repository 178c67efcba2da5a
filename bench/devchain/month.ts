/** CPU time of a simulated month of the busy network, whose gatekeeper pays the pools of some 230 workers. */
import { DevChain } from "../../src/devchain/index.ts";
import { cpuMsOf, report } from "./measurement.ts";

const DAYS = 30;
/** Blocks of the month: one, and one an hour. */
const BLOCKS = [1, 24 * DAYS];

for (const blocks of BLOCKS) {
	await using chain = await DevChain.start({ network: "busy" });
	const before = chain.best.number;
	const value = await cpuMsOf(() => chain.advance({ days: DAYS, blocks }));
	if (chain.best.number !== before + blocks) throw new Error(`The chain has ${chain.best.number - before} new blocks`);
	report([{ what: `${DAYS} days of the busy network in ${blocks} blocks`, value, unit: "ms" }]);
}
