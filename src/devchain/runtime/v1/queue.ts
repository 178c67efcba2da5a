import type { PoolInfo, WithdrawInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { min } from "../../../math/fixed.ts";
import { divBalance, isDust, isExpired } from "../../../math/index.ts";
import { MAX_STEPS } from "../../../math/queue.ts";
import type { Chain } from "../frame/chain.ts";
import { Panic } from "../frame/failure.ts";
import { nowSeconds } from "../frame/timestamp.ts";
import { constant, emit, item } from "./pallet-types.ts";
import { priceOf } from "./pools.ts";
import { payOut, positionOf, savePosition, settleReward, settleSlash } from "./positions.ts";

const withdrawalTimestamps = item("phalaStakePool", "withdrawalTimestamps");
const withdrawalQueuedPools = item("phalaStakePool", "withdrawalQueuedPools");

/**
 * Pays requests in order while free stake remains. Changes `pool`; the caller saves it.
 *
 * Events: those of {@link payOut} for each payment.
 *
 * The real runtime panics when it pays a request for more shares than the delegator has (see {@link reconcile}), and
 * loops forever when one share costs more than all free stake, and for longer than a block where the price collapses: such calls cannot be
 * included.
 */
export function serveQueue(chain: Chain, pool: PoolInfo): void {
	const price = priceOf(pool);
	if (price === null) return;
	let stepsLeft = MAX_STEPS + pool.withdrawQueue.length;
	for (let head = pool.withdrawQueue[0]; head && !isDust(pool.freeStake); head = pool.withdrawQueue[0]) {
		const position = positionOf(chain, pool.pid, head.user);
		if (position === null) {
			pool.withdrawQueue.shift();
			continue;
		}
		settleReward(pool, position);
		settleSlash(chain, pool, position);
		const payable = price > 0n ? divBalance(pool.freeStake, price, 1) : head.shares;
		const shares = min(payable, head.shares);
		if (shares === 0n || stepsLeft-- === 0) throw new Panic("the queue is never served to its end");
		if (shares > position.shares) throw new Panic("more is queued than its delegator has");
		payOut(chain, pool, position, shares);
		savePosition(chain, pool, position);
		const rest = head.shares - shares;
		if (isDust(rest)) pool.withdrawQueue.shift();
		else pool.withdrawQueue[0] = { ...head, shares: rest };
	}
}

/**
 * Appends a request to the queue, replacing an older one of the same delegator. Changes `pool`; the caller saves it.
 *
 * Events: `phalaStakePool.WithdrawalQueued`.
 */
export function enqueue(chain: Chain, pool: PoolInfo, user: Hex, shares: bigint): void {
	const startTime = nowSeconds(chain);
	const others = pool.withdrawQueue.filter((entry) => entry.user !== user);
	pool.withdrawQueue = [...others, { user, shares, startTime }];
	const timestamps = chain.at(withdrawalTimestamps).get();
	if (timestamps.at(-1) !== startTime) chain.at(withdrawalTimestamps).set([...timestamps, startTime]);
	const pids = chain.at(withdrawalQueuedPools).get(startTime) ?? [];
	if (!pids.includes(pool.pid)) chain.at(withdrawalQueuedPools).set(startTime, [...pids, pool.pid]);
	emit(chain, "phalaStakePool", "WithdrawalQueued", { pid: pool.pid, user, shares });
}

/** Reduces a request to the shares that its delegator has; removes dust. Changes `pool`; the caller saves it. */
export function reconcile(pool: PoolInfo, user: Hex, owned: bigint): void {
	const shrunk = ({ shares }: WithdrawInfo) => (shares > owned ? owned : shares);
	pool.withdrawQueue = pool.withdrawQueue
		.map((entry) => (entry.user === user ? { ...entry, shares: shrunk(entry) } : entry))
		.filter((entry) => entry.user !== user || !isDust(entry.shares));
}

/** Returns the pools in which the grace period of a request ended, and removes the times of these requests. */
export function takeDue(chain: Chain): bigint[] {
	const timestamps = chain.at(withdrawalTimestamps).get();
	const waiting = timestamps.findIndex((startedAt) => !isOver(chain, startedAt));
	const due = waiting < 0 ? timestamps : timestamps.slice(0, waiting);
	if (due.length === 0) return [];
	chain.at(withdrawalTimestamps).set(timestamps.slice(due.length));
	return due.flatMap((startedAt) => {
		const pids = chain.at(withdrawalQueuedPools).get(startedAt) ?? [];
		chain.at(withdrawalQueuedPools).delete(startedAt);
		return pids;
	});
}

const isOver = (chain: Chain, startedAt: bigint): boolean =>
	nowSeconds(chain) - startedAt > constant(chain, "phalaStakePool", "gracePeriod");

/** Whether a request has waited too long and is not covered by releasing stake. */
export function hasToStop(chain: Chain, pool: PoolInfo): boolean {
	const queue = pool.withdrawQueue.map(({ shares, startTime }) => ({ shares, startedAt: Number(startTime) }));
	const budget = pool.freeStake + pool.releasingStake;
	const gracePeriodSeconds = Number(constant(chain, "phalaStakePool", "gracePeriod"));
	return isExpired(pool, queue, budget, Number(nowSeconds(chain)), { gracePeriodSeconds, generation: 1 });
}
