import type { Hex } from "../codec/hex.ts";
import { PhalaError } from "../errors/error.ts";
import { malformedResponse } from "../query/storage-values.ts";
import type { TransactionDeps } from "./plan-context.ts";
import { runtimeChanged } from "./runtime-changed.ts";

/**
 * Throws when the node serves another chain, or the block `at` runs another runtime, than the plan was made for: its calls could mean
 * something else there.
 *
 * @throws PhalaError `WRONG_GENESIS`, `RUNTIME_CHANGED`
 */
export async function assertChain({ rpc, network }: Pick<TransactionDeps, "rpc" | "network">, at: Hex): Promise<void> {
	const { genesisHash, specVersion } = network;
	const [genesis, version] = await Promise.all([
		rpc.request("chain_getBlockHash", [0]),
		rpc.request("state_getRuntimeVersion", [at]) as Promise<{ readonly specVersion?: unknown } | null>,
	]);
	if (typeof genesis !== "string") throw malformedResponse("chain_getBlockHash", "no hash");
	if (genesis !== genesisHash) {
		const actual = String(genesis);
		const message = `The plan is for the chain with genesis ${genesisHash}; the endpoint now serves ${actual}. Nothing was signed.`;
		throw new PhalaError("WRONG_GENESIS", message, { expected: genesisHash, actual });
	}
	if (typeof version?.specVersion !== "number") throw malformedResponse("state_getRuntimeVersion", "no version");
	if (version.specVersion !== specVersion) throw runtimeChanged(specVersion, version.specVersion);
}
