import type { Hex } from "../../../codec/hex.ts";
import type { PlainCall } from "./call.ts";

/**
 * What an extrinsic costs.
 *
 * `fee = base + length + weight + tip`, in pico PHA: a fixed base, 1 pico per byte of the encoded extrinsic, and 1 pico
 * per picosecond of the call's weight. Calls of Phala's own pallets weigh nothing; every other call weighs the same; a
 * batch weighs what is in it. There is no multiplier for full blocks. The fee is taken before the call runs, is paid
 * whether or not the call succeeds, and goes to the treasury.
 */
export interface Fee {
	readonly base: bigint;
	readonly length: bigint;
	readonly weight: bigint;
}

/** Where fees go. */
export const TREASURY: Hex = "0x6d6f646c70792f74727372790000000000000000000000000000000000000000";

const BASE = 113_638_000n;
const PER_BYTE = 1n;
const PER_WEIGHT = 1n;
const CALL_WEIGHT = 553_112_000n;

/** Weight of a call, in picoseconds. */
export function weightOf(call: PlainCall): bigint {
	if (call.pallet === "utility") {
		const calls = (call.args.calls ?? []) as readonly PlainCall[];
		return calls.reduce((sum, inner) => sum + weightOf(inner), 0n);
	}
	return call.pallet.startsWith("phala") ? 0n : CALL_WEIGHT;
}

/** The fee without tip of `call` in an extrinsic of `length` bytes. */
export function feeOf(call: PlainCall, length: number): Fee {
	return { base: BASE, length: BigInt(length) * PER_BYTE, weight: weightOf(call) * PER_WEIGHT };
}

/** Sum of all parts. */
export const total = ({ base, length, weight }: Fee): bigint => base + length + weight;
