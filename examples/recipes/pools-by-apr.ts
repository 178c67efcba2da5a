// Pools sorted by APR
// Console users
// Estimates the yearly yield of every pool from three bulk reads of one block, and lists the ten best that are open.
import { formatPercent, formatPha } from "phala-stakepool";
import { apr, type EarningWorker } from "phala-stakepool/math";
import { phala } from "./client.js";

const view = await phala.at("best"); // all reads are of this block
const [budget, pools, workers] = await Promise.all([
	view.budget(),
	view.stakePools.list({ fields: ["commissionPpm", "totalStake", "delegable"] }),
	view.workers.list({ fields: ["pid", "state", "v", "initialScore", "confidenceLevel"] }),
]);

const workersOf = new Map<number | null, EarningWorker[]>(pools.map(({ pid }) => [pid, []]));
for (const { pid, state, v, initialScore, confidenceLevel } of workers) {
	if (state !== "Computing" || v === null) continue;
	workersOf.get(pid)?.push({ v, score: initialScore ?? 0, confidenceLevel });
}
const ranked = pools
	.filter(({ totalStake, delegable }) => totalStake > 0n && delegable !== 0n)
	.map((pool) => ({ ...pool, apr: apr({ ...pool, workers: workersOf.get(pool.pid) ?? [] }, budget) }))
	.sort((a, b) => b.apr - a.apr);
for (const { pid, apr, commissionPpm, totalStake } of ranked.slice(0, 10)) {
	const stake = formatPha(totalStake, { decimals: 0, grouping: true });
	console.log(
		`Pool ${pid}: ${(100 * apr).toFixed(2)} % a year, ${formatPercent(commissionPpm)} % commission, ${stake} PHA`,
	);
}
await phala.close();
