import { describe, expect, test } from "vitest";
import {
	fromFixed,
	isExpired,
	ownerGain,
	type QueueRules,
	queueRules,
	serveQueue,
	sharesFor,
	sharesToWithdraw,
	splitReward,
	vaultReward,
	valueOf as worthOf,
} from "../../src/math/index.ts";
import { eventsOf, number, type Recorded, recordedSteps } from "../support/math/recordings.ts";
import type { V2BasePool, V2State } from "../support/vectors.ts";

const FOLDERS = ["v2", "v2-min-0.01", "v2-rhala-1241"] as const;
type Step = Recorded<(typeof FOLDERS)[number]>;

const totals = (pool: V2BasePool) => ({
	totalStake: BigInt(pool.totalValue),
	totalShares: BigInt(pool.totalShares),
	freeStake: BigInt(pool.freeStake),
});

const requests = (pool: V2BasePool) =>
	pool.withdrawQueue.map(({ user, shares, startTime }) => ({
		user: user as string,
		shares: BigInt(shares),
		startedAt: Number(startTime),
	}));

/** Rules of the recorded runtime; 1241 has a fixed limit and burns nothing. */
function rulesOf({ folder, doc }: Step): QueueRules {
	if (folder === "v2-rhala-1241") return { minBalance: 10_000_000_000n, burnsDust: false, generation: 2 };
	return queueRules(2, BigInt(doc.constants.wPhaMinBalance ?? 0));
}

/** Successful calls of a method with their arguments. */
function* calls(method: string) {
	for (const recorded of recordedSteps(...FOLDERS)) {
		const { step } = recorded;
		if (step.kind !== "call" || step.input.method !== method || !step.outcome.ok) continue;
		yield { ...recorded, signer: step.input.signer, args: step.input.args as Record<string, string | null> };
	}
}

/** The pool before, after, and the account behind a call. */
function around({ before, step }: { before: V2State; step: { state: V2State } }, pid: string) {
	const pool = before.pools[pid];
	const after = step.state.pools[pid];
	if (!pool || !after) throw new Error(`no pool ${pid}`);
	return { pool, after };
}

/** Checks a service of the queue against totals, queue, free stake and events. */
function expectServed(
	recorded: Step,
	pid: string,
	given: { totalStake: bigint; totalShares: bigint; freeStake: bigint },
	queue: { user: string; shares: bigint; startedAt: number }[],
): number {
	const { name, doc, step } = recorded;
	const { after } = around(recorded, pid);
	const served = serveQueue(given, queue, rulesOf(recorded));
	const minimum = BigInt(doc.constants.wPhaMinBalance ?? 0);
	const lost = served.steps.some(({ amount }) => amount > 0n) && served.freeStake < minimum;
	expect(
		{
			totalStake: served.totalStake,
			totalShares: served.totalShares,
			freeStake: lost ? 0n : served.freeStake,
			queue: served.queue.map(({ user, shares, startedAt }) => ({ user, shares, startedAt })),
			paid: served.steps.filter(({ burnt }) => !burnt).map(({ amount, shares }) => [amount, shares]),
		},
		name,
	).toEqual({
		...totals(after),
		queue: requests(after),
		paid: eventsOf(step.events, "Withdrawal", pid).map((e) => [number(e, "amount", 2), number(e, "shares", 3)]),
	});
	return served.steps.length;
}

