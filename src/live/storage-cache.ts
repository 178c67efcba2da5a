import type { Hex } from "../codec/hex.ts";
import { type RpcRequests, requestValues } from "../query/storage-values.ts";

/** Where a listing of keys names its block. */
const LIST = "state_getKeysPaged";
const LIST_BLOCK = 3;

/**
 * Requests that answer what is remembered of one block's storage, and ask the node for the rest, at that block; what it answers is
 * remembered too.
 */
export class StorageCache implements RpcRequests {
	/** Values by full key. */
	readonly values = new Map<Hex, Hex | null>();
	/** Pages of keys by what was asked but the block. */
	readonly #pages = new Map<string, unknown>();
	readonly #requests: RpcRequests;

	constructor(requests: RpcRequests) {
		this.#requests = requests;
	}

	async request(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<unknown> {
		if (method === LIST) return this.#page(params, signal);
		if (method !== "state_queryStorageAt") return this.#requests.request(method, params, signal);
		const [keys, block] = params as [readonly Hex[], Hex];
		const unknown = keys.filter((key) => !this.values.has(key));
		if (unknown.length > 0) {
			const found = await requestValues(this.#requests, unknown, block, signal);
			for (const [i, key] of unknown.entries()) this.values.set(key, detachText(found.at(i) ?? null));
		}
		return [{ block, changes: keys.map((key) => [key, this.values.get(key) ?? null]) }];
	}

	/** Forgets values that nobody wants any more. */
	retain(wanted: (key: Hex) => boolean): void {
		for (const key of this.values.keys()) if (!wanted(key)) this.values.delete(key);
	}

	/** Forgets everything. */
	clear(): void {
		this.values.clear();
		this.#pages.clear();
	}

	/**
	 * Asks for every listing again, at the block `hash`: no subscription tells of them. Where one is another one than before, all are
	 * forgotten.
	 *
	 * @returns whether they were
	 */
	async relist(hash: Hex): Promise<boolean> {
		const unchanged = await Promise.all(
			[...this.#pages].map(async ([question, page]) => {
				const now = await this.#requests.request(LIST, [...JSON.parse(question), hash]);
				return JSON.stringify(now) === JSON.stringify(page);
			}),
		);
		if (unchanged.every(Boolean)) return false;
		this.#pages.clear();
		return true;
	}

	async #page(params: readonly unknown[], signal: AbortSignal | undefined): Promise<unknown> {
		const question = JSON.stringify(params.slice(0, LIST_BLOCK));
		const known = this.#pages.get(question);
		if (known !== undefined) return known;
		const page = await this.#requests.request(LIST, params, signal);
		this.#pages.set(question, page);
		return page;
	}

	/**
	 * Takes over what a block brought.
	 *
	 * @returns the keys among them whose values are other ones than before, or are new
	 */
	update(changes: Iterable<readonly [Hex, Hex | null]>): readonly Hex[] {
		const changed: Hex[] = [];
		for (const [key, value] of changes) {
			if (this.values.get(key) === value) continue;
			this.values.set(key, detachText(value));
			changed.push(key);
		}
		return changed;
	}
}

/** The same text on its own: what was cut out of an answer keeps all of it in memory. */
function detachText(value: Hex | null): Hex | null {
	return value && (` ${value}`.slice(1) as Hex);
}
