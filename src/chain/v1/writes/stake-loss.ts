import type { PoolInfo } from "../../../../generated/v1/pallets.ts";
import { divBalance, min, mulBalance } from "../../../math/fixed.ts";
import { isDust, type PoolTotals, sharePrice } from "../../../math/shares.ts";
import { ruleFailure } from "../../loaded-with-writes.ts";
import type { RuleFailure } from "../../operation.ts";
import { type Staker, settleLocked } from "./serve-queue.ts";

/** The largest balance that generation 1 converts to fixed point: of larger ones it keeps the lowest 64 bits. */
export const MOST_PICO = (1n << 64n) - 1n;

/**
 * What the chain takes of a staker's locked PHA before it changes the stake: all that the shares are not worth.
 *
 * - Rounding, of a few pico, goes unnoticed: the chain takes nothing for a difference of at most 1000
 *
 * @remarks Source: `maybe_settle_slash` of `phalaStakePool`; recorded with shares beyond 2^64, which are valued by their lowest 64 bits
 */
export function computeSlash(pool: PoolTotals, staker: Staker): bigint {
	const price = sharePrice(pool, 1);
	if (price === null) return 0n;
	const taken = staker.locked - settleLocked(staker, price);
	return isDust(taken) ? 0n : taken;
}

/** `STAKE_WOULD_BURN` where the chain would take locked PHA. */
export function checkSlash(amount: bigint): RuleFailure[] {
	return amount > 0n ? [ruleFailure("STAKE_WOULD_BURN", { amount, maximum: MOST_PICO })] : [];
}

/** Effects of a withdrawal at one block. */
export interface ProjectedWithdrawal {
	/** Pico PHA paid at once. */
	readonly paid: bigint;
	/** Shares that leave the pool with it. */
	readonly gone: bigint;
	/** Shares that wait in the queue. */
	readonly queued: bigint;
	/** Pico taken of the locked PHA, if something is paid at once. */
	readonly slashed: bigint;
	/** Value of shares that leave without payment, pico. */
	readonly unpaid: bigint;
}

/**
 * Projects a withdrawal: what it pays, queues, and loses.
 *
 * @remarks Source: `try_withdraw` and `remove_stake` of `phalaStakePool`
 */
export function projectWithdrawal(pool: PoolInfo, staker: Staker, shares: bigint): ProjectedWithdrawal {
	const price = sharePrice(pool, 1);
	const payable = price ? divBalance(pool.freeStake, price, 1) : shares;
	const covered = min(shares, payable);
	const waiting = isDust(covered) ? shares : shares - covered;
	const queued = isDust(waiting) ? 0n : waiting;
	if (isDust(covered)) return { paid: 0n, gone: 0n, queued, slashed: 0n, unpaid: 0n };
	const slashed = computeSlash(pool, staker);
	const rest = staker.shares - covered;
	const gone = isDust(rest) ? staker.shares : covered;
	const worth = mulBalance(covered, price ?? 0n, 1);
	const locked = price === null ? staker.locked : settleLocked(staker, price);
	return {
		paid: min(min(worth, pool.freeStake), locked),
		gone,
		queued,
		slashed,
		unpaid: mulBalance(gone, price ?? 0n, 1) - worth,
	};
}
