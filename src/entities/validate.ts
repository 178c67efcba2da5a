import type { DelegatorSubsidy } from "../chain/model/delegator.ts";
import type { WithdrawAmount } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import type { ErrorCode, ErrorDetails } from "../errors/codes.ts";
import { PhalaError } from "../errors/error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";

const PUBLIC_KEY = /^0x[0-9a-fA-F]{64}$/;
const MAX_BALANCE = (1n << 128n) - 1n;
const MAX_PPM = 1_000_000;

/** A pool id. Throws `INVALID_PID`. */
export function parsePid(value: number | bigint): number {
	const pid = typeof value === "bigint" ? Number(value) : value;
	if (Number.isSafeInteger(pid) && pid >= 0) return pid;
	throw invalidValue("INVALID_PID", value, "is no pool id: give an integer from 0 on");
}

/** A worker's public key, lower-case. Throws `INVALID_PUBLIC_KEY`. */
export function parsePublicKey(value: string): Hex {
	if (typeof value === "string" && PUBLIC_KEY.test(value)) return value.toLowerCase() as Hex;
	throw invalidValue("INVALID_PUBLIC_KEY", value, "is no worker key: give 0x and 64 hex digits");
}

/** An amount or a number of shares. Throws `INVALID_AMOUNT`. */
export function parseAmount(value: bigint): bigint {
	if (typeof value === "bigint" && value >= 0n && value <= MAX_BALANCE) return value;
	throw invalidValue(
		"INVALID_AMOUNT",
		value,
		"is no amount: give a bigint of pico PHA from 0 to 2^128 - 1; parsePha makes one",
	);
}

/** A commission in parts per million. Throws `INVALID_COMMISSION`. */
export function parseCommission(value: number): number {
	if (Number.isInteger(value) && value >= 0 && value <= MAX_PPM) return value;
	throw invalidValue(
		"INVALID_COMMISSION",
		value,
		'is no commission: give an integer from 0 to 1000000 parts per million; percent("60") makes one',
	);
}

/** How much to withdraw. Throws `INVALID_AMOUNT`, `INVALID_ARGUMENT`. */
export function parseWithdrawAmount(want: WithdrawAmount): WithdrawAmount {
	if (want === "all") return want;
	if (typeof want === "object" && want !== null && "amount" in want !== "shares" in want) {
		return "amount" in want ? { amount: parseAmount(want.amount) } : { shares: parseAmount(want.shares) };
	}
	throw invalidArgument("want", want, 'either { amount } or { shares }, or "all"');
}

/** An integer that the chain keeps in 32 bits. Throws `INVALID_ARGUMENT`. */
export function parseU32(name: string, value: number): number {
	if (Number.isInteger(value) && value >= 0 && value < 2 ** 32) return value;
	throw invalidArgument(name, value, "an integer from 0 to 2^32 - 1");
}

/** What votes for and against. Throws `INVALID_ARGUMENT`, `INVALID_AMOUNT`. */
export function parseVoteWeights(value: { readonly aye?: bigint | undefined; readonly nay?: bigint | undefined }): {
	readonly aye: bigint;
	readonly nay: bigint;
} {
	if (typeof value !== "object" || value === null || !("aye" in value || "nay" in value))
		throw invalidArgument("weights", value, "an object with aye, nay or both");
	const { aye = 0n, nay = 0n } = value;
	return { aye: parseAmount(aye), nay: parseAmount(nay) };
}

/** Which subsidy is meant. Throws `INVALID_ARGUMENT`, `INVALID_PID`. */
export function parseSubsidy(value: Pick<DelegatorSubsidy, "pid" | "kind">): Pick<DelegatorSubsidy, "pid" | "kind"> {
	const kind = value?.kind;
	if (kind !== "legacyReward" && kind !== "reimbursement")
		throw invalidArgument("subsidy", value, 'an object with pid and kind, "legacyReward" or "reimbursement"');
	return { pid: parsePid(value.pid), kind };
}

type ValueCode = { [C in ErrorCode]: { value: string } extends ErrorDetails[C] ? C : never }[ErrorCode];

function invalidValue<C extends ValueCode>(code: C, value: unknown, advice: string): PhalaError<C> {
	const shown = String(value);
	return new PhalaError(code, `${shown} ${advice}.`, { value: shown } as ErrorDetails[C]);
}
