import type { PoolInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { isDust, rewardAccGrowth, splitReward } from "../../../math/index.ts";
import type { Chain } from "../frame/chain.ts";
import { DispatchFailure } from "../frame/failure.ts";
import { SUBSIDY } from "../phala/accounts.ts";
import type { WorkerReward } from "../phala/settlement.ts";
import { transfer } from "./balances.ts";
import { emit, ensure, fail, type PalletCalls } from "./pallet-types.ts";
import { ownPool, savePool, stakePool } from "./pools.ts";
import { positionOf, savePosition, settleReward } from "./positions.ts";
import { poolOf } from "./workers.ts";

/**
 * Adds the rewards of one update to their pools. Stops at the first worker without a pool: later rewards are lost.
 *
 * Events: `phalaStakePool.RewardDismissedNotInPool`, `…NoShare` or `…Dust`; `RewardReceived`.
 */
export function payRewards(chain: Chain, rewards: readonly WorkerReward[]): void {
	for (const { worker, amount } of rewards) {
		const pid = poolOf(chain, worker);
		if (pid === null) {
			emit(chain, "phalaStakePool", "RewardDismissedNotInPool", { worker, amount });
			return;
		}
		if (amount > 0n) distribute(chain, stakePool(chain, pid), amount);
	}
}

function distribute(chain: Chain, pool: PoolInfo, amount: bigint): void {
	const { pid, totalShares } = pool;
	if (isDust(totalShares)) {
		emit(chain, "phalaStakePool", "RewardDismissedNoShare", { pid, amount });
		return;
	}
	const { toOwner, toDelegators } = splitReward(amount, pool.payoutCommission ?? 0);
	const distributed = !isDust(toDelegators);
	if (distributed) pool.rewardAcc += rewardAccGrowth(toDelegators, totalShares);
	else if (toDelegators > 0n) emit(chain, "phalaStakePool", "RewardDismissedDust", { pid, amount: toDelegators });
	pool.ownerReward += toOwner;
	savePool(chain, pool);
	if (!distributed && toOwner === 0n) return;
	emit(chain, "phalaStakePool", "RewardReceived", { pid, toOwner, toStakers: toDelegators });
}

/** Calls of `PhalaStakePool` that pay rewards out. */
export const claims: PalletCalls<"phalaStakePool"> = {
	claimOwnerRewards: (chain, user, { pid, target }) => {
		const amount = takeOwnerReward(chain, ownPool(chain, pid, user));
		pay(chain, target, amount);
		emit(chain, "phalaStakePool", "OwnerRewardsWithdrawn", { pid, user, amount });
	},
	claimStakerRewards: (chain, user, { pid, target }) => {
		const amount = takeStakerReward(chain, stakePool(chain, pid), user);
		pay(chain, target, amount);
		emit(chain, "phalaStakePool", "StakerRewardsWithdrawn", { pid, user, amount });
	},
	claimRewards: (chain, user, { pid, target }) => {
		const pool = stakePool(chain, pid);
		const asOwner = pool.owner === user ? takeOwnerReward(chain, pool) : 0n;
		const amount = asOwner + takeStakerReward(chain, pool, user);
		pay(chain, target, amount);
		emit(chain, "phalaStakePool", "RewardsWithdrawn", { pid, user, amount });
	},
};

function takeOwnerReward(chain: Chain, pool: PoolInfo): bigint {
	savePool(chain, { ...pool, ownerReward: 0n });
	return pool.ownerReward;
}

function takeStakerReward(chain: Chain, pool: PoolInfo, who: Hex): bigint {
	const position = positionOf(chain, pool.pid, who);
	if (position === null) return 0n;
	settleReward(pool, position);
	savePosition(chain, pool, { ...position, availableRewards: 0n });
	return position.availableRewards;
}

/** Pays a reward, if there is any; when the payment fails, all of it stays available. */
function pay(chain: Chain, target: Hex, amount: bigint): void {
	ensure(amount > 0n, "phalaStakePool", "NoRewardToClaim");
	try {
		transfer(chain, SUBSIDY, target, amount, "keepAlive");
	} catch (error) {
		if (!(error instanceof DispatchFailure)) throw error;
		fail("phalaStakePool", "InternalSubsidyPoolCannotWithdraw");
	}
}
