import type { WithdrawWish } from "../chain/chain-adapter.ts";
import type { Subsidy } from "../chain/model.ts";
import type { Hex } from "../codec/hex.ts";
import type { ErrorCode, ErrorDetails } from "../errors/codes.ts";
import { PhalaError } from "../errors/error.ts";
import { wrongArgument } from "../errors/invalid-argument.ts";

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

/** An integer that the chain keeps in 32 bits. Throws `INVALID_ARGUMENT`. */
export function u32Of(name: string, value: number): number {
	if (Number.isInteger(value) && value >= 0 && value < 2 ** 32) return value;
	throw wrongArgument(name, value, "an integer from 0 to 2^32 - 1");
}

/** What votes for and against. Throws `INVALID_ARGUMENT`, `INVALID_AMOUNT`. */
export function weightsOf(value: { readonly aye?: bigint | undefined; readonly nay?: bigint | undefined }): {
	readonly aye: bigint;
	readonly nay: bigint;
} {
	if (typeof value !== "object" || value === null || !("aye" in value || "nay" in value))
		throw wrongArgument("weights", value, "an object with aye, nay or both");
	const { aye = 0n, nay = 0n } = value;
	return { aye: amountOf(aye), nay: amountOf(nay) };
}

/** Which subsidy is meant. Throws `INVALID_ARGUMENT`, `INVALID_PID`. */
export function subsidyOf(value: Pick<Subsidy, "pid" | "kind">): Pick<Subsidy, "pid" | "kind"> {
	const kind = value?.kind;
	if (kind !== "legacyReward" && kind !== "reimbursement")
		throw wrongArgument("subsidy", value, 'an object with pid and kind, "legacyReward" or "reimbursement"');
	return { pid: pidOf(value.pid), kind };
}

type ValueCode = { [C in ErrorCode]: { value: string } extends ErrorDetails[C] ? C : never }[ErrorCode];

function refuse<C extends ValueCode>(code: C, value: unknown, advice: string): PhalaError<C> {
	const shown = String(value);
	return new PhalaError(code, `${shown} ${advice}.`, { value: shown } as ErrorDetails[C]);
}
