import type { BasePool, PoolProxy } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import type { QueueStep } from "../../../math/queue.ts";
import { DUST, isDust, type PoolTotals, valueOf as shareValue } from "../../../math/shares.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { sumBy } from "../../../query/storage-value.ts";
import { ruleFailure } from "../../loaded-with-writes.ts";
import type { RuleFailure } from "../../operation.ts";
import type { ChainV2 } from "../chain-context.ts";
import { basePool } from "../reads/base-pool.ts";
import { readHolding, readShareNfts } from "../reads/share-holding.ts";
import { wrappedMinimum } from "../reads/share-nft.ts";

/** The most shares, and the most pico, of a pool: the chain converts no more than 80 bits, and includes no call that would have to. */
export const MOST_SHARES = (1n << 80n) - 1n;

/** Whether the chain cannot convert a pool's totals: it then includes no call on the pool that uses its price. */
export function isBeyondFixed({ totalShares, totalValue }: BasePool): boolean {
	return totalShares > MOST_SHARES || totalValue > MOST_SHARES;
}

/** The value up to which shares cannot be withdrawn, pico: the W-PHA minimum where the chain burns such requests, else dust. */
export function leastWithdrawable({ features }: ChainV2, minimum: bigint): bigint {
	return features.dropsDust && minimum > DUST ? minimum : DUST;
}

/** Whether a withdrawal can take out `shares`: more than dust, and worth more than the chain burns. */
export function isWithdrawable(chain: ChainV2, shares: bigint, totals: PoolTotals, minimum: bigint): boolean {
	return !isDust(shares) && shareValue(shares, totals, 2) > leastWithdrawable(chain, minimum);
}

/** `SHARES_UNWITHDRAWABLE` where `shares`, if any, are all that an account is left with and cannot be withdrawn. */
export function checkShares(chain: ChainV2, shares: bigint, totals: PoolTotals, minimum: bigint): RuleFailure[] {
	if (shares === 0n || isWithdrawable(chain, shares, totals, minimum)) return [];
	const value = shareValue(shares, totals, 2);
	return [ruleFailure("SHARES_UNWITHDRAWABLE", { shares, value, minimum: leastWithdrawable(chain, minimum) })];
}

/** {@link checkShares} of all shares of `owner` in the pool once it has `minted` more. Two rounds. */
export function* checkPosition(
	chain: ChainV2,
	pool: PoolProxy,
	owner: Hex,
	minted: bigint,
	totals: PoolTotals,
): StorageQuery<RuleFailure[]> {
	const owned = readShareNfts(chain, yield { prefixes: [chain.entries.uniques.account.under(owner)] }, owner);
	const holding = readHolding(chain, basePool(pool).base, owner, owned);
	const minimum = wrappedMinimum(chain);
	const response = yield { keys: [...holding.keys, minimum.key] };
	const { active, queued } = holding.from(response);
	return checkShares(chain, active + queued + minted, totals, minimum.from(response));
}

/**
 * `WITHDRAWAL_WOULD_BURN` where payments from the queue leave shares unpaid that are worth more than rounding.
 *
 * @param steps - of one account
 * @param totals - of the pool before
 */
export function checkUnpaid(steps: readonly QueueStep<unknown>[], totals: PoolTotals, minimum: bigint): RuleFailure[] {
	const value = sumBy(steps, ({ shares, dropped, amount }) => shareValue(shares + dropped, totals, 2) - amount);
	const burnt = steps.some((step) => step.burnt) || value > minimum;
	return burnt ? [ruleFailure("WITHDRAWAL_WOULD_BURN", { value, minimum })] : [];
}
