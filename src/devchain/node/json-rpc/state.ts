import { type Hex, toHex } from "../../../codec/hex.ts";
import type { Block } from "../block.ts";
import { blake256 } from "../header.ts";
import { RpcError, rpcErrors } from "../rpc-errors.ts";
import { readTogether, stateGet, stateKeys, stateScan } from "../state-map.ts";
import { unsubscribe } from "./chain.ts";
import { hexOrNull, type Method, type MethodCall } from "./method-call.ts";
import { parsePageSize } from "./page-size.ts";
import { callRuntime } from "./runtime-call.ts";

interface ChangeSet {
	readonly block: Hex;
	readonly changes: readonly (readonly [Hex, Hex | null])[];
}

/** `state_*`: metadata, storage at any block, runtime calls. */
export function stateMethods(): Record<string, Method> {
	const storage: Method = (call) => {
		const key = call.hex(0);
		return hexOrNull(stateGet(call.block(1).state, key));
	};
	const size: Method = (call) => {
		const key = call.hex(0);
		return storageSize(call.block(1), key);
	};
	const hash: Method = (call) => {
		const key = call.hex(0);
		const value = stateGet(call.block(1).state, key);
		return value === undefined ? null : toHex(blake256(value));
	};
	const version: Method = (call) => call.block(0).runtime.version;
	const runtimeCall: Method = (call) => {
		const [method, parameters] = [call.text(0), call.hex(1)];
		const result = callRuntime(call.block(2), method, parameters);
		if (!result.success) throw rpcErrors.state(result.error);
		return result.value;
	};
	const subscribeVersion: Method = (call) =>
		call.subscriber.subscribe("state_runtimeVersion", (notify) => {
			let { runtime } = call.node;
			notify(runtime.version);
			return call.node.blockTree.on((event) => {
				if (event.type !== "best" || event.block.runtime === runtime) return;
				runtime = event.block.runtime;
				notify(runtime.version);
			});
		});
	return {
		state_getMetadata: (call) => metadataHex(call.block(0).runtime.metadata),
		state_getRuntimeVersion: version,
		chain_getRuntimeVersion: version,
		state_subscribeRuntimeVersion: subscribeVersion,
		chain_subscribeRuntimeVersion: subscribeVersion,
		state_unsubscribeRuntimeVersion: unsubscribe,
		chain_unsubscribeRuntimeVersion: unsubscribe,
		state_getStorage: storage,
		state_getStorageAt: storage,
		state_getStorageHash: hash,
		state_getStorageHashAt: hash,
		state_getStorageSize: size,
		state_getStorageSizeAt: size,
		state_getKeys: (call) => stateKeys(call.block(1).state, call.hex(0)),
		state_getPairs: (call) => {
			const block = call.block(1);
			const prefix = call.hex(0);
			return readTogether(block.state, () => stateKeys(block.state, prefix).map((key) => [key, read(block, key)]));
		},
		state_getKeysPaged: keysPaged,
		state_getKeysPagedAt: keysPaged,
		state_queryStorageAt: (call) => {
			const keys = call.hexes(0);
			const hash = call.optionalHash(1) ?? call.node.head.hash;
			return [changeSet(rangeEnd(call, hash, hash, hash), keys)];
		},
		state_queryStorage: queryRange,
		state_subscribeStorage: subscribeStorage,
		state_unsubscribeStorage: unsubscribe,
		state_call: runtimeCall,
		state_callAt: runtimeCall,
	};
}

const read = (block: Block, key: Hex): Hex | null => hexOrNull(stateGet(block.state, key));

const changeSet = (block: Block, keys: readonly Hex[]): ChangeSet => ({
	block: block.hash,
	changes: readTogether(block.state, () => keys.map((key) => [key, read(block, key)])),
});

/** Caches the hex of metadata: hundreds of kilobytes that every client requests. */
const metadataTexts = new WeakMap<Uint8Array, Hex>();

function metadataHex(metadata: Uint8Array): Hex {
	const text = metadataTexts.get(metadata) ?? toHex(metadata);
	metadataTexts.set(metadata, text);
	return text;
}

function keysPaged(call: MethodCall): Hex[] {
	const count = parsePageSize(call, 1);
	return stateKeys(call.block(3).state, call.optionalHex(0) ?? "0x", call.optionalHex(2) ?? "", count);
}

const name = ({ header, hash }: Block): string => `${header.number} (${hash})`;

/** Block at an end of a range of blocks; throws when the hash is unknown. */
function rangeEnd(call: MethodCall, hash: Hex, from: Hex, to: Hex): Block {
	const block = call.node.blockTree.block(hash);
	if (block !== undefined) return block;
	const reason = `UnknownBlock: Header was not found in the database: ${hash}`;
	throw new RpcError(4001, `Cannot resolve a block range ['"${from}"' ... '"Some(${to})"]. ${reason}`);
}

/** Size of an entry, or of all entries whose keys start with `key`; `null` for none. */
function storageSize(block: Block, key: Hex): number | null {
	const value = stateGet(block.state, key);
	if (value !== undefined) return value.length;
	let size = 0;
	stateScan(block.state, key, "", (_, entry) => {
		size += entry.length;
		return undefined;
	});
	return size === 0 ? null : size;
}

/** Values at the first block of a range, and the changes in each later block. */
function queryRange(call: MethodCall): ChangeSet[] {
	const keys = call.hexes(0);
	const fromHash = call.hash(1);
	const toHash = call.optionalHash(2) ?? call.node.head.hash;
	const from = rangeEnd(call, fromHash, fromHash, toHash);
	const to = rangeEnd(call, toHash, fromHash, toHash);
	const range = `['"${name(from)}"' ... '"${name(to)}"]`;
	if (from.header.number > to.header.number) {
		throw new RpcError(4001, `Cannot resolve a block range ${range}. from number > to number`);
	}
	const blocks: Block[] = [];
	for (let block: Block | null = to; block !== null; block = block.parent) {
		blocks.unshift(block);
		if (block === from) break;
	}
	if (blocks[0] !== from) {
		throw new RpcError(4001, `Cannot resolve a block range ${range}. from and to are on different forks`);
	}
	const sets = [changeSet(from, keys)];
	const last = new Map(sets[0]?.changes);
	for (const block of blocks.slice(1)) {
		const changes = takeChanges(block, last);
		if (changes.length > 0) sets.push({ block: block.hash, changes });
	}
	return sets;
}

function takeChanges(block: Block, last: Map<Hex, Hex | null>): (readonly [Hex, Hex | null])[] {
	const changes: [Hex, Hex | null][] = [];
	for (const [key, before] of last) {
		const now = read(block, key);
		if (now === before) continue;
		last.set(key, now);
		changes.push([key, now]);
	}
	return changes;
}

function subscribeStorage(call: MethodCall): string {
	const { node, subscriber } = call;
	// All storage: nodes deny that to clients from outside.
	if (call.param(0) === undefined) throw rpcErrors.unsafe();
	const keys = call.hexes(0);
	return subscriber.subscribe("state_storage", (notify) => {
		const first = changeSet(node.head, keys);
		const last = new Map(first.changes);
		notify(first);
		return node.blockTree.on((event) => {
			// Edits emit too, so that clients see their own `dev_setStorage` without a new block.
			if (event.type !== "best" && event.type !== "edited") return;
			if (event.block !== node.head) return;
			const changes = takeChanges(event.block, last);
			if (changes.length > 0) notify({ block: event.block.hash, changes });
		});
	});
}
