/** A worker that may be started. @public */
export interface StartCandidate {
	/** Least stake it needs (Smin), smallest units; `null`: it cannot be started at all. */
	readonly min: bigint | null;
	/** Benchmark score, for the strategy `"score"`. @defaultValue 0 */
	readonly score?: number | null | undefined;
}

/**
 * Which workers come first when there is not enough for all.
 *
 * - `"order"`: in the order given, each that still fits
 * - `"count"`: as many workers as possible
 * - `"stake"`: as much stake in use as possible
 * - `"score"`: as much score as possible
 *
 * @public
 */
export type StartStrategy = "order" | "count" | "stake" | "score";

/** Who can start, in the order given. @public */
export interface StartChoice<W> {
	/** Workers to start, each with the stake to give it: its minimum. */
	readonly starts: readonly (W & { readonly stake: bigint })[];
	/** Workers that have to wait. */
	readonly waiting: readonly W[];
	/** Free stake that is left, smallest units. */
	readonly remaining: bigint;
}

/** Selections evaluated per worker: all of them for up to ten workers. */
const BREADTH = 1024;

/**
 * Which workers a pool can start with its free stake, each at its minimum.
 *
 * - `"order"` and `"count"` are exact; `"stake"` and `"score"` are for up to ten workers, above that they are a good
 *   choice that need not be the best
 * - Of workers that are alike the earlier ones start
 *
 * @param workers - in the owner's order; any objects with a `min`
 * @param free - free stake, smallest units
 * @param strategy - which workers are preferred
 * @defaultValue `strategy` - `"order"`
 * @remarks Source: `InsufficientFreeStake` and `InsufficientStake` of both generations
 * @example
 * ```ts
 * startable([{ id: "A", min: 2000n }, { id: "D", min: 3000n }], 4000n).starts // [{ id: "A", min: 2000n, stake: 2000n }]
 * ```
 * @public
 */
export function startable<W extends StartCandidate>(
	workers: readonly W[],
	free: bigint,
	strategy: StartStrategy = "order",
): StartChoice<W> {
	const fit = workers.flatMap(({ min, score }, index) =>
		min === null ? [] : [{ index, min, gain: strategy === "stake" ? min : BigInt(score ?? 0) }],
	);
	// The cheapest first makes the most workers; the dearest first leaves the small ones to fill the gaps.
	const direction = strategy === "order" ? 0 : strategy === "count" ? 1 : -1;
	fit.sort((a, b) => direction * Number(a.min - b.min));
	const greedy = direction >= 0;

	let choices: Choice[] = [{ left: free, gained: 0n, picks: [] }];
	for (const worker of fit) {
		const taken = choices
			.filter(({ left }) => left >= worker.min)
			.map((choice) => ({
				left: choice.left - worker.min,
				gained: choice.gained + worker.gain,
				picks: [...choice.picks, worker.index],
			}));
		choices = greedy ? (taken[0] ? taken : choices) : best([...choices, ...taken]);
	}
	const { left: remaining, picks } = choices[0] as Choice;
	return {
		starts: workers.flatMap((worker, i) => (picks.includes(i) ? { ...worker, stake: worker.min as bigint } : [])),
		waiting: workers.filter((_, i) => !picks.includes(i)),
		remaining,
	};
}

/** A partial selection: its remaining stake, its gain, and the positions of its workers. */
interface Choice {
	readonly left: bigint;
	readonly gained: bigint;
	readonly picks: readonly number[];
}

/** The choices that gain most, one for each amount left. */
function best(choices: Choice[]): Choice[] {
	const seen = new Set<bigint>();
	return choices
		.sort((a, b) => Number(b.gained - a.gained))
		.filter(({ left }) => !seen.has(left) && seen.add(left))
		.slice(0, BREADTH);
}
