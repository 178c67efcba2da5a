import { u8aConcat } from "@polkadot/util";
import { xxhashAsU8a } from "@polkadot/util-crypto";
import { type Hex, toHex } from "../../codec/hex.ts";

/** Key of a plain storage item; prefix of the keys of a map. */
export const storagePrefix = (pallet: string, item: string): Hex =>
	toHex(u8aConcat(xxhashAsU8a(pallet, 128), xxhashAsU8a(item, 128)));
