import { isDust } from "../../../math/index.ts";
import type { RootHandler } from "../frame/call.ts";
import { forGovernance } from "../frame/governance.ts";
import { addStake, takeStake } from "./delegation.ts";
import { constant, emit, ensure, fail, item, type PalletCalls } from "./pallet-types.ts";
import { notes, ownPool, savePool, stakePool } from "./pools.ts";
import { positionOf } from "./positions.ts";
import { reconcile } from "./queue.ts";
import { claims } from "./rewards.ts";
import { stakeable } from "./stake-lock.ts";
import { poolWorkers } from "./workers.ts";

const poolCount = item("phalaStakePool", "poolCount");
const miningEnabled = item("phalaStakePool", "miningEnabled");

/** Calls of `PhalaStakePool` for the chain itself. */
export const stakePoolRoot = {
	setMiningEnable: ((chain, { enable }) => {
		chain.at(miningEnabled).set(enable);
	}) satisfies RootHandler<{ enable: boolean }>,
};

/** Calls of `PhalaStakePool`. */
export const stakePoolCalls: PalletCalls<"phalaStakePool"> = {
	...forGovernance("forceAssignReward", "setMiningEnable"),
	...poolWorkers,
	...claims,
	...notes.calls,
	create: (chain, owner) => {
		const pid = chain.at(poolCount).get();
		chain.at(poolCount).set(pid + 1n);
		savePool(chain, {
			pid,
			owner,
			payoutCommission: null,
			ownerReward: 0n,
			cap: null,
			rewardAcc: 0n,
			totalShares: 0n,
			totalStake: 0n,
			freeStake: 0n,
			releasingStake: 0n,
			workers: [],
			withdrawQueue: [],
		});
		emit(chain, "phalaStakePool", "PoolCreated", { owner, pid });
	},
	setCap: (chain, who, { pid, cap }) => {
		const pool = ownPool(chain, pid, who);
		ensure(pool.totalStake <= cap, "phalaStakePool", "InadequateCapacity");
		savePool(chain, { ...pool, cap });
		emit(chain, "phalaStakePool", "PoolCapacitySet", { pid, cap });
	},
	setPayoutPref: (chain, who, { pid, payoutCommission }) => {
		savePool(chain, { ...ownPool(chain, pid, who), payoutCommission });
		emit(chain, "phalaStakePool", "PoolCommissionSet", { pid, commission: payoutCommission });
	},
	contribute: (chain, user, { pid, amount }) => {
		const pool = stakePool(chain, pid);
		ensure(notes.mayContribute(chain, pid, pool.owner, user), "phalaStakePool", "NotInContributeWhitelist");
		const minContribution = constant(chain, "phalaStakePool", "minContribution");
		ensure(amount >= minContribution, "phalaStakePool", "InsufficientContribution");
		ensure(stakeable(chain, user) >= amount, "phalaStakePool", "InsufficientBalance");
		ensure(pool.totalShares === 0n || pool.totalStake > 0n, "phalaStakePool", "PoolBankrupt");
		const shares = addStake(chain, pool, user, amount);
		ensure(pool.cap === null || pool.totalStake <= pool.cap, "phalaStakePool", "StakeExceedsCapacity");
		savePool(chain, pool);
		emit(chain, "phalaStakePool", "Contribution", { pid, user, amount, shares });
	},
	withdraw: (chain, user, { pid, shares }) => {
		const position = positionOf(chain, pid, user) ?? fail("phalaStakePool", "PoolStakeNotFound");
		const allowed = !isDust(shares) && shares <= position.shares;
		ensure(allowed, "phalaStakePool", "InvalidWithdrawalAmount");
		const pool = stakePool(chain, pid);
		takeStake(chain, pool, position, shares);
		savePool(chain, pool);
	},
	reconcileWithdrawQueue: (chain, _, { pid, account }) => {
		const pool = stakePool(chain, pid);
		const { shares } = positionOf(chain, pid, account) ?? fail("phalaStakePool", "PoolStakeNotFound");
		reconcile(pool, account, shares);
		savePool(chain, pool);
	},
};
