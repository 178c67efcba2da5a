import type { Addresses } from "../chain/addresses.ts";
import type { Hex } from "../codec/hex.ts";
import { PhalaError } from "../errors/error.ts";
import { notFound } from "../errors/not-found.ts";
import type { PlanRpc, TransactionDeps } from "./plan-context.ts";

/** A block with its extrinsics. */
export interface BlockBody {
	readonly hash: Hex;
	readonly number: number;
	readonly parentHash: Hex;
	readonly extrinsics: readonly Hex[];
}

/**
 * The block with that hash.
 *
 * @throws PhalaError `NOT_FOUND` where the node does not have it
 */
export async function fetchBlock(rpc: PlanRpc, hash: Hex): Promise<BlockBody> {
	const response = (await rpc.request("chain_getBlock", [hash])) as {
		readonly block?: {
			readonly header: { readonly number: string; readonly parentHash: Hex };
			readonly extrinsics: Hex[];
		};
	} | null;
	if (!response?.block) throw notFound("block", hash);
	const { header, extrinsics } = response.block;
	return { hash, number: Number(header.number), parentHash: header.parentHash, extrinsics };
}

/** Number of the block with that hash; of the best block for `null`. */
export async function fetchBlockNumber(rpc: PlanRpc, hash: Hex | null): Promise<number> {
	const header = (await rpc.request("chain_getHeader", hash ? [hash] : [])) as { readonly number: string };
	return Number(header.number);
}

/** Number of the newest finalized block. */
export async function fetchFinalizedNumber(rpc: PlanRpc): Promise<number> {
	return fetchBlockNumber(rpc, (await rpc.request("chain_getFinalizedHead", [])) as Hex);
}

/** Hash of the best chain's block of that number; `null` where it has none yet. */
export async function fetchBlockHash(rpc: PlanRpc, number: number): Promise<Hex | null> {
	return (await rpc.request("chain_getBlockHash", [number])) as Hex | null;
}

/** The account's next nonce as the node counts it, transactions in its pool included. */
export async function fetchNextNonce(rpc: PlanRpc, addresses: Addresses, account: Hex): Promise<number> {
	return (await rpc.request("system_accountNextIndex", [addresses.format(account)])) as number;
}

/**
 * Throws when the node serves another chain, or runs another runtime, than the plan was made for: its calls could mean something
 * else there.
 *
 * @throws PhalaError `WRONG_GENESIS`, `RUNTIME_CHANGED`
 */
export async function assertChain({ rpc, network: { genesisHash, specVersion }, api }: TransactionDeps): Promise<void> {
	const [genesis, version] = await Promise.all([
		rpc.request("chain_getBlockHash", [0]),
		rpc.request("state_getRuntimeVersion", []) as Promise<{ specVersion: number }>,
	]);
	if (genesis !== genesisHash) {
		const actual = String(genesis);
		const message = `The plan is for the chain with genesis ${genesisHash}; the endpoint now serves ${actual}. Nothing was signed.`;
		throw new PhalaError("WRONG_GENESIS", message, { expected: genesisHash, actual });
	}
	const actual = [version.specVersion, api.runtimeVersion.specVersion.toNumber()].find((v) => v !== specVersion);
	if (actual === undefined) return;
	throw new PhalaError(
		"RUNTIME_CHANGED",
		`The plan is for runtime ${specVersion}; the chain now runs ${actual}. Nothing was signed: create the plan again.`,
		{ expected: specVersion, actual },
	);
}
