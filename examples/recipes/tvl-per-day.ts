// Value locked per day
// Indexers
// Sums up all stake at the last block of each of the past days: stake pools, and what vaults hold beside them.
import { formatPha } from "phala-stakepool";
import { phala } from "./client.js";

const DAY_MS = 86_400_000;
const DAYS = 7;

const { timestampMs } = await phala.head();
const midnight = timestampMs - (timestampMs % DAY_MS);
console.log("day,pha");
for (let day = DAYS; day > 0; day--) {
	const end = midnight - (day - 1) * DAY_MS;
	const view = await phala.at(new Date(end - 1)); // the last block of the day
	let total = 0n;
	for await (const { totalStake } of view.stakePools.all({ fields: ["totalStake"] })) total += totalStake;
	for await (const { freeStake } of view.vaults.all({ fields: ["freeStake"] })) total += freeStake;
	console.log(`${new Date(end - 1).toISOString().slice(0, 10)},${formatPha(total, { decimals: 2 })}`);
}
await phala.close();
