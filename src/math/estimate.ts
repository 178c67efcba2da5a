import { assertPpm } from "./commission.ts";
import { positive } from "./fixed.ts";
import { type BudgetParameters, computeShare, isConfidenceTier } from "./gatekeeper.ts";

const DAY = 86_400;
const YEAR = 365 * DAY;

/** U64F64 bits as a float, for estimates. */
const float = (bits: bigint) => Number(bits) / 2 ** 64;

/** Smallest units as a float of PHA, for estimates. */
const pha = (amount: bigint) => Number(amount) / 1e12;

/** Levels that the apps counted. */
const earns = ({ confidenceLevel }: EarningWorker) => isConfidenceTier(confidenceLevel);

/** A worker as the estimates see it; count only those that compute and respond. @public */
export interface EarningWorker {
	/** V, U64F64 bits. */
	readonly v: bigint;
	/**
	 * P. The chain pays by the instant score, which the web app for generation 1 took; the one for generation 2 took the
	 * initial score.
	 */
	readonly score: number;
	/** 1 to 5; workers of other levels are not counted. */
	readonly confidenceLevel: number;
}

/** The network's budget and the total share of it. @public */
export interface NetworkBudget extends BudgetParameters {
	/** Sum of `payoutShare` over all computing workers, U64F64 bits; 0: no worker computes, nothing is paid. */
	readonly totalShare: bigint;
	/** Mean time between blocks, seconds, more than 0: measured, or the runtime's target. */
	readonly blockSeconds: number;
}

/** The pool whose yield is estimated. @public */
export interface EarningPool {
	/** Its computing workers. */
	readonly workers: readonly EarningWorker[];
	/** The owner's cut, parts per million. */
	readonly commissionPpm: number;
	/** All that is delegated, smallest units. */
	readonly totalStake: bigint;
}

/**
 * Sum of `payoutShare` over workers: the divisor of the budget, where these are all workers that compute and respond.
 *
 * @param workers - those of levels 1 to 5 count
 * @returns U64F64 bits
 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_AMOUNT`
 * @public
 */
export function totalPayoutShare(workers: readonly EarningWorker[]): bigint {
	return workers.filter(earns).reduce((sum, worker) => sum + computeShare(worker), 0n);
}

/**
 * Estimate, in floating point: payout share that one delegated PHA has in a pool, after commission. {@link apr} is
 * proportional to it.
 *
 * - The indexer of generation 2 rounds it to six decimals
 *
 * @returns share per PHA; 0 where nothing is delegated
 * @throws PhalaError `INVALID_COMMISSION`, `INVALID_ARGUMENT`, `INVALID_AMOUNT`
 * @public
 */
export function aprMultiplier({ workers, commissionPpm, totalStake }: EarningPool): number {
	return perPha(float(totalPayoutShare(workers)), totalStake, commissionPpm);
}

/** Share after commission, per PHA delegated. */
function perPha(share: number, totalStake: bigint, commissionPpm: number): number {
	const factor = 1 - assertPpm(commissionPpm) / 1e6;
	return totalStake ? (share * factor) / pha(totalStake) : 0;
}

/**
 * Estimate, in floating point: {@link aprMultiplier} of a vault, from the stake pools it is in.
 *
 * @param positions - multiplier of each stake pool and the value of the vault's position there, smallest units
 * @param totalStake - value of the vault, smallest units
 * @param commissionPpm - the vault owner's cut, parts per million
 * @returns share per PHA; 0 for a vault without value
 * @throws PhalaError `INVALID_COMMISSION`
 * @public
 */
export function vaultAprMultiplier(
	positions: readonly { readonly multiplier: number; readonly value: bigint }[],
	totalStake: bigint,
	commissionPpm: number,
): number {
	const weighted = positions.reduce((sum, { multiplier, value }) => sum + multiplier * pha(value), 0);
	return perPha(weighted, totalStake, commissionPpm);
}

/**
 * Estimate, in floating point: PHA that a payout share earns in a day, after the treasury's cut and before commission.
 *
 * @param share - `payoutShare`, U64F64 bits
 * @public
 */
export function dailyReward(share: bigint, network: NetworkBudget): number {
	return float(share) * perShare(network, DAY);
}

/**
 * Estimate, in floating point: PHA of the network's budget that 10 000 payout shares earn in a day, before the
 * treasury's cut.
 *
 * @public
 */
export function dailyBudget(network: NetworkBudget): number {
	return 1e4 * perShare({ ...network, treasuryRatio: 0n }, DAY);
}

/** PHA per unit of payout share in `seconds`. */
function perShare({ totalShare, budgetPerBlock, treasuryRatio, blockSeconds }: NetworkBudget, seconds: number): number {
	if (!totalShare) return 0;
	return ((float(budgetPerBlock) * (1 - float(treasuryRatio))) / float(totalShare)) * (seconds / blockSeconds);
}

/**
 * Estimate, in floating point: yearly yield of a delegation without compounding, 0.1 for 10 %.
 *
 * - Assumes that workers, stake, budget and network do not change, that no worker fails, and that each is paid for
 *   every block, as the chain does: V grows in all blocks without a payout
 *
 * @param pool - its computing workers, or its {@link aprMultiplier}
 * @throws PhalaError `INVALID_COMMISSION`, `INVALID_ARGUMENT`, `INVALID_AMOUNT`
 * @remarks Source: Phala's own web app
 * @public
 */
export function apr(pool: EarningPool | number, network: NetworkBudget): number {
	return (typeof pool === "number" ? pool : aprMultiplier(pool)) * perShare(network, YEAR);
}

/**
 * Estimate, in floating point: {@link apr} as Phala's web app showed it for generation 1.
 *
 * - No worker is taken to earn more than 0.02 % of its V in an hour, the cap that payouts had until April 2022; later
 *   payouts have none
 *
 * @param network - the app took 12 seconds a block
 * @throws PhalaError `INVALID_COMMISSION`, `INVALID_ARGUMENT`, `INVALID_AMOUNT`
 * @public
 */
export function legacyApr({ workers, commissionPpm, totalStake }: EarningPool, network: NetworkBudget): number {
	const { totalShare, budgetPerBlock, blockSeconds } = network;
	const capOfV = ((0.0002 / 3600) * blockSeconds * float(totalShare)) / float(budgetPerBlock);
	const share = workers
		.filter(earns)
		.reduce((sum, worker) => sum + Math.min(float(computeShare(worker)), float(worker.v) * capOfV), 0);
	return apr(perPha(share, totalStake, commissionPpm), network);
}

/**
 * Estimate, in floating point: {@link apr} of a pool after a contribution.
 *
 * @param before - APR now
 * @param totalStake - all that is delegated now, smallest units
 * @param amount - contribution, smallest units
 * @param queuedValue - part of the contribution that pays the withdraw queue first, smallest units
 * @returns 0 for a pool that stays empty
 * @public
 */
export function aprAfter(before: number, totalStake: bigint, amount: bigint, queuedValue: bigint): number {
	const after = totalStake + positive(amount - queuedValue);
	return after ? (before * pha(totalStake)) / pha(after) : 0;
}

/** Estimate, in floating point: yearly yield with daily compounding, 0.1 for 10 %. @public */
export function apy(apr: number): number {
	return (1 + apr / 365) ** 365 - 1;
}

/** Estimate, in floating point: the {@link apr} that compounds to an `apy`. @public */
export function aprFromApy(apy: number): number {
	return ((1 + apy) ** (1 / 365) - 1) * 365;
}
