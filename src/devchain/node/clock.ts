import type { Hex } from "../../codec/hex.ts";
import { storagePrefix } from "../runtime/frame/storage-prefix.ts";

/** Storage key of the chain's clock, `Timestamp.Now`. */
export const CLOCK_KEY: Hex = storagePrefix("Timestamp", "Now");

/** Milliseconds of `Timestamp.Now`; 0 where it has no value. */
export function decodeClock(value: Uint8Array | undefined): number {
	if (value === undefined || value.length < 8) return 0;
	return Number(new DataView(value.buffer, value.byteOffset).getBigUint64(0, true));
}

/** SCALE bytes of `Timestamp.Now`. */
export function encodeClock(ms: number): Uint8Array {
	const bytes = new Uint8Array(8);
	new DataView(bytes.buffer).setBigUint64(0, BigInt(ms), true);
	return bytes;
}
