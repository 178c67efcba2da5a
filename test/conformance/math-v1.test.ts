import { describe, expect, test } from "vitest";
import {
	claimableReward,
	divBalance,
	fromFixed,
	isDust,
	mulBalance,
	queueRules,
	rewardAccGrowth,
	serveQueue,
	sharePrice,
	sharesFor,
	splitReward,
} from "../../src/math/index.ts";
import { eventsOf, number, recordedSteps } from "../support/math/recordings.ts";
import type { V1Pool, V1Stake } from "../support/vectors.ts";

const FOLDERS = ["v1", "v1-1130"] as const;

const totals = (pool: V1Pool) => ({
	totalStake: BigInt(pool.totalStake),
	totalShares: BigInt(pool.totalShares),
	freeStake: BigInt(pool.freeStake),
});

const position = ({ shares, availableRewards, rewardDebt }: V1Stake) => ({
	shares: BigInt(shares),
	availableRewards: BigInt(availableRewards),
	rewardDebt: BigInt(rewardDebt),
});

const least = (...amounts: bigint[]) => amounts.sort((a, b) => (a < b ? -1 : 1))[0] ?? 0n;

/** Successful calls of a method that name a pool. */
function* calls(method: string) {
	for (const recorded of recordedSteps(...FOLDERS)) {
		const { step, before, name } = recorded;
		if (step.kind !== "call" || step.input.method !== method || !step.outcome.ok) continue;
		const args = step.input.args as Record<string, string>;
		const pid = String(args.pid);
		const pool = before.pools[pid];
		const after = step.state.pools[pid];
		if (!pool || !after) throw new Error(name);
		yield { ...recorded, signer: step.input.signer, args, pid, pool, after };
	}
}

