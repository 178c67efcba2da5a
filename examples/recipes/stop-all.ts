// Stop all workers of a pool
// Operators
// Stops every worker that computes or does not respond, and shows when the stake can be reclaimed.
import { formatPha } from "phala-stakepool";
import { owner, phala } from "./client.js";

const pool = phala.stakePool(22);
const running = (await pool.workers()).filter(({ state }) => state === "Computing" || state === "Unresponsive");
const stops = running.map(({ publicKey }) => phala.worker(publicKey).stop());
if (stops.length > 0) {
	const { outcomes } = await phala.sendAll(stops, owner, { mode: "force" }).inBlock; // any number of workers
	outcomes.forEach((outcome, i) => {
		if (outcome.status !== "done") console.log(`${running[i]?.publicKey}: ${outcome.status}`);
	});
	console.log(`${outcomes.filter(({ status }) => status === "done").length} of ${running.length} stopped`);
}
const { releasingStake } = await pool.get();
const ends = (await pool.workers()).flatMap(({ coolDownEndsAt }) => coolDownEndsAt ?? []);
const last = new Date(1000 * Math.max(0, ...ends)).toISOString().slice(0, 16).replace("T", " ");
console.log(`${formatPha(releasingStake, { decimals: 2, grouping: true })} PHA cool down, the last until ${last} UTC`);
await phala.close();
