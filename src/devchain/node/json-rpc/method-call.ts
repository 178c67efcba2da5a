import { type Hex, toHex } from "../../../codec/hex.ts";
import type { Block } from "../block.ts";
import type { DevNode } from "../node.ts";
import { RpcError } from "../rpc-errors.ts";
import type { SubmissionFate } from "../submission-fate.ts";

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

	/** Raw parameter; `undefined` when it is missing or `null`. */
	param(index: number): unknown {
		return this.#params[index] ?? undefined;
	}

	/** Bytes in hex. */
	hex(index: number): Hex {
		return parseHex(this.param(index), index);
	}

	/** Bytes in hex, optional. */
	optionalHex(index: number): Hex | undefined {
		return this.param(index) === undefined ? undefined : this.hex(index);
	}

	/** A list of bytes in hex. */
	hexes(index: number): Hex[] {
		const value = this.param(index);
		if (!Array.isArray(value)) throw invalidParams(`expected a list of hex at position ${index}`);
		return value.map((item) => parseHex(item, index));
	}

	/** An integer ≥ 0. */
	integer(index: number): number {
		const value = this.param(index);
		if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) {
			throw invalidParams(`expected an integer at position ${index}`);
		}
		return value;
	}

	/** A text, such as the id of a subscription. */
	text(index: number): string {
		const value = this.param(index);
		if (typeof value !== "string") throw invalidParams(`expected a text at position ${index}`);
		return value;
	}

	/** Block with the given hash, or the best block without one. Throws when the hash is unknown. */
	block(index: number): Block {
		const hash = this.optionalHex(index);
		const block = hash === undefined ? this.node.head : this.node.blockTree.block(hash);
		if (block === undefined) {
			throw new RpcError(4003, `Client error: UnknownBlock: Header was not found in the database: ${hash}`);
		}
		return block;
	}

	/** Like {@link MethodCall.block}, but `undefined` when the hash is unknown. */
	findBlock(index: number): Block | undefined {
		const hash = this.optionalHex(index);
		return hash === undefined ? this.node.head : this.node.blockTree.block(hash);
	}
}

/** Error for invalid parameters. */
export const invalidParams = (data: string): RpcError => new RpcError(-32602, "Invalid params", data);

/** Parses bytes in hex as nodes do: of any case, with or without `0x`, `""` for none. Returns lower case with `0x`. */
export function parseHex(value: unknown, index: number): Hex {
	if (typeof value !== "string" || !/^(0x)?([0-9a-fA-F]{2})*$/.test(value)) {
		throw invalidParams(`expected bytes in hex at position ${index}`);
	}
	return `0x${value.replace("0x", "").toLowerCase()}`;
}

/** Formats bytes for JSON-RPC, `null` for none. */
export const hexOrNull = (bytes: Uint8Array | undefined): Hex | null => (bytes === undefined ? null : toHex(bytes));
