import type { MetadataLayout } from "./metadata-layout.ts";

/** A weight in the format of the runtime: picoseconds only, or with the proof size in newer runtimes. */
export const weight = (layout: MetadataLayout, refTime: bigint): unknown =>
	"bitLength" in layout.registry.createType("Weight") ? refTime : { refTime, proofSize: 0n };

/** Picoseconds of a plain weight. */
export const refTime = (weight: unknown): bigint =>
	typeof weight === "object" && weight !== null && "refTime" in weight
		? BigInt(weight.refTime as bigint)
		: (weight as bigint);

/** Plain `DispatchInfo` of a call that weighs `refTime` picoseconds. */
export const dispatchInfo = (layout: MetadataLayout, refTime: bigint, callClass: "Normal" | "Mandatory"): unknown => ({
	weight: weight(layout, refTime),
	class: callClass,
	paysFee: "Yes",
});
