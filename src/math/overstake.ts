import { least, type PalletGeneration } from "./fixed.ts";
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
export interface Raise {
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
	readonly raised: readonly { readonly worker: W; readonly raise: Raise }[];
	/** Free stake that is left, smallest units. */
	readonly left: bigint;
}

/** A worker under way. */
interface Share<W> {
	readonly worker: W;
	readonly room: bigint;
	readonly weight: bigint;
	extra: bigint;
}

/**
 * How a pool can put free stake behind workers that compute already, each within its Smax.
 *
 * - A restart resets V to the Ve of the new total, so a worker whose V has grown may lose: `vLost` says how much
 * - `"v"` takes the best next worker again and again, which need not be the best choice of all
 * - Workers that get nothing are left out
 *
 * @param workers - computing ones, any objects with what {@link OverstakeCandidate} says
 * @param free - free stake to spread, smallest units
 * @param tokenomics - of the chain
 * @param strategy - `"even"` when left out
 * @param generation - whose arithmetic; 2 when left out
 * @throws {@link PhalaError} `INVALID_AMOUNT`, `INVALID_ARGUMENT` for a score that is no u32
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
	const raiseOf = ({ stake, score, confidenceLevel, v }: W, extra: bigint): Raise => {
		const after = ve(stake + extra, score, confidenceLevel, tokenomics, generation);
		return { stake: stake + extra, extra, ve: after, vLost: v > after ? v - after : 0n };
	};
	const shares = workers.map((worker): Share<W> => {
		const room = worker.max !== null && worker.max > worker.stake ? worker.max - worker.stake : 0n;
		return { worker, room, weight: strategy === "score" ? BigInt(worker.score) : 1n, extra: 0n };
	});
	const gain = (worker: W, extra: bigint) => raiseOf(worker, extra).ve - worker.v;
	const left = strategy === "v" ? byGain(shares, free, gain) : byWeight(shares, free);
	return {
		raised: shares.flatMap(({ worker, extra }) => (extra > 0n ? [{ worker, raise: raiseOf(worker, extra) }] : [])),
		left,
	};
}

/** Fills up those first that have least room for their weight: what they cannot take goes to the others. */
function byWeight<W>(shares: readonly Share<W>[], free: bigint): bigint {
	const takers = shares.filter(({ room, weight }) => room * weight > 0n);
	takers.sort((a, b) => (a.room * b.weight < b.room * a.weight ? -1 : 1));
	let left = free;
	let weights = takers.reduce((sum, { weight }) => sum + weight, 0n);
	for (const share of takers) {
		share.extra = least(share.room, (left * share.weight) / weights);
		left -= share.extra;
		weights -= share.weight;
	}
	return left;
}

/** Fills up whoever gains most for what it would take, until nobody gains. */
function byGain<W>(shares: readonly Share<W>[], free: bigint, gain: (worker: W, extra: bigint) => bigint): bigint {
	let left = free;
	for (;;) {
		let best: { share: Share<W>; extra: bigint; gained: bigint } | undefined;
		for (const share of shares) {
			const extra = share.extra > 0n ? 0n : least(share.room, left);
			const gained = extra > 0n ? gain(share.worker, extra) : 0n;
			if (gained > 0n && (!best || gained * best.extra > best.gained * extra)) best = { share, extra, gained };
		}
		if (!best) return left;
		best.share.extra = best.extra;
		left -= best.extra;
	}
}
