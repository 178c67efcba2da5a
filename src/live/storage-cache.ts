import type { Hex } from "../codec/hex.ts";
import { type RpcTransport, requestValues } from "../query/storage-values.ts";

const VALUES_METHOD = "state_queryStorageAt";
const LIST_METHOD = "state_getKeysPaged";
/** Index of the block hash among the parameters of a list. */
const LIST_BLOCK = 3;

/** A transport that serves cached storage of one block, and requests and caches the rest. */
export class StorageCache implements RpcTransport {
	/** Values by full key. */
	readonly values = new Map<Hex, Hex | null>();
	/** Pages of keys by parameters without the block. */
	readonly #pages = new Map<string, unknown>();
	readonly #transport: RpcTransport;

	constructor(transport: RpcTransport) {
		this.#transport = transport;
	}

	async request(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<unknown> {
		if (method === LIST_METHOD) return this.#page(params, signal);
		if (method !== VALUES_METHOD) return this.#transport.request(method, params, signal);
		const [keys, block] = params as [readonly Hex[], Hex];
		const missing = keys.filter((key) => !this.values.has(key));
		if (missing.length > 0) {
			const values = await requestValues(this.#transport, missing, block, signal);
			for (const [i, key] of missing.entries()) this.values.set(key, detachText(values.at(i) ?? null));
		}
		return [{ block, changes: keys.map((key) => [key, this.values.get(key) ?? null]) }];
	}

	/** Drops values whose keys do not pass `isNeeded`. */
	retain(isNeeded: (key: Hex) => boolean): void {
		for (const key of this.values.keys()) if (!isNeeded(key)) this.values.delete(key);
	}

	/** Drops everything. */
	clear(): void {
		this.values.clear();
		this.#pages.clear();
	}

	/**
	 * Requests every cached page again, at the block `hash`: no subscription reports changes of them. If one differs, drops all.
	 *
	 * @returns whether one differs
	 */
	async relist(hash: Hex): Promise<boolean> {
		const unchanged = await Promise.all(
			[...this.#pages].map(async ([key, page]) => {
				const now = await this.#transport.request(LIST_METHOD, [...JSON.parse(key), hash]);
				return JSON.stringify(now) === JSON.stringify(page);
			}),
		);
		if (unchanged.every(Boolean)) return false;
		this.#pages.clear();
		return true;
	}

	/** Whether it has lists of keys, which {@link StorageCache.relist} compares. */
	get hasLists(): boolean {
		return this.#pages.size > 0;
	}

	/**
	 * Stores a value of a notification.
	 *
	 * @returns whether it is new or differs
	 */
	set(key: Hex, value: Hex | null): boolean {
		if (this.values.get(key) === value) return false;
		this.values.set(key, value);
		return true;
	}

	/**
	 * Stores a value of a response.
	 *
	 * @returns whether it is new or differs
	 */
	setDetached(key: Hex, value: Hex | null): boolean {
		return this.values.get(key) !== value && this.set(key, detachText(value));
	}

	async #page(params: readonly unknown[], signal: AbortSignal | undefined): Promise<unknown> {
		const key = JSON.stringify(params.slice(0, LIST_BLOCK));
		const cached = this.#pages.get(key);
		if (cached !== undefined) return cached;
		const page = await this.#transport.request(LIST_METHOD, params, signal);
		this.#pages.set(key, page);
		return page;
	}
}

/** A copy of a text: a slice of a response keeps the whole response in memory. */
function detachText(value: Hex | null): Hex | null {
	return value && (` ${value}`.slice(1) as Hex);
}
