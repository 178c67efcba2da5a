import { compactToU8a, u8aConcat } from "@polkadot/util";
import type { Hex } from "../../src/codec/hex.ts";
import { fromHex, toHex } from "../../src/codec/hex.ts";
import { blake256 } from "../../src/devchain/node/header.ts";
import type { Runtime } from "../../src/devchain/runtime/runtime.ts";
import type { Blocks } from "./blocks.ts";
import type { Store } from "./store.ts";

/** The state that methods serve. */
export interface World {
	readonly store: Store;
	readonly blocks: Blocks;
	readonly runtime: Runtime;
}

/** A JSON-RPC error, with the code and message of real nodes. */
export class Refusal extends Error {
	/** JSON-RPC error code. */
	readonly code: number;

	/**
	 * @param code - JSON-RPC error code
	 * @param message - message of real nodes
	 */
	constructor(code: number, message: string) {
		super(message);
		this.code = code;
	}
}

/** A method. Returns JSON text, so that no large response is built as an object. */
export type Method = (world: World, params: readonly unknown[]) => string;

/** Limits of Substrate nodes. */
const MAX_KEYS = 1000;
const MAX_ANSWER = 15 * 1024 * 1024;
/** Storage key of the runtime code; clients request its hash. */
const CODE = "0x3a636f6465";

const text =
	(value: unknown): Method =>
	() =>
		JSON.stringify(value);

function keysPaged({ store }: World, [prefix, count, after]: readonly unknown[]): string {
	if (Number(count) > MAX_KEYS)
		throw new Refusal(4002, `count exceeds maximum value. value: ${count}, max: ${MAX_KEYS}`);
	const keys = store.keys(prefix as Hex, Number(count), (after ?? undefined) as Hex | undefined);
	return keys.length === 0 ? "[]" : `["${keys.join('","')}"]`;
}

/** Values of keys with their block, as JSON text. */
export function changes({ store, blocks }: World, keys: readonly Hex[], block: Hex = blocks.head): string {
	const list = keys.map((key) => {
		const value = store.get(key);
		return value === undefined ? `["${key}",null]` : `["${key}","${value}"]`;
	});
	const answer = `{"block":"${block}","changes":[${list.join(",")}]}`;
	if (answer.length > MAX_ANSWER) throw new Refusal(-32008, "Response is too big");
	return answer;
}

/** Methods with a single response. */
export const METHODS: Readonly<Record<string, Method>> = {
	system_chain: text("Khala"),
	system_name: text("Khala Node"),
	system_version: text("1.0"),
	system_chainType: text("Live"),
	system_properties: text({ ss58Format: 30, tokenDecimals: 12, tokenSymbol: "PHA" }),
	system_health: text({ peers: 8, isSyncing: false, shouldHavePeers: true }),
	rpc_methods: () => JSON.stringify({ version: 1, methods: [...Object.keys(METHODS), ...SUBSCRIPTION_METHODS] }),
	chain_getBlockHash: ({ blocks }, [numbers]) => {
		const one = (number: unknown) => blocks.hash(Number(number));
		if (numbers === undefined || numbers === null) return `"${blocks.head}"`;
		return JSON.stringify(Array.isArray(numbers) ? numbers.map(one) : one(numbers));
	},
	chain_getFinalizedHead: ({ blocks }) => `"${blocks.head}"`,
	chain_getHeader: ({ blocks }, [hash]) => blocks.json((hash ?? undefined) as Hex | undefined),
	state_getRuntimeVersion: ({ runtime }) => JSON.stringify(runtime.version),
	state_getMetadata: ({ runtime }) => `"${toHex(runtime.metadata)}"`,
	state_call: ({ runtime }, [name]) => {
		const opaque = u8aConcat(compactToU8a(runtime.metadata.length), runtime.metadata);
		if (name === "Metadata_metadata") return `"${toHex(opaque)}"`;
		if (name === "Metadata_metadata_versions") return `"0x040e000000"`;
		if (name === "Metadata_metadata_at_version") return `"0x01${toHex(opaque).slice(2)}"`;
		throw new Refusal(4003, "Client error: Execution failed: Exported method not found");
	},
	state_getStorage: ({ store }, [key]) => JSON.stringify(store.get(key as Hex) ?? null),
	state_getStorageHash: ({ store }, [key]) => {
		const value = key === CODE ? "0xc0de" : store.get(key as Hex);
		return value === undefined ? "null" : `"${toHex(blake256(fromHex(value)))}"`;
	},
	state_getKeysPaged: keysPaged,
	state_queryStorageAt: (world, [keys, block]) =>
		`[${changes(world, keys as Hex[], (block ?? undefined) as Hex | undefined)}]`,
};

/** Subscriptions by the method that opens them, with the method that ends them and the name of their notifications. */
export const SUBSCRIPTIONS: Readonly<Record<string, { readonly end: string; readonly message: string }>> = {
	chain_subscribeNewHeads: { end: "chain_unsubscribeNewHeads", message: "chain_newHead" },
	chain_subscribeAllHeads: { end: "chain_unsubscribeAllHeads", message: "chain_allHead" },
	chain_subscribeFinalizedHeads: { end: "chain_unsubscribeFinalizedHeads", message: "chain_finalizedHead" },
	state_subscribeRuntimeVersion: { end: "state_unsubscribeRuntimeVersion", message: "state_runtimeVersion" },
	state_subscribeStorage: { end: "state_unsubscribeStorage", message: "state_storage" },
};
const SUBSCRIPTION_METHODS = Object.entries(SUBSCRIPTIONS).flatMap(([start, { end }]) => [start, end]);
