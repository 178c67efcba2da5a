import type { Hex } from "../../codec/hex.ts";
import { Reader } from "../../codec/reader.ts";
import { decodeWith } from "../storage/decode-error.ts";
import type { MetadataScan } from "./scan.ts";
import { getType } from "./types.ts";

/**
 * Reads a block's time from its `timestamp.set` inherent.
 *
 * @param extrinsics - of the block, in order; FRAME requires the inherent among the first of every block but block 0
 * @throws PhalaError `DECODE_FAILED`
 * @returns milliseconds since the epoch; `null` where no extrinsic sets the time
 */
export function readBlockTimestamp(scan: MetadataScan, extrinsics: readonly Hex[]): number | null {
	const pallet = scan.pallets.get("Timestamp");
	const calls = typeof pallet?.calls === "number" ? getType(scan, pallet.calls) : null;
	const set = calls?.kind === "enum" ? calls.variants.find(({ name }) => name === "set") : undefined;
	if (!pallet || !set) return null;
	for (const extrinsic of extrinsics) {
		const timestampMs = decodeWith("an extrinsic", extrinsic, () => readTime(extrinsic, pallet.index, set.index));
		if (timestampMs !== null) return timestampMs;
	}
	return null;
}

/** `null` for another call than that of these indexes. */
function readTime(extrinsic: Hex, pallet: number, call: number): number | null {
	const r = new Reader(extrinsic);
	r.length();
	// The highest bit marks a signed extrinsic, whose call comes after the signature.
	const isSigned = r.u8() >= 0x80;
	return !isSigned && r.left > 2 && r.u8() === pallet && r.u8() === call ? Number(r.compact()) : null;
}
