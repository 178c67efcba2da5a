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
 * Locks PHA of `who` for a pool: shares at the price before, then the queue is served, `who`'s own request included.
 * Changes `pool`, which the caller checks and saves; answers the shares.
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
 * Pays what free stake covers of a request now, and puts the rest at the end of the queue: an older request of the same
 * delegator goes then, and only then. The queue is not served. Changes `pool`, which the caller saves.
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