describe("what generation 1 runtimes did", () => {
	test("shares minted by every recorded contribution are recomputed", () => {
		let checked = 0;
		for (const { name, step, args, pid, pool, after } of calls("contribute")) {
			const minted = sharesFor(BigInt(String(args.amount)), totals(pool), 1);
			const [event] = eventsOf(step.events, "Contribution", pid);
			// Events of spec 1130 do not include the shares, nor the pool's total when the queue was served in the same step.
			if (event && !Array.isArray(event.data)) expect(minted, name).toBe(number(event, "shares", 3));
			else if (!eventsOf(step.events, "Withdrawal").length) {
				expect(minted, name).toBe(BigInt(after.totalShares) - BigInt(pool.totalShares));
			} else continue;
			checked += 1;
		}
		expect(checked).toBeGreaterThan(80);
	});

	test("commission and reward accumulator after every recorded settlement are recomputed", () => {
		let checked = 0;
		for (const { name, step, before } of recordedSteps(...FOLDERS)) {
			if (step.kind !== "settle") continue;
			const expected = new Map(
				Object.entries(before.pools).map(([pid, pool]) => [
					pid,
					{ ownerReward: BigInt(pool.ownerReward), rewardAcc: BigInt(pool.rewardAcc) },
				]),
			);
			for (const { worker, payout, payoutPico } of step.input.settle) {
				const reward = fromFixed(BigInt(payout), 1);
				expect(reward, name).toBe(BigInt(payoutPico));
				const pid = before.workerAssignments[worker];
				// The rest of a message is not paid after a worker that is in no pool.
				if (pid === undefined) break;
				const pool = before.pools[pid];
				const booked = expected.get(pid);
				if (!pool || !booked) throw new Error(name);
				if (isDust(BigInt(pool.totalShares))) continue;
				const { toOwner, toDelegators } = splitReward(reward, Number(pool.payoutCommission ?? 0));
				booked.ownerReward += toOwner;
				booked.rewardAcc += rewardAccGrowth(toDelegators, BigInt(pool.totalShares));
				checked += 1;
			}
			for (const [pid, booked] of expected) {
				const { ownerReward = "", rewardAcc = "" } = step.state.pools[pid] ?? {};
				expect(booked, name).toEqual({ ownerReward: BigInt(ownerReward), rewardAcc: BigInt(rewardAcc) });
			}
		}
		expect(checked).toBeGreaterThan(50);
	});

	test("every recorded claim of a delegator is recomputed", () => {
		let checked = 0;
		for (const method of ["claimStakerRewards", "claimRewards"]) {
			for (const { name, step, signer, pid, pool, before } of calls(method)) {
				const stake = before.delegations[pid]?.[signer];
				const owner = method === "claimRewards" && pool.owner === signer ? BigInt(pool.ownerReward) : 0n;
				const claimed = stake ? claimableReward(position(stake), BigInt(pool.rewardAcc)) : 0n;
				const [event] = step.events.filter((e) => /^(Staker)?RewardsWithdrawn$/.test(e.name));
				if (!event) throw new Error(name);
				expect(owner + claimed, name).toBe(number(event, "amount", 2));
				checked += 1;
			}
		}
		expect(checked).toBeGreaterThan(15);
	});

	test("what every recorded withdrawal pays at once, and what it queues, is recomputed", () => {
		let [paidOnes, queuedOnes] = [0, 0];
		for (const { name, step, before, signer, args, pid, pool } of calls("withdraw")) {
			const stake = before.delegations[pid]?.[signer];
			const price = sharePrice(totals(pool), 1);
			if (!stake || !price) throw new Error(name);
			const shares = BigInt(String(args.shares));
			const now = least(shares, divBalance(BigInt(pool.freeStake), price, 1));
			const paid = isDust(now) ? 0n : now;
			const queued = isDust(shares - paid) ? 0n : shares - paid;
			const locked = least(BigInt(stake.locked), mulBalance(BigInt(stake.shares), price, 1));
			const amount = least(mulBalance(paid, price, 1), BigInt(pool.freeStake), locked);
			const payments = eventsOf(step.events, "Withdrawal", pid).map((event) => number(event, "amount", 2));
			expect(payments, name).toEqual(paid ? [amount] : []);
			const waits = eventsOf(step.events, "WithdrawalQueued", pid).map((event) => number(event, "shares", 2));
			expect(waits, name).toEqual(queued ? [queued] : []);
			paidOnes += payments.length;
			queuedOnes += waits.length;
		}
		expect(paidOnes).toBeGreaterThan(20);
		expect(queuedOnes).toBeGreaterThan(10);
	});

	test("what contributions and reclaims pay to the queue is recomputed", () => {
		let checked = 0;
		for (const method of ["contribute", "reclaimPoolWorker"]) {
			for (const { name, step, before, args, pid, pool, after } of calls(method)) {
				const amount = BigInt(args.amount ?? 0);
				const [reclaimed] = eventsOf(step.events, "MinerReclaimed");
				const freed = reclaimed ? number(reclaimed, "originalStake", 1) : amount;
				const given = {
					totalStake: BigInt(pool.totalStake) + amount,
					totalShares: BigInt(pool.totalShares) + sharesFor(amount, totals(pool), 1),
					freeStake: BigInt(pool.freeStake) + freed,
				};
				const queue = pool.withdrawQueue.map(({ user, shares }) => ({ user, shares: BigInt(shares) }));
				const served = serveQueue(given, queue, queueRules(1));
				expect(
					served.queue.map(({ user, shares }) => ({ user, shares })),
					name,
				).toEqual(after.withdrawQueue.map(({ user, shares }) => ({ user, shares: BigInt(shares) })));
				const paid = eventsOf(step.events, "Withdrawal", pid).map((event) => number(event, "amount", 2));
				const positions = before.delegations[pid] ?? {};
				const expected = served.steps.map(({ request, amount }) =>
					least(amount, BigInt(positions[request.user]?.locked ?? 0)),
				);
				expect(paid, name).toEqual(expected);
				checked += paid.length;
			}
		}
		expect(checked).toBeGreaterThan(5);
	});
});
