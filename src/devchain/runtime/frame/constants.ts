import { bnToU8a, stringToU8a, u8aConcat } from "@polkadot/util";
import { fromHex, type Hex, toHex } from "../../../codec/hex.ts";

/**
 * Metadata with another value of a u64 constant. Real runtimes have constants compiled in, and tell them in their
 * metadata; here metadata is all there is of them.
 *
 * @param metadata - SCALE metadata
 * @param name - of the constant, PascalCase as pallets name it; exactly one pallet has to have it
 * @throws `RangeError` where none has, or several
 */
export function withConstant(metadata: Uint8Array, name: string, value: bigint): Uint8Array {
	const named = toHex(u8aConcat([name.length << 2], stringToU8a(name))).slice(2);
	// After the name: the type's number, then the value's length, 8 bytes, then the value.
	const pattern = new RegExp(`(${named}(?:..|....)20).{16}`, "g");
	const text = toHex(metadata);
	const found = text.match(pattern)?.length ?? 0;
	if (found !== 1) throw new RangeError(`the metadata has ${found} constants ${name} of 8 bytes`);
	const bytes = toHex(bnToU8a(value, { bitLength: 64 })).slice(2);
	return fromHex(text.replace(pattern, `$1${bytes}`) as Hex);
}
