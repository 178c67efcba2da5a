// The life of a stake pool: roles, workers that can start, the split of a reward, and four kinds of withdrawal.
// Runs on an embedded chain: `npm run demo`.

import { Keyring } from "@polkadot/keyring";
import type { KeyringPair } from "@polkadot/keyring/types";
import { connect, parsePha, percent, type StakePool } from "phala-stakepool";
import { DevChain } from "phala-stakepool/devchain";
import { exitTimeline, startable } from "phala-stakepool/math";
import { date, heading, pha, print, progress, progressDone, span, table } from "./support/print.ts";

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
const rule = await phala.parameters();

// ── Roles ──────────────────────────────────────────────────────────────────────────────────────────────
heading("Roles");
const people: [string, string, KeyringPair][] = [
	["owner and operator", "Alice", owner],
	...five.map(([name, pair]): [string, string, KeyringPair] => ["delegator", name, pair]),
	["delegator", "Rich", rich],
];
table(
	await Promise.all(
		people.map(async ([role, name, pair]) => {
			const { address, free } = await phala.delegator(pair).get();
			return { role, name, address, PHA: pha(free) };
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

// ── Case 1: not enough stake ────────────────────────────────────────────────────────────────────────────
heading("Case 1: not enough stake for every worker");
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
heading("Case 2, scenario 1: 10 PHA reward, 60 % commission, five equal delegators");
await start(
	choice.starts.map(({ id }) => id),
	choice.starts.map(({ stake }) => stake),
);
await chain.settle([{ worker: keys[0] ?? "", payout: parsePha("10") }]);
const shared1 = await pool1.get();
print(`  The owner can claim ${pha(shared1.ownerReward)}.`);
table(
	await Promise.all(
		five.map(async ([name, pair]) => {
			const position = await phala.delegator(pair).position(pool1.pid);
			const value = position?.value ?? 0n;
			return { delegator: name, delegated: "1400 PHA", "worth now": pha(value), reward: pha(value - parsePha("1400")) };
		}),
	),
);
print("  That is 0.8 PHA each; the chain rounds the last pico down.");
const claim = await pool1.claimOwnerReward().send(owner).inBlock;
print(`  Alice claims ${pha(claim.result.amount)}, unwrapped to PHA in the same transaction.`);

// ── Case 2, scenario 2: free stake earns too ────────────────────────────────────────────────────────────────────
heading("Case 2, scenario 2: one more delegator with 5000 PHA, all workers started, 2000 PHA free");
const { pool: pool2, keys: keys2 } = await fullPool();
await chain.settle([{ worker: keys2[0] ?? "", payout: parsePha("10") }]);
const shared2 = await pool2.get();
print(
	`  Staked ${pha(shared2.stakedStake)}, free ${pha(shared2.freeStake)}: 2000 PHA and the delegators' 4 PHA of the reward.`,
);
print(`  The owner can claim ${pha(shared2.ownerReward)}.`);
table(
	await Promise.all(
		[...five.slice(0, 1), ["Rich", rich] as [string, KeyringPair]].map(async ([name, pair]) => {
			const put = parsePha(name === "Rich" ? "5000" : "1400");
			const value = (await phala.delegator(pair).position(pool2.pid))?.value ?? 0n;
			return { delegator: name, delegated: pha(put), "worth now": pha(value), reward: pha(value - put) };
		}),
	),
);
print("  A normal delegator earns 0.466… PHA, Rich 1.666… PHA.");

// ── Four withdrawals ───────────────────────────────────────────────────────────────────────────────────────────────
const leave = (pool: StakePool, amount: string) =>
	phala
		.delegator(rich)
		.withdraw(pool.pid, { amount: parsePha(amount) })
		.send(rich).inBlock;

heading("Exit 1: less than what is free");
const { pool: exit1 } = await fullPool();
const paid1 = await leave(exit1, "1500");
print(
	`  Rich withdraws 1500 PHA and is paid ${pha(paid1.result.paid)} at once; ${pha((await exit1.get()).freeStake)} stay free.`,
);

heading("Exit 2: more than what is free");
const { pool: exit2 } = await fullPool();
const paid2 = await leave(exit2, "4000");
const {
	withdrawQueue: [waiting],
	block,
} = await exit2.get();
const expiresAt = waiting?.expiresAt ?? 0;
print(`  Rich withdraws 4000 PHA, is paid ${pha(paid2.result.paid)}, and waits for ${pha(waiting?.value ?? 0n)}.`);
// The countdown runs by the chain's clock, which is the timestamp of its newest block.
print(`  The countdown ends ${date(expiresAt)}, in ${span(expiresAt - block.timestampMs / 1000)}.`);

heading("Exit 3: no contribution in time");
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

heading("Exit 4: a contribution in time");
const { pool: exit4 } = await fullPool();
await leave(exit4, "4000");
await chain.advance({ days: 3 });
const wrappedThen = (await phala.delegator(rich).get()).wrapped ?? 0n;
await contribute(exit4, dave, "2000");
const wrappedNow = (await phala.delegator(rich).get()).wrapped ?? 0n;
const helped = await exit4.get();
print(`  Dave contributes 2000 PHA on day 3: Rich gets ${pha(wrappedNow - wrappedThen)} in the same block.`);
print(
	`  Waiting in the queue: ${helped.withdrawQueue.length}; every worker goes on, ${pha(helped.stakedStake)} staked.`,
);

await phala.close();
await chain.close();
