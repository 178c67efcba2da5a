import { concatBytes, type Hex, toHex } from "../../../codec/hex.ts";
import { twox } from "../../../codec/xxh64.ts";

/** Key of a plain storage item; prefix of the keys of a map. */
export const storagePrefix = (pallet: string, item: string): Hex =>
	toHex(concatBytes([pallet, item].map((name) => twox(new TextEncoder().encode(name), 2))));
