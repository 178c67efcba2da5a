import type { BasePool, StakePool } from "../../../../generated/v2/pallets.ts";
import { isDust, splitReward, vaultReward } from "../../../math/index.ts";
import type { Chain } from "../frame/chain.ts";
import { expectPaid } from "../frame/failure.ts";
import { SUBSIDY } from "../phala/accounts.ts";
import type { WorkerReward } from "../phala/settlement.ts";
import { transfer } from "./balances.ts";
import { emit } from "./pallet-types.ts";
import { saveStakePool, saveVault, stakePool, vault } from "./pools.ts";
import { waitingOf } from "./queue.ts";
import { shareItemsOf } from "./shares.ts";
import { poolOf } from "./workers.ts";
import { mintWrapped, WRAPPED } from "./wrapped-asset.ts";

/** Distributes the rewards of one update to their pools, independently of each other. */
export function payRewards(chain: Chain, rewards: readonly WorkerReward[]): void {
	for (const reward of rewards) payReward(chain, reward);
}

/**
 * Pays a worker's reward to its pool as W-PHA: the commission to the owner's account, the rest to the pool's account,
 * which raises the share price. The rest is free stake, but the queue is not served.
 *
 * Events: `phalaStakePoolv2.RewardDismissedNotInPool`, `…Dust` or `…NoShare`; or `balances.Transfer`, twice
 * `assets.Issued` (or `RewardToOwnerDismissedDust`, `RewardToDistributionDismissedDust`), `RewardReceived`.
 */
function payReward(chain: Chain, { worker, amount }: WorkerReward): void {
	const pid = poolOf(chain, worker);
	if (pid === null) emit(chain, "phalaStakePoolv2", "RewardDismissedNotInPool", { worker, amount });
	else if (amount > 0n) distribute(chain, stakePool(chain, pid), amount);
}

function distribute(chain: Chain, pool: StakePool, amount: bigint): void {
	const { pid, totalShares } = pool.basepool;
	if (isDust(amount)) emit(chain, "phalaStakePoolv2", "RewardDismissedDust", { pid, amount });
	else if (isDust(totalShares)) emit(chain, "phalaStakePoolv2", "RewardDismissedNoShare", { pid, amount });
	else {
		expectPaid("the subsidy account cannot pay a reward", () => transfer(chain, SUBSIDY, WRAPPED, amount, "keepAlive"));
		split(chain, pool, amount);
	}
}

function split(chain: Chain, pool: StakePool, amount: bigint): void {
	const { basepool, payoutCommission, ownerRewardAccount } = pool;
	const { pid, poolAccountId } = basepool;
	const { toOwner, toDelegators } = splitReward(amount, payoutCommission ?? 0);
	const ownerPaid = mintWrapped(chain, ownerRewardAccount, toOwner);
	if (!ownerPaid) emit(chain, "phalaStakePoolv2", "RewardToOwnerDismissedDust", { pid, amount: toOwner });
	const poolPaid = mintWrapped(chain, poolAccountId, toDelegators);
	const distributed = poolPaid && !isDust(toDelegators);
	if (!distributed && toDelegators > 0n) {
		emit(chain, "phalaStakePoolv2", "RewardToDistributionDismissedDust", { pid, amount: toDelegators });
	}
	if (distributed) {
		saveStakePool(chain, { ...pool, basepool: { ...basepool, totalValue: basepool.totalValue + toDelegators } });
		raiseVaults(chain, basepool, toDelegators);
	}
	if (!distributed && !ownerPaid) return;
	emit(chain, "phalaStakePoolv2", "RewardReceived", { pid, toOwner, toStakers: toDelegators });
}

/** Adds a pool's reward to the value of the vaults that hold its shares, in proportion; queued shares count. */
function raiseVaults(chain: Chain, pool: BasePool, toDelegators: bigint): void {
	for (const pid of pool.valueSubscribers) {
		const subscriber = expectPaid("a subscriber is no vault", () => vault(chain, pid));
		const { poolAccountId } = subscriber.basepool;
		const owned = [...shareItemsOf(chain, pool, poolAccountId), ...waitingOf(chain, pool, poolAccountId)];
		const shares = owned.map((one) => one.shares);
		subscriber.basepool.totalValue += vaultReward(shares, pool.totalShares, toDelegators);
		saveVault(chain, subscriber);
	}
}
