import { encodeInteger } from "../../../codec/encode-integer.ts";
import { concatBytes, fromHex, type Hex, toHex } from "../../../codec/hex.ts";

/**
 * Metadata with another value of a u64 constant. Real runtimes have constants compiled in and export them in metadata;
 * the development chain reads them from metadata.
 *
 * @param metadata - SCALE metadata
 * @param name - name of the constant in PascalCase; exactly one pallet must have it
 * @throws `RangeError` if no pallet or several pallets have it
 */
export function withConstant(metadata: Uint8Array, name: string, value: bigint): Uint8Array {
	const named = toHex(concatBytes([Uint8Array.of(name.length << 2), new TextEncoder().encode(name)])).slice(2);
	// After the name: the type's number, then the value's length, 8 bytes, then the value.
	const pattern = new RegExp(`(${named}(?:..|....)20).{16}`, "g");
	const text = toHex(metadata);
	const count = text.match(pattern)?.length ?? 0;
	if (count !== 1) throw new RangeError(`the metadata has ${count} constants ${name} of 8 bytes`);
	const bytes = toHex(encodeInteger(value, 8)).slice(2);
	return fromHex(text.replace(pattern, `$1${bytes}`) as Hex);
}
