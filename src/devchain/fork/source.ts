import type { Hex } from "../../codec/hex.ts";
import { causeMessage } from "../../errors/cause-message.ts";
import { PhalaError } from "../../errors/error.ts";
import { invalidArgument } from "../../errors/invalid-argument.ts";
import { type Endpoint, endpointOf } from "./endpoint.ts";

/**
 * A connection to a node: providers of `@polkadot/rpc-provider` have this shape, and {@link DevChain.provider}.
 *
 * @public
 */
export interface ForkProvider {
	/** Sends a request; resolves with its result. */
	send(method: string, params: unknown[]): Promise<unknown>;
}

const URL_PATTERN = /^(wss?|https?):\/\//i;

/** Whether a text is the URL of a node; otherwise it is the name of a file. */
export const isNodeUrl = (text: string): boolean => URL_PATTERN.test(text);

/** URLs or provider of a node. Throws `INVALID_ARGUMENT`. */
export function parseNodeSource(source: unknown): readonly string[] | ForkProvider {
	if (typeof source === "string") return [source];
	if (Array.isArray(source)) return source;
	if (typeof source === "object" && source !== null && "send" in source && typeof source.send === "function") {
		return source as ForkProvider;
	}
	throw invalidArgument("source", source, "a URL, a provider, a DevChain, or a saved chain");
}

/** The node that a chain forks. */
export class Source {
	/** What to call it in errors. */
	readonly name: string;
	/** Its URLs, tried in turn; `null` for a provider. */
	readonly urls: readonly string[] | null;
	readonly #endpoints: readonly Endpoint[];
	#current = 0;
	/** Number of chains that read it. */
	#users = 0;
	#isClosed = false;

	/** @param from - URLs of nodes of one chain, or a provider */
	constructor(from: readonly string[] | ForkProvider) {
		if ("send" in from) {
			this.name = "The provider";
			this.urls = null;
			this.#endpoints = [{ request: (method, params) => from.send(method, [...params]), close: () => undefined }];
			return;
		}
		const valid = from.filter((url) => typeof url === "string" && URL.canParse(url) && isNodeUrl(url));
		if (valid.length < from.length || valid.length === 0) {
			throw invalidArgument("source", from.length === 1 ? from[0] : from, "ws://, wss://, http:// or https:// URLs");
		}
		this.name = new URL(valid[0] as string).origin.replace("null", new URL(valid[0] as string).host);
		this.urls = valid;
		this.#endpoints = valid.map(endpointOf);
	}

	/** Counts a chain that reads it. */
	open(): void {
		this.#users++;
		this.#isClosed = false;
	}

	/** Closes all connections if no other chain reads it; then requests fail until a chain opens it again. */
	close(): void {
		if (--this.#users > 0) return;
		this.#isClosed = true;
		for (const endpoint of this.#endpoints) endpoint.close();
	}

	/**
	 * Sends a request, and reads the response to it.
	 *
	 * @param block - block that it is about
	 * @param read - throws for a response that is none
	 * @throws PhalaError `FORK_SOURCE_FAILED`
	 */
	async request<T>(
		method: string,
		params: readonly unknown[],
		block: string,
		read: (result: unknown) => T,
	): Promise<T> {
		let cause: unknown;
		for (const _ of this.#endpoints) {
			if (this.#isClosed) {
				cause = new Error("the fork is closed");
				break;
			}
			const endpoint = this.#endpoints[this.#current] as Endpoint;
			try {
				return read(await endpoint.request(method, params));
			} catch (error) {
				cause = error;
				this.#current = (this.#current + 1) % this.#endpoints.length;
			}
		}
		const reason = causeMessage(cause) || "no reason given";
		const message = `${this.name} could not be read at block ${block}, which the chain forks: ${reason}. Nothing was changed; try again.`;
		throw new PhalaError("FORK_SOURCE_FAILED", message, { source: this.name, method, block }, { cause });
	}

	/** {@link Source.request} for a response in hex. */
	hex(method: string, params: readonly unknown[], block: string): Promise<Hex> {
		return this.request(method, params, block, (result) => {
			if (typeof result === "string" && /^0x([0-9a-f]{2})*$/i.test(result)) return result as Hex;
			throw new Error(`${method} gave no bytes`);
		});
	}
}
