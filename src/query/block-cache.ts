import { isPhalaError, PhalaError } from "../errors/error.ts";
import { messageText, type RawMessage } from "../rpc/raw-message.ts";
import type { RpcRequests } from "./storage-values.ts";

/** Where each method names the block that it asks about; what it answers for one stays the same. */
const BLOCK_PARAM: Readonly<Record<string, number>> = {
	chain_getHeader: 0,
	state_getMetadata: 0,
	state_queryStorageAt: 1,
	state_getKeysPaged: 3,
};

/** Characters of questions and answers that are remembered, and those of one that is not worth it. */
const MAX_CACHED = 8 << 20;
const MAX_ENTRY = MAX_CACHED >> 4;
/** Keys of one request that is not remembered: bulk readings pass by. */
const TOO_MANY_KEYS = 256;

/** How nodes say that they have dropped the state of a block. */
const DISCARDED = /state (was )?(already )?(discarded|pruned)|pruned block/i;

/**
 * Requests about blocks by their hash, for readings of the past.
 *
 * - What a node answered about a block is not asked again: it cannot change. The answers used last are kept, 8 million characters of
 *   them
 * - A block whose state the node has dropped fails by name
 */
export class BlockCache implements RpcRequests {
	readonly #requests: RpcRequests;
	/** Answers as JSON text by method and parameters, used last at the end. */
	readonly #known = new Map<string, string>();
	#size = 0;

	constructor(requests: RpcRequests) {
		this.#requests = requests;
	}

	/** @throws PhalaError `BLOCK_PRUNED`, and what the requests throw */
	async request(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<unknown> {
		const question = cacheKey(method, params);
		const known = question && this.#recall(question);
		if (known) return JSON.parse(known);
		const response = await this.#asked(method, params, this.#requests.request(method, params, signal));
		if (question) this.#remember(question, JSON.stringify(response ?? null));
		return response;
	}

	/** @throws PhalaError as {@link BlockCache.request} */
	async requestRaw(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<RawMessage | null> {
		const question = cacheKey(method, params);
		const known = question && this.#recall(question);
		if (known) return known;
		const asked = this.#requests.requestRaw?.(method, params, signal);
		const response = (await (asked && this.#asked(method, params, asked))) ?? null;
		if (question && response !== null) this.#remember(question, messageText(response));
		return response;
	}

	async #asked<T>(method: string, params: readonly unknown[], response: Promise<T>): Promise<T> {
		try {
			return await response;
		} catch (error) {
			if (!isPhalaError(error, "RPC_FAILED") || !DISCARDED.test(error.details.rpcMessage)) throw error;
			throw blockPruned(String(params[BLOCK_PARAM[method] ?? 0]), error);
		}
	}

	#recall(question: string): string | undefined {
		const response = this.#known.get(question);
		if (response === undefined) return undefined;
		this.#known.delete(question);
		this.#known.set(question, response);
		return response;
	}

	#remember(question: string, response: string): void {
		const size = question.length + response.length;
		// A block that is not known yet may come.
		if (response === "null" || size > MAX_ENTRY || this.#known.has(question)) return;
		this.#known.set(question, response);
		this.#size += size;
		for (const [oldest, { length }] of this.#known) {
			if (this.#size <= MAX_CACHED) break;
			this.#known.delete(oldest);
			this.#size -= oldest.length + length;
		}
	}
}

/** What is asked, as text; `null` where the response may change, or is not worth keeping. */
function cacheKey(method: string, params: readonly unknown[]): string | null {
	const at = BLOCK_PARAM[method];
	if (at === undefined || typeof params[at] !== "string") return null;
	if (Array.isArray(params[0]) && params[0].length > TOO_MANY_KEYS) return null;
	return `${method}${JSON.stringify(params)}`;
}

function blockPruned(block: string, cause: unknown): PhalaError<"BLOCK_PRUNED"> {
	const message = `The node has dropped the state of block ${block}. Ask an archive node, one that keeps the state of all blocks.`;
	return new PhalaError("BLOCK_PRUNED", message, { block }, { cause });
}
