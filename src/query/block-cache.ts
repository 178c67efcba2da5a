import { PhalaError } from "../errors/error.ts";
import { messageBytes, messageText, type RawMessage } from "../rpc/raw-message.ts";
import { isStateDiscarded } from "./state-discarded.ts";
import type { RpcTransport } from "./storage-values.ts";

/** Index of the block hash among the parameters; the response for one block never changes. */
const BLOCK_PARAM: Readonly<Record<string, number>> = {
	chain_getHeader: 0,
	state_getMetadata: 0,
	state_queryStorageAt: 1,
	state_getKeysPaged: 3,
};

/** Most characters of cached requests and responses, and of one entry. */
const MAX_CACHED = 8 << 20;
const MAX_ENTRY = MAX_CACHED >> 4;
/** Requests of more keys are not cached: bulk reads would evict everything else. */
const MAX_KEYS = 256;

/**
 * A transport for reads at past blocks.
 *
 * - Caches responses about blocks by hash, least recently used evicted first, up to 8 million characters
 * - Reports state that the node no longer has as `BLOCK_PRUNED`
 */
export class BlockCache implements RpcTransport {
	readonly #transport: RpcTransport;
	/** Responses as JSON text by method and parameters; most recently used last. */
	readonly #entries = new Map<string, string>();
	#size = 0;

	constructor(transport: RpcTransport) {
		this.#transport = transport;
	}

	/** @throws PhalaError `BLOCK_PRUNED`, and what the transport throws */
	async request(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<unknown> {
		const key = cacheKey(method, params);
		const cached = key && this.#get(key);
		if (cached) return JSON.parse(cached);
		const response = await detectPruned(method, params, this.#transport.request(method, params, signal));
		if (key) this.#set(key, JSON.stringify(response ?? null));
		return response;
	}

	/** @throws PhalaError as {@link BlockCache.request} */
	async requestRaw(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<RawMessage | null> {
		const key = cacheKey(method, params);
		const cached = key && this.#get(key);
		if (cached) return messageBytes(cached);
		const request = this.#transport.requestRaw?.(method, params, signal);
		const response = (await (request && detectPruned(method, params, request))) ?? null;
		if (key && response !== null) this.#set(key, messageText(response));
		return response;
	}

	#get(key: string): string | undefined {
		const response = this.#entries.get(key);
		if (response === undefined) return undefined;
		this.#entries.delete(key);
		this.#entries.set(key, response);
		return response;
	}

	#set(key: string, response: string): void {
		const size = key.length + response.length;
		// `null`: the node may learn of the block later.
		if (response === "null" || size > MAX_ENTRY || this.#entries.has(key)) return;
		this.#entries.set(key, response);
		this.#size += size;
		for (const [oldest, { length }] of this.#entries) {
			if (this.#size <= MAX_CACHED) break;
			this.#entries.delete(oldest);
			this.#size -= oldest.length + length;
		}
	}
}

/** Method and parameters as text; `null` if the response may change or is not worth caching. */
function cacheKey(method: string, params: readonly unknown[]): string | null {
	const index = BLOCK_PARAM[method];
	if (index === undefined || typeof params[index] !== "string") return null;
	if (Array.isArray(params[0]) && params[0].length > MAX_KEYS) return null;
	return `${method}${JSON.stringify(params)}`;
}

async function detectPruned<T>(method: string, params: readonly unknown[], response: Promise<T>): Promise<T> {
	try {
		return await response;
	} catch (error) {
		if (!isStateDiscarded(error)) throw error;
		throw blockPruned(String(params[BLOCK_PARAM[method] ?? 0]), error);
	}
}

function blockPruned(block: string, cause: unknown): PhalaError<"BLOCK_PRUNED"> {
	const message = `The node no longer has the state of block ${block}. Use an archive node, which keeps the state of all blocks.`;
	return new PhalaError("BLOCK_PRUNED", message, { block }, { cause });
}
