// Yield per worker and day, as CSV
// Operators
// Writes what each worker of a pool was paid on each of the past days, before commission, and its yield on the stake behind it.
import { formatPha } from "phala-stakepool";
import { phala } from "./client.js";

const PID = 22;
const DAYS = 7;
const DAY_MS = 86_400_000;

const { timestampMs } = await phala.head();
const midnight = timestampMs - (timestampMs % DAY_MS);
let before = new Map<string, bigint>();
console.log("day,worker,paid,stake,percent");
for (let day = DAYS; day >= 0; day--) {
	const end = midnight - day * DAY_MS - 1;
	const view = await phala.at(new Date(end)); // the last block of the day
	const workers = await view.workers.list({ pids: [PID], fields: ["totalReward", "stake"] });
	const totals = new Map(workers.map(({ publicKey, totalReward }) => [publicKey, totalReward ?? 0n]));
	for (const { publicKey, stake } of workers) {
		const earlier = before.get(publicKey);
		const total = totals.get(publicKey) ?? 0n;
		if (earlier === undefined || stake === null) continue; // not in the pool the day before, or not started
		const paid = total < earlier ? total : total - earlier; // the count begins anew when a worker is added again
		const percent = (Number((10n ** 8n * paid) / stake) / 1e6).toFixed(4);
		console.log(
			[new Date(end).toISOString().slice(0, 10), publicKey, formatPha(paid), formatPha(stake), percent].join(),
		);
	}
	before = totals;
}
await phala.close();
