import { divFixed, fromFixed, mulFixed, ONE, type PalletGeneration, sqrtFixed, toFixed } from "./fixed.ts";
import { assertInteger } from "./invalid-argument.ts";

/** The tokenomic parameters that bound stakes. U64F64 bits (value · 2⁶⁴). @public */
export interface StakeParameters {
	/** Smin, PHA per square root of the score. */
	readonly k: bigint;
	/** Stake multiplier. */
	readonly re: bigint;
	/** Rig cost, PHA per score. */
	readonly rigK: bigint;
	/** Rig cost, PHA. */
	readonly rigB: bigint;
	/** Cap of V. */
	readonly vMax: bigint;
}

/** Least score that may be started: 50. @public */
export const MIN_SCORE = 50;

/** A score as U64F64 bits. */
export function scoreBits(score: number): bigint {
	return BigInt(assertInteger("INVALID_ARGUMENT", "score", score, 0xffff_ffff)) << 64n;
}

/**
 * Confidence score of a confidence level, as the pallets take it: 1, 1, 1, 0.8, 0.7 for levels 1 to 5, and 1 for any other.
 *
 * @returns U64F64 bits
 * @remarks Source: start of a worker, generation 1 and 2
 * @public
 */
export function confidenceScore(level: number): bigint {
	// The U64F64 nearest to 0.8 and 0.7.
	return level === 4 ? (4n * ONE) / 5n + 1n : level === 5 ? (7n * ONE) / 10n : ONE;
}

/**
 * Least stake of a worker, itself allowed: `k · √score`.
 *
 * - The chain's root has 32 fractional bits, so this is up to some 2·10⁷ smallest units under the real `k · √score`
 *
 * @param score - benchmark score P
 * @returns smallest units (10⁻¹² PHA)
 * @throws PhalaError `INVALID_ARGUMENT` for a score that is not a u32
 * @remarks Source: `phalaMining` (1) and `phalaComputation` (2), `InsufficientStake`
 * @public
 */
export function smin(score: number, tokenomics: Pick<StakeParameters, "k">, generation: PalletGeneration): bigint {
	return fromFixed(mulFixed(tokenomics.k, sqrtFixed(scoreBits(score))), generation);
}

/**
 * Rig cost, the part of V for a machine of that score: `rigK · score + rigB`.
 *
 * @param score - benchmark score P
 * @returns U64F64 bits of PHA
 * @throws PhalaError `INVALID_ARGUMENT` for a score that is not a u32
 * @remarks Source: rig cost C of `phalaMining` (1) and `phalaComputation` (2)
 * @public
 */
export function rigCost(score: number, tokenomics: Pick<StakeParameters, "rigK" | "rigB">): bigint {
	return mulFixed(tokenomics.rigK, scoreBits(score)) + tokenomics.rigB;
}

/** `(re − 1) · confidence + 1`, bits. */
function multiplier(confidenceLevel: number, tokenomics: Pick<StakeParameters, "re">): bigint {
	return mulFixed(tokenomics.re - ONE, confidenceScore(confidenceLevel)) + ONE;
}

/**
 * Ve, the V that a worker starts with: `((re − 1) · confidence + 1) · (stake + rig cost)`.
 *
 * @param stake - smallest units
 * @param score - benchmark score P
 * @param confidenceLevel - 1 to 5, any other counts as 1
 * @returns U64F64 bits
 * @throws PhalaError `INVALID_AMOUNT`, `INVALID_ARGUMENT`
 * @remarks Source: `phalaMining.MinerStarted` (1), `phalaComputation.WorkerStarted` (2), field `init_v`
 * @public
 */
export function ve(
	stake: bigint,
	score: number,
	confidenceLevel: number,
	tokenomics: Omit<StakeParameters, "k" | "vMax">,
	generation: PalletGeneration,
): bigint {
	return mulFixed(multiplier(confidenceLevel, tokenomics), toFixed(stake, generation) + rigCost(score, tokenomics));
}

/**
 * Most stake of a worker, itself allowed: the largest whose Ve is not above V's cap, to the unit.
 *
 * - Can be below {@link smin}: see {@link stakeBounds}
 *
 * @param score - benchmark score P
 * @param confidenceLevel - 1 to 5, any other counts as 1
 * @returns smallest units; `null` where the rig cost alone passes the cap
 * @throws PhalaError `INVALID_ARGUMENT` for a score that is not a u32
 * @remarks Source: `phalaMining` (1) and `phalaComputation` (2), `TooMuchStake`
 * @public
 */
export function smax(
	score: number,
	confidenceLevel: number,
	tokenomics: Omit<StakeParameters, "k">,
	generation: PalletGeneration,
): bigint | null {
	const allowed = (stake: bigint) => ve(stake, score, confidenceLevel, tokenomics, generation) <= tokenomics.vMax;
	if (!allowed(0n)) return null;
	const maxStake = divFixed(tokenomics.vMax, multiplier(confidenceLevel, tokenomics)) - rigCost(score, tokenomics);
	// The closed form rounds down at every step, the chain's test too: the last unit is found by the test itself.
	let stake = fromFixed(maxStake, generation);
	while (toFixed(stake + 1n, generation) && allowed(stake + 1n)) stake += 1n;
	return stake;
}

/**
 * Bounds of a worker's stake, both inclusive.
 *
 * @param score - benchmark score P; `null`: not measured
 * @param confidenceLevel - 1 to 5, any other counts as 1
 * @returns smallest units; `null` where no stake is allowed: no score, score below 50, Smin above Smax
 * @throws PhalaError `INVALID_ARGUMENT` for a score that is not a u32
 * @remarks Source: the checks of `startMining` (1) and `startComputing` (2)
 * @public
 */
export function stakeBounds(
	score: number | null,
	confidenceLevel: number,
	tokenomics: StakeParameters,
	generation: PalletGeneration,
): { readonly min: bigint; readonly max: bigint } | null {
	if (score === null || score < MIN_SCORE) return null;
	const min = smin(score, tokenomics, generation);
	const max = smax(score, confidenceLevel, tokenomics, generation);
	return max === null || max < min ? null : { min, max };
}
