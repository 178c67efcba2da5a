import type { Hex } from "../../../codec/hex.ts";
import type { Block } from "../block.ts";
import type { BlockTreeEvent } from "../block-tree.ts";
import { headerJson } from "../header.ts";
import type { DevNode } from "../node.ts";
import { RpcError } from "../rpc-errors.ts";
import type { Method, MethodCall } from "./method-call.ts";
import { invalidParams } from "./parse-params.ts";

/** Largest number of a block. */
const MAX_U32 = 2n ** 32n - 1n;

/** `chain_*`: blocks and subscriptions to heads. */
export function chainMethods(): Record<string, Method> {
	const all = heads("chain_allHead", (event) => (event.type === "imported" ? [event.block] : []));
	const best = heads("chain_newHead", (event) => (event.type === "best" ? [event.block] : []));
	const finalized = heads(
		"chain_finalizedHead",
		(event) => (event.type === "finalized" ? event.blocks : []),
		(node) => node.blockTree.finalized,
	);
	return {
		chain_getHeader: (call) => {
			const block = call.findBlock(0);
			return block === undefined ? null : headerJson(block.header);
		},
		chain_getBlock: (call) => {
			const block = call.findBlock(0);
			if (block === undefined) return null;
			return { block: { header: headerJson(block.header), extrinsics: block.body }, justifications: null };
		},
		chain_getBlockHash: blockHash,
		chain_getHead: blockHash,
		chain_getFinalizedHead: ({ node }) => node.blockTree.finalized.hash,
		chain_getFinalisedHead: ({ node }) => node.blockTree.finalized.hash,
		chain_subscribeAllHeads: all,
		chain_subscribeNewHeads: best,
		chain_subscribeNewHead: best,
		subscribe_newHead: best,
		chain_subscribeFinalizedHeads: finalized,
		chain_subscribeFinalisedHeads: finalized,
		chain_unsubscribeAllHeads: unsubscribe,
		chain_unsubscribeNewHeads: unsubscribe,
		chain_unsubscribeNewHead: unsubscribe,
		unsubscribe_newHead: unsubscribe,
		chain_unsubscribeFinalizedHeads: unsubscribe,
		chain_unsubscribeFinalisedHeads: unsubscribe,
	};
}

/** Ends a subscription of any kind. */
export const unsubscribe: Method = (call) => {
	const id = call.param(0);
	return (typeof id === "string" || typeof id === "number") && call.subscriber.unsubscribe(String(id));
};

function heads(
	notification: string,
	pick: (event: BlockTreeEvent) => readonly Block[],
	first: (node: DevNode) => Block = (node) => node.head,
): Method {
	return ({ node, subscriber }) =>
		subscriber.subscribe(notification, (notify) => {
			notify(headerJson(first(node).header));
			return node.blockTree.on((event) => {
				for (const block of pick(event)) notify(headerJson(block.header));
			});
		});
}

function blockHash(call: MethodCall): Hex | null | (Hex | null)[] {
	const numbers = call.param(0);
	if (numbers === undefined) return call.node.head.hash;
	const list = Array.isArray(numbers) ? numbers : [numbers];
	const hashes = list.map(parseNumber).map((number) => call.node.blockTree.at(number)?.hash ?? null);
	return Array.isArray(numbers) ? hashes : (hashes[0] ?? null);
}

/** Parses the number of a block, in decimal or hex with or without `0x`, as `NumberOrHex` of Substrate nodes. */
function parseNumber(value: unknown): number {
	const digits = typeof value === "string" ? /^(?:0x)?([0-9a-fA-F]{1,64})$/.exec(value)?.[1] : undefined;
	const isNumber = typeof value === "number" && Number.isInteger(value) && value >= 0;
	if (digits === undefined && !isNumber) {
		throw invalidParams("data did not match any variant of untagged enum ListOrValue");
	}
	const number = BigInt(digits === undefined ? (value as number) : `0x${digits}`);
	if (number <= MAX_U32) return Number(number);
	const shown = `${isNumber ? "Number" : "Hex"}(${number})`;
	throw new RpcError(3001, `\`${shown}\` > u32::MAX, the max block number is u32.`);
}
