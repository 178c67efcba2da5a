import type { Hex } from "../codec/hex.ts";
import { decodeAddress } from "../codec/ss58.ts";
import { invalidValue } from "../errors/invalid-argument.ts";

const HEX_ACCOUNT = /^0x[0-9a-f]{64}$/i;

/**
 * The account of an address of any network.
 *
 * @throws PhalaError `INVALID_ADDRESS`
 */
export function decodeAccountAddress(address: string): Hex {
	if (HEX_ACCOUNT.test(address)) return address.toLowerCase() as Hex;
	const account = decodeAddress(address)?.account;
	if (account) return account;
	throw invalidValue("INVALID_ADDRESS", "unsigned.payload.address", address, "ss58 text, or 0x and 64 hex digits");
}
