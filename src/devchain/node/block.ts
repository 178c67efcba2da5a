import { compactToU8a, u8aConcat } from "@polkadot/util";
import { fromHex, type Hex, toHex } from "../../codec/hex.ts";
import type { Invalid, Runtime } from "../runtime/runtime.ts";
import { blake256, digestOf, type Header, hashHeader } from "./header.ts";
import type { PersistentMap } from "./persistent-map.ts";
import { StateOverlay } from "./state-overlay.ts";

/** Changes of storage from outside of any block; `null` deletes. */
export type Edits = ReadonlyMap<Hex, Uint8Array | null>;

/** A block and the state after it. */
export interface Block {
	readonly hash: Hex;
	readonly header: Header;
	readonly parent: Block | null;
	/** SCALE extrinsics, the inherent ones first. */
	readonly body: readonly Hex[];
	/** How many of `body` are inherent. */
	readonly inherents: number;
	/** How many of those after them came from the chain's own officials, see {@link Recipe.preface}. */
	readonly prefaced: number;
	readonly timestampMs: number;
	/** State after the block, with its `edits`. */
	state: PersistentMap;
	/** What was written over the block's own state, see `dev_setStorage`. */
	edits: Map<Hex, Uint8Array | null>;
}

/** What a new block is made of. */
export interface Recipe {
	readonly timestampMs: number;
	readonly slotMs: number;
	/** How many blocks were made before, forks included. */
	readonly made: number;
	/** Come before all others and do not count for `limit`; one that cannot be applied is left out. */
	readonly preface: Iterable<Hex>;
	/** Tried in order; one that cannot be applied is left out. */
	readonly extrinsics: Iterable<Hex>;
	/** Most extrinsics to include. */
	readonly limit: number;
	/** Number of the block; the parent's plus one when left out. */
	readonly number?: number | undefined;
	/** Written where the key is still empty, before anything else. */
	readonly defaults?: Edits | undefined;
}

/** A block, and the extrinsics that did not get in. */
export interface Built {
	readonly block: Block;
	readonly refused: readonly { readonly extrinsic: Hex; readonly why: Invalid }[];
}

/** Hash of an extrinsic, as pools and explorers name it. */
export const extrinsicHash = (extrinsic: Hex): Hex => toHex(blake256(fromHex(extrinsic)));

/** Block 0. */
export function genesisBlock(entries: ReadonlyMap<Hex, Uint8Array>, timestampMs: number): Block {
	const draft = new StateOverlay(null);
	for (const [key, value] of entries) draft.set(key, value);
	const none = toHex(new Uint8Array(32));
	const stateRoot = rootOf(none, draft);
	const header: Header = { parentHash: none, number: 0, stateRoot, extrinsicsRoot: bodyRoot([]), digest: [] };
	const hash = hashHeader(header);
	const state = draft.tree;
	return { hash, header, parent: null, body: [], inherents: 0, prefaced: 0, timestampMs, state, edits: new Map() };
}

/** Makes the block after `parent`. */
export function buildBlock(runtime: Runtime, parent: Block, recipe: Recipe): Built {
	const number = recipe.number ?? parent.header.number + 1;
	const draft = new StateOverlay(parent.state);
	for (const key of parent.edits.keys()) draft.touched.add(key);
	for (const [key, value] of recipe.defaults ?? []) {
		if (value !== null && draft.get(key) === undefined) draft.set(key, value);
	}
	const { timestampMs } = recipe;
	const body = runtime.open(draft, { number, parentHash: parent.hash, timestampMs }).map(toHex);
	const inherents = body.length;
	const refused: { extrinsic: Hex; why: Invalid }[] = [];
	const include = (extrinsic: Hex): Invalid | null => {
		const applied = runtime.apply(draft, fromHex(extrinsic), body.length);
		if (!applied.included) return applied.why;
		body.push(extrinsic);
		return null;
	};
	for (const extrinsic of recipe.preface) include(extrinsic);
	const prefaced = body.length - inherents;
	if (recipe.limit > 0) {
		for (const extrinsic of recipe.extrinsics) {
			const why = include(extrinsic);
			if (why !== null) refused.push({ extrinsic, why });
			if (body.length - inherents - prefaced >= recipe.limit) break;
		}
	}
	runtime.close(draft);
	const header: Header = {
		parentHash: parent.hash,
		number,
		stateRoot: rootOf(parent.header.stateRoot, draft),
		extrinsicsRoot: bodyRoot(body),
		digest: digestOf(BigInt(Math.floor(timestampMs / recipe.slotMs)), recipe.made),
	};
	const block: Block = {
		hash: hashHeader(header),
		header,
		parent,
		body,
		inherents,
		prefaced,
		timestampMs,
		state: draft.tree,
		edits: new Map(),
	};
	return { block, refused };
}

/** Writes `edits` over the state of `block`. */
export function editBlock(block: Block, edits: Edits): void {
	const draft = new StateOverlay(block.state);
	for (const [key, value] of edits) {
		block.edits.set(key, value);
		if (value === null) draft.delete(key);
		else draft.set(key, value);
	}
	block.state = draft.tree;
}

/**
 * Stands for the state: a hash over the parent's root and every written key with its value, in order. It commits to
 * the content as a trie root would, but proves nothing of single keys; there is no `state_getReadProof` to check.
 */
function rootOf(parentRoot: Hex, draft: StateOverlay): Hex {
	const parts = [fromHex(parentRoot)];
	for (const key of [...draft.touched].sort()) {
		const value = draft.get(key);
		parts.push(
			fromHex(key),
			value === undefined ? new Uint8Array([0]) : u8aConcat([1], compactToU8a(value.length), value),
		);
	}
	return toHex(blake256(u8aConcat(...parts)));
}

/** Stands for the body: a hash over it as SCALE `Vec<Bytes>`, where nodes have a trie root. */
function bodyRoot(body: readonly Hex[]): Hex {
	return toHex(blake256(u8aConcat(compactToU8a(body.length), ...body.map(fromHex))));
}
