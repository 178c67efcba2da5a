import { isPhalaError, PhalaError } from "../errors/error.ts";
import { type LazyText, whole } from "../rpc/raw-message.ts";
import type { Requests } from "./storage-values.ts";

/** Where each method names the block that it asks about; what it answers for one stays the same. */
const BLOCK_AT: Readonly<Record<string, number>> = {
	chain_getHeader: 0,
	state_getMetadata: 0,
	state_queryStorageAt: 1,
	state_getKeysPaged: 3,
};

/** Characters of questions and answers that are remembered, and those of one that is not worth it. */
const MOST = 8 << 20;
const TOO_LONG = MOST >> 4;
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
export class PastRequests implements Requests {
	readonly #requests: Requests;
	/** Answers as JSON text by method and parameters, used last at the end. */
	readonly #known = new Map<string, string>();
	#size = 0;

	constructor(requests: Requests) {
		this.#requests = requests;
	}

	/** @throws PhalaError `BLOCK_PRUNED`, and what the requests throw */
	async request(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<unknown> {
		const question = questionOf(method, params);
		const known = question && this.#recall(question);
		if (known) return JSON.parse(known);
		const answer = await this.#asked(method, params, this.#requests.request(method, params, signal));
		if (question) this.#remember(question, JSON.stringify(answer ?? null));
		return answer;
	}

	/** @throws PhalaError as {@link PastRequests.request} */
	async requestRaw(method: string, params: readonly unknown[], signal?: AbortSignal): Promise<LazyText | null> {
		const question = questionOf(method, params);
		const known = question && this.#recall(question);
		if (known) return known;
		const asked = this.#requests.requestRaw?.(method, params, signal);
		const answer = (await (asked && this.#asked(method, params, asked))) ?? null;
		if (question && answer !== null) this.#remember(question, whole(answer));
		return answer;
	}

	async #asked<T>(method: string, params: readonly unknown[], answer: Promise<T>): Promise<T> {
		try {
			return await answer;
		} catch (error) {
			if (!isPhalaError(error, "RPC_FAILED") || !DISCARDED.test(error.details.rpcMessage)) throw error;
			throw pruned(String(params[BLOCK_AT[method] ?? 0]), error);
		}
	}

	#recall(question: string): string | undefined {
		const answer = this.#known.get(question);
		if (answer === undefined) return undefined;
		this.#known.delete(question);
		this.#known.set(question, answer);
		return answer;
	}

	#remember(question: string, answer: string): void {
		const size = question.length + answer.length;
		// A block that is not known yet may come.
		if (answer === "null" || size > TOO_LONG || this.#known.has(question)) return;
		this.#known.set(question, answer);
		this.#size += size;
		for (const [oldest, { length }] of this.#known) {
			if (this.#size <= MOST) break;
			this.#known.delete(oldest);
			this.#size -= oldest.length + length;
		}
	}
}

/** What is asked, as text; `null` where the answer may change, or is not worth keeping. */
function questionOf(method: string, params: readonly unknown[]): string | null {
	const at = BLOCK_AT[method];
	if (at === undefined || typeof params[at] !== "string") return null;
	if (Array.isArray(params[0]) && params[0].length > TOO_MANY_KEYS) return null;
	return `${method}${JSON.stringify(params)}`;
}

function pruned(block: string, cause: unknown): PhalaError<"BLOCK_PRUNED"> {
	const message = `The node has dropped the state of block ${block}. Ask an archive node, one that keeps the state of all blocks.`;
	return new PhalaError("BLOCK_PRUNED", message, { block }, { cause });
}
