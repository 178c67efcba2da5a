import { fromHex, type Hex } from "../../../codec/hex.ts";
import { rethrowMissing } from "../../runtime/storage-missing.ts";
import type { Block } from "../block.ts";
import { CLOCK_KEY, encodeClock } from "../clock.ts";
import { RpcError } from "../rpc-errors.ts";
import type { Method, MethodCall } from "./method-call.ts";
import { invalidParams, parseHex } from "./parse-params.ts";
import { parseStorageItems } from "./set-storage.ts";

/** `dev_*`: sets the clock, produces blocks and writes storage, as in chopsticks. */
export function devMethods(): Record<string, Method> {
	return {
		dev_newBlock: newBlock,
		dev_setStorage: (call) => {
			const values = call.param(0);
			if (typeof values !== "object" || values === null)
				throw invalidParams("expected a list or an object at position 0");
			const block = call.block(1);
			const edits = Array.isArray(values) ? parsePairs(values) : parseStorageItems(block.runtime, block, values);
			call.node.edit(edits, block);
			return block.hash;
		},
		dev_timeTravel: (call) => {
			const when = call.param(0);
			const ms = typeof when === "string" ? Date.parse(when) : when;
			if (typeof ms !== "number" || !Number.isSafeInteger(ms) || ms < 0) {
				throw invalidParams("expected milliseconds since 1970 or a date at position 0");
			}
			call.node.edit(new Map([[CLOCK_KEY, encodeClock(ms)]]));
			return ms;
		},
		dev_setHead: (call) => {
			const block = findBlock(call);
			if (block === undefined) throw new RpcError(1, `Block not found ${call.param(0)}`);
			try {
				call.node.setBest(block);
			} catch (error) {
				rethrowMissing(error);
				throw new RpcError(1, error instanceof Error ? error.message : String(error));
			}
			return block.hash;
		},
	};
}

function newBlock(call: MethodCall): Hex {
	const options = call.param(0) ?? {};
	if (typeof options !== "object") throw invalidParams("expected an object at position 0");
	const { count, to, transactions, unsafeBlockHeight } = options as Record<string, unknown>;
	const { node } = call;
	const times = call.once(() => (to === undefined ? integer(count ?? 1) : integer(to) - node.head.header.number));
	const list = transactions == null ? undefined : parseList(transactions).map((item) => parseHex(item));
	const height = unsafeBlockHeight == null ? undefined : integer(unsafeBlockHeight);
	call.once(() => {
		if (height === undefined || height > node.head.header.number) return;
		throw new RpcError(1, "unsafeBlockHeight must be greater than current block height");
	});
	for (let i = 0; i < Math.max(times, 1); i++) {
		call.once(() => node.newBlock({ transactions: list, number: i === 0 ? height : undefined }));
	}
	return node.head.hash;
}

function findBlock(call: MethodCall): Block | undefined {
	const block = call.param(0);
	if (typeof block !== "number") return call.node.blockTree.block(call.hash(0));
	return call.node.blockTree.at(block > 0 ? block : call.node.head.header.number + block);
}

function parsePairs(list: readonly unknown[]): Map<Hex, Uint8Array | null> {
	return new Map(
		list.map((pair) => {
			if (!Array.isArray(pair)) throw invalidParams("expected [key, value] pairs at position 0");
			return [parseHex(pair[0]), pair[1] == null ? null : fromHex(parseHex(pair[1]))];
		}),
	);
}

function parseList(value: unknown): readonly unknown[] {
	if (!Array.isArray(value)) throw invalidParams("expected a list of extrinsics");
	return value;
}

function integer(value: unknown): number {
	if (typeof value !== "number" || !Number.isSafeInteger(value)) throw invalidParams("expected a whole number");
	return value;
}
