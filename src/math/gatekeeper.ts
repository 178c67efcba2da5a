import { divFixed, min, mulFixed, ONE, sqrtFixed } from "./fixed.ts";
import { confidenceScore, scoreBits } from "./stake.ts";

/** The tokenomic parameters that move V. U64F64 bits (value · 2⁶⁴). @public */
export interface GrowthParameters {
	/** V growth factor per block. */
	readonly rho: bigint;
	/** PHA per score and block. */
	readonly costK: bigint;
	/** PHA per block. */
	readonly costB: bigint;
	/** Cap of V. */
	readonly vMax: bigint;
}

/** The tokenomic parameters that split the budget. U64F64 bits (value · 2⁶⁴). @public */
export interface BudgetParameters {
	/** PHA per block, before the treasury's cut. */
	readonly budgetPerBlock: bigint;
	/** Fraction of the budget that goes to the treasury. */
	readonly treasuryRatio: bigint;
}

/** A worker's V and how much of its growth no payout has taken yet. U64F64 bits. @public */
export interface WorkerValue {
	/** V. */
	readonly v: bigint;
	/** Growth since the last payout. */
	readonly deductible: bigint;
}

/**
 * A computing worker's weight in the payout of a block: `√(V² + (2 · score · confidence)²)`.
 *
 * - The gatekeeper's confidence: 1 for level 128 too, 0 for unknown levels
 * - Not to be confused with pool shares
 *
 * @param v - V, U64F64 bits
 * @param score - P: the initial score, or the instant one of a worker without contracts
 * @param confidenceLevel - 1 to 5, 128
 * @returns U64F64 bits, 32 of them fractional
 * @throws PhalaError `INVALID_ARGUMENT` for a score that is no u32, `INVALID_AMOUNT` where V² does not fit
 * @remarks Source: the gatekeeper's payout, both generations
 * @public
 */
export function payoutShare(v: bigint, score: number, confidenceLevel: number): bigint {
	const known = confidenceLevel === 128 || isConfidenceTier(confidenceLevel);
	const power = known ? 2n * mulFixed(scoreBits(score), confidenceScore(confidenceLevel)) : 0n;
	return sqrtFixed(mulFixed(v, v) + mulFixed(power, power));
}

/** `payoutShare` of a worker that has all it takes. */
export function computeShare(worker: { readonly v: bigint; readonly score: number; readonly confidenceLevel: number }) {
	return payoutShare(worker.v, worker.score, worker.confidenceLevel);
}

/** Whether a level is one of remote attestation. */
export function isConfidenceTier(confidenceLevel: number): boolean {
	return confidenceLevel >= 1 && confidenceLevel <= 5;
}

/**
 * V after one block without a payout, of a worker that answers.
 *
 * @param worker - V and deductible before the block
 * @param initialScore - P at the start of the session, more than 0
 * @param score - P now: the instant score, or the initial one while the worker runs contracts
 * @throws PhalaError `INVALID_ARGUMENT`, `INVALID_AMOUNT`
 * @remarks Source: the gatekeeper, both generations; not recorded, formula only
 * @public
 */
export function growV(
	worker: WorkerValue,
	initialScore: number,
	score: number,
	tokenomics: GrowthParameters,
): WorkerValue {
	const initial = scoreBits(initialScore);
	const cost = mulFixed(tokenomics.costK, initial) + tokenomics.costB;
	const growth = mulFixed(divFixed(scoreBits(score), initial), mulFixed(tokenomics.rho - ONE, worker.v) + cost);
	return { v: min(worker.v + growth, tokenomics.vMax), deductible: worker.deductible + growth };
}

/**
 * V after one block of a worker that does not answer; its deductible is gone.
 *
 * @param v - U64F64 bits
 * @param slashRate - fraction per block, U64F64 bits
 * @returns U64F64 bits
 * @remarks Source: the gatekeeper, both generations; not recorded, formula only
 * @public
 */
export function slashV(v: bigint, slashRate: bigint): bigint {
	return v - mulFixed(v, slashRate);
}

/** Payout of one heartbeat. U64F64 bits of PHA. @public */
export interface Payout {
	/** Goes to the pool, before commission. */
	readonly payout: bigint;
	/** Goes to the treasury. */
	readonly treasury: bigint;
	/** V afterwards. */
	readonly v: bigint;
	/** Growth that no payout has taken: 0, or as it was where nothing is paid. */
	readonly deductible: bigint;
}

/**
 * The gatekeeper's payout to a worker that answered a heartbeat.
 *
 * - Nothing, and V and deductible stay, where there is no growth, no share or no block to pay for
 * - The payout may be more than the growth; before April 2022 it was not
 *
 * @param worker - V and deductible
 * @param share - the worker's `payoutShare`
 * @param totalShare - sum over all responsive computing workers, U64F64 bits
 * @param blocks - since the worker's own last payout, or its start; none of those in which it did not answer
 * @remarks Source: the gatekeeper, both generations; not recorded, formula only
 * @public
 */
export function computePayout(
	worker: WorkerValue,
	share: bigint,
	totalShare: bigint,
	blocks: number,
	tokenomics: BudgetParameters,
): Payout {
	const { v, deductible } = worker;
	const isPaid = deductible && share && totalShare && blocks > 0;
	const budget = isPaid ? mulFixed(divFixed(share, totalShare), tokenomics.budgetPerBlock) * BigInt(blocks) : 0n;
	const payout = mulFixed(budget, ONE - tokenomics.treasuryRatio);
	return {
		payout,
		treasury: mulFixed(budget, tokenomics.treasuryRatio),
		v: v - min(deductible, payout),
		deductible: isPaid ? 0n : deductible,
	};
}
