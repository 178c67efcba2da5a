import { batchedCalls, wrappedCall } from "../chain/inner-calls.ts";
import type { Call } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import { encodeAddress } from "../codec/ss58.ts";
import { textOf } from "../errors/text-of.ts";
import { formatPha } from "../math/units.ts";

/** Pallets whose amounts are pico PHA; those of other pallets may be of another token. */
const PHA_PALLETS = /^(?:phala|balances$|vesting$|democracy$)/;
/** Their arguments that are amounts. */
const AMOUNTS: ReadonlySet<string> = new Set(["amount", "cap", "stake", "value", "ayeAmount", "nayAmount"]);
/** Arguments that are accounts. */
const ACCOUNTS: ReadonlySet<string> = new Set(["target", "staker", "account", "real", "delegate", "dest", "who"]);
const ACCOUNT = /^0x[0-9a-f]{64}$/;

/** A call in words: a line for it, and one for each call inside, indented. */
export function describeCall(call: Call, prefix: number, indent = ""): readonly string[] {
	const inner = innerOf(call);
	const args = Object.entries(call.args)
		.filter(([name]) => inner.length === 0 || (name !== "calls" && name !== "call"))
		.map(([name, value]) => `${name}: ${describeArgument(name, value, PHA_PALLETS.test(call.pallet), prefix)}`);
	const line = `${indent}${call.pallet}.${call.method}(${args.join(", ")})`;
	return [
		inner.length > 0 ? `${line}, with ${inner.length === 1 ? "this call" : `these ${inner.length} calls`}:` : line,
		...inner.flatMap((each) => describeCall(each, prefix, `${indent}  `)),
	];
}

function innerOf(call: Call): readonly Call[] {
	const wrapped = wrappedCall(call);
	return batchedCalls(call) ?? (wrapped ? [wrapped] : []);
}

function describeArgument(name: string, value: unknown, isPha: boolean, prefix: number): string {
	if (value === null || value === undefined) return "none";
	if (typeof value === "bigint") return isPha && AMOUNTS.has(name) ? `${formatPha(value)} PHA` : String(value);
	const account: unknown = typeof value === "object" ? Reflect.get(value, "Id") : value;
	if (ACCOUNTS.has(name) && typeof account === "string" && ACCOUNT.test(account))
		return encodeAddress(account as Hex, prefix);
	if (typeof value !== "object") return String(value);
	return JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? textOf(part) : part));
}
