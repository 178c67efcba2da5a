// Every position at a block
// Indexers
// Writes every position of every stake pool and vault at one block, as CSV.
import { formatPha } from "phala-stakepool";
import { phala } from "./client.js";

const BLOCK = 400; // an archive node has any; or "finalized"

const view = await phala.at(BLOCK);
async function* pools() {
	for await (const { pid } of view.stakePools.all({ fields: ["totalShares"] })) yield view.stakePool(pid);
	for await (const { pid } of view.vaults.all({ fields: ["totalShares"] })) yield view.vault(pid); // none in generation 1
}
console.log("pid,kind,delegator,shares,value,queued,reward");
for await (const pool of pools()) {
	for (const { pid, kind, delegator, shares, value, queuedValue, reward } of await pool.positions()) {
		const amounts = [shares, value, queuedValue, reward ?? 0n].map((amount) => formatPha(amount)); // exact
		console.log([pid, kind, delegator, ...amounts].join());
	}
}
await phala.close();
