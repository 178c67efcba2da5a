import type { AccountLike, Addresses } from "../chain/addresses.ts";
import type { Hex } from "../codec/hex.ts";
import type { PhalaError } from "../errors/error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";

/**
 * The account that signs a plan.
 *
 * @param owner - the account that alone can send the plan; `null`: any
 * @throws PhalaError `INVALID_ADDRESS`, `WRONG_PREFIX`; `INVALID_ARGUMENT` for a missing account, or another one than the owner
 */
export function parsePlanAccount(addresses: Addresses, owner: Hex | null, account: AccountLike | undefined): Hex {
	if (account !== undefined) return assertPlanAccount(addresses, owner, addresses.parseAccount(account));
	if (owner === null) throw accountRequired();
	return owner;
}

/** `account`, where it can send the plan of `owner`. Throws `INVALID_ARGUMENT`. */
export function assertPlanAccount(addresses: Addresses, owner: Hex | null, account: Hex): Hex {
	if (owner === null || owner === account) return account;
	throw invalidArgument("account", addresses.format(account), `${addresses.format(owner)}, whose plan this is`);
}

export function accountRequired(): PhalaError<"INVALID_ARGUMENT"> {
	return invalidArgument("account", undefined, "the account that will sign, since this plan belongs to none");
}
