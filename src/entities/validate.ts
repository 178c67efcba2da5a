import type { DelegatorSubsidy } from "../chain/model/delegator.ts";
import type { WithdrawAmount } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import { invalidArgument, invalidValue } from "../errors/invalid-argument.ts";

const PUBLIC_KEY = /^0x[0-9a-fA-F]{64}$/;
const MAX_BALANCE = (1n << 128n) - 1n;
const MAX_PPM = 1_000_000;
/** Commissions from 1 to below this, 0.1 %, are likely percentages given by mistake. */
const LEAST_BARE_PPM = 1_000;

/**
 * A commission in parts per million: `percent("10")` converts 10 %.
 *
 * - A bare number from 1 to 999 (below 0.1 %) is refused, since it is likely meant as a percentage: write `{ ppm: 500 }` for 0.05 %
 *
 * @public
 */
export type CommissionInput = number | { readonly ppm: number };

/** A pool id. Throws `INVALID_PID`. */
export function parsePid(value: number | bigint): number {
	const pid = typeof value === "bigint" ? Number(value) : value;
	if (Number.isSafeInteger(pid) && pid >= 0) return pid;
	throw invalidValue("INVALID_PID", "pid", value, "an integer ≥ 0");
}

/** A worker's public key, lower-case. Throws `INVALID_PUBLIC_KEY`. */
export function parsePublicKey(value: string): Hex {
	if (typeof value === "string" && PUBLIC_KEY.test(value)) return value.toLowerCase() as Hex;
	throw invalidValue("INVALID_PUBLIC_KEY", "publicKey", value, "0x and 64 hex digits");
}

/** An amount or a number of shares. Throws `INVALID_AMOUNT`. */
export function parseAmount(value: bigint, name = "amount"): bigint {
	if (typeof value === "bigint" && value >= 0n && value <= MAX_BALANCE) return value;
	throw invalidValue("INVALID_AMOUNT", name, value, "a bigint of pico PHA from 0 to 2^128 - 1, as parsePha returns");
}

/** A commission in parts per million. Throws `INVALID_COMMISSION`. */
export function parseCommission(value: CommissionInput): number {
	const isExplicit = typeof value === "object" && value !== null;
	const ppm = isExplicit ? value.ppm : value;
	const isInRange = Number.isInteger(ppm) && ppm >= 0 && ppm <= MAX_PPM;
	if (isInRange && (isExplicit || ppm === 0 || ppm >= LEAST_BARE_PPM)) return ppm;
	const expected = isInRange
		? `percent("${ppm}") for ${ppm} %, or { ppm: ${ppm} } for parts per million`
		: 'an integer from 0 to 1000000, as percent("10") returns';
	throw invalidValue("INVALID_COMMISSION", "commission", ppm, expected);
}

/** How much to withdraw. Throws `INVALID_AMOUNT`, `INVALID_ARGUMENT`. */
export function parseWithdrawAmount(value: WithdrawAmount): WithdrawAmount {
	if (value === "all") return value;
	if (typeof value === "object" && value !== null) {
		if ("amount" in value && value.shares === undefined) return { amount: parseAmount(value.amount) };
		if ("shares" in value && value.amount === undefined) return { shares: parseAmount(value.shares, "shares") };
	}
	throw invalidArgument("amount", value, 'either { amount } or { shares }, or "all"');
}

/** An option that is on or off; off by default. Throws `INVALID_ARGUMENT`. */
export function parseFlag(name: string, value: boolean | undefined): boolean {
	if (value === undefined || typeof value === "boolean") return value === true;
	throw invalidArgument(name, value, "a boolean");
}

/** An integer that the chain stores in 32 bits. Throws `INVALID_ARGUMENT`. */
export function parseU32(name: string, value: number): number {
	if (Number.isInteger(value) && value >= 0 && value < 2 ** 32) return value;
	throw invalidArgument(name, value, "an integer from 0 to 2^32 - 1");
}

/** Weights of a vote for and against. Throws `INVALID_ARGUMENT`, `INVALID_AMOUNT`. */
export function parseVoteWeights(value: { readonly aye?: bigint | undefined; readonly nay?: bigint | undefined }): {
	readonly aye: bigint;
	readonly nay: bigint;
} {
	if (typeof value !== "object" || value === null || !("aye" in value || "nay" in value))
		throw invalidArgument("weights", value, "an object with aye, nay or both");
	const { aye = 0n, nay = 0n } = value;
	return { aye: parseAmount(aye, "aye"), nay: parseAmount(nay, "nay") };
}

/** A subsidy, by pool and kind. Throws `INVALID_ARGUMENT`, `INVALID_PID`. */
export function parseSubsidy(value: Pick<DelegatorSubsidy, "pid" | "kind">): Pick<DelegatorSubsidy, "pid" | "kind"> {
	const kind = value?.kind;
	if (kind !== "legacyReward" && kind !== "reimbursement")
		throw invalidArgument("subsidy", value, 'an object with pid and kind, "legacyReward" or "reimbursement"');
	return { pid: parsePid(value.pid), kind };
}
