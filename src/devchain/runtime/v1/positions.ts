import type { PoolInfo, UserStakeInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { min } from "../../../math/fixed.ts";
import { claimableReward, isDust, mulBalance } from "../../../math/index.ts";
import type { Chain } from "../frame/chain.ts";
import { TREASURY } from "../frame/fees.ts";
import { deposit, slash } from "./balances.ts";
import { emit, item } from "./pallet-types.ts";
import { priceOf } from "./pools.ts";
import { changeStaked } from "./stake-lock.ts";

const poolStakers = item("phalaStakePool", "poolStakers");

/** Position of `who` in a pool; `null` without one. */
export const positionOf = (chain: Chain, pid: bigint, who: Hex): UserStakeInfo | null =>
	chain.at(poolStakers).get([pid, who]);

/** Saves a position, with its reward debt at the current accumulator. */
export function savePosition(chain: Chain, pool: PoolInfo, position: UserStakeInfo): void {
	const rewardDebt = mulBalance(position.shares, pool.rewardAcc, 1);
	chain.at(poolStakers).set([pool.pid, position.user], { ...position, rewardDebt });
}

/** Adds pending rewards to the available rewards. Changes `position`; the caller saves it. */
export function settleReward(pool: PoolInfo, position: UserStakeInfo): void {
	position.availableRewards = claimableReward(position, pool.rewardAcc);
}

/**
 * Lowers the locked amount to the value of the shares, and to 0 where that is dust. Workers are never slashed, so the
 * difference is rounding dust, which neither the account's lock nor the pool accounts for. A larger difference, such as
 * 1001 pico with shares worth 1000, goes to the treasury. Changes `position`; the caller saves it.
 *
 * Events: `balances.Slashed` and `phalaStakePool.SlashSettled` for more than dust.
 */
export function settleSlash(chain: Chain, pool: PoolInfo, position: UserStakeInfo): void {
	const price = priceOf(pool);
	if (price === null) return;
	const { pid } = pool;
	const { user, locked } = position;
	const worth = mulBalance(position.shares, price, 1);
	position.locked = min(locked, isDust(worth) ? 0n : worth);
	const amount = locked - position.locked;
	if (isDust(amount)) return;
	forfeit(chain, user, amount);
	emit(chain, "phalaStakePool", "SlashSettled", { pid, user, amount });
}

/** Moves staked PHA to the treasury. Events: `balances.Slashed`. */
function forfeit(chain: Chain, who: Hex, amount: bigint): void {
	slash(chain, who, amount);
	deposit(chain, TREASURY, amount);
	changeStaked(chain, who, -amount);
}

/**
 * Pays out shares of a position: unlocks their value, and also remaining dust, which goes to the treasury.
 * Changes `pool` and `position`; the caller saves them.
 *
 * Events: `balances.Slashed` and `phalaStakePool.DustRemoved` for dust, `phalaStakePool.Withdrawal`.
 */
export function payOut(chain: Chain, pool: PoolInfo, position: UserStakeInfo, shares: bigint): void {
	const { pid } = pool;
	const { user } = position;
	const worth = mulBalance(shares, priceOf(pool) ?? 0n, 1);
	const amount = min(min(worth, pool.freeStake), position.locked);
	const removed = isDust(position.shares - shares) ? position.shares : shares;
	const dust = isDust(position.locked - amount) ? position.locked - amount : 0n;
	const emptied = isDust(pool.totalStake - amount);
	pool.freeStake = emptied ? 0n : pool.freeStake - amount;
	pool.totalStake = emptied ? 0n : pool.totalStake - amount;
	pool.totalShares -= removed;
	position.shares -= removed;
	position.locked -= amount + dust;
	if (dust > 0n) {
		forfeit(chain, user, dust);
		emit(chain, "phalaStakePool", "DustRemoved", { user, amount: dust });
	}
	changeStaked(chain, user, -amount);
	emit(chain, "phalaStakePool", "Withdrawal", { pid, user, amount, shares: removed });
}
