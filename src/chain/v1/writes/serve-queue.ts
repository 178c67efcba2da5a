import type { PoolInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { divBalance, min, mulBalance } from "../../../math/fixed.ts";
import { DUST, isDust, type PoolTotals, sharePrice } from "../../../math/shares.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { storageValue } from "../../../query/storage-value.ts";
import type { ChainV1 } from "../chain-context.ts";

/** A staker's record, as far as the queue service looks at it. */
export interface Staker {
	readonly shares: bigint;
	readonly locked: bigint;
}

/** Records by account; who is not in it has none. */
export type Stakers = ReadonlyMap<Hex, Staker>;

/** A pool, as far as the queue service changes it. */
export interface QueueFund extends PoolTotals {
	/** Pico PHA. */
	readonly freeStake: bigint;
}

/** One round: the records of those in the pool's queue. */
export function* readStakers({ entries }: ChainV1, { pid, withdrawQueue }: PoolInfo): StorageQuery<Stakers> {
	const wanted = new Map(
		withdrawQueue.map(({ user }) => [user, storageValue(entries.phalaStakePool.poolStakers, [pid, user])] as const),
	);
	if (wanted.size === 0) return new Map();
	const response = yield { keys: Array.from(wanted.values(), ({ key }) => key) };
	return new Map(
		[...wanted].flatMap(([user, record]) => {
			const found = record.from(response);
			return found ? [[user, found] as const] : [];
		}),
	);
}

/**
 * What a pool is after its queue was served, to the pico.
 *
 * - Nothing happens while there are no shares
 * - How many shares fit is reckoned at the price before the service, what they are paid at is the price of the moment
 * - Beyond `serveQueue`, which knows the pool alone: nobody is paid more than is locked in his record, and a rest of dust shares leaves
 *   the pool with the payment
 *
 * @remarks Source: the queue service of `phalaStakePool.contribute` and `.reclaimPoolWorker`
 */
export function serveQueue(
	fund: QueueFund,
	queue: readonly { readonly user: Hex; readonly shares: bigint }[],
	of: Stakers,
): QueueFund {
	const before = sharePrice(fund, 1);
	if (before === null) return fund;
	const stakers = new Map(of);
	let { totalStake, totalShares, freeStake } = fund;
	for (const { user, shares: requested } of queue) {
		let staker = stakers.get(user);
		let waiting = requested;
		while (staker && waiting > 0n) {
			if (freeStake <= DUST) return { totalStake, totalShares, freeStake };
			const price = sharePrice({ totalStake, totalShares }, 1) ?? 0n;
			const locked = price > 0n ? min(staker.locked, mulBalance(staker.shares, price, 1)) : staker.locked;
			const shares = min(waiting, before > 0n ? divBalance(freeStake, before, 1) : waiting);
			if (shares === 0n) return { totalStake, totalShares, freeStake };
			const amount = min(min(mulBalance(shares, price, 1), freeStake), locked);
			const left = staker.shares > shares ? staker.shares - shares : 0n;
			const kept = isDust(left) ? 0n : left;
			totalShares -= staker.shares - kept;
			const over = isDust(totalStake - amount);
			totalStake = over ? 0n : totalStake - amount;
			freeStake = over ? 0n : freeStake - amount;
			staker = { shares: kept, locked: isDust(locked - amount) ? 0n : locked - amount };
			stakers.set(user, staker);
			waiting = isDust(waiting - shares) ? 0n : waiting - shares;
		}
	}
	return { totalStake, totalShares, freeStake };
}
