import { readFileSync } from "node:fs";
import type {
	ProviderInterface,
	ProviderInterfaceCallback,
	ProviderInterfaceEmitCb,
	ProviderInterfaceEmitted,
} from "@polkadot/rpc-provider/types";
import { blake2AsHex } from "@polkadot/util-crypto";
import { readHeader } from "../../src/query/block-header.ts";

const METADATA: string = JSON.parse(
	readFileSync(new URL("../../generated/v2/metadata.json", import.meta.url), "utf8"),
).result;

const NUMBER = "0x26aa394eea5630e07c48ae0c9558cef702a5c1b19ab7a04f536c519aca4983ac";
const NOW = "0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb";

/** A block of the fake chain. */
export interface FakeBlock {
	readonly hash: string;
	readonly number: number;
	readonly header: object;
	readonly storage: ReadonlyMap<string, string>;
}

/** A request that the test responds to. */
export interface Held {
	readonly method: string;
	readonly params: readonly unknown[];
	answer(value: unknown): void;
	fail(error: Error): void;
}

interface Subscription {
	readonly type: string;
	readonly callback: ProviderInterfaceCallback;
	/** Keys of a storage subscription. */
	readonly keys: readonly string[];
}

type Handler = (params: readonly unknown[]) => unknown;

/** A scripted node: serves storage from a map per block, and misbehaves on demand. */
export class FakeProvider implements ProviderInterface {
	readonly hasSubscriptions = true;
	readonly isClonable = false;
	isConnected = true;
	/** All requests so far. */
	readonly requests: { method: string; params: readonly unknown[] }[] = [];
	/** Pending requests of the methods in {@link FakeProvider.holds}. */
	readonly held: Held[] = [];
	/** Methods that the test responds to. */
	readonly holds = new Set<string>();
	/** Responses in place of the usual ones, by method. */
	readonly overrides = new Map<string, Handler>();
	readonly #listeners = new Map<ProviderInterfaceEmitted, Set<ProviderInterfaceEmitCb>>();
	readonly #subscriptions = new Map<number, Subscription>();
	readonly #blocks = new Map<string, FakeBlock>();
	readonly #chain: string[] = [];
	#ids = 0;
	disconnects = 0;

	/** @param state - storage of block 0: values by full key, hex */
	constructor(state: Readonly<Record<string, string>> = {}) {
		this.grow(state);
	}

	/** Hash of block 0. */
	get genesisHash(): string {
		return this.#chain[0] ?? "";
	}

