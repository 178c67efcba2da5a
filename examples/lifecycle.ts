// The life of a stake pool as Phala's paper "Staking Mechanism" describes it, with its numbers: roles, workers that can start, the split
// of a reward, and four kinds of withdrawal. Runs on an embedded chain: `npm run demo`.

import { Keyring } from "@polkadot/keyring";
import type { KeyringPair } from "@polkadot/keyring/types";
import { connect, formatPha, parsePha, percent, type StakePool } from "phala-stakepool";
import { DevChain } from "phala-stakepool/devchain";
import { exitTimeline, startable } from "phala-stakepool/math";
import { date, heading, print, progress, progressDone, span, table } from "./support/print.ts";

const pha = (amount: bigint) => formatPha(amount, { grouping: true, symbol: "PHA" });

/** Begins a step: its title, and what it shows of the paper. */
function step(title: string, shows: string): void {
	heading(title);
	print(`  ${shows}\n`);
}

const chain = await DevChain.start({ generation: 2 });
const phala = await connect(chain.provider);
const { alice: owner, bob, charlie, dave, eve, ferdie } = chain.accounts;
const rich = new Keyring({ type: "sr25519", ss58Format: phala.network.ss58Prefix }).addFromUri("//Rich");
await chain.fund(rich.address, parsePha("100000"));
const five: [string, KeyringPair][] = [
	["Bob", bob],
	["Charlie", charlie],
	["Dave", dave],
	["Eve", eve],
	["Ferdie", ferdie],
];
const delegators: [string, KeyringPair, string][] = [
	...five.map(([name, pair]): [string, KeyringPair, string] => [name, pair, "1400"]),
	["Rich", rich, "5000"],
];
const rule = await phala.parameters();

/** What each of some delegators has of a pool. */
async function showDelegators(pool: StakePool, some: readonly [string, KeyringPair, string][]): Promise<void> {
	const rows = some.map(async ([delegator, pair, amount]) => {
		const delegated = parsePha(amount);
		const value = (await phala.delegator(pair).position(pool.pid))?.value ?? 0n;
		return { delegator, delegated: pha(delegated), "worth now": pha(value), reward: pha(value - delegated) };
	});
	table(await Promise.all(rows));
}

// ── Roles ──────────────────────────────────────────────────────────────────────────────────────────────
step("Roles", "Delegators bring PHA, an owner brings workers that it operates, a stake pool connects them.");
const people: [string, string, KeyringPair][] = [
	["owner and operator", "Alice", owner],
	...five.map(([name, pair]): [string, string, KeyringPair] => ["delegator", name, pair]),
	["delegator", "Rich", rich],
];
table(
	await Promise.all(
		people.map(async ([role, name, pair]) => {
			const { address, free } = await phala.delegator(pair).get();
			return { role, name, address, free: pha(free) };
		}),
	),
);
print(`  on ${phala.network.specName} ${phala.network.specVersion}, generation ${phala.generation}`);

/** Four machines: two that need 2000 PHA, two that need 3000. */
async function machines(): Promise<string[]> {
	const keys: string[] = [];
	for (const score of [400, 400, 900, 900]) {
		keys.push(await chain.registerWorker({ operator: owner.address, score, confidenceLevel: 1 }));
	}
	return keys;
}

/** A pool of Alice with 60 % commission and four workers. */
async function openPool(): Promise<{ pool: StakePool; keys: string[] }> {
	const created = await phala.createStakePool().send(owner).inBlock;
	const pool = phala.stakePool(created.result.pid);
	const keys = await machines();
	const setUp = [pool.setCommission(percent("60")), ...keys.map((key) => pool.addWorker(key))];
	await phala.batch(setUp, { mode: "all" }).send(owner).inBlock;
	return { pool, keys };
}

const contribute = (pool: StakePool, pair: KeyringPair, amount: string) =>
	phala.delegator(pair).contribute(pool.pid, parsePha(amount)).send(pair).inBlock;

const start = (keys: readonly string[], stakes: readonly bigint[]) =>
	phala
		.batch(
			keys.map((key, i) => phala.worker(key).start(stakes[i] ?? 0n)),
			{ mode: "all" },
		)
		.send(owner).inBlock;

