import { min, type PalletGeneration, positive } from "./fixed.ts";
import { type StakeParameters, ve } from "./stake.ts";

/** A computing worker whose stake may be raised. @public */
export interface OverstakeCandidate {
	/** Stake behind it now, smallest units. */
	readonly stake: bigint;
	/** Most stake it may have (Smax), smallest units; `null`: it cannot be restarted at all. */
	readonly max: bigint | null;
	/** Benchmark score P. */
	readonly score: number;
	/** 1 to 5, any other counts as 1. */
	readonly confidenceLevel: number;
	/** V now, U64F64 bits. */
	readonly v: bigint;
}

/**
 * How free stake is spread over computing workers.
 *
 * - `"even"`: the same for each
 * - `"score"`: in proportion to the score
 * - `"v"`: to those whose V gains growth per PHA, each in turn as much as it may have; to none that would lose V
 *
 * @public
 */
export type OverstakeStrategy = "even" | "score" | "v";

/** A worker's raised stake and its effects. @public */
export interface OverstakeStep<W> {
	/** The worker as it was given. */
	readonly worker: W;
	/** The new total to restart with, smallest units. */
	readonly stake: bigint;
	/** Stake added, smallest units, more than 0. */
	readonly extra: bigint;
	/** Ve of the new total, which V starts anew with, U64F64 bits. */
	readonly ve: bigint;
	/** V now less that Ve, U64F64 bits; 0: V does not fall. */
	readonly vLost: bigint;
}

/** Workers whose stake to raise. @public */
export interface OverstakeChoice<W> {
	/** Workers that get more, in the order given. */
	readonly steps: readonly OverstakeStep<W>[];
	/** Remaining free stake, smallest units. */
	readonly remaining: bigint;
}

/**
 * Spreads free stake over workers that already compute, each within its Smax.
 *
 * - A restart resets V to the Ve of the new total, so a worker whose V has grown may lose V: `vLost`
 * - `"v"` takes one worker after the other, best gain first, which need not be the best choice of all
 * - Omits workers that get nothing
 *
 * @param workers - computing workers: any objects with the fields of {@link OverstakeCandidate}
 * @param free - free stake to spread, smallest units
 * @param tokenomics - of the chain
 * @param generation - of the pallets, whose arithmetic is used
 * @param strategy - how free stake is spread
 * @defaultValue `strategy` - `"even"`
 * @throws PhalaError `INVALID_AMOUNT`, `INVALID_ARGUMENT` for a score that is no u32
 * @remarks Source: `restartMining` (1), `restartComputing` (2)
 * @public
 */
export function overstake<W extends OverstakeCandidate>(
	workers: readonly W[],
	free: bigint,
	tokenomics: Omit<StakeParameters, "k" | "vMax">,
	generation: PalletGeneration,
	strategy: OverstakeStrategy = "even",
): OverstakeChoice<W> {
	const gain = (worker: W, extra: bigint) =>
		ve(worker.stake + extra, worker.score, worker.confidenceLevel, tokenomics, generation) - worker.v;
	const shares = workers.map((worker) => {
		const gap = (worker.max ?? 0n) - worker.stake;
		// By V: highest gain per PHA first. Else: least gap for its weight first, so that the others get the rest.
		const growth = min(gap, free);
		const [rank, weight] =
			strategy === "v" ? [-gain(worker, growth), growth] : [gap, strategy === "score" ? BigInt(worker.score) : 1n];
		return { worker, gap, weight, rank, extra: 0n };
	});
	const takers = shares.filter(({ gap, weight }) => gap > 0n && weight);
	takers.sort((a, b) => Number(a.rank * b.weight - b.rank * a.weight));
	let left = free;
	let weights = takers.reduce((sum, { weight }) => sum + weight, 0n);
	for (const share of takers) {
		const { worker, gap, weight } = share;
		const extra = min(gap, strategy === "v" ? left : (left * weight) / weights);
		if (strategy !== "v" || gain(worker, extra) > 0n) {
			share.extra = extra;
			left -= extra;
		}
		weights -= weight;
	}
	const raised = shares.flatMap(({ worker, extra }) => {
		const change = gain(worker, extra);
		const vLost = positive(-change);
		return extra ? { worker, stake: worker.stake + extra, extra, ve: worker.v + change, vLost } : [];
	});
	return { steps: raised, remaining: left };
}
