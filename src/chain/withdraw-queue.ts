import type { Hex } from "../codec/hex.ts";
import type { PalletGeneration } from "../math/fixed.ts";
import { type PoolTotals, valueOf as worthOf } from "../math/shares.ts";
import type { Addresses } from "./addresses.ts";
import type { WithdrawRequest } from "./model/stake-pool.ts";

/** A request as the chain keeps it. */
export interface QueuedShares {
	readonly user: Hex;
	readonly shares: bigint;
	readonly startedAt: number;
}

/** Requests in the words of the facade; addresses become text when somebody looks at them. */
export function buildWithdrawQueue(
	addresses: Addresses,
	queue: readonly QueuedShares[],
	totals: PoolTotals,
	{ gracePeriodSeconds, generation }: { readonly gracePeriodSeconds: number; readonly generation: PalletGeneration },
): WithdrawRequest[] {
	return queue.map(({ user, shares, startedAt }) => ({
		get delegator() {
			return addresses.format(user);
		},
		shares,
		value: worthOf(shares, totals, generation),
		startedAt,
		expiresAt: startedAt + gracePeriodSeconds,
	}));
}

/** When the first request that `budget` does not cover expires; `null`: all are covered. */
export function firstUncoveredExpiry(queue: readonly WithdrawRequest[], budget: bigint): number | null {
	let left = budget;
	for (const { value, expiresAt } of queue) {
		left -= value;
		if (left < 0n) return expiresAt;
	}
	return null;
}
