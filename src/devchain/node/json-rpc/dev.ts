import { fromHex, type Hex } from "../../../codec/hex.ts";
import type { Block } from "../block.ts";
import { clockBytes, clockKey } from "../node.ts";
import { RpcError } from "../rpc-errors.ts";
import { asHex, invalidParams, type Method, type MethodCall } from "./method-call.ts";
import { parseStorageItems } from "./set-storage.ts";

/** `dev_*`: the clock, blocks on demand and storage from outside, with the meaning they have in chopsticks. */
export function devMethods(): Record<string, Method> {
	return {
		dev_newBlock: newBlock,
		dev_setStorage: (call) => {
			const values = call.raw(0);
			if (typeof values !== "object" || values === null)
				throw invalidParams("expected a list or an object at position 0");
			const block = call.block(1);
			const edits = Array.isArray(values) ? pairs(values) : parseStorageItems(call.node.runtime, block, values);
			call.node.edit(edits, block);
			return block.hash;
		},
		dev_timeTravel: (call) => {
			const when = call.raw(0);
			const ms = typeof when === "string" ? Date.parse(when) : when;
			if (typeof ms !== "number" || !Number.isSafeInteger(ms) || ms < 0) {
				throw invalidParams("expected milliseconds since 1970 or a date at position 0");
			}
			call.node.edit(new Map([[clockKey, clockBytes(ms)]]));
			return ms;
		},
		dev_setHead: (call) => {
			const block = target(call);
			if (block === undefined) throw new RpcError(1, `Block not found ${call.raw(0)}`);
			try {
				call.node.ledger.setBest(block);
			} catch (error) {
				throw new RpcError(1, error instanceof Error ? error.message : String(error));
			}
			return block.hash;
		},
	};
}

function newBlock(call: MethodCall): Hex {
	const options = call.raw(0) ?? {};
	if (typeof options !== "object") throw invalidParams("expected an object at position 0");
	const { count, to, transactions, unsafeBlockHeight } = options as Record<string, unknown>;
	const { node } = call;
	const times = to === undefined ? whole(count ?? 1) : whole(to) - node.head.header.number;
	const list = transactions == null ? undefined : parseList(transactions).map((item) => asHex(item, 0));
	const height = unsafeBlockHeight == null ? undefined : whole(unsafeBlockHeight);
	if (height !== undefined && height <= node.head.header.number) {
		throw new RpcError(1, "unsafeBlockHeight must be greater than current block height");
	}
	for (let i = 0; i < Math.max(times, 1); i++) {
		node.newBlock({ ...(list === undefined ? {} : { transactions: list }), number: i === 0 ? height : undefined });
	}
	return node.head.hash;
}

function target(call: MethodCall): Block | undefined {
	const wanted = call.raw(0);
	if (typeof wanted !== "number") return call.node.ledger.block(call.hex(0));
	return call.node.ledger.at(wanted > 0 ? wanted : call.node.head.header.number + wanted);
}

function pairs(list: readonly unknown[]): Map<Hex, Uint8Array | null> {
	return new Map(
		list.map((pair) => {
			if (!Array.isArray(pair)) throw invalidParams("expected [key, value] pairs at position 0");
			return [asHex(pair[0], 0), pair[1] == null ? null : fromHex(asHex(pair[1], 0))];
		}),
	);
}

function parseList(value: unknown): readonly unknown[] {
	if (!Array.isArray(value)) throw invalidParams("expected a list of extrinsics");
	return value;
}

function whole(value: unknown): number {
	if (typeof value !== "number" || !Number.isSafeInteger(value)) throw invalidParams("expected a whole number");
	return value;
}
