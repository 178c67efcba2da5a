import { min, positive } from "../math/fixed.ts";
import type { BlockRef } from "../query/block-ref.ts";
import type { LedgerEntry } from "./entry.ts";

/** 365 days. */
const YEAR_MS = 31_536_000_000n;
const MILLION = 1_000_000n;

/**
 * What capital in pools earned, weighted by money and time: the gain divided by the average capital. The average counts each
 * contribution, withdrawal and claim from its block on, by the chain's clock, and no gains: what leaves a pool is gain first, and capital
 * where the pool's value would be less than it.
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

/** Sums what the yield of one pool is computed from. */
export class YieldSum {
	#gain = 0n;
	/** Value and rewards to claim. */
	#value = 0n;
	/** The part of it that is capital. */
	#capital = 0n;
	/** Sum of its changes, each times its time. */
	#weighted = 0n;

	get gain(): bigint {
		return this.#gain;
	}

	add({ type, staked, unclaimed, block }: LedgerEntry): void {
		const change = staked + unclaimed;
		this.#value += change;
		if (type === "reward" || type === "loss" || type === "rounding") {
			this.#gain += change;
			return;
		}
		// A withdrawal can come before a reward of the same block.
		const capital = change > 0n ? this.#capital + change : positive(min(this.#capital, this.#value));
		this.#weighted += (capital - this.#capital) * BigInt(block.timestampMs);
		this.#capital = capital;
	}

	/** Capital times milliseconds until `to`. */
	capitalMs(to: BlockRef): bigint {
		return this.#capital * BigInt(to.timestampMs) - this.#weighted;
	}
}

/** The yield of pools together, from the block before the range to its last one. */
export function computeYield(pools: readonly YieldSum[], from: BlockRef, to: BlockRef): RealisedYield {
	const gain = pools.reduce((sum, pool) => sum + pool.gain, 0n);
	const capitalMs = pools.reduce((sum, pool) => sum + pool.capitalMs(to), 0n);
	const durationMs = to.timestampMs - from.timestampMs;
	const duration = BigInt(durationMs);
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
