import type { Hex } from "../codec/hex.ts";
import { decodeAddress } from "../codec/ss58.ts";
import { invalidArgument, invalidValue } from "../errors/invalid-argument.ts";

/**
 * An account: ss58 of any network or `0x` hex, or an object with such an `address` (a key pair, a wallet's account).
 *
 * @public
 */
export type AccountLike = string | { readonly address: string };

const MAX_BALANCE = (1n << 128n) - 1n;

/** Account bytes as hex. Throws `INVALID_ADDRESS`. */
export function parseAccount(name: string, account: AccountLike): Hex {
	const address: unknown = typeof account === "object" && account !== null ? account.address : account;
	if (isHex32(address)) return toLowerCase(address);
	const decoded = typeof address === "string" ? decodeAddress(address) : null;
	if (decoded !== null) return decoded.account;
	throw invalidValue("INVALID_ADDRESS", name, address, "an ss58 address or 0x and 64 hex digits");
}

/** An amount of pico PHA. Throws `INVALID_AMOUNT`. */
export function parseAmount(name: string, amount: bigint, max: bigint = MAX_BALANCE): bigint {
	if (typeof amount === "bigint" && amount >= 0n && amount <= max) return amount;
	const limit = max === MAX_BALANCE ? "2^128 - 1" : max;
	throw invalidValue("INVALID_AMOUNT", name, amount, `a bigint of pico PHA from 0 to ${limit}`);
}

/** A worker's public key in lower case. Throws `INVALID_PUBLIC_KEY`. */
export function parsePublicKey(name: string, publicKey: string): Hex {
	if (isHex32(publicKey)) return toLowerCase(publicKey);
	throw invalidValue("INVALID_PUBLIC_KEY", name, publicKey, "0x and 64 hex digits");
}

function isHex32(value: unknown): value is Hex {
	return typeof value === "string" && /^0x[0-9a-fA-F]{64}$/.test(value);
}

function toLowerCase(hex: Hex): Hex {
	return hex.toLowerCase() as Hex;
}

/** An integer within bounds. Throws `INVALID_ARGUMENT`. */
export function parseInteger(name: string, value: number, min: number, max = Number.MAX_SAFE_INTEGER): number {
	if (Number.isSafeInteger(value) && value >= min && value <= max) return value;
	const expected = max === Number.MAX_SAFE_INTEGER ? `an integer ≥ ${min}` : `an integer from ${min} to ${max}`;
	throw invalidArgument(name, value, expected);
}

/** A finite number above 0, not above `max`. Throws `INVALID_ARGUMENT`. */
export function parsePositive(name: string, value: number, max = Number.MAX_VALUE): number {
	if (Number.isFinite(value) && value > 0 && value <= max) return value;
	throw invalidArgument(name, value, value > max ? `a number ≤ ${max}` : "a number > 0");
}

/** An object, as options are. Throws `INVALID_ARGUMENT`. */
export function parseObject<T extends object>(name: string, value: T): T {
	if (typeof value === "object" && value !== null) return value;
	throw invalidArgument(name, value, "an object");
}

/** A list. Throws `INVALID_ARGUMENT`. */
export function parseList<T>(name: string, value: readonly T[]): readonly T[] {
	if (Array.isArray(value)) return value;
	throw invalidArgument(name, value, "a list");
}
