import { xxhashAsHex } from "@polkadot/util-crypto";
import { fromHex, type Hex, toHex } from "../../../src/codec/hex.ts";
import type { ForkProvider } from "../../../src/devchain/index.ts";
import { type Header, hashHeader, headerJson } from "../../../src/devchain/node/header.ts";
import { storagePrefix } from "../../../src/devchain/runtime/frame/storage-prefix.ts";
import type { Runtime } from "../../../src/devchain/runtime/runtime.ts";

/** A request that a source received. */
export interface SourceRequest {
	readonly method: string;
	readonly params: readonly unknown[];
}

/** A node for forks: one block on top of block 0, with any storage. */
export interface SourceNode {
	readonly storage: ReadonlyMap<Hex, Uint8Array>;
	readonly runtime: Pick<Runtime, "metadata" | "version">;
	/** Number of the block. */
	readonly number: number;
	/** Hash of block 0, by default that of an empty one. */
	readonly genesisHash?: Hex | undefined;
}

const ZERO: Hex = `0x${"00".repeat(32)}`;
/** `System.BlockHash` of block 0, which signatures commit to. */
const GENESIS_KEY: Hex = `${storagePrefix("System", "BlockHash")}${xxhashAsHex(new Uint8Array(4), 64).slice(2)}00000000`;
const headerOf = (number: number, parentHash: Hex): Header => ({
	parentHash,
	number,
	stateRoot: ZERO,
	extrinsicsRoot: ZERO,
	digest: [],
});

/** Serves a block to forks, and keeps the requests. */
export function sourceProvider({ storage, runtime, number, ...node }: SourceNode) {
	const genesis = headerOf(0, ZERO);
	const genesisHash = node.genesisHash ?? hashHeader(genesis);
	const header = headerOf(number, number === 1 ? genesisHash : `0x${"11".repeat(32)}`);
	const head = hashHeader(header);
	const headers = new Map([
		[genesisHash, genesis],
		[header.parentHash, headerOf(number - 1, ZERO)],
		[head, header],
	]);
	const known = new Map([[GENESIS_KEY, fromHex(genesisHash)], ...storage]);
	const keys = [...known.keys()].sort();
	const requests: SourceRequest[] = [];
	const value = (key: Hex) => {
		const bytes = known.get(key);
		return bytes === undefined ? null : toHex(bytes);
	};
	const answers: Record<string, (params: readonly unknown[]) => unknown> = {
		chain_getBlockHash: ([wanted = number]) => (wanted === 0 ? genesisHash : wanted === number ? head : null),
		chain_getFinalizedHead: () => head,
		chain_getHeader: ([of = head]) => {
			const found = headers.get(of as Hex);
			return found ? headerJson(found) : null;
		},
		chain_getBlock: ([of = head]) => {
			const found = headers.get(of as Hex);
			return found ? { block: { header: headerJson(found), extrinsics: [] } } : null;
		},
		state_getMetadata: () => toHex(runtime.metadata),
		state_getRuntimeVersion: () => runtime.version,
		state_queryStorageAt: ([list]) => [{ block: head, changes: (list as Hex[]).map((key) => [key, value(key)]) }],
		state_getKeysPaged: ([prefix, count, start]) =>
			keys.filter((key) => key.startsWith(String(prefix)) && key > String(start ?? "")).slice(0, Number(count)),
	};
	const provider: ForkProvider = {
		send: async (method, params) => {
			requests.push({ method, params });
			const answer = answers[method];
			if (answer === undefined) throw new Error(`-32601: Method not found: ${method}`);
			return answer(params);
		},
	};
	return { provider, requests, hash: head };
}

/** Entries of hex as bytes. */
export const toBytes = (entries: ReadonlyMap<Hex, Hex>): Map<Hex, Uint8Array> =>
	new Map([...entries].map(([key, value]) => [key, fromHex(value)]));
