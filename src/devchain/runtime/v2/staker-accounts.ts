import type { FinanceAccount } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { valueOf as worthOf } from "../../../math/index.ts";
import type { Chain } from "../frame/chain.ts";
import { item } from "./pallet-types.ts";
import { anyPool, totalsOf } from "./pools.ts";
import { activeShares } from "./shares.ts";
import { wrappedBalance } from "./wrapped-asset.ts";

/** Where accounts have stake, and what their votes lock. */
export const stakerAccounts = item("phalaWrappedBalances", "stakerAccounts");

/** The record of `who`; that of a newcomer where there is none. */
export const stakerAccount = (chain: Chain, who: Hex): FinanceAccount =>
	chain.at(stakerAccounts).get(who) ?? { investPools: [], locked: 0n };

/** What `who` has: W-PHA, and active shares of the pools that the record names. */
export const netValue = (chain: Chain, who: Hex): bigint =>
	stakerAccount(chain, who).investPools.reduce(
		(sum, [pid]) => {
			const pool = anyPool(chain, pid);
			return sum + worthOf(activeShares(chain, pool, who), totalsOf(pool));
		},
		wrappedBalance(chain, who),
	);
