import { encodeInteger } from "../../../codec/encode-integer.ts";
import { concatBytes } from "../../../codec/hex.ts";
import { compiledCodec } from "./codec.ts";
import type { PalletLayout } from "./pallet-layout.ts";
import { ScaleReader } from "./scale-buffers.ts";
import { uint } from "./scale-type.ts";
import { codecOf, findType } from "./type-by-path.ts";

/** A weight in the format of the runtime: picoseconds only, or with the proof size in newer runtimes. */
export const weight = (layout: PalletLayout, refTime: bigint): unknown =>
	hasProofSize(layout) ? { refTime, proofSize: 0n } : refTime;

/** Picoseconds of a plain weight. */
export const refTime = (weight: unknown): bigint =>
	typeof weight === "object" && weight !== null && "refTime" in weight
		? BigInt(weight.refTime as bigint)
		: (weight as bigint);

/** Plain `DispatchInfo` of a call that weighs `refTime` picoseconds. */
export const dispatchInfo = (layout: PalletLayout, refTime: bigint, callClass: "Normal" | "Mandatory"): unknown => ({
	weight: weight(layout, refTime),
	class: callClass,
	paysFee: "Yes",
});

/** SCALE of the `RuntimeDispatchInfo` of a normal call. */
export function encodeDispatchInfo(layout: PalletLayout, refTime: bigint, partialFee: bigint): Uint8Array {
	const weightBytes = hasProofSize(layout)
		? codecOf(layout, "Weight").encode(weight(layout, refTime))
		: encodeInteger(refTime, 8);
	return concatBytes([weightBytes, Uint8Array.of(NORMAL), encodeInteger(partialFee, 16)]);
}

/** The parts of a `RuntimeDispatchInfo`. */
export function decodeDispatchInfo(layout: PalletLayout, bytes: Uint8Array) {
	const { value, length } = hasProofSize(layout) ? codecOf(layout, "Weight").read(bytes) : U64.read(bytes);
	return {
		/** Picoseconds only in older runtimes. */
		weight: value as bigint | SizedWeight,
		callClass: CLASSES[bytes[length] ?? 0] ?? "Normal",
		partialFee: new ScaleReader(bytes.subarray(length + 1)).bigUint(16),
	};
}

/** A weight of newer runtimes. */
export interface SizedWeight {
	readonly refTime: bigint;
	readonly proofSize: bigint;
}

const U64 = compiledCodec(uint(8), null);
/** `DispatchClass`. */
const CLASSES = ["Normal", "Operational", "Mandatory"] as const;
const NORMAL = 0;

function hasProofSize(layout: PalletLayout): boolean {
	const type = findType(layout, "Weight");
	return type?.kind === "struct" && type.fields.length > 1;
}
