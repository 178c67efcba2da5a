import type { BasePool } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import type { Chain } from "../frame/chain.ts";
import { ensure, item } from "./pallet-types.ts";
import { saveVault, vault } from "./pools.ts";

/** Locked vaults: all of their stake is being withdrawn, so owners cannot invest or withdraw for them. */
export const vaultLocks = item("phalaVault", "vaultLocks");

/**
 * Account that delegates to a stake pool: the caller, or a vault of the caller.
 *
 * @param asVault - pid of the vault
 */
export function delegator(chain: Chain, caller: Hex, asVault: bigint | null): Hex {
	if (asVault === null) return caller;
	const { owner, poolAccountId } = vault(chain, asVault).basepool;
	ensure(!chain.at(vaultLocks).has(asVault), "phalaStakePoolv2", "VaultIsLocked");
	ensure(owner === caller, "phalaStakePoolv2", "UnauthorizedPoolOwner");
	return poolAccountId;
}

/** Records once, in vault and pool, that the vault has invested in the pool. Changes `pool`; the caller saves it. */
export function noteVaultInvestment(chain: Chain, asVault: bigint, pool: BasePool): void {
	const investor = vault(chain, asVault);
	if (!investor.investPools.includes(pool.pid)) {
		saveVault(chain, { ...investor, investPools: [...investor.investPools, pool.pid] });
	}
	if (!pool.valueSubscribers.includes(asVault)) pool.valueSubscribers = [...pool.valueSubscribers, asVault];
}
