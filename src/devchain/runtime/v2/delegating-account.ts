import type { BasePool } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import type { Chain } from "../frame/chain.ts";
import { ensure, item } from "./pallet-types.ts";
import { saveVault, vault } from "./pools.ts";

/** Vaults whose owners may not invest or withdraw in their name: all of their stake is on its way back. */
export const vaultLocks = item("phalaVault", "vaultLocks");

/**
 * Who delegates to a stake pool: the caller, or the vault that the caller speaks for.
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

/** Notes in vault and pool, once, that the one has a part in the other. Changes `pool`, which the caller saves. */
export function noteVaultInvestment(chain: Chain, asVault: bigint, pool: BasePool): void {
	const investor = vault(chain, asVault);
	if (!investor.investPools.includes(pool.pid)) {
		saveVault(chain, { ...investor, investPools: [...investor.investPools, pool.pid] });
	}
	if (!pool.valueSubscribers.includes(asVault)) pool.valueSubscribers = [...pool.valueSubscribers, asVault];
}
