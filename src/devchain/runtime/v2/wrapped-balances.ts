import type { Hex } from "../../../codec/hex.ts";
import type { Chain } from "../frame/chain.ts";
import { transfer } from "./balances.ts";
import { emit, ensure, type PalletCalls } from "./pallet-types.ts";
import { netValue, stakerAccount, stakerAccounts } from "./staker-accounts.ts";
import { wrappedVotes } from "./votes.ts";
import { burnWrapped, mintWrapped, WRAPPED, wrappedBalance } from "./wrapped-asset.ts";

/** Calls of `PhalaWrappedBalances`. */
export const wrappedBalances: PalletCalls<"phalaWrappedBalances"> = {
	...wrappedVotes,
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

/** W-PHA that can be unwrapped: the rest of W-PHA and active shares must cover the locked votes. */
function available(chain: Chain, user: Hex): bigint {
	const { locked } = stakerAccount(chain, user);
	const balance = wrappedBalance(chain, user);
	const free = netValue(chain, user) - locked;
	if (free >= balance) return balance;
	return free > 0n ? free : 0n;
}
