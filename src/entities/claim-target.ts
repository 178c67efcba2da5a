import type { AccountLike, Addresses } from "../chain/addresses.ts";
import type { Hex } from "../codec/hex.ts";

/** Receiver of a claim. @public */
export interface ClaimTarget {
	/**
	 * The account to pay: ss58 or hex, or an object with an address of any network.
	 *
	 * @defaultValue the signer
	 */
	readonly target?: AccountLike | undefined;
}

/** The account to pay; `null` for the signer. Throws `INVALID_ADDRESS`, `WRONG_PREFIX`. */
export function parseTarget({ target }: ClaimTarget, addresses: Addresses): Hex | null {
	return target === undefined ? null : addresses.parseAccount(target);
}
