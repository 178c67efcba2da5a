import type { FinanceAccount } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { valueOf as shareValue } from "../../../math/index.ts";
import type { Chain } from "../frame/chain.ts";
import { item } from "./pallet-types.ts";
import { anyPool, totalsOf } from "./pools.ts";
import { activeShares } from "./shares.ts";
import { wrappedBalance } from "./wrapped-asset.ts";

/** Pools and locked votes of accounts. */
export const stakerAccounts = item("phalaWrappedBalances", "stakerAccounts");

/** Record of `who`; an empty one by default. */
export const stakerAccount = (chain: Chain, who: Hex): FinanceAccount =>
	chain.at(stakerAccounts).get(who) ?? { investPools: [], locked: 0n };

/** Value of W-PHA and active shares of `who`, in the pools of its record. */
export const netValue = (chain: Chain, who: Hex): bigint =>
	stakerAccount(chain, who).investPools.reduce(
		(sum, [pid]) => {
			const pool = anyPool(chain, pid);
			return sum + shareValue(activeShares(chain, pool, who), totalsOf(pool), 2);
		},
		wrappedBalance(chain, who),
	);
