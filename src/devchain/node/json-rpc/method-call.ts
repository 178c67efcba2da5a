import { type Hex, toHex } from "../../../codec/hex.ts";
import type { Block } from "../block.ts";
import type { DevNode } from "../node.ts";
import { rpcErrors } from "../rpc-errors.ts";
import type { SubmissionFate } from "../submission-fate.ts";
import { parseBoolean, parseHash, parseHex, parseHexes, parseText, parseU32, parseU64 } from "./parse-params.ts";

/** A JSON-RPC method; returns the result. */
export type Method = (call: MethodCall) => unknown;

/** Sends one notification of a subscription. */
export type Notify = (result: unknown) => void;

/** The connection that sent a request. */
export interface Caller {
	/** Whether its client may call a method. */
	allows(method: string): boolean;
	/** Opens a subscription and returns its id; `start` returns a function that ends it. */
	subscribe(notification: string, start: (notify: Notify) => () => void): string;
	/** Ends a subscription; returns `false` for an unknown id. */
	unsubscribe(id: string): boolean;
	/** Runs a task once the responses to the requests in progress were sent; at once when there are none. */
	afterResponse(task: () => void): void;
}

/** A request with typed access to its parameters; throws `Invalid params` for a parameter of another type. */
export class MethodCall {
	readonly node: DevNode;
	readonly subscriber: Caller;
	/** What becomes of a submitted extrinsic, when a fault affects it. */
	readonly fate: SubmissionFate | undefined;
	readonly #params: readonly unknown[];
	/** Results of the steps so far. */
	readonly #results: unknown[] = [];
	#position = 0;

	/**
	 * @param node - the node to read from and submit to
	 * @param subscriber - the connection that sent the request
	 * @param params - raw parameters
	 * @param fate - set by a fault that affects a submission
	 */
	constructor(node: DevNode, subscriber: Caller, params: readonly unknown[], fate?: SubmissionFate) {
		this.node = node;
		this.subscriber = subscriber;
		this.fate = fate;
		this.#params = params;
	}

	/** Starts the method again, after storage that it misses was fetched. */
	restart(): void {
		this.#position = 0;
	}

	/** Runs one step of a method that changes the node in several: not again after {@link MethodCall.restart}, once it succeeded. */
	once<T>(step: () => T): T {
		if (this.#position === this.#results.length) this.#results.push(step());
		return this.#results[this.#position++] as T;
	}

	/** Raw parameter; `undefined` when it is missing or `null`. */
	param(index: number): unknown {
		return this.#params[index] ?? undefined;
	}

	/** Bytes in hex. */
	hex(index: number): Hex {
		return parseHex(this.#params[index]);
	}

	/** Bytes in hex, optional. */
	optionalHex(index: number): Hex | undefined {
		return this.param(index) === undefined ? undefined : this.hex(index);
	}

	/** A list of bytes in hex. */
	hexes(index: number): Hex[] {
		return parseHexes(this.#params[index]);
	}

	/** A hash of 32 bytes in hex. */
	hash(index: number): Hex {
		return parseHash(this.#params[index]);
	}

	/** A hash of 32 bytes in hex, optional. */
	optionalHash(index: number): Hex | undefined {
		return this.param(index) === undefined ? undefined : this.hash(index);
	}

	/** An integer of 32 bits, ≥ 0. */
	u32(index: number): number {
		return parseU32(this.#params[index]);
	}

	/** An integer of 64 bits, ≥ 0. */
	u64(index: number): number {
		return parseU64(this.#params[index]);
	}

	/** `true` or `false`. */
	boolean(index: number): boolean {
		return parseBoolean(this.#params[index]);
	}

	/** A text, such as the id of a subscription. */
	text(index: number): string {
		return parseText(this.#params[index]);
	}

	/** Block with the given hash, or the best block without one. Throws when the hash is unknown. */
	block(index: number): Block {
		const block = this.findBlock(index);
		if (block === undefined) throw rpcErrors.unknownBlock(this.hash(index));
		return block;
	}

	/** Like {@link MethodCall.block}, but `undefined` when the hash is unknown. */
	findBlock(index: number): Block | undefined {
		const hash = this.optionalHash(index);
		return hash === undefined ? this.node.head : this.node.blockTree.block(hash);
	}
}

/** Formats bytes for JSON-RPC, `null` for none. */
export const hexOrNull = (bytes: Uint8Array | undefined): Hex | null => (bytes === undefined ? null : toHex(bytes));
