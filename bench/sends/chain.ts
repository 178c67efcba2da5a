/**
 * Runs the development chain in a separate process, a block every `INTERVAL` ms: `chain.js INTERVAL`. Sends its URL to the parent, then
 * its CPU time and requests so far for every message.
 */
import { DevChain } from "phala-stakepool/devchain";

/** Costs of the chain so far. */
export interface ChainCosts {
	/** CPU time of its process, user and system, ms. */
	readonly cpuMs: number;
	readonly requests: number;
}

process.once("disconnect", () => process.exit(0));
const chain = await DevChain.start({ seal: { intervalMs: Number(process.argv[2]) } });
const { url } = await chain.listen();
process.on("message", () => {
	const { user, system } = process.cpuUsage();
	const requests = Object.values(chain.stats.requests).reduce((sum, count) => sum + count, 0);
	process.send?.({ cpuMs: (user + system) / 1000, requests } satisfies ChainCosts);
});
process.send?.(url);
