import type {
	ProviderInterface,
	ProviderInterfaceCallback,
	ProviderInterfaceEmitCb,
	ProviderInterfaceEmitted,
} from "@polkadot/rpc-provider/types";
import type { Hex } from "../../src/codec/hex.ts";
import { type FakeBlock, type StorageChanges, storageChangeSet } from "./fake-block.ts";
import { FakeChain } from "./fake-chain.ts";
import { chainResponse } from "./fake-chain-rpc.ts";
import { FakeSubscriptions } from "./fake-subscriptions.ts";

/** A request that waits until the test responds to it. */
export interface HeldRequest {
	readonly method: string;
	readonly params: readonly unknown[];
	respond(result: unknown): void;
	fail(error: Error): void;
}

/** A JSON-RPC provider with a chain in memory. Tests add blocks, replace responses, hold requests and break the connection. */
export class FakeNode implements ProviderInterface {
	readonly hasSubscriptions = true;
	readonly isClonable = false;
	isConnected = true;
	/** All requests, in order. */
	readonly requests: { readonly method: string; readonly params: readonly unknown[] }[] = [];
	/** Methods whose requests wait in {@link FakeNode.heldRequests}. */
	readonly heldMethods = new Set<string>();
	readonly heldRequests: HeldRequest[] = [];
	/** Responses in place of the default ones, by method; may throw. */
	readonly overrides = new Map<string, (params: readonly unknown[]) => unknown>();
	/** Number of the newest finalized block; `null`: the newest block is final. */
	finalizedNumber: number | null = null;
	/** Calls of {@link FakeNode.disconnect}. */
	disconnects = 0;
	readonly #chain = new FakeChain();
	readonly #subscriptions = new FakeSubscriptions();
	readonly #listeners = new Map<ProviderInterfaceEmitted, Set<ProviderInterfaceEmitCb>>();

	/** @param state - storage of block 0: values by full key, hex */
	constructor(state: Readonly<Record<string, string>> = {}) {
		this.addBlock(state);
	}

	get genesisHash(): Hex {
		return this.#atNumber(0).hash;
	}

	/** The newest block. */
	get head(): FakeBlock {
		return this.#chain.head;
	}

	/** The block with that hash, in any branch. */
	block(hash: string): FakeBlock {
		const block = this.#chain.find(hash);
		if (!block) throw new Error(`no block ${hash}`);
		return block;
	}

	/** Adds a block on `parent`, by default on the newest one, without notifications. */
	addBlock(changes: StorageChanges = {}, parent?: FakeBlock, extrinsics: readonly Hex[] = []): FakeBlock {
		return this.#chain.add(changes, parent, extrinsics);
	}

	/** Adds a block as {@link FakeNode.addBlock}, and notifies the subscriptions. */
	produceBlock(changes: StorageChanges = {}, parent?: FakeBlock, extrinsics: readonly Hex[] = []): FakeBlock {
		const block = this.addBlock(changes, parent, extrinsics);
		this.announce(block);
		return block;
	}

	/** Notifies the subscriptions of a block that was added. */
	announce(block: FakeBlock): void {
		this.#subscriptions.notifyStorage(block, this.#chain.find(block.parentHash));
		this.notify("chain_newHead", block.header);
		this.notify("chain_finalizedHead", this.#finalized.header);
	}

	/** Removes the newest `depth` blocks from the best chain, without notifications. */
	revertBlocks(depth: number): void {
		this.#chain.revert(depth);
	}

	/** Sends a notification to all subscriptions of a type. */
	notify(type: string, message: unknown): void {
		this.#subscriptions.notify(type, message);
	}

	/** Ends the subscriptions of a type, all by default, with an error, as overloaded nodes do. */
	failSubscriptions(type?: string): void {
		this.#subscriptions.fail(type);
	}

	/** Loses the connection: held requests fail, subscriptions end. */
	drop(): void {
		this.isConnected = false;
		this.#subscriptions.clear();
		for (const request of this.heldRequests.splice(0)) request.fail(new Error("socket closed"));
		this.#emit("disconnected");
	}

	/** Restores the connection. */
	restore(): void {
		this.isConnected = true;
		this.#emit("connected");
	}

	/** Listeners and subscriptions that are still there. */
	get leftovers(): { listeners: number; subscriptions: number } {
		let listeners = 0;
		for (const set of this.#listeners.values()) listeners += set.size;
		return { listeners, subscriptions: this.#subscriptions.size };
	}

	/** Number of open subscriptions of a type. */
	countSubscriptions(type: string): number {
		return this.#subscriptions.count(type);
	}

	/** Number of requests of a method. */
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
		if (!this.heldMethods.has(method)) return this.#respond(method, params) as T;
		return new Promise<T>((resolve, reject) => {
			const respond = (result: unknown) => resolve(result as T);
			this.heldRequests.push({ method, params, respond, fail: reject });
		});
	}

	async subscribe(
		type: string,
		method: string,
		params: unknown[],
		callback: ProviderInterfaceCallback,
	): Promise<number> {
		await this.send(method, params);
		const keys = method === "state_subscribeStorage" ? (params[0] as string[]) : [];
		const id = this.#subscriptions.add({ type, callback, keys });
		if (keys.length > 0) callback(null, storageChangeSet(this.head, keys));
		if (/NewHeads|FinalizedHeads/.test(method)) callback(null, this.head.header);
		return id;
	}

	async unsubscribe(_type: string, _method: string, id: number): Promise<boolean> {
		return this.#subscriptions.remove(id);
	}

	/** The response to a request where nothing overrides it. */
	defaultResponse(method: string, params: readonly unknown[]): unknown {
		return chainResponse(this.#chain, this.#finalized, method, params);
	}

	get #finalized(): FakeBlock {
		return this.finalizedNumber === null ? this.head : this.#atNumber(this.finalizedNumber);
	}

	#atNumber(number: number): FakeBlock {
		const block = this.#chain.at(number);
		if (!block) throw new Error(`no block ${number}`);
		return block;
	}

	#respond(method: string, params: readonly unknown[]): unknown {
		const override = this.overrides.get(method);
		return override ? override(params) : this.defaultResponse(method, params);
	}

	#emit(type: ProviderInterfaceEmitted): void {
		for (const callback of [...(this.#listeners.get(type) ?? [])]) callback();
	}
}
