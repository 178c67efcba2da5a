import { bool, bytes, fixedBytes, option, type ScaleType, struct, tuple, uint, variants } from "../frame/scale-type.ts";
import { item } from "./pallet-types.ts";

// The metadata of `phala-node` (PoC-6) has no storage of RmrkCore, though the runtime stores the same. Layouts for it follow the types.

const twox = (type: ScaleType) => ({ hasher: "Twox64Concat", type });
const blake2 = (type: ScaleType) => ({ hasher: "Blake2_128Concat", type });

const u32 = uint(4);
const account = fixedBytes(32);
const pair = tuple([u32, u32]);
const content = (name: string, index: number, type: ScaleType) => ({ name, index, content: type });

/** Collections by id. */
export const collections = item("rmrkCore", "collections", {
	keys: [twox(u32)],
	value: struct([
		["issuer", account],
		["metadata", bytes],
		["max", option(u32)],
		["symbol", bytes],
		["nftsCount", u32],
	]),
	fallback: null,
});

/** Items by collection and id. */
export const nfts = item("rmrkCore", "nfts", {
	keys: [twox(u32), twox(u32)],
	value: struct([
		["owner", variants([content("AccountId", 0, account), content("CollectionAndNftTuple", 1, pair)])],
		[
			"royalty",
			option(
				struct([
					["recipient", account],
					["amount", u32],
				]),
			),
		],
		["metadata", bytes],
		["equipped", option(pair)],
		["pending", bool],
		["transferable", bool],
	]),
	fallback: null,
});

/** Properties by collection, item and name. */
export const properties = item("rmrkCore", "properties", {
	keys: [blake2(u32), blake2(option(u32)), blake2(bytes)],
	value: bytes,
	fallback: null,
});

/** Whether an item is locked, by collection and item. */
export const locks = item("rmrkCore", "lock", { keys: [twox(pair)], value: bool, fallback: Uint8Array.of(0) });