/** Five delegators with 1400 each and Rich with 5000: 12 000 PHA, of which four workers take 10 000. */
async function fullPool() {
	const opened = await openPool();
	for (const [, pair] of five) await contribute(opened.pool, pair, "1400");
	await contribute(opened.pool, rich, "5000");
	await start(opened.keys, ["2000", "2000", "3000", "3000"].map(parsePha));
	return opened;
}

// ── Figure 1: whose workers a pool can add ──────────────────────────────────────────────────────────────────
step(
	"Figure 1: an owner adds its own workers",
	"A pool can add a worker only if the worker's operator is the pool's owner.",
);
const [workerA = ""] = await machines();
const own = phala.stakePool((await phala.createStakePool().send(owner).inBlock).result.pid);
const foreign = phala.stakePool((await phala.createStakePool().send(bob).inBlock).result.pid);
print(`  Alice operates worker A and owns pool ${own.pid}. Bob owns pool ${foreign.pid}.`);
const [refused] = await foreign.addWorker(workerA).check(bob);
print(`  Bob adds A to pool ${foreign.pid}: ${refused?.code}. ${refused?.message}`);
await own.addWorker(workerA).send(owner).inBlock;
print(`  Alice adds A to pool ${own.pid}: ${(await phala.worker(workerA).get()).state}, in pool ${own.pid}.`);

// ── Case 1: not enough stake ────────────────────────────────────────────────────────────────────────────
step(
	"Figure 3, case 1: not enough stake for every worker",
	"A pool starts the workers that its stake is enough for; the others wait.",
);
const { pool: pool1, keys } = await openPool();
for (const [, pair] of five) await contribute(pool1, pair, "1400");
const before = await pool1.get();
const workers = await pool1.workers();
const choice = startable(
	workers.map(({ publicKey, stakeBounds }) => ({ id: publicKey, min: stakeBounds?.min ?? null })),
	before.freeStake,
);
table(
	workers.map(({ publicKey, initialScore, stakeBounds }, i) => ({
		worker: "ABCD"[i] ?? "",
		score: String(initialScore),
		Smin: pha(stakeBounds?.min ?? 0n),
		start: choice.starts.some(({ id }) => id === publicKey) ? "yes" : "has to wait",
	})),
);
const needed = workers.reduce((sum, { stakeBounds }) => sum + (stakeBounds?.min ?? 0n), 0n);
print(`  All four need ${pha(needed)}, the pool has ${pha(before.freeStake)}: ${choice.starts.length} can start.`);

// ── Case 2, scenario 1: a reward among equals ───────────────────────────────────────────────────────────────────
step(
	"Figure 4, case 2, scenario 1: 10 PHA reward, 60 % commission, five equal delegators",
	"Commission is the owner's part of a reward. The rest goes to the delegators by their stake.",
);
await start(
	choice.starts.map(({ id }) => id),
	choice.starts.map(({ stake }) => stake),
);
await chain.settle([{ worker: keys[0] ?? "", payout: parsePha("10") }]);
const shared1 = await pool1.get();
print(`  The owner can claim ${pha(shared1.ownerReward)}.`);
await showDelegators(pool1, delegators.slice(0, 5));
print("  That is 0.8 PHA each; the chain rounds the last pico down.");
const claim = await pool1.claimOwnerReward().send(owner).inBlock;
print(`  Alice claims ${pha(claim.result.amount)}, unwrapped to PHA in the same transaction.`);

// ── Case 2, scenario 2: free stake earns too ────────────────────────────────────────────────────────────────────
step(
	"Figure 4, case 2, scenario 2: one more delegator with 5,000 PHA, all workers started, 2,000 PHA free",
	"Free stake has its part of a reward too: the split counts all that is delegated.",
);
const { pool: pool2, keys: keys2 } = await fullPool();
await chain.settle([{ worker: keys2[0] ?? "", payout: parsePha("10") }]);
const shared2 = await pool2.get();
print(
	`  Staked ${pha(shared2.stakedStake)}, free ${pha(shared2.freeStake)}: 2,000 PHA and the delegators' 4 PHA of the reward.`,
);
print(`  The owner can claim ${pha(shared2.ownerReward)}.`);
await showDelegators(pool2, delegators);
print("  A normal delegator earns 0.466… PHA, Rich 1.666… PHA.");

// ── Four withdrawals ───────────────────────────────────────────────────────────────────────────────────────────────
const leave = (pool: StakePool, amount: string) =>
	phala
		.delegator(rich)
		.withdraw(pool.pid, { amount: parsePha(amount) })
		.send(rich).inBlock;

