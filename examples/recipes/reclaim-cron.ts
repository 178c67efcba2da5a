// Reclaim automatically: by cron
// Operators
// Reclaims what is due in all pools of an owner, and ends: for a line like `5 * * * * npx tsx reclaim-cron.ts`.
import { formatPha } from "phala-stakepool";
import { owner, phala } from "./client.js";

const pools = await phala.stakePools.list({ owner, fields: ["coolingDownWorkers"] });
for (const { pid, coolingDownWorkers } of pools) {
	if (coolingDownWorkers.length === 0) continue;
	const pool = phala.stakePool(pid);
	const { due, next } = await pool.reclaimable();
	if (due.length > 0) {
		try {
			const { result } = await pool.reclaimAll().send(owner).inBlock;
			const amount = formatPha(result.reclaimed, { decimals: 2, grouping: true });
			console.log(`Pool ${pid}: reclaimed ${amount} PHA of ${result.workers.length} workers`);
		} catch (error) {
			console.log(`Pool ${pid}: ${error instanceof Error ? error.message : error}`);
			process.exitCode = 1; // cron sends a mail
		}
	}
	if (next) console.log(`Pool ${pid}: next at ${new Date(next.at * 1000).toISOString()}`);
}
await phala.close();
