import { blake2AsHex } from "@polkadot/util-crypto";
import type { Hex } from "../../src/codec/hex.ts";
import { readHeader } from "../../src/query/block-header.ts";
import { littleEndian } from "./little-endian.ts";

/** Key of `System.Number`. */
const NUMBER_KEY = "0x26aa394eea5630e07c48ae0c9558cef702a5c1b19ab7a04f536c519aca4983ac";
/** Key of `Timestamp.Now`. */
const NOW_KEY = "0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb";
const GENESIS_MS = 1_700_000_000_000;
const BLOCK_MS = 12_000;
const NO_PARENT: Hex = `0x${"00".repeat(32)}`;

/** A header as JSON-RPC returns it. */
export interface FakeHeader {
	readonly parentHash: Hex;
	readonly number: Hex;
	readonly stateRoot: Hex;
	readonly extrinsicsRoot: Hex;
	readonly digest: { readonly logs: readonly Hex[] };
}

/** A block of a fake node. */
export interface FakeBlock {
	readonly hash: Hex;
	readonly number: number;
	readonly parentHash: Hex;
	readonly timestampMs: number;
	readonly header: FakeHeader;
	readonly extrinsics: readonly Hex[];
	/** Values by full key, after the block. */
	readonly storage: ReadonlyMap<string, string>;
}

/** Storage values by full key, hex; `null` deletes the value. */
export type StorageChanges = Readonly<Record<string, string | null>>;

/** Time of the block with that number. */
export function timestampOf(number: number): number {
	return GENESIS_MS + number * BLOCK_MS;
}

/**
 * Creates a block whose storage differs from that of `parent` in its number, its time and `changes`.
 *
 * @param parent - `undefined` for block 0
 * @param salt - distinguishes blocks with the same content
 */
export function createBlock(
	parent: FakeBlock | undefined,
	changes: StorageChanges,
	extrinsics: readonly Hex[],
	salt: number,
): FakeBlock {
	const number = parent ? parent.number + 1 : 0;
	const timestampMs = timestampOf(number);
	const storage = new Map(parent?.storage);
	if (number > 0) storage.set(NUMBER_KEY, littleEndian(number, 4));
	storage.set(NOW_KEY, littleEndian(timestampMs, 8));
	for (const [key, value] of Object.entries(changes)) {
		if (value === null) storage.delete(key);
		else storage.set(key, value);
	}
	const header: FakeHeader = {
		parentHash: parent?.hash ?? NO_PARENT,
		number: `0x${number.toString(16)}`,
		stateRoot: blake2AsHex(JSON.stringify([salt, ...storage])),
		extrinsicsRoot: blake2AsHex(JSON.stringify(extrinsics)),
		digest: { logs: [] },
	};
	const { hash, parentHash } = readHeader(header);
	return { hash, number, parentHash, timestampMs, header, extrinsics, storage };
}

/** Values of `keys` in a block, as JSON-RPC returns them. */
export function storageChangeSet({ hash, storage }: FakeBlock, keys: readonly string[]) {
	return { block: hash, changes: keys.map((key) => [key, storage.get(key) ?? null]) };
}
