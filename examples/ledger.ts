// The ledger of a delegator over two weeks: what went in, what it earned, what it cost, what it is worth each day, and the rows for a
// tax tool. At the end the entries add up to what the account has.
import { connect, formatPercent, formatPha, parsePha, percent } from "phala-stakepool";
import { DevChain } from "phala-stakepool/devchain";
import { ledgerCsv, summarizeLedger, valueSeries } from "phala-stakepool/ledger";
import { date, heading, pha, print, table } from "./support/print.ts";

const chain = await DevChain.start({ generation: 2 });
const phala = await connect(chain.provider);
const { alice, bob, charlie } = chain.accounts;
const { pid } = (await phala.createStakePool().send(alice).inBlock).result;
const worker = await chain.registerWorker({ operator: alice, score: 400, confidenceLevel: 1 });
await phala
	.batch([phala.stakePool(pid).setCommission(percent("10")), phala.stakePool(pid).addWorker(worker)])
	.send(alice).inBlock;

// ── Two weeks ──────────────────────────────────────────────────────────────────────────────────────────────
const delegator = phala.delegator(bob);
const from = chain.best.number + 1;
await delegator.contribute(pid, parsePha("3000")).send(bob).inBlock;
await phala.worker(worker).start(parsePha("2500")).send(alice).inBlock;
for (let day = 1; day <= 14; day++) {
	await chain.advance({ days: 1, blocks: 1 });
	await chain.settle([{ worker, payout: parsePha("5") }]);
	// Day 10: more than is free, so a part waits until there is a contribution on day 12.
	if (day === 10) await delegator.withdraw(pid, { amount: parsePha("1000") }).send(bob).inBlock;
	if (day === 12) await phala.delegator(charlie).contribute(pid, parsePha("2000")).send(charlie).inBlock;
}
const to = chain.best.number;

// ── The ledger ─────────────────────────────────────────────────────────────────────────────────────────────
heading("The ledger");
const rows: Record<string, string>[] = [];
for await (const entry of delegator.ledger({ from, to })) {
	const { type, block, amount, isDelayed } = entry;
	if (type === "opening" || type === "closing" || type === "rounding") continue;
	rows.push({
		date: date(block.timestampMs / 1000),
		entry: isDelayed ? `${type} from the queue` : type,
		PHA: formatPha(amount),
	});
}
table(rows);

heading("In figures");
const summary = await summarizeLedger(delegator.ledger({ from, to }));
if (!summary) throw new Error("The range has no blocks.");
print(
	`  Bob contributed ${pha(summary.contributed)}, withdrew ${pha(summary.withdrawn)}, and earned ${pha(summary.rewards)}.`,
);
print(`  Fees: ${pha(summary.fees)}.`);
print(`  On average ${formatPha(summary.yield.averageCapital, { decimals: 2 })} PHA were in the pool.`);
print(`  Yield: ${formatPercent(Number(summary.yield.yieldPpm))} % in two weeks.`);

heading("Value at the end of each day");
const days: Record<string, string>[] = [];
for await (const { timestampMs, staked, total } of valueSeries(delegator.ledger({ from, to })))
	days.push({
		day: date(timestampMs / 1000),
		staked: formatPha(staked, { decimals: 4 }),
		all: formatPha(total, { decimals: 4 }),
	});
table(days);

heading("For Koinly");
for await (const line of ledgerCsv(delegator.ledger({ from, to }), { format: "koinly" })) print(line.trimEnd());

heading("The balance");
const { free, wrapped, stakedTotal } = await delegator.get();
const { pha: unstaked, wrapped: wPha, staked } = summary.closing;
print(`  By the ledger: ${pha(unstaked + wPha + staked)}`);
print(`  On the chain:  ${pha(free + (wrapped ?? 0n) + stakedTotal)}`);

await phala.close();
await chain.close();
