import { fromHex, type Hex, toHex } from "../../../codec/hex.ts";
import type { Block } from "../block.ts";
import { blake256 } from "../header.ts";
import { mapGet, mapScan } from "../persistent-map.ts";
import { RpcError } from "../rpc-errors.ts";
import { StateOverlay } from "../state-overlay.ts";
import { unsubscribe } from "./chain.ts";
import { hexOrNull, type Method, type MethodCall } from "./method-call.ts";

/** Maximum number of keys per page, as on Substrate nodes. */
const MAX_PAGE = 1000;

interface ChangeSet {
	readonly block: Hex;
	readonly changes: readonly (readonly [Hex, Hex | null])[];
}

/** `state_*`: metadata, storage at any block, runtime calls. */
export function stateMethods(): Record<string, Method> {
	const storage: Method = (call) => hexOrNull(mapGet(call.block(1).state, call.hex(0)));
	const size: Method = (call) => mapGet(call.block(1).state, call.hex(0))?.length ?? null;
	const hash: Method = (call) => {
		const value = mapGet(call.block(1).state, call.hex(0));
		return value === undefined ? null : toHex(blake256(value));
	};
	const version: Method = (call) => call.block(0).runtime.version;
	const runtimeCall: Method = (call) => {
		const method = call.param(0);
		const { runtime, state } = call.block(2);
		const result = runtime.call(new StateOverlay(state), String(method), fromHex(call.hex(1)));
		if (result === undefined) {
			throw new RpcError(4003, `Client error: Execution failed: Other: Exported method ${method} is not found`);
		}
		return toHex(result);
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
		state_getKeys: (call) => listKeys(call.block(1), call.hex(0), "", Number.POSITIVE_INFINITY),
		state_getPairs: (call) => {
			const block = call.block(1);
			return listKeys(block, call.hex(0), "", Number.POSITIVE_INFINITY).map((key) => [key, read(block, key)]);
		},
		state_getKeysPaged: keysPaged,
		state_getKeysPagedAt: keysPaged,
		state_queryStorageAt: (call) => {
			const block = call.block(1);
			return [changeSet(block, call.hexes(0))];
		},
		state_queryStorage: queryRange,
		state_subscribeStorage: subscribeStorage,
		state_unsubscribeStorage: unsubscribe,
		state_call: runtimeCall,
		state_callAt: runtimeCall,
	};
}

const read = (block: Block, key: Hex): Hex | null => hexOrNull(mapGet(block.state, key));

const changeSet = (block: Block, keys: readonly Hex[]): ChangeSet => ({
	block: block.hash,
	changes: keys.map((key) => [key, read(block, key)]),
});

/** Caches the hex of metadata: hundreds of kilobytes that every client requests. */
const metadataTexts = new WeakMap<Uint8Array, Hex>();

function metadataHex(metadata: Uint8Array): Hex {
	const text = metadataTexts.get(metadata) ?? toHex(metadata);
	metadataTexts.set(metadata, text);
	return text;
}

function listKeys(block: Block, prefix: Hex, after: string, count: number): Hex[] {
	const result: Hex[] = [];
	if (count === 0) return result;
	mapScan(block.state, prefix, after, (key) => result.push(key) < count);
	return result;
}

function keysPaged(call: MethodCall): Hex[] {
	const count = call.integer(1);
	if (count > MAX_PAGE) throw new RpcError(4002, `count exceeds maximum value. value: ${count}, max: ${MAX_PAGE}`);
	return listKeys(call.block(3), call.optionalHex(0) ?? "0x", call.optionalHex(2) ?? "", count);
}

/** Values at the first block of a range, and the changes in each later block. */
function queryRange(call: MethodCall): ChangeSet[] {
	const keys = call.hexes(0);
	const from = call.block(1);
	const to = call.block(2);
	const blocks: Block[] = [];
	for (let block: Block | null = to; block !== null; block = block.parent) {
		blocks.unshift(block);
		if (block === from) break;
	}
	if (blocks[0] !== from) {
		throw new RpcError(4001, `Cannot resolve a block range ['${from.hash}' ... '${to.hash}']: from is not an ancestor`);
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
