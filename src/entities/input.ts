import type { WithdrawWish } from "../chain/runtime.ts";
import type { Hex } from "../codec/hex.ts";
import { wrongArgument } from "../errors/argument.ts";
import type { ErrorCode, ErrorDetails } from "../errors/codes.ts";
import { PhalaError } from "../errors/error.ts";

const KEY = /^0x[0-9a-fA-F]{64}$/;
const MAX_BALANCE = (1n << 128n) - 1n;
const MAX_PPM = 1_000_000;

/** A pool id. Throws `INVALID_PID`. */
export function pidOf(value: number | bigint): number {
	const pid = typeof value === "bigint" ? Number(value) : value;
	if (Number.isSafeInteger(pid) && pid >= 0) return pid;
	throw refuse("INVALID_PID", value, "is no pool id: give an integer from 0 on");
}

/** A worker's public key, lower-case. Throws `INVALID_PUBLIC_KEY`. */
export function keyOf(value: string): Hex {
	if (typeof value === "string" && KEY.test(value)) return value.toLowerCase() as Hex;
	throw refuse("INVALID_PUBLIC_KEY", value, "is no worker key: give 0x and 64 hex digits");
}

/** An amount or a number of shares. Throws `INVALID_AMOUNT`. */
export function amountOf(value: bigint): bigint {
	if (typeof value === "bigint" && value >= 0n && value <= MAX_BALANCE) return value;
	throw refuse(
		"INVALID_AMOUNT",
		value,
		"is no amount: give a bigint of pico PHA from 0 to 2^128 - 1; parsePha makes one",
	);
}

/** A commission in parts per million. Throws `INVALID_COMMISSION`. */
export function commissionOf(value: number): number {
	if (Number.isInteger(value) && value >= 0 && value <= MAX_PPM) return value;
	throw refuse(
		"INVALID_COMMISSION",
		value,
		'is no commission: give an integer from 0 to 1000000 parts per million; percent("60") makes one',
	);
}

/** How much to withdraw. Throws `INVALID_AMOUNT`, `INVALID_ARGUMENT`. */
export function wishOf(want: WithdrawWish): WithdrawWish {
	if (want === "all") return want;
	if (typeof want === "object" && want !== null && "amount" in want !== "shares" in want) {
		return "amount" in want ? { amount: amountOf(want.amount) } : { shares: amountOf(want.shares) };
	}
	throw wrongArgument("want", want, 'either { amount } or { shares }, or "all"');
}

/** Bytes of a description: text as it is, an object as JSON. Throws `INVALID_ARGUMENT`. */
export function descriptionOf(value: string | Readonly<Record<string, unknown>>): Uint8Array {
	const text = typeof value === "string" ? value : typeof value === "object" && !Array.isArray(value) && jsonOf(value);
	if (typeof text === "string") return new TextEncoder().encode(text);
	throw wrongArgument("description", value, "text, or an object that becomes JSON");
}

/** A value as JSON; `null` for what JSON cannot say. */
function jsonOf(value: object | null): string | null {
	try {
		return value && JSON.stringify(value);
	} catch {
		return null;
	}
}

type ValueCode = { [C in ErrorCode]: { value: string } extends ErrorDetails[C] ? C : never }[ErrorCode];

function refuse<C extends ValueCode>(code: C, value: unknown, advice: string): PhalaError<C> {
	const shown = String(value);
	return new PhalaError(code, `${shown} ${advice}.`, { value: shown } as ErrorDetails[C]);
}