describe("what generation 2 runtimes did", () => {
	test("shares minted by every recorded contribution are recomputed", () => {
		let checked = 0;
		for (const { name, step, before } of recordedSteps(...FOLDERS)) {
			for (const event of eventsOf(step.events, "Contribution")) {
				const pool = before.pools[String(event.data.pid)];
				if (!pool) throw new Error(name);
				expect(sharesFor(number(event, "amount", 2), totals(pool), 2), name).toBe(number(event, "shares", 3));
				checked += 1;
			}
		}
		expect(checked).toBeGreaterThan(100);
	});

	test("queue, totals and payments after every recorded contribution are recomputed", () => {
		let served = 0;
		for (const recorded of calls("contribute")) {
			const pid = String(recorded.args.pid);
			const amount = BigInt(String(recorded.args.amount));
			const { pool } = around(recorded, pid);
			const { totalStake, totalShares, freeStake } = totals(pool);
			const given = {
				totalStake: totalStake + amount,
				totalShares: totalShares + sharesFor(amount, totals(pool), 2),
				freeStake: freeStake + amount,
			};
			served += expectServed(recorded, pid, given, requests(pool));
		}
		expect(served).toBeGreaterThan(5);
	});

	test("queue, totals and payments after every recorded withdrawal are recomputed", () => {
		let served = 0;
		for (const recorded of calls("withdraw")) {
			const pid = String(recorded.args.pid);
			const { pool } = around(recorded, pid);
			const vault = recorded.args.asVault;
			const user = vault ? (recorded.before.pools[vault]?.poolAccountId ?? "") : recorded.signer;
			const startedAt = Math.floor(Number(recorded.step.timestamp) / 1000);
			const queue = requests(pool).filter((request) => request.user !== user);
			queue.push({ user, shares: BigInt(String(recorded.args.shares)), startedAt });
			served += expectServed(recorded, pid, totals(pool), queue);
		}
		expect(served).toBeGreaterThan(50);
	});

	test("queue, totals and payments after every recorded reclaim are recomputed", () => {
		let served = 0;
		for (const recorded of calls("reclaimPoolWorker")) {
			const pid = String(recorded.args.pid);
			const { pool } = around(recorded, pid);
			const [reclaimed] = recorded.step.events.filter(
				(event) => event.pallet === "phalaComputation" && event.name === "WorkerReclaimed",
			);
			if (!reclaimed) throw new Error(recorded.name);
			const given = totals(pool);
			given.freeStake += number(reclaimed, "originalStake", 1);
			served += expectServed(recorded, pid, given, requests(pool));
		}
		expect(served).toBeGreaterThan(5);
	});

	test("every recorded call that may force an exit serves the queue and stops workers as recomputed", () => {
		const stopped = { yes: 0, no: 0 };
		for (const recorded of calls("checkAndMaybeForceWithdraw")) {
			const { before, step, doc, args, name } = recorded;
			const pid = String(args.pid ?? args.vaultPid);
			const { pool, after } = around(recorded, pid);
			expectServed(recorded, pid, totals(pool), requests(pool));
			if (pool.kind !== "StakePool") continue;
			const releasing = Object.values(before.sessions)
				.filter(({ boundWorker }) => boundWorker && pool.cdWorkers.includes(boundWorker))
				.reduce((sum, { stake }) => sum + BigInt(stake ?? 0), 0n);
			const expired = isExpired(
				totals(after),
				requests(after),
				BigInt(after.freeStake) + releasing,
				Math.floor(Number(step.timestamp) / 1000),
				{ gracePeriodSeconds: Number(doc.constants.gracePeriod), generation: 2 },
			);
			const running = Object.values(before.sessions).filter(
				({ boundWorker, state }) =>
					boundWorker && pool.workers.includes(boundWorker) && /Idle|Unresponsive/.test(state),
			);
			expect(eventsOf(step.events, "WorkerStopped").length, name).toBe(expired ? running.length : 0);
			stopped[expired ? "yes" : "no"] += 1;
		}
		expect(stopped.yes).toBeGreaterThan(1);
		expect(stopped.no).toBeGreaterThan(2);
	});

	test("every recorded reward is split as recomputed", () => {
		let checked = 0;
		for (const { name, step, before } of recordedSteps(...FOLDERS)) {
			if (step.kind !== "settle") continue;
			const payouts = step.input.settle.map(({ payout, payoutPico }) => {
				expect(fromFixed(BigInt(payout), 2), name).toBe(BigInt(payoutPico));
				return BigInt(payoutPico);
			});
			for (const event of eventsOf(step.events, "RewardReceived")) {
				const pool = before.pools[String(event.data.pid)];
				if (pool?.kind !== "StakePool") throw new Error(name);
				const [toOwner, toDelegators] = [number(event, "toOwner", 1), number(event, "toStakers", 2)];
				expect(payouts, name).toContain(toOwner + toDelegators);
				expect(splitReward(toOwner + toDelegators, Number(pool.payoutCommission ?? 0)), name).toEqual({
					toOwner,
					toDelegators,
				});
				checked += 1;
			}
		}
		expect(checked).toBeGreaterThan(100);
	});

	test("every recorded gain of a vault's owner is recomputed", () => {
		let checked = 0;
		for (const { name, step, before } of recordedSteps(...FOLDERS)) {
			for (const event of eventsOf(step.events, "OwnerSharesGained")) {
				const vault = before.pools[String(event.data.pid)];
				if (vault?.kind !== "Vault") throw new Error(name);
				const gain = ownerGain(totals(vault), BigInt(vault.lastSharePriceCheckpoint), Number(vault.commission ?? 0));
				expect(gain, name).toEqual({
					shares: number(event, "shares", 1),
					checkpoint: number(event, "checkoutPrice", 2),
				});
				checked += 1;
			}
		}
		expect(checked).toBeGreaterThan(1);
	});

	test("a recorded reward raises a vault's value as recomputed", () => {
		let checked = 0;
		for (const { name, step, before } of recordedSteps(...FOLDERS)) {
			for (const vault of Object.values(before.pools)) {
				if (vault.kind !== "Vault" || step.kind !== "settle") continue;
				let value = BigInt(vault.totalValue);
				for (const event of eventsOf(step.events, "RewardReceived")) {
					const pool = before.pools[String(event.data.pid)];
					if (!pool?.valueSubscribers.includes(vault.pid)) continue;
					const items = before.nfts
						.filter(({ cid, owner }) => cid === pool.cid && owner === vault.poolAccountId)
						.concat(
							pool.withdrawQueue
								.filter(({ user }) => user === vault.poolAccountId)
								.map(({ nftId, shares, user }) => ({ cid: pool.cid, nftId, shares, owner: user })),
						)
						.map(({ shares }) => BigInt(shares));
					value += vaultReward(items, BigInt(pool.totalShares), number(event, "toStakers", 2));
					checked += 1;
				}
				expect(BigInt(step.state.pools[vault.pid]?.totalValue ?? 0), name).toBe(value);
			}
		}
		expect(checked).toBeGreaterThan(5);
	});

	test("a withdrawal by amount never exceeds the position, and pays the amount up to rounding", () => {
		let checked = 0;
		for (const { name, before } of recordedSteps("v2")) {
			for (const [pid, positions] of Object.entries(before.delegations)) {
				const pool = before.pools[pid];
				if (!pool) throw new Error(name);
				for (const owned of Object.values(positions).map(BigInt)) {
					const wish = worthOf(owned, totals(pool), 2) / 2n;
					const shares = sharesToWithdraw(wish, totals(pool), owned, 2);
					expect(shares <= owned, name).toBe(true);
					expect(wish - worthOf(shares, totals(pool), 2) <= 4n, name).toBe(true);
					checked += 1;
				}
			}
		}
		expect(checked).toBeGreaterThan(500);
	});
});
