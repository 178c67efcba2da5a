// Watch workers that do not respond
// Operators
// Follows all workers of an operator, and prints those that become unresponsive and those that are back. Runs until the client closes.
import { formatPha } from "phala-stakepool";
import { owner, phala } from "./client.js";

const unresponsive = phala.workers.watch$({
	operator: owner,
	fields: ["state", "pid", "stake"],
	where: ({ state }) => state === "Unresponsive",
});
await unresponsive.forEach(({ block, added, removed, all }) => {
	const time = new Date(block.timestampMs).toISOString().slice(0, 16).replace("T", " ");
	for (const { publicKey, pid, stake } of added) {
		const idle = formatPha(stake ?? 0n, { decimals: 2, grouping: true });
		console.log(`${time} ${publicKey} of pool ${pid} does not respond: ${idle} PHA earn nothing`);
	}
	for (const publicKey of removed) console.log(`${time} ${publicKey} is back, or was stopped`);
	console.log(`${time} ${all.size} in all`);
});
