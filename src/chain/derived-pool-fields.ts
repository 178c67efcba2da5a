import { fromHex, type Hex } from "../codec/hex.ts";
import type { PalletGeneration } from "../math/fixed.ts";
import { isExpired } from "../math/queue.ts";
import { type PoolTotals, sharePrice } from "../math/shares.ts";
import type { Addresses } from "./addresses.ts";
import { parseDescription } from "./description.ts";
import { buildWithdrawQueue, firstUncoveredExpiry, type QueuedShares } from "./withdraw-queue.ts";

/** What the chain says of a pool of any kind and generation, as far as its queue, whitelist and words go. */
export interface PoolRecord extends PoolTotals {
	/** Requests in the chain's order. */
	readonly queue: readonly QueuedShares[];
	/** Pico PHA that can pay requests at once. */
	readonly freeStake: bigint;
	/** Pico PHA that comes back without anybody stopping anything. */
	readonly releasingStake: bigint;
	readonly whitelist: readonly Hex[] | null;
	readonly description: Hex | null;
	/** The chain's time, seconds since the epoch. */
	readonly now: number;
}

/** Rules that the state of a queue follows from. */
export interface QueuePeriods {
	readonly gracePeriodSeconds: number;
	/** Vaults: how long any request may wait at all. */
	readonly vaultQueuePeriodSeconds?: number | undefined;
	readonly generation: PalletGeneration;
}

/** The fields that the states of all pools have in common. */
export function derivePoolFields(addresses: Addresses, record: PoolRecord, periods: QueuePeriods) {
	const { totalStake, totalShares, queue, freeStake, releasingStake, whitelist, description, now } = record;
	const { generation } = periods;
	const totals = { totalStake, totalShares };
	const withdrawQueue = buildWithdrawQueue(addresses, queue, totals, periods);
	const budget = freeStake + releasingStake;
	return {
		totalStake,
		totalShares,
		freeStake,
		releasingStake,
		sharePrice: sharePrice(totals, generation),
		withdrawQueue,
		whitelist: whitelist?.map((account) => addresses.format(account)) ?? null,
		description: description && parseDescription(fromHex(description)),
		isExpired: isExpired(totals, withdrawQueue, budget, now, periods),
		criticalAt: firstUncoveredExpiry(withdrawQueue, budget),
	};
}
