// Start 200 workers
// Operators
// Starts as many workers as the free stake allows, each with its minimum, in as few transactions as possible, with progress.
import { formatPha } from "phala-stakepool";
import { distinctUntilChanged, map } from "rxjs";
import { owner, phala } from "./client.js";

const pha = (amount: bigint) => formatPha(amount, { decimals: 2, grouping: true, symbol: "PHA" });

const { starts, waiting, remaining } = await phala.stakePool(22).suggestStarts({ strategy: "count" });
console.log(`${starts.length} workers can start, ${waiting.length} lack stake, ${pha(remaining)} remain`);

const plans = starts.map(({ publicKey, stake }) => phala.worker(publicKey).start(stake));
const sending = phala.sendAll(plans, owner, { mode: "force", maxPlans: 100 }); // a refused start does not stop the others
const progress$ = sending.progress$.pipe(map(({ completed, total }) => `${completed} of ${total}`));
progress$.pipe(distinctUntilChanged()).subscribe((text) => console.log(text));
const { outcomes, transactions, error } = await sending.inBlock;

outcomes.forEach((outcome, i) => {
	if (outcome.status === "refused") console.log(starts[i]?.publicKey, outcome.error.message);
});
const fee = transactions.reduce((sum, transaction) => sum + (transaction.fee ?? 0n), 0n);
const started = outcomes.filter(({ status }) => status === "done").length;
console.log(`${started} started in ${transactions.length} transactions for ${formatPha(fee)} PHA`);
if (error) console.log(`Stopped early: ${error.message}`);
await phala.close();