	/** The newest block. */
	get head(): FakeBlock {
		return this.block(this.#chain.at(-1) ?? "");
	}

	block(hash: string): FakeBlock {
		const block = this.#blocks.get(hash);
		if (!block) throw new Error(`no block ${hash}`);
		return block;
	}

	/** Adds a block whose storage differs in `changes` (`null` deletes), on the newest one or on `parent`, without notifications. */
	grow(changes: Readonly<Record<string, string | null>> = {}, parent?: FakeBlock): FakeBlock {
		const before = parent ?? (this.#chain.length > 0 ? this.head : undefined);
		const number = before ? before.number + 1 : 0;
		const storage = new Map(before?.storage);
		if (number > 0) storage.set(NUMBER, le(number, 4));
		storage.set(NOW, le(1_700_000_000_000 + 12_000 * number, 8));
		for (const [key, value] of Object.entries(changes)) {
			if (value === null) storage.delete(key);
			else storage.set(key, value);
		}
		const header = {
			parentHash: before?.hash ?? `0x${"00".repeat(32)}`,
			number: `0x${number.toString(16)}`,
			stateRoot: blake2AsHex(JSON.stringify([this.#blocks.size, ...storage])),
			extrinsicsRoot: `0x${"11".repeat(32)}`,
			digest: { logs: [] },
		};
		const { hash } = readHeader(header);
		const block = { hash, number, header, storage };
		this.#blocks.set(hash, block);
		this.#chain.length = number;
		this.#chain.push(hash);
		return block;
	}

	/** As {@link FakeProvider.grow}, with notifications. */
	seal(changes: Readonly<Record<string, string | null>> = {}, parent?: FakeBlock): FakeBlock {
		const block = this.grow(changes, parent);
		const before = this.#blocks.get(String(Reflect.get(block.header, "parentHash")));
		for (const { callback, keys } of [...this.#subscriptions.values()]) {
			const changed = keys.filter((key) => block.storage.get(key) !== before?.storage.get(key));
			if (changed.length > 0) callback(null, this.#changes(block, changed));
		}
		this.notify("chain_newHead", block.header);
		this.notify("chain_finalizedHead", block.header);
		return block;
	}

	/** Sends a message to all subscriptions of a type. */
	notify(type: string, message: unknown): void {
		for (const { type: of, callback } of [...this.#subscriptions.values()]) if (of === type) callback(null, message);
	}

	/** Ends all subscriptions with an error, as overloaded nodes do. */
	failSubscriptions(): void {
		const all = [...this.#subscriptions.values()];
		this.#subscriptions.clear();
		for (const { callback } of all) callback(new Error("subscription lagged"), undefined);
	}

	/** Loses the connection: held requests fail, subscriptions end. */
	drop(): void {
		this.isConnected = false;
		this.#subscriptions.clear();
		for (const held of this.held.splice(0)) held.fail(new Error("socket closed"));
		this.#emit("disconnected");
	}

	/** Restores the connection. */
	restore(): void {
		this.isConnected = true;
		this.#emit("connected");
	}

	/** Remaining listeners and subscriptions. */
	get leftovers(): { listeners: number; subscriptions: number } {
		let listeners = 0;
		for (const set of this.#listeners.values()) listeners += set.size;
		return { listeners, subscriptions: this.#subscriptions.size };
	}

	/** How often a method was called. */
	count(method: string): number {
		return this.requests.filter((request) => request.method === method).length;
	}

	clone(): ProviderInterface {
		throw new Error("not cloned in tests");
	}

	async connect(): Promise<void> {}

	async disconnect(): Promise<void> {
		this.disconnects += 1;
	}

	on(type: ProviderInterfaceEmitted, callback: ProviderInterfaceEmitCb): () => void {
		const set = this.#listeners.get(type) ?? new Set();
		this.#listeners.set(type, set);
		set.add(callback);
		return () => set.delete(callback);
	}

	async send<T>(method: string, params: unknown[]): Promise<T> {
		if (!this.isConnected) throw new Error("not connected");
		this.requests.push({ method, params });
		if (!this.holds.has(method)) return this.#answer(method, params) as T;
		return new Promise<T>((resolve, reject) => {
			const answer = (value: unknown) => resolve(value as T);
			this.held.push({ method, params, answer, fail: reject });
		});
	}

	async subscribe(
		type: string,
		method: string,
		params: unknown[],
		callback: ProviderInterfaceCallback,
	): Promise<number> {
		await this.send(method, params);
		const id = ++this.#ids;
		const keys = method === "state_subscribeStorage" ? (params[0] as string[]) : [];
		this.#subscriptions.set(id, { type, callback, keys });
		if (keys.length > 0) callback(null, this.#changes(this.head, keys));
		if (/NewHeads|FinalizedHeads/.test(method)) callback(null, this.head.header);
		return id;
	}

	async unsubscribe(_type: string, _method: string, id: number): Promise<boolean> {
		return this.#subscriptions.delete(id);
	}

	/** The usual response to a request. */
	usual(method: string, params: readonly unknown[]): unknown {
		const [first, second, third, fourth] = params as [unknown, unknown, unknown, unknown];
		switch (method) {
			case "chain_getBlockHash":
				if (Array.isArray(first)) return first.map((number: number) => this.#chain[number] ?? null);
				return first === undefined ? this.head.hash : (this.#chain[Number(first)] ?? null);
			case "chain_getFinalizedHead":
				return this.head.hash;
			case "chain_getHeader":
				return this.#blocks.get(String(first))?.header ?? null;
			case "state_getMetadata":
				return METADATA;
			case "state_getRuntimeVersion":
				return { specName: "khala", specVersion: 1251 };
			case "system_properties":
				return { tokenSymbol: "PHA", tokenDecimals: 12 };
			case "state_queryStorageAt": {
				const { hash, storage } = second === undefined ? this.head : this.block(String(second));
				return [{ block: hash, changes: (first as string[]).map((key) => [key, storage.get(key) ?? null]) }];
			}
			case "state_getKeysPaged": {
				const { storage } = fourth === undefined ? this.head : this.block(String(fourth));
				const keys = [...storage.keys()].sort();
				const after = keys.filter((key) => key.startsWith(String(first)) && (third === null || key > String(third)));
				return after.slice(0, Number(second));
			}
			case "state_subscribeStorage":
			case "chain_subscribeNewHeads":
			case "chain_subscribeFinalizedHeads":
				return null;
			default:
				throw Object.assign(new Error(`Method not found: ${method}`), { code: -32601 });
		}
	}

	#changes({ hash, storage }: FakeBlock, keys: readonly string[]) {
		return { block: hash, changes: keys.map((key) => [key, storage.get(key) ?? null]) };
	}

	#answer(method: string, params: readonly unknown[]): unknown {
		return (this.overrides.get(method) ?? ((given) => this.usual(method, given)))(params);
	}

	#emit(type: ProviderInterfaceEmitted): void {
		for (const callback of [...(this.#listeners.get(type) ?? [])]) callback();
	}
}

/** `value` as little-endian bytes, hex. */
export function le(value: number | bigint, bytes: number): string {
	let hex = "0x";
	for (let i = 0, rest = BigInt(value); i < bytes; i++, rest >>= 8n)
		hex += Number(rest & 0xffn)
			.toString(16)
			.padStart(2, "0");
	return hex;
}
