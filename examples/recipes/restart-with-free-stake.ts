// Restart workers with what is free
// Operators
// Puts free stake behind computing workers: shows what each gains and loses by a restart, and restarts them in one batch.
import { formatPha } from "phala-stakepool";
import { owner, phala } from "./client.js";

const pha = (amount: bigint) => formatPha(amount, { decimals: 2, grouping: true, symbol: "PHA" });
const bits = (value: bigint) => (Number(value) / 2 ** 64).toFixed(2); // V has 64 fractional bits

const pool = phala.stakePool(22);
const { steps, remaining } = await pool.suggestOverstake({ strategy: "even" }); // or "score", "v"
for (const { publicKey, stake, extra, ve, vLost } of steps) {
	console.log(`${publicKey}: + ${pha(extra)} = ${pha(stake)}, V begins at ${bits(ve)}, loses ${bits(vLost)}`);
}
if (steps.length === 0) {
	console.log("Nothing to do: no free stake, no worker below its maximum, or requests wait in the queue");
} else {
	await phala.batch(steps.map(({ publicKey, stake }) => phala.worker(publicKey).restart(stake))).send(owner).inBlock;
	console.log(`${steps.length} restarted. Free: ${pha((await pool.get()).freeStake)}, as suggested: ${pha(remaining)}`);
}
await phala.close();
