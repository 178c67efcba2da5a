import type { PoolInfo, UserStakeInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { min } from "../../../math/fixed.ts";
import { divBalance, isDust } from "../../../math/index.ts";
import type { Chain } from "../frame/chain.ts";
import { priceOf } from "./pools.ts";
import { payOut, positionOf, savePosition, settleReward, settleSlash } from "./positions.ts";
import { enqueue, serveQueue } from "./queue.ts";
import { changeStaked } from "./stake-lock.ts";

const nothing = (user: Hex): UserStakeInfo => ({
	user,
	locked: 0n,
	shares: 0n,
	availableRewards: 0n,
	rewardDebt: 0n,
});

/**
 * Locks PHA of `who` for a pool: mints shares at the current price, then serves the queue, including requests of `who`.
 * Changes `pool`; the caller checks and saves it. Returns the shares.
 */
export function addStake(chain: Chain, pool: PoolInfo, who: Hex, amount: bigint): bigint {
	const position = positionOf(chain, pool.pid, who) ?? nothing(who);
	settleReward(pool, position);
	settleSlash(chain, pool, position);
	const price = priceOf(pool);
	const shares = price ? divBalance(amount, price, 1) : amount;
	position.shares += shares;
	position.locked += amount;
	pool.totalShares += shares;
	pool.totalStake += amount;
	pool.freeStake += amount;
	savePosition(chain, pool, position);
	changeStaked(chain, who, amount);
	serveQueue(chain, pool);
	return shares;
}

/**
 * Pays the part of a request that free stake covers, and queues the rest, which replaces an older request of the same
 * delegator. Does not serve the queue. Changes `pool`; the caller saves it.
 */
export function takeStake(chain: Chain, pool: PoolInfo, position: UserStakeInfo, shares: bigint): void {
	settleReward(pool, position);
	const price = priceOf(pool);
	const payable = price ? divBalance(pool.freeStake, price, 1) : shares;
	const now = orNone(min(shares, payable));
	const queued = orNone(shares - now);
	if (now > 0n) {
		settleSlash(chain, pool, position);
		payOut(chain, pool, position, now);
	}
	savePosition(chain, pool, position);
	if (queued > 0n) enqueue(chain, pool, position.user, queued);
}

const orNone = (shares: bigint) => (isDust(shares) ? 0n : shares);
