import type { BlockRef } from "../query/block-ref.ts";
import type { LedgerEntry } from "./entry.ts";

/** 365 days. */
const YEAR_MS = 31_536_000_000n;
const MILLION = 1_000_000n;

/**
 * What capital in pools earned, weighted by money and time (Modified Dietz): the gain divided by the average capital. The average counts
 * each contribution, withdrawal and claim from its block on, by the chain's clock, and no gains.
 *
 * @public
 */
export interface RealisedYield {
	/** Rewards less losses, pico PHA. */
	readonly gain: bigint;
	/** Capital times milliseconds, summed over the range: pico PHA · ms. The exact yield is `gain · durationMs / capitalMs`. */
	readonly capitalMs: bigint;
	/** From the block before the range to its last block, by the chain's clock. */
	readonly durationMs: number;
	/** `capitalMs / durationMs`, rounded down, pico PHA; 0 for no time. */
	readonly averageCapital: bigint;
	/** Yield over the range, parts per million, rounded towards 0; `null` without capital or time. */
	readonly yieldPpm: bigint | null;
	/**
	 * `yieldPpm` at the same rate for 365 days, without compounding: `gain · year / capitalMs`, rounded once. Says little where the range
	 * is short. `null` without capital or time.
	 */
	readonly annualisedPpm: bigint | null;
}

/** Sums what a yield is computed from. */
export class YieldSum {
	#gain = 0n;
	/** Sum of flows, and of flows times their time. */
	#capital = 0n;
	#weighted = 0n;

	add({ type, staked, unclaimed, block }: LedgerEntry): void {
		const change = staked + unclaimed;
		if (type === "reward" || type === "loss" || type === "rounding") this.#gain += change;
		else {
			this.#capital += change;
			this.#weighted += change * BigInt(block.timestampMs);
		}
	}

	compute(from: BlockRef, to: BlockRef): RealisedYield {
		const gain = this.#gain;
		const durationMs = to.timestampMs - from.timestampMs;
		const duration = BigInt(durationMs);
		const capitalMs = this.#capital * BigInt(to.timestampMs) - this.#weighted;
		const isDefined = duration > 0n && capitalMs > 0n;
		return {
			gain,
			capitalMs,
			durationMs,
			averageCapital: duration > 0n ? capitalMs / duration : 0n,
			yieldPpm: isDefined ? (gain * duration * MILLION) / capitalMs : null,
			annualisedPpm: isDefined ? (gain * YEAR_MS * MILLION) / capitalMs : null,
		};
	}
}
