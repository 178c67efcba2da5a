import { encodeCompact } from "../../codec/encode-integer.ts";
import { concatBytes, fromHex, type Hex, toHex } from "../../codec/hex.ts";
import type { Invalid, Runtime } from "../runtime/runtime.ts";
import { CLOCK_KEY, decodeClock } from "./clock.ts";
import { blake256, buildDigest, type Header, hashHeader, isUpgrade } from "./header.ts";
import { readTogether, type StateMap } from "./state-map.ts";
import { StateOverlay } from "./state-overlay.ts";

/** Storage written outside of block execution; `null` deletes. */
export type Edits = ReadonlyMap<Hex, Uint8Array | null>;

/** A block and the state after it. */
export interface Block {
	readonly hash: Hex;
	readonly header: Header;
	readonly parent: Block | null;
	/** Executes the blocks after this one. */
	readonly runtime: Runtime;
	/** SCALE extrinsics, inherents first. */
	readonly body: readonly Hex[];
	/** Number of inherents in `body`. */
	readonly inherentCount: number;
	/** Number of extrinsics after the inherents that came from {@link BlockSpec.leadingExtrinsics}. */
	readonly leadingCount: number;
	readonly timestampMs: number;
	/** State after the block, with its `edits`. */
	state: StateMap;
	/** Storage written over the block's own state, see `dev_setStorage`. Replaced by every edit, never changed. */
	edits: Edits;
}

/** Input of a new block. */
export interface BlockSpec {
	readonly timestampMs: number;
	readonly slotMs: number;
	/** Number of blocks built so far, forks included. */
	readonly sequence: number;
	/** Placed first and not counted for `limit`; skipped where they cannot be applied. */
	readonly leadingExtrinsics: Iterable<Hex>;
	/** Tried in order; skipped where they cannot be applied. */
	readonly extrinsics: Iterable<Hex>;
	/** Maximum number of `extrinsics` to include. */
	readonly limit: number;
	/**
	 * Number of the block.
	 *
	 * @defaultValue the parent's number plus one
	 */
	readonly number?: number | undefined;
	/** Runtime of the blocks after it, when it upgrades the chain. */
	readonly upgrade?: Runtime | undefined;
	/** Written first, where the key has no value yet. */
	readonly defaults?: Edits | undefined;
}

/** A block, and the extrinsics that could not be applied. */
export interface BuiltBlock {
	readonly block: Block;
	readonly rejected: readonly { readonly extrinsic: Hex; readonly error: Invalid }[];
}

/** blake2-256 hash of an extrinsic, which transaction pools and explorers identify it by. */
export const extrinsicHash = (extrinsic: Hex): Hex => toHex(blake256(fromHex(extrinsic)));

/** Block 0. */
export function genesisBlock(runtime: Runtime, entries: ReadonlyMap<Hex, Uint8Array>): Block {
	const overlay = new StateOverlay(null);
	for (const [key, value] of entries) overlay.set(key, value);
	const zeroHash = toHex(new Uint8Array(32));
	const root = stateRoot(zeroHash, overlay);
	const header: Header = { parentHash: zeroHash, number: 0, stateRoot: root, extrinsicsRoot: bodyRoot([]), digest: [] };
	const hash = hashHeader(header);
	const state = overlay.map;
	const timestampMs = decodeClock(entries.get(CLOCK_KEY));
	return {
		hash,
		header,
		parent: null,
		runtime,
		body: [],
		inherentCount: 0,
		leadingCount: 0,
		timestampMs,
		state,
		edits: new Map(),
	};
}

/** Opens the block after `parent`: its state, and its inherents, which are applied. */
export function openNext(
	parent: Block,
	spec: Pick<BlockSpec, "timestampMs" | "number" | "defaults">,
): { readonly overlay: StateOverlay; readonly body: Hex[]; readonly number: number } {
	const { runtime } = parent;
	const { timestampMs, number = parent.header.number + 1, defaults = [] } = spec;
	const overlay = new StateOverlay(parent.state);
	for (const key of parent.edits.keys()) overlay.touched.add(key);
	for (const [key, value] of defaults) {
		if (value !== null && overlay.get(key) === undefined) overlay.set(key, value);
	}
	if (parent.header.number === 0 || isUpgrade(parent.header)) runtime.migrate(overlay);
	const body = runtime.open(overlay, { number, parentHash: parent.hash, timestampMs }).map(toHex);
	return { overlay, body, number };
}

/** Builds the block after `parent`. Throws {@link StorageMissing} when a forked chain has to fetch storage for it first. */
export const buildBlock = (parent: Block, spec: BlockSpec): BuiltBlock =>
	readTogether(parent.state, () => executeBlock(parent, spec));

function executeBlock(parent: Block, spec: BlockSpec): BuiltBlock {
	const { runtime } = parent;
	const { timestampMs, upgrade } = spec;
	const { overlay, body, number } = openNext(parent, spec);
	const inherentCount = body.length;
	const rejected: { extrinsic: Hex; error: Invalid }[] = [];
	const include = (extrinsic: Hex): Invalid | null => {
		const applied = runtime.apply(overlay, fromHex(extrinsic), body.length);
		if (!applied.included) return applied.error;
		body.push(extrinsic);
		return null;
	};
	for (const extrinsic of spec.leadingExtrinsics) include(extrinsic);
	const leadingCount = body.length - inherentCount;
	if (spec.limit > 0) {
		for (const extrinsic of spec.extrinsics) {
			const error = include(extrinsic);
			if (error !== null) rejected.push({ extrinsic, error });
			if (body.length - inherentCount - leadingCount >= spec.limit) break;
		}
	}
	if (upgrade !== undefined) runtime.setCode(overlay, upgrade);
	runtime.close(overlay);
	const header: Header = {
		parentHash: parent.hash,
		number,
		stateRoot: stateRoot(parent.header.stateRoot, overlay),
		extrinsicsRoot: bodyRoot(body),
		digest: buildDigest(BigInt(Math.floor(timestampMs / spec.slotMs)), spec.sequence, upgrade !== undefined),
	};
	const block: Block = {
		hash: hashHeader(header),
		header,
		parent,
		runtime: upgrade ?? runtime,
		body,
		inherentCount,
		leadingCount,
		timestampMs,
		state: overlay.map,
		edits: new Map(),
	};
	return { block, rejected };
}

/** Writes `edits` over the state of `block`. */
export function editBlock(block: Block, edits: Edits): void {
	const overlay = new StateOverlay(block.state);
	block.edits = new Map([...block.edits, ...edits]);
	for (const [key, value] of edits) {
		if (value === null) overlay.delete(key);
		else overlay.set(key, value);
	}
	block.state = overlay.map;
}

/**
 * Stands in for the trie root: a hash over the parent's root and every written key with its value, in key order. It
 * commits to the state, but cannot prove single keys; the node answers `state_getReadProof` with an error.
 */
function stateRoot(parentRoot: Hex, overlay: StateOverlay): Hex {
	const parts = [fromHex(parentRoot)];
	for (const key of [...overlay.touched].sort()) {
		const value = overlay.get(key);
		parts.push(
			fromHex(key),
			value === undefined
				? new Uint8Array([0])
				: concatBytes([Uint8Array.of(1), encodeCompact(BigInt(value.length)), value]),
		);
	}
	return toHex(blake256(concatBytes(parts)));
}

/** Stands in for the trie root of the extrinsics: a hash over them as SCALE `Vec<Bytes>`. */
function bodyRoot(body: readonly Hex[]): Hex {
	return toHex(blake256(concatBytes([encodeCompact(BigInt(body.length)), ...body.map(fromHex)])));
}
