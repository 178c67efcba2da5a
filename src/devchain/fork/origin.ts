import { type Hex, toHex } from "../../codec/hex.ts";
import type { Block } from "../node/block.ts";
import type { Header } from "../node/header.ts";
import { ForkedMap } from "../node/state-map.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { RemoteStorage } from "./remote-storage.ts";
import type { Source } from "./source.ts";

/** A block of a node, without its state. */
export interface SourceBlock {
	readonly hash: Hex;
	readonly header: Header;
	readonly body: readonly Hex[];
	readonly timestampMs: number;
}

/** What clients see of the runtime of a node. */
export interface SourceRuntime {
	/** SCALE metadata with its magic number. */
	readonly metadata: Uint8Array;
	readonly version: Runtime["version"];
}

/** A block of a node, and all that a chain needs to continue it. */
export interface SourcePoint {
	readonly block: SourceBlock;
	/** The block before it; `null` for block 0. */
	readonly parent: SourceBlock | null;
	readonly genesis: SourceBlock;
	/** Runtime of the blocks after it. */
	readonly runtime: SourceRuntime;
	/** Runtime of the block itself. */
	readonly parentRuntime: SourceRuntime;
	readonly storage: RemoteStorage;
	/** Time between blocks, ms; `null` if the node does not say. */
	readonly slotMs: number | null;
	/** Whether storage has that time, as on development chains. */
	readonly hasSlot: boolean;
}

/** The node and the block that a chain forks. */
export interface ForkOrigin {
	readonly source: Source;
	/** Storage of the block. */
	readonly storage: RemoteStorage;
	/** Pallets that are left out. */
	readonly omitted: readonly string[];
	/** Hash of the block. */
	readonly hash: Hex;
	/** The block before it; `null`: it is block 0, or the first one after it. */
	readonly parent: SourceBlock | null;
	/** Runtime of the node at that block, where it is not the emulated one. */
	readonly runtime: SourceRuntime | null;
}

/** Number of inherents in a body: its first extrinsics, which are not signed. */
export function countInherents(body: readonly Hex[]): number {
	const signed = body.findIndex((extrinsic) => {
		// After the length: 1, 2 or 4 bytes, by the lowest bits of the first one.
		const mode = Number.parseInt(extrinsic.slice(2, 4), 16) & 3;
		const version = 2 + 2 * (mode === 0 ? 1 : mode === 1 ? 2 : 4);
		return (Number.parseInt(extrinsic.slice(version, version + 2), 16) & 0x80) !== 0;
	});
	return signed < 0 ? body.length : signed;
}

/** A block of a node as one of this chain. */
export const toBlock = (
	{ hash, header, body, timestampMs }: SourceBlock,
	{ parent, runtime, state }: Pick<Block, "parent" | "runtime" | "state">,
): Block => ({
	hash,
	header,
	parent,
	runtime,
	body,
	inherentCount: countInherents(body),
	leadingCount: 0,
	timestampMs,
	state,
	edits: new Map(),
});

/**
 * The block before the fork, to read from: clients look up the runtime of a block at the block before it.
 *
 * @param runtime - the emulated runtime
 */
export function parentOf(origin: ForkOrigin, runtime: Runtime): Block | null {
	const { parent, source } = origin;
	if (parent === null) return null;
	const published = origin.runtime === null ? runtime : { ...runtime, ...origin.runtime, call: () => undefined };
	const state = new ForkedMap(new RemoteStorage(source, parent.hash), null);
	return toBlock(parent, { parent: null, runtime: published, state });
}

/**
 * The origin of a chain that forks a node.
 *
 * @param runtime - the emulated runtime
 */
export function originOf(
	source: Source,
	{ block, parent, parentRuntime, storage }: SourcePoint,
	runtime: Runtime,
	omitted: readonly string[],
): ForkOrigin {
	const isSame = toHex(runtime.metadata) === toHex(parentRuntime.metadata);
	return {
		source,
		storage,
		omitted,
		hash: block.hash,
		// The block after block 0 has that one before it.
		parent: block.header.number > 1 ? parent : null,
		runtime: isSame ? null : parentRuntime,
	};
}
