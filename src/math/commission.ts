import { u128 } from "./fixed.ts";
import { assertInteger } from "./invalid-argument.ts";

/** A commission of 100 %, in parts per million. @public */
export const MAX_PPM = 1_000_000;

/** A reward split between a pool's owner and its delegators. @public */
export interface RewardSplit {
	/** Commission, smallest units. */
	readonly toOwner: bigint;
	/** The rest, shared by all delegated stake, smallest units. */
	readonly toDelegators: bigint;
}

/** The same ratio, which the chain can decode. Throws `INVALID_COMMISSION`. */
export function assertPpm(ppm: number): number {
	return assertInteger("INVALID_COMMISSION", "commission", ppm, MAX_PPM);
}

/**
 * Part of an amount, to the nearest unit; a half is rounded down.
 *
 * @param ppm - parts per million, 0 to 1 000 000
 * @param amount - smallest units
 * @returns smallest units
 * @throws PhalaError `INVALID_COMMISSION`, `INVALID_AMOUNT`
 * @remarks Source: `Permill` times balance, both generations
 * @public
 */
export function mulPpm(ppm: number, amount: bigint): bigint {
	return (u128(amount) * BigInt(assertPpm(ppm)) + 499_999n) / 1_000_000n;
}

/**
 * Splits a pool's reward between owner and delegators.
 *
 * - The commission goes to the nearest unit, a half is rounded down; nothing is lost
 *
 * @param reward - of the pool, after the treasury's part, smallest units
 * @param commissionPpm - parts per million, 0 to 1 000 000
 * @throws PhalaError `INVALID_COMMISSION`, `INVALID_AMOUNT`
 * @remarks Source: `RewardReceived`, generation 1 and 2
 * @example
 * ```ts
 * splitReward(parsePha("10"), percent("60")) // { toOwner: 6_000_000_000_000n, toDelegators: 4_000_000_000_000n }
 * ```
 * @public
 */
export function splitReward(reward: bigint, commissionPpm: number): RewardSplit {
	const toOwner = mulPpm(commissionPpm, reward);
	return { toOwner, toDelegators: reward - toOwner };
}
