import { blake2b } from "../../codec/blake2b.ts";
import { concatBytes } from "../../codec/hex.ts";
import { twox } from "../../codec/xxh64.ts";

/** Metadata names of the hashers whose keys contain the argument. */
export type HasherName = "Blake2_128Concat" | "Twox64Concat" | "Identity";

/** The digest that each hasher writes before the argument. */
const DIGESTS: Readonly<Record<HasherName, (bytes: Uint8Array) => Uint8Array>> = {
	Blake2_128Concat: (bytes) => blake2b(bytes, 16),
	Twox64Concat: (bytes) => twox(bytes, 1),
	Identity: () => new Uint8Array(),
};

/** Bytes of digest before the argument in a key. */
export const DIGEST_LENGTHS: Readonly<Record<HasherName, number>> = {
	Blake2_128Concat: 16,
	Twox64Concat: 8,
	Identity: 0,
};

/** One argument in a storage key: its digest, then itself. */
export function hashArg(hasher: HasherName, argument: Uint8Array): Uint8Array {
	return concatBytes([DIGESTS[hasher](argument), argument]);
}

/** Prefix of all keys of a storage item. */
export function itemPrefix(pallet: string, item: string): Uint8Array {
	const utf8 = new TextEncoder();
	const prefix = new Uint8Array(32);
	prefix.set(twox(utf8.encode(pallet), 2));
	prefix.set(twox(utf8.encode(item), 2), 16);
	return prefix;
}
