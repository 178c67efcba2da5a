import { readFileSync } from "node:fs";
import { type FakeBlock, storageChangeSet } from "./fake-block.ts";
import type { FakeChain } from "./fake-chain.ts";

const METADATA: string = JSON.parse(
	readFileSync(new URL("../../generated/v2/metadata.json", import.meta.url), "utf8"),
).result;

/** An error as a node returns it. */
export function rpcError(code: number, message: string): Error {
	return Object.assign(new Error(message), { code });
}

/**
 * The response of a node with that chain to a request.
 *
 * @throws error -32601 for an unknown method
 */
export function chainResponse(
	chain: FakeChain,
	finalized: FakeBlock,
	method: string,
	params: readonly unknown[],
): unknown {
	const [first, second, third, fourth] = params as [unknown, unknown, unknown, unknown];
	switch (method) {
		case "chain_getBlockHash":
			if (Array.isArray(first)) return first.map((number: number) => chain.at(number)?.hash ?? null);
			return first === undefined ? chain.head.hash : (chain.at(Number(first))?.hash ?? null);
		case "chain_getFinalizedHead":
			return finalized.hash;
		case "chain_getHeader":
			return findOrHead(chain, first)?.header ?? null;
		case "chain_getBlock": {
			const block = findOrHead(chain, first);
			return block ? { block: { header: block.header, extrinsics: block.extrinsics }, justifications: null } : null;
		}
		case "state_getMetadata":
			return METADATA;
		case "state_getRuntimeVersion":
			return { specName: "khala", specVersion: 1251 };
		case "system_properties":
			return { tokenSymbol: "PHA", tokenDecimals: 12 };
		case "state_getStorage":
			return stateAt(chain, second).storage.get(String(first)) ?? null;
		case "state_queryStorageAt":
			return [storageChangeSet(stateAt(chain, second), first as string[])];
		case "state_getKeysPaged": {
			const keys = [...stateAt(chain, fourth).storage.keys()].sort();
			const after = keys.filter((key) => key.startsWith(String(first)) && (third === null || key > String(third)));
			return after.slice(0, Number(second));
		}
		case "state_subscribeStorage":
		case "chain_subscribeNewHeads":
		case "chain_subscribeFinalizedHeads":
			return null;
		default:
			throw rpcError(-32601, `Method not found: ${method}`);
	}
}

function findOrHead(chain: FakeChain, hash: unknown): FakeBlock | undefined {
	return hash === undefined ? chain.head : chain.find(hash);
}

function stateAt(chain: FakeChain, hash: unknown): FakeBlock {
	const block = findOrHead(chain, hash);
	if (!block) throw rpcError(-32000, `Unknown block: ${hash}`);
	return block;
}