step("Figure 5, exit 1: less than what is free", "A withdrawal is paid from free stake at once.");
const { pool: exit1 } = await fullPool();
const paid1 = await leave(exit1, "1500");
print(
	`  Rich withdraws 1,500 PHA and is paid ${pha(paid1.result.paid)} at once; ${pha((await exit1.get()).freeStake)} stay free.`,
);

step("Figure 5, exit 2: more than what is free", "What is not free waits in the queue, with a countdown of 7 days.");
const { pool: exit2 } = await fullPool();
const paid2 = await leave(exit2, "4000");
const {
	withdrawQueue: [waiting],
	block,
} = await exit2.get();
const expiresAt = waiting?.expiresAt ?? 0;
print(`  Rich withdraws 4,000 PHA, is paid ${pha(paid2.result.paid)}, and waits for ${pha(waiting?.value ?? 0n)}.`);
// The countdown runs by the chain's clock, which is the timestamp of its newest block.
print(`  The countdown ends ${date(expiresAt)}, in ${span(expiresAt - block.timestampMs / 1000)}.`);

step(
	"Figure 5, exit 3: no contribution in time",
	"After the countdown the workers are stopped. Their stake cools down for 7 days and pays the queue.",
);
const { pool: exit3, keys: keys3 } = await fullPool();
await leave(exit3, "4000");
const exiting = await exit3.get();
const countdownEnd = exiting.withdrawQueue[0]?.expiresAt ?? 0;
const plan = exitTimeline({
	queue: exiting.withdrawQueue,
	freeStake: exiting.freeStake,
	releasingStake: exiting.releasingStake,
	gracePeriodSeconds: rule.gracePeriodSeconds,
	coolDownSeconds: rule.coolDownSeconds,
	now: Math.floor(exiting.block.timestampMs / 1000),
});
print(
	`  ${pha(plan.shortfall)} are missing; paid by ${date(plan.latestAt ?? 0)} at the latest if every step is taken at once.`,
);
for (let day = 1; day <= 7; day++) {
	await chain.advance({ days: 1 });
	const { timestampMs } = await phala.head();
	progress(`day ${day} of 7, countdown ${span(countdownEnd - timestampMs / 1000)}`);
}
await chain.newBlock();
progressDone();
const expired = await exit3.get();
print(
	`  7 days later the request is ${expired.isExpired ? "expired" : "still in time"}; anyone may now stop the workers.`,
);
const stopped = await exit3.enforceExit().send(bob).inBlock;
print(
	`  Bob does: ${stopped.result.stopped.length} workers stop, ${pha((await exit3.get()).releasingStake)} cool down.`,
);
const first = await phala.worker(keys3[0] ?? "").get();
print(`  Their stake is free from ${date(first.coolDownEndsAt ?? 0)} on.`);
for (let day = 1; day <= 7; day++) {
	await chain.advance({ days: 1 });
	progress(`cool-down, day ${day} of 7`);
}
progressDone();
const wrappedBefore = (await phala.delegator(rich).get()).wrapped ?? 0n;
const reclaimed = await exit3.reclaimAll().send(charlie).inBlock;
const wrappedAfter = (await phala.delegator(rich).get()).wrapped ?? 0n;
print(
	`  Charlie reclaims ${pha(reclaimed.result.reclaimed)} of ${reclaimed.result.workers.length} workers; Rich gets ${pha(wrappedAfter - wrappedBefore)}.`,
);
print(`  Waiting in the queue: ${(await exit3.get()).withdrawQueue.length}.`);

step("Figure 5, exit 4: a contribution in time", "New stake pays the queue, and the workers go on.");
const { pool: exit4 } = await fullPool();
await leave(exit4, "4000");
await chain.advance({ days: 3 });
const wrappedThen = (await phala.delegator(rich).get()).wrapped ?? 0n;
await contribute(exit4, dave, "2000");
const wrappedNow = (await phala.delegator(rich).get()).wrapped ?? 0n;
const helped = await exit4.get();
print(`  Dave contributes 2,000 PHA on day 3: Rich gets ${pha(wrappedNow - wrappedThen)} in the same block.`);
print(
	`  Waiting in the queue: ${helped.withdrawQueue.length}; every worker goes on, ${pha(helped.stakedStake)} staked.`,
);

await phala.close();
await chain.close();
