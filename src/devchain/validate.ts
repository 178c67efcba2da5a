import { decodeAddress } from "@polkadot/util-crypto";
import { type Hex, toHex } from "../codec/hex.ts";
import type { ErrorCode, ErrorDetails } from "../errors/codes.ts";
import { PhalaError } from "../errors/error.ts";

/**
 * An account: ss58 of any network or `0x` hex, or an object with such an `address` (a key pair, a wallet's account).
 *
 * @public
 */
export type AccountLike = string | { readonly address: string };

const MAX_BALANCE = (1n << 128n) - 1n;
const MAX_SHOWN = 100;
/** Mnemonics have at least this many words. */
const MNEMONIC_WORDS = 12;

type ValueCode = { [C in ErrorCode]: { value: string } extends ErrorDetails[C] ? C : never }[ErrorCode];

/** Builds the error for an argument whose code is `INVALID_ARGUMENT`. */
export function invalidArgument(name: string, value: unknown, expected: string, cause?: unknown) {
	const message = invalidMessage(name, value, expected);
	return new PhalaError("INVALID_ARGUMENT", message, { name, value: shorten(value) }, { cause });
}

/** Account bytes as hex. Throws `INVALID_ADDRESS`. */
export function parseAccount(name: string, account: AccountLike): Hex {
	const address: unknown = typeof account === "object" && account !== null ? account.address : account;
	try {
		const bytes = typeof address === "string" ? decodeAddress(address) : new Uint8Array();
		if (bytes.length === 32) return toHex(bytes);
	} catch {
		// Not an address: report the value below.
	}
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
	if (typeof publicKey === "string" && /^0x[0-9a-fA-F]{64}$/.test(publicKey)) return publicKey.toLowerCase() as Hex;
	throw invalidValue("INVALID_PUBLIC_KEY", name, publicKey, "0x and 64 hex digits");
}

/** An integer within bounds. Throws `INVALID_ARGUMENT`. */
export function parseInteger(name: string, value: number, min: number, max = Number.MAX_SAFE_INTEGER): number {
	if (Number.isSafeInteger(value) && value >= min && value <= max) return value;
	const expected = max === Number.MAX_SAFE_INTEGER ? `an integer ≥ ${min}` : `an integer from ${min} to ${max}`;
	throw invalidArgument(name, value, expected);
}

/** A finite number above 0. Throws `INVALID_ARGUMENT`. */
export function parsePositive(name: string, value: number): number {
	if (Number.isFinite(value) && value > 0) return value;
	throw invalidArgument(name, value, "a number > 0");
}

function invalidValue<C extends ValueCode>(code: C, name: string, value: unknown, expected: string): PhalaError<C> {
	const details = { value: shorten(value) } as ErrorDetails[C];
	return new PhalaError(code, invalidMessage(name, value, expected), details);
}

function invalidMessage(name: string, value: unknown, expected: string): string {
	const shown = typeof value === "string" ? `"${shorten(value)}"` : shorten(value);
	const type = value === null || value === undefined ? "" : ` (${typeof value})`;
	return `Invalid ${name}: ${shown}${type}. Expected ${expected}.`;
}

/** Text of at most 100 characters for any value; never a mnemonic. */
function shorten(value: unknown): string {
	const text = typeof value === "object" && value !== null ? stringify(value) : String(value);
	const words = text.trim().split(/\s+/).length;
	if (words >= MNEMONIC_WORDS) return `${words} words`;
	return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN - 1)}…` : text;
}

function stringify(value: object): string {
	try {
		return JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? `${part}n` : part));
	} catch {
		return Object.prototype.toString.call(value);
	}
}
