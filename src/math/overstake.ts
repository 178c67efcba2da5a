import { min, type PalletGeneration } from "./fixed.ts";
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
 * - `"v"`: to those whose V gains most per PHA, each in turn as much as it may have; to none that would lose V
 *
 * @public
 */
export type OverstakeStrategy = "even" | "score" | "v";

/** What raising a worker's stake would do. @public */
export interface OverstakeStep<W> {
	/** The worker as it was given. */
	readonly worker: W;
	/** The new total to restart with, smallest units. */
	readonly stake: bigint;
	/** What is added, smallest units, more than 0. */
	readonly extra: bigint;
	/** Ve of the new total, which V starts anew with, U64F64 bits. */
	readonly ve: bigint;
	/** By how much that is less than V now, U64F64 bits; 0: V does not fall. */
	readonly vLost: bigint;
}

/** Whose stake to raise. @public */
export interface OverstakeChoice<W> {
	/** Workers that get more, in the order given. */
	readonly steps: readonly OverstakeStep<W>[];
	/** Free stake that is left, smallest units. */
	readonly remaining: bigint;
}

/**
 * How a pool can put free stake behind workers that compute already, each within its Smax.
 *
 * - A restart resets V to the Ve of the new total, so a worker whose V has grown may lose: `vLost` says how much
 * - `"v"` takes one worker after the other, best gain first, which need not be the best choice of all
 * - Workers that get nothing are left out
 *
 * @param workers - computing ones, any objects with what {@link OverstakeCandidate} says
 * @param free - free stake to spread, smallest units
 * @param tokenomics - of the chain
 * @param strategy - `"even"` when left out
 * @param generation - whose arithmetic; 2 when left out
 * @throws PhalaError `INVALID_AMOUNT`, `INVALID_ARGUMENT` for a score that is no u32
 * @remarks Source: `restartMining` (1), `restartComputing` (2)
 * @public
 */
export function overstake<W extends OverstakeCandidate>(
	workers: readonly W[],
	free: bigint,
	tokenomics: Omit<StakeParameters, "k" | "vMax">,
	strategy: OverstakeStrategy = "even",
	generation: PalletGeneration = 2,
): OverstakeChoice<W> {
	const gain = ({ stake, score, confidenceLevel, v }: W, extra: bigint) =>
		ve(stake + extra, score, confidenceLevel, tokenomics, generation) - v;
	const shares = workers.map((worker) => {
		const room = (worker.max ?? 0n) - worker.stake;
		const weight = strategy === "score" ? BigInt(worker.score) : 1n;
		// By V: most gain for its amount first. Else: least room for its weight first, what it cannot take goes to the others.
		const most = min(room, free);
		const [rank, by] = strategy === "v" ? [-gain(worker, most), most] : [room, weight];
		return { worker, room, weight, rank, by, extra: 0n };
	});
	const takers = shares.filter(({ room, weight }) => room > 0n && weight);
	takers.sort((a, b) => Number(a.rank * b.by - b.rank * a.by));
	let left = free;
	let weights = takers.reduce((sum, { weight }) => sum + weight, 0n);
	for (const share of takers) {
		const { worker, room, weight } = share;
		const extra = min(room, strategy === "v" ? left : (left * weight) / weights);
		if (strategy !== "v" || gain(worker, extra) > 0n) {
			share.extra = extra;
			left -= extra;
		}
		weights -= weight;
	}
	const raised = shares.flatMap(({ worker, extra }) => {
		const change = gain(worker, extra);
		const vLost = change < 0n ? -change : 0n;
		return extra ? { worker, stake: worker.stake + extra, extra, ve: worker.v + change, vLost } : [];
	});
	return { steps: raised, remaining: left };
}
