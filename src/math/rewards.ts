import { mulPpm } from "./commission.ts";
import { divBalance, divFixed, fromFixed, mulBalance, PHA, positive, toFixed } from "./fixed.ts";
import { isDust, type PoolTotals, sharePrice } from "./shares.ts";

/**
 * By how much a reward to delegators raises a generation 1 pool's `reward_acc`; 0 for dust, which is dropped.
 *
 * @param toDelegators - reward after commission, smallest units
 * @param totalShares - more than 0
 * @returns U64F64 bits to add
 * @throws PhalaError `INVALID_AMOUNT` without shares, or outside the range of {@link toFixed}
 * @remarks Source: `phalaStakePool.RewardReceived`, generation 1 only
 * @public
 */
export function rewardAccGrowth(toDelegators: bigint, totalShares: bigint): bigint {
	return isDust(toDelegators) ? 0n : divFixed(toFixed(toDelegators, 1), toFixed(totalShares, 1));
}

/** The parts of a generation 1 position that rewards depend on. Smallest units. @public */
export interface RewardPosition {
	/** Shares, queued ones included. */
	readonly shares: bigint;
	/** Settled rewards that are not claimed yet. */
	readonly availableRewards: bigint;
	/** `shares · reward_acc` at the last settlement of rewards. */
	readonly rewardDebt: bigint;
}

/**
 * Claimable rewards of a delegator of a generation 1 pool.
 *
 * @param position - of one delegator
 * @param rewardAcc - the pool's `reward_acc` at the same block, U64F64 bits
 * @returns smallest units
 * @throws PhalaError `INVALID_AMOUNT` outside the range of {@link toFixed}
 * @remarks Source: `phalaStakePool.claimStakerRewards`, generation 1 only
 * @public
 */
export function claimableReward(position: RewardPosition, rewardAcc: bigint): bigint {
	return position.availableRewards + mulBalance(position.shares, rewardAcc, 1) - position.rewardDebt;
}

/** Settlement of a vault's commission. @public */
export interface OwnerGain {
	/** Shares minted to the vault's owner. */
	readonly shares: bigint;
	/** The new checkpoint: share price in smallest units (10¹² = 1). */
	readonly checkpoint: bigint;
}

/** A vault's share price in smallest units (10¹² = 1); 0 without shares. */
function vaultPrice(vault: PoolTotals): bigint {
	return fromFixed(sharePrice(vault, 2) ?? 0n, 2);
}

/**
 * A vault owner's commission: shares minted for the growth of the share price since the last checkpoint.
 *
 * - The checkpoint becomes the price less the commission
 * - Rounding may mint a few units even at 0 %
 *
 * @param vault - totals at one block
 * @param checkpoint - last checkpoint, share price in smallest units; 0: none yet
 * @param commissionPpm - parts per million, 0 to 1 000 000
 * @throws PhalaError `INVALID_COMMISSION`, `INVALID_AMOUNT`
 * @remarks Source: `phalaVault.maybeGainOwnerShares`
 * @public
 */
export function ownerGain(vault: PoolTotals, checkpoint: bigint, commissionPpm: number): OwnerGain {
	const price = vaultPrice(vault);
	const before = checkpoint || price;
	if (price <= before) return { shares: 0n, checkpoint: before };
	const reached = price - mulPpm(commissionPpm, price - before);
	const shares = divBalance(vault.totalStake, toFixed(reached, 2), 2) - vault.totalShares;
	return { shares: positive(shares), checkpoint: reached };
}

/**
 * Value of a vault owner's commission on the growth of the share price since the last checkpoint, as Phala's web app
 * showed it; the chain mints the shares of {@link ownerGain} for it.
 *
 * @param vault - totals at one block
 * @param checkpoint - last checkpoint, share price in smallest units; 0: none yet
 * @param commissionPpm - parts per million, 0 to 1 000 000
 * @returns smallest units, rounded down
 * @throws PhalaError `INVALID_COMMISSION`, `INVALID_AMOUNT`
 * @public
 */
export function vaultOwnerCut(vault: PoolTotals, checkpoint: bigint, commissionPpm: number): bigint {
	const growth = checkpoint && positive(vaultPrice(vault) - checkpoint);
	return (mulPpm(commissionPpm, growth) * vault.totalShares) / PHA;
}

/** A position at one time. Smallest units. @public */
export interface PositionValue {
	/** Value of its shares. */
	readonly value: bigint;
	/** Sum of contributions less withdrawals. */
	readonly cost: bigint;
}

/**
 * Profit of a position between two times, without contributions and withdrawals; never less than 0.
 *
 * @returns smallest units
 * @remarks Source: Phala's web app, for a day
 * @public
 */
export function positionProfit(before: PositionValue, now: PositionValue): bigint {
	return positive(now.value - before.value - now.cost + before.cost);
}

/**
 * By how much a reward to a stake pool's delegators raises the value of a vault among them.
 *
 * - The vault's part is rounded down to 12 decimals first
 *
 * @param vaultShares - the vault's share items in the pool, active and queued
 * @param totalShares - of the pool, more than 0
 * @param toDelegators - reward after commission, smallest units
 * @returns smallest units
 * @throws PhalaError `INVALID_AMOUNT` without shares, or outside the range of {@link toFixed}
 * @remarks Source: `phalaBasePool`, value subscribers
 * @public
 */
export function vaultReward(vaultShares: readonly bigint[], totalShares: bigint, toDelegators: bigint): bigint {
	const owned = vaultShares.reduce((sum, shares) => sum + toFixed(shares, 2), 0n);
	return mulBalance(fromFixed(divFixed(owned, toFixed(totalShares, 2)), 2), toFixed(toDelegators, 2), 2);
}
