import type { AccountLike, Addresses } from "../chain/addresses.ts";
import type { Hex } from "../codec/hex.ts";
import { parseOptions } from "../errors/parse-options.ts";

/** Receiver of a claim. @public */
export interface ClaimTarget {
	/**
	 * The account to pay: ss58 or hex, or an object with an address of any network.
	 *
	 * @defaultValue the signer
	 */
	readonly target?: AccountLike | undefined;
}

/** The account to pay; `null` for the signer. Throws `INVALID_ARGUMENT`, `INVALID_ADDRESS`, `WRONG_PREFIX`. */
export function parseTarget(options: ClaimTarget, addresses: Addresses): Hex | null {
	const { target } = parseOptions(options);
	return target === undefined ? null : addresses.parseAccount(target);
}
