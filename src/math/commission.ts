import { u128 } from "./fixed.ts";
import { invalidCommission } from "./invalid-argument.ts";

/** A commission of 100 %, in parts per million. @public */
export const MAX_PPM = 1_000_000;

/** What a pool's owner and its delegators get of one reward; the sum is the reward. @public */
export interface RewardSplit {
	/** Commission, smallest units. */
	readonly toOwner: bigint;
	/** The rest, shared by all delegated stake, smallest units. */
	readonly toDelegators: bigint;
}

/** `ppm` itself when it is a ratio that the chain can decode. */
export function assertPpm(ppm: number): number {
	if (Number.isInteger(ppm) && ppm >= 0 && ppm <= MAX_PPM) return ppm;
	throw invalidCommission(ppm, `needs an integer from 0 to ${MAX_PPM} ppm.`);
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
 * @param reward - what the pool receives, after the treasury's part, smallest units
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
