// Delegators of my pool
// Console users
// Lists who delegates to a pool, with shares, value, part of the pool, and what waits in the queue.
import { formatPha } from "phala-stakepool";
import { owner, phala } from "./client.js";

const PHA = { decimals: 2, grouping: true } as const;

const view = await phala.at("best"); // all reads are of this block
for (const pool of await view.stakePools.list({ owner })) {
	const positions = await view.stakePool(pool.pid).positions();
	console.log(`Pool ${pool.pid}: ${positions.length} delegators, ${formatPha(pool.totalShares, PHA)} shares`);
	const largestFirst = positions.toSorted((a, b) => Number(b.shares + b.queuedShares - a.shares - a.queuedShares));
	for (const { delegator, shares, queuedShares, value, queuedValue } of largestFirst) {
		const part = Number((10_000n * (shares + queuedShares)) / pool.totalShares) / 100; // 0.01 % exactly
		const waiting = queuedShares > 0n ? `, ${formatPha(queuedValue, PHA)} PHA waiting` : "";
		console.log(`  ${delegator}  ${formatPha(shares, PHA)} shares, ${formatPha(value, PHA)} PHA, ${part} %${waiting}`);
	}
}
await phala.close();
