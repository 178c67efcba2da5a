import type { PoolInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { divBalance, min, mulBalance } from "../../../math/fixed.ts";
import { MAX_STEPS } from "../../../math/queue.ts";
import { DUST, isDust, type PoolTotals, sharePrice } from "../../../math/shares.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { storageValue } from "../../../query/storage-value.ts";
import { ruleFailure } from "../../loaded-with-writes.ts";
import type { RuleFailure } from "../../operation.ts";
import type { ChainV1 } from "../chain-context.ts";

/** The part of a staker's record that payments from the queue change. */
export interface Staker {
	readonly shares: bigint;
	/** Pico PHA. */
	readonly locked: bigint;
}

/** Records by account; an account without an entry has none. */
export type Stakers = ReadonlyMap<Hex, Staker>;

/** The part of a pool that payments from the queue change. */
export interface QueueFund extends PoolTotals {
	/** Pico PHA. */
	readonly freeStake: bigint;
}

/** Reads the records of the accounts in the pool's queue. One round, none for an empty queue. */
export function* readStakers({ entries }: ChainV1, { pid, withdrawQueue }: PoolInfo): StorageQuery<Stakers> {
	const records = new Map(
		withdrawQueue.map(({ user }) => [user, storageValue(entries.phalaStakePool.poolStakers, [pid, user])] as const),
	);
	if (records.size === 0) return new Map();
	const response = yield { keys: Array.from(records.values(), ({ key }) => key) };
	return new Map(
		[...records].flatMap(([user, record]) => {
			const staker = record.from(response);
			return staker ? [[user, staker] as const] : [];
		}),
	);
}

/** Locked PHA of a staker once the chain has settled it: at most what the shares are worth, nothing where that is dust. */
export function settleLocked({ shares, locked }: Staker, price: bigint): bigint {
	const settled = min(locked, mulBalance(shares, price, 1));
	return isDust(settled) ? 0n : settled;
}

/**
 * Pays a pool's queue with its free stake, to the pico.
 *
 * - Changes nothing while the pool has no shares
 * - The price before the first payment decides how many shares the free stake covers; each payment uses the price at that moment
 * - Unlike `serveQueue` of `math`, which uses the pool alone: no account is paid more than its record locks, and a rest of dust shares
 *   leaves the pool with the payment
 *
 * @param records - stakers in the queue
 * @returns the pool afterwards
 * @remarks Source: the queue payments of `phalaStakePool.contribute` and `.reclaimPoolWorker`
 */
export function serveQueue(fund: QueueFund, queue: readonly QueuedRequest[], records: Stakers): QueueFund {
	return payQueue(fund, queue, records).fund;
}

/** `QUEUE_STUCK` where the chain includes no call that makes it pay the queue: it would never finish, or panic. */
export function checkQueue(
	pid: number,
	fund: QueueFund,
	queue: readonly QueuedRequest[],
	records: Stakers,
): RuleFailure[] {
	return payQueue(fund, queue, records).isStuck ? [ruleFailure("QUEUE_STUCK", { pid })] : [];
}

interface QueuedRequest {
	readonly user: Hex;
	readonly shares: bigint;
}

function payQueue(
	fund: QueueFund,
	queue: readonly QueuedRequest[],
	records: Stakers,
): { readonly fund: QueueFund; readonly isStuck: boolean } {
	const before = sharePrice(fund, 1);
	if (before === null) return { fund, isStuck: false };
	const stakers = new Map(records);
	let { totalStake, totalShares, freeStake } = fund;
	let stepsLeft = MAX_STEPS + queue.length;
	const paid = (isStuck: boolean) => ({ fund: { totalStake, totalShares, freeStake }, isStuck });
	for (const { user, shares: requested } of queue) {
		let staker = stakers.get(user);
		let waiting = requested;
		while (staker && waiting > 0n) {
			if (freeStake <= DUST) return paid(false);
			const price = sharePrice({ totalStake, totalShares }, 1);
			const shares = min(waiting, before > 0n ? divBalance(freeStake, before, 1) : waiting);
			if (price === null || shares === 0n || shares > staker.shares || stepsLeft-- === 0) return paid(true);
			const locked = settleLocked(staker, price);
			const amount = min(min(mulBalance(shares, price, 1), freeStake), locked);
			const kept = staker.shares - shares;
			const remainder = isDust(kept) ? 0n : kept;
			totalShares -= staker.shares - remainder;
			const over = isDust(totalStake - amount);
			totalStake = over ? 0n : totalStake - amount;
			freeStake = over ? 0n : freeStake - amount;
			staker = { shares: remainder, locked: isDust(locked - amount) ? 0n : locked - amount };
			stakers.set(user, staker);
			waiting = isDust(waiting - shares) ? 0n : waiting - shares;
		}
	}
	return paid(false);
}
