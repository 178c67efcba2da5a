// Why a worker cannot start
// Operators
// Checks for every worker that does not compute what the chain would say to a start, and what it needs.
import { formatPha, parsePha } from "phala-stakepool";
import { owner, phala } from "./client.js";

const pha = (amount: bigint) => formatPha(amount, { decimals: 2, grouping: true, symbol: "PHA" });

const workers = await phala.workers.list({ operator: owner, where: ({ state }) => state !== "Computing" });
for (const { publicKey, pid, state, stakeBounds } of workers) {
	const stake = stakeBounds?.min ?? parsePha("1000"); // null: no benchmark yet
	const failures = await phala.worker(publicKey).start(stake).check(owner);
	console.log(`${publicKey}, ${pid === null ? "in no pool" : `pool ${pid}`}, ${state}, needs ${pha(stake)}:`);
	for (const { code, message } of failures) console.log(`  ${code}: ${message}`);
	if (failures.length === 0) console.log("  can start now");
}
await phala.close();
