import { divBalance, fromFixed, ownerGain, sharePrice, toFixed } from "../../../math/index.ts";
import { notes } from "./base-pool.ts";
import { addStake, isWithdrawable, noteInvestment, requestWithdrawal } from "./delegation.ts";
import { constant, emit, ensure, type PalletCalls } from "./pallet-types.ts";
import { newBasePool, ownVault, saveVault, totalsOf, vault } from "./pools.ts";
import { mergeShares, mintShares, shareItemsOf, sumOf } from "./shares.ts";
import { checkExits } from "./vault-exit.ts";
import { hasWrapped, wrappedBalance } from "./wrapped-asset.ts";

/** Wraps around at 128 bits, as the real runtime does when rounding removes one share. */
const wrapping = (sum: bigint): bigint => BigInt.asUintN(128, sum);

/** Calls of `PhalaVault`: pools whose owners invest the stake in stake pools. */
export const vaultCalls: PalletCalls<"phalaVault"> = {
	create: (chain, owner) => {
		const basepool = newBasePool(chain, owner, "VAULT");
		const { pid, cid, poolAccountId } = basepool;
		saveVault(chain, {
			basepool,
			lastSharePriceCheckpoint: constant(chain, "phalaVault", "initialPriceCheckPoint"),
			commission: null,
			ownerShares: 0n,
			investPools: [],
		});
		emit(chain, "phalaVault", "PoolCreated", { owner, pid, cid, poolAccountId });
	},
	setPayoutPref: (chain, who, { pid, payoutCommission }) => {
		saveVault(chain, { ...ownVault(chain, pid, who), commission: payoutCommission });
		emit(chain, "phalaVault", "VaultCommissionSet", { pid, commission: payoutCommission ?? 0 });
	},
	claimOwnerShares: (chain, who, { vaultPid, target, shares }) => {
		const own = ownVault(chain, vaultPid, who);
		const { basepool, ownerShares } = own;
		ensure(ownerShares >= shares, "phalaVault", "NoEnoughShareToClaim");
		ensure(shares > 0n, "phalaVault", "NoRewardToClaim");
		mintShares(chain, basepool, target, shares);
		mergeShares(chain, basepool, target);
		saveVault(chain, { ...own, ownerShares: ownerShares - shares });
		noteInvestment(chain, who, basepool);
		emit(chain, "phalaVault", "OwnerSharesClaimed", { pid: vaultPid, user: who, shares });
	},
	maybeGainOwnerShares: (chain, who, { vaultPid }) => {
		const own = ownVault(chain, vaultPid, who);
		const { basepool, lastSharePriceCheckpoint: last, commission, ownerShares } = own;
		const price = fromFixed(sharePrice(totalsOf(basepool), 2) ?? 0n, 2);
		if (price <= last) return;
		const { checkpoint } = ownerGain(totalsOf(basepool), last, commission ?? 0);
		if (last === 0n) {
			saveVault(chain, { ...own, lastSharePriceCheckpoint: checkpoint });
			return;
		}
		const shares = wrapping(divBalance(basepool.totalValue, toFixed(checkpoint, 2), 2) - basepool.totalShares);
		basepool.totalShares = wrapping(basepool.totalShares + shares);
		saveVault(chain, { ...own, lastSharePriceCheckpoint: checkpoint, ownerShares: wrapping(ownerShares + shares) });
		emit(chain, "phalaVault", "OwnerSharesGained", { pid: vaultPid, shares, checkoutPrice: checkpoint });
	},
	checkAndMaybeForceWithdraw: (chain, _, { vaultPid }) => checkExits(chain, vaultPid),
	contribute: (chain, who, { pid, amount }) => {
		ensure(amount >= constant(chain, "phalaStakePoolv2", "minContribution"), "phalaVault", "InsufficientContribution");
		ensure(hasWrapped(chain, who), "phalaVault", "AssetAccountNotExist");
		ensure(wrappedBalance(chain, who) >= amount, "phalaVault", "InsufficientBalance");
		const pool = vault(chain, pid);
		const { basepool } = pool;
		ensure(basepool.totalShares === 0n || basepool.totalValue > 0n, "phalaBasePool", "PoolBankrupt");
		ensure(notes.mayContribute(chain, pid, basepool.owner, who), "phalaBasePool", "NotInContributeWhitelist");
		const shares = addStake(chain, basepool, who, amount);
		saveVault(chain, pool);
		noteInvestment(chain, who, basepool);
		emit(chain, "phalaVault", "Contribution", { pid, user: who, amount, shares });
	},
	withdraw: (chain, who, { pid, shares }) => {
		const pool = vault(chain, pid);
		const items = shareItemsOf(chain, pool.basepool, who);
		ensure(items.length > 0, "phalaVault", "NoNftToWithdraw");
		const allowed = isWithdrawable(chain, pool.basepool, who, sumOf(items), shares);
		ensure(allowed, "phalaVault", "NoEnoughShareToClaim");
		requestWithdrawal(chain, pool.basepool, who, shares, null);
		saveVault(chain, pool);
	},
};
