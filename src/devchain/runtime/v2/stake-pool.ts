import type { Hex } from "../../../codec/hex.ts";
import type { Chain } from "../frame/chain.ts";
import { DispatchFailure } from "../frame/failure.ts";
import { SUBSIDY } from "../phala/accounts.ts";
import { lockAccount, ownerRewardAccount } from "./accounts.ts";
import { transfer } from "./balances.ts";
import { notes } from "./base-pool.ts";
import { delegator, noteVaultInvestment } from "./delegating-account.ts";
import { addStake, isWithdrawable, noteInvestment, requestWithdrawal } from "./delegation.ts";
import { constant, emit, ensure, fail, item, type PalletCalls } from "./pallet-types.ts";
import { newBasePool, ownPool, saveStakePool, stakePool } from "./pools.ts";
import { shareItemsOf, sumOf } from "./shares.ts";
import { poolWorkers } from "./workers.ts";
import { transferWrapped, wrappedBalance } from "./wrapped-asset.ts";

const legacyRewards = item("phalaStakePoolv2", "legacyRewards");

/** Calls of `PhalaStakePoolv2`. */
export const stakePoolCalls: PalletCalls<"phalaStakePoolv2"> = {
	...poolWorkers,
	create: (chain, owner) => {
		const basepool = newBasePool(chain, owner, "STAKEPOOL");
		const { pid, cid, poolAccountId } = basepool;
		saveStakePool(chain, {
			basepool,
			payoutCommission: null,
			cap: null,
			workers: [],
			cdWorkers: [],
			lockAccount: lockAccount(pid, owner),
			ownerRewardAccount: ownerRewardAccount(pid, owner),
		});
		emit(chain, "phalaStakePoolv2", "PoolCreated", { owner, pid, cid, poolAccountId });
	},
	setCap: (chain, who, { pid, cap }) => {
		const pool = ownPool(chain, pid, who);
		ensure(pool.basepool.totalValue <= cap, "phalaStakePoolv2", "InadequateCapacity");
		saveStakePool(chain, { ...pool, cap });
		emit(chain, "phalaStakePoolv2", "PoolCapacitySet", { pid, cap });
	},
	setPayoutPref: (chain, who, { pid, payoutCommission }) => {
		saveStakePool(chain, { ...ownPool(chain, pid, who), payoutCommission });
		emit(chain, "phalaStakePoolv2", "PoolCommissionSet", { pid, commission: payoutCommission ?? 0 });
	},
	claimOwnerRewards: (chain, who, { pid, target }) => {
		const { ownerRewardAccount: account } = ownPool(chain, pid, who);
		const amount = wrappedBalance(chain, account);
		ensure(amount > 0n, "phalaStakePoolv2", "NoRewardToClaim");
		transferWrapped(chain, account, target, amount);
		emit(chain, "phalaStakePoolv2", "OwnerRewardsWithdrawn", { pid, user: who, amount });
	},
	claimLegacyRewards: (chain, who, { pid, target }) => {
		const reward = chain.at(legacyRewards).get([who, pid]) ?? fail("phalaStakePoolv2", "NoLegacyRewardToClaim");
		chain.at(legacyRewards).delete([who, pid]);
		try {
			transfer(chain, SUBSIDY, target, reward, "keepAlive");
		} catch (error) {
			if (!(error instanceof DispatchFailure)) throw error;
			fail("phalaStakePoolv2", "InternalSubsidyPoolCannotWithdraw");
		}
	},
	contribute: (chain, caller, { pid, amount, asVault }) => {
		const who = delegator(chain, caller, asVault);
		const pool = stakePool(chain, pid);
		const { basepool, cap } = pool;
		const { totalShares, totalValue, owner } = basepool;
		ensure(
			amount >= constant(chain, "phalaStakePoolv2", "minContribution"),
			"phalaStakePoolv2",
			"InsufficientContribution",
		);
		ensure(wrappedBalance(chain, who) >= amount, "phalaStakePoolv2", "InsufficientBalance");
		ensure(totalShares === 0n || totalValue > 0n, "phalaBasePool", "PoolBankrupt");
		ensure(notes.mayContribute(chain, pid, owner, who), "phalaBasePool", "NotInContributeWhitelist");
		const shares = addStake(chain, basepool, who, amount);
		ensure(cap === null || basepool.totalValue <= cap, "phalaStakePoolv2", "StakeExceedsCapacity");
		if (asVault === null) noteInvestment(chain, who, basepool);
		else noteVaultInvestment(chain, asVault, basepool);
		saveStakePool(chain, pool);
		emit(chain, "phalaStakePoolv2", "Contribution", { pid, user: who, amount, shares, asVault });
	},
	withdraw: (chain, caller, { pid, shares, asVault }) => {
		withdrawStake(chain, delegator(chain, caller, asVault), pid, shares, asVault);
	},
};

/**
 * Withdraws `shares` of `who` from a stake pool, see {@link requestWithdrawal}.
 *
 * @param asVault - pid of the vault that withdraws
 */
export function withdrawStake(chain: Chain, who: Hex, pid: bigint, shares: bigint, asVault: bigint | null): void {
	const pool = stakePool(chain, pid);
	const items = shareItemsOf(chain, pool.basepool, who);
	ensure(items.length > 0, "phalaStakePoolv2", "NoNftToWithdraw");
	const allowed = isWithdrawable(chain, pool.basepool, who, sumOf(items), shares);
	ensure(allowed, "phalaStakePoolv2", "InvalidWithdrawalAmount");
	requestWithdrawal(chain, pool.basepool, who, shares, asVault);
	saveStakePool(chain, pool);
}
