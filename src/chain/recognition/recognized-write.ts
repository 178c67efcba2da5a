import type { Hex } from "../../codec/hex.ts";
import type { ChainWrites, RecognizedWrite, RecognizeWrite } from "../chain-adapter.ts";
import type { Call, Operation } from "../operation.ts";
import { laterName } from "../signing/call-names.ts";

/** Write, arguments and operation of one call. */
export type CallRecognizer = (
	args: CallArguments,
) => readonly [write: keyof ChainWrites, args: readonly unknown[], operation: Operation<unknown>];

/** Recognizers by `pallet.method`. */
export type CallRecognizers = Readonly<Record<string, CallRecognizer>>;

/** Arguments of a decoded call. Throws a `RangeError` for one of another type. */
export class CallArguments {
	readonly #args: Call["args"];

	constructor(args: Call["args"]) {
		this.#args = args;
	}

	/** A pool id, or another integer that a `number` holds. */
	integer(name: string): number {
		const value = this.#args[name];
		if (typeof value === "number" || typeof value === "bigint") return Number(value);
		throw this.#invalid(name);
	}

	/** An amount, or a number of shares. */
	amount(name: string): bigint {
		const value = this.#args[name];
		return typeof value === "bigint" ? value : throwError(this.#invalid(name));
	}

	/** An account, a worker key, or bytes. */
	bytes(name: string): Hex {
		const value = this.#args[name];
		return typeof value === "string" ? (value as Hex) : throwError(this.#invalid(name));
	}

	/** An optional argument. */
	option<T>(name: string, read: (name: string) => T): T | null {
		return this.#args[name] === null || this.#args[name] === undefined ? null : read.call(this, name);
	}

	#invalid(name: string): RangeError {
		return new RangeError(`argument ${name} has another type`);
	}
}

/**
 * Recognizes writes: several calls that are one write, then single ones.
 *
 * @param joins - each recognizes one write that takes several calls
 */
export function createRecognizer(
	single: CallRecognizers,
	joins: readonly ((calls: readonly Call[]) => RecognizedWrite | null)[],
): RecognizeWrite {
	return (calls) => {
		for (const join of joins) {
			const joined = join(calls);
			if (joined) return joined;
		}
		return recognizeCall(single, calls);
	};
}

/** Recognizes a withdrawal from one pool, followed by the contribution of what it pays to another. */
export function recognizeMove(
	single: CallRecognizers,
	move: (from: number, to: number, shares: bigint) => Operation<unknown>,
	calls: readonly Call[],
): RecognizedWrite | null {
	const withdrawal = recognizeCall(single, calls);
	const contribution = withdrawal?.write === "withdraw" ? recognizeCall(single, calls.slice(1)) : null;
	if (withdrawal === null || contribution?.write !== "contribute") return null;
	const [from, amount] = withdrawal.args as readonly [number, { readonly shares: bigint }];
	const [to] = contribution.args as readonly [number];
	if (from === to) return null;
	return { write: "move", args: [from, to, amount, undefined], operation: move(from, to, amount.shares), length: 2 };
}

/** Recognizes the first of `calls` by a table of single calls. */
export function recognizeCall(recognizers: CallRecognizers, [call]: readonly Call[]): RecognizedWrite | null {
	const recognize = call && recognizers[`${call.pallet}.${call.method}`];
	if (!recognize) return null;
	try {
		const [write, args, operation] = recognize(new CallArguments(call.args));
		return { write, args, operation, length: 1 };
	} catch (error) {
		// The runtime has another call of that name.
		if (error instanceof RangeError) return null;
		throw error;
	}
}

/** Whether a call has that name, `pallet.method`. */
export function isCallTo(call: Call | undefined, name: string): call is Call {
	return call !== undefined && laterName(`${call.pallet}.${call.method}`) === name;
}

function throwError(error: Error): never {
	throw error;
}
