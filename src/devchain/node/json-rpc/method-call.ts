import { type Hex, toHex } from "../../../codec/hex.ts";
import type { Block } from "../block.ts";
import type { DevNode } from "../node.ts";
import { RpcError } from "../rpc-errors.ts";

/** A method of the node; what it answers becomes the result. */
export type Method = (call: MethodCall) => unknown;

/** Sends one notification of a subscription. */
export type Notify = (result: unknown) => void;

/** What a connection offers to methods. */
export interface Subscriber {
	/** Opens a subscription; `start` answers how to end it. */
	subscribe(notification: string, start: (notify: Notify) => () => void): string;
	/** Ends one; `false` when there is none of that id. */
	unsubscribe(id: string): boolean;
}

/** One request, with its parameters taken out typed; what does not fit is answered with `Invalid params`. */
export class MethodCall {
	readonly node: DevNode;
	readonly subscriber: Subscriber;
	readonly #params: readonly unknown[];

	/**
	 * @param node - who answers
	 * @param subscriber - who asked
	 * @param params - as they came
	 */
	constructor(node: DevNode, subscriber: Subscriber, params: readonly unknown[]) {
		this.node = node;
		this.subscriber = subscriber;
		this.#params = params;
	}

	/** The parameter as it came; `undefined` for none, `null` included. */
	raw(index: number): unknown {
		return this.#params[index] ?? undefined;
	}

	/** Whole bytes in hex. */
	hex(index: number): Hex {
		return asHex(this.raw(index), index);
	}

	/** Whole bytes in hex, or none. */
	optionalHex(index: number): Hex | undefined {
		return this.raw(index) === undefined ? undefined : this.hex(index);
	}

	/** A list of bytes in hex. */
	hexes(index: number): Hex[] {
		const value = this.raw(index);
		if (!Array.isArray(value)) throw invalidParams(`expected a list of hex at position ${index}`);
		return value.map((item) => asHex(item, index));
	}

	/** A whole number that is not negative. */
	number(index: number): number {
		const value = this.raw(index);
		if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) {
			throw invalidParams(`expected a whole number at position ${index}`);
		}
		return value;
	}

	/** The block of the hash given, or the best one where none is; an error where no block has it. */
	block(index: number): Block {
		const hash = this.optionalHex(index);
		const block = hash === undefined ? this.node.head : this.node.ledger.block(hash);
		if (block === undefined) {
			throw new RpcError(4003, `Client error: UnknownBlock: Header was not found in the database: ${hash}`);
		}
		return block;
	}

	/** Like {@link MethodCall.block}, `undefined` where no block has the hash. */
	maybeBlock(index: number): Block | undefined {
		const hash = this.optionalHex(index);
		return hash === undefined ? this.node.head : this.node.ledger.block(hash);
	}
}

/** The answer to parameters that do not fit. */
export const invalidParams = (data: string): RpcError => new RpcError(-32602, "Invalid params", data);

/** Parses bytes in hex as nodes do: of any case, with or without `0x`, `""` for none. Returns lower case with `0x`. */
export function asHex(value: unknown, index: number): Hex {
	if (typeof value !== "string" || !/^(0x)?([0-9a-fA-F]{2})*$/.test(value)) {
		throw invalidParams(`expected bytes in hex at position ${index}`);
	}
	return `0x${value.replace("0x", "").toLowerCase()}`;
}

/** Bytes as JSON-RPC answers them, `null` for none. */
export const hexOrNull = (bytes: Uint8Array | undefined): Hex | null => (bytes === undefined ? null : toHex(bytes));
