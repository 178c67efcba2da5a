import type { Hex } from "../../../codec/hex.ts";
import { valueOf as worthOf } from "../../../math/index.ts";
import type { Chain } from "../frame/chain.ts";
import { transfer } from "./balances.ts";
import { anyPool, totalsOf } from "./pools.ts";
import { activeShares } from "./shares.ts";
import { emit, ensure, item, type PalletCalls } from "./surface.ts";
import { burnWrapped, mintWrapped, WRAPPED, wrappedBalance } from "./wrapped-asset.ts";

const stakerAccounts = item("phalaWrappedBalances", "stakerAccounts");

/** Calls of `PhalaWrappedBalances` but for votes. */
export const wrappedBalances: PalletCalls<"phalaWrappedBalances"> = {
	wrap: (chain, user, { amount }) => {
		transfer(chain, user, WRAPPED, amount, "keepAlive");
		mintWrapped(chain, user, amount);
		if (!chain.at(stakerAccounts).has(user)) chain.at(stakerAccounts).set(user, { investPools: [], locked: 0n });
		emit(chain, "phalaWrappedBalances", "Wrapped", { user, amount });
	},
	unwrap: (chain, user, { amount }) => {
		const allowed = amount <= available(chain, user);
		ensure(allowed, "phalaWrappedBalances", "UnwrapAmountExceedsAvaliableStake");
		unwrap(chain, user, amount);
		emit(chain, "phalaWrappedBalances", "Unwrapped", { user, amount });
	},
	unwrapAll: (chain, user) => unwrap(chain, user, available(chain, user)),
};

function unwrap(chain: Chain, user: Hex, amount: bigint): void {
	transfer(chain, WRAPPED, user, amount, "allowDeath");
	burnWrapped(chain, user, amount);
}

/** W-PHA that may be unwrapped: all of it, but W-PHA and active shares have to stay worth what votes lock. */
function available(chain: Chain, user: Hex): bigint {
	const { investPools, locked } = chain.at(stakerAccounts).get(user) ?? { investPools: [], locked: 0n };
	const balance = wrappedBalance(chain, user);
	const netValue = investPools.reduce((sum, [pid]) => {
		const pool = anyPool(chain, pid);
		return sum + worthOf(activeShares(chain, pool, user), totalsOf(pool));
	}, balance);
	if (netValue - locked >= balance) return balance;
	return netValue > locked ? netValue - locked : 0n;
}
