// My rewards since a day
// Console users
// Sums up what an account earned in each pool since a day, from its ledger.
import { formatPha } from "phala-stakepool";
import { summarizeLedger } from "phala-stakepool/ledger";
import { phala, signer } from "./client.js";

const head = await phala.head();
const since = new Date(head.timestampMs - 7 * 86_400_000); // or new Date("2024-01-01")
const { block } = await phala.at(since); // the last block before; the node has to have the state of those after it

const ledger = phala.delegator(signer).ledger({ from: block.number + 1, to: head.number });
const summary = await summarizeLedger(ledger);
for (const { pid, rewards, closing, yield: realised } of summary?.pools ?? []) {
	const yearly =
		realised.annualisedPpm === null ? "" : `, ${(Number(realised.annualisedPpm) / 10_000).toFixed(2)} % a year`;
	console.log(
		`Pool ${pid}: ${formatPha(rewards)} PHA on ${formatPha(closing, { decimals: 2, grouping: true })} PHA${yearly}`,
	);
}
console.log(`${formatPha(summary?.rewards ?? 0n)} PHA since ${since.toISOString().slice(0, 10)}`);
await phala.close();
