import type { MetadataLayout } from "./metadata-layout.ts";

/** A weight as the runtime writes it: picoseconds alone, or with the size of proofs in newer ones. */
export const weight = (layout: MetadataLayout, refTime: bigint): unknown =>
	"bitLength" in layout.registry.createType("Weight") ? refTime : { refTime, proofSize: 0n };

/** Plain `DispatchInfo` of a call that weighs `refTime` picoseconds. */
export const dispatchInfo = (layout: MetadataLayout, refTime: bigint, callClass: "Normal" | "Mandatory"): unknown => ({
	weight: weight(layout, refTime),
	class: callClass,
	paysFee: "Yes",
});
