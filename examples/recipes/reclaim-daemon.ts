// Reclaim automatically: a daemon
// Operators
// Reclaims the stake of stopped workers in the first block after their cool-down, which also pays the queue. Runs until the client closes.
import { type BlockRef, formatPha, isPhalaError } from "phala-stakepool";
import { exhaustMap } from "rxjs";
import { owner, phala } from "./client.js";

const pool = phala.stakePool(22);
let nextAt = 0; // seconds, by the chain's clock

async function reclaim({ timestampMs }: BlockRef): Promise<void> {
	const now = timestampMs / 1000;
	if (now < nextAt) return;
	try {
		if ((await pool.reclaimable()).due.length > 0) {
			const { result } = await pool.reclaimAll().send(owner).inBlock;
			const amount = formatPha(result.reclaimed, { decimals: 2, grouping: true });
			console.log(`Reclaimed ${amount} PHA of ${result.workers.length} workers`);
		}
		const { next } = await pool.reclaimable();
		nextAt = next?.at ?? now + 600; // workers that are stopped later are ready later
		console.log(next ? `Next at ${new Date(next.at * 1000).toISOString()}` : "No worker cools down");
	} catch (error) {
		if (!isPhalaError(error) || error.code === "CLOSED") throw error;
		console.log(`Again in the next block: ${error.message}`); // e.g. another account was faster
	}
}

await phala.head$.pipe(exhaustMap(reclaim)).forEach(() => {});
