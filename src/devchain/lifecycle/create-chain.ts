import type { Hex } from "../../codec/hex.ts";
import { Impersonation } from "../impersonation.ts";
import { createNode, type DevChainOptions } from "../options.ts";
import { loadNode } from "../persistence/load-chain.ts";
import { type DevChainLoadOptions, matchOptions } from "../persistence/load-options.ts";
import { type ReadChain, readChain, verifyRuntime } from "../persistence/read-chain.ts";
import { readNetwork } from "../persistence/read-network.ts";
import { loadOrigin, refuseSource } from "../persistence/saved-fork.ts";
import { polkadotTypes } from "../runtime/frame/polkadot-types.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { withStorage } from "../runtime/storage-missing.ts";
import { SS58_PREFIX } from "./identity.ts";
import { type ChainSettings, RunningChain } from "./running-chain.ts";

/** Loads the runtime of a generation, with its metadata. */
const RUNTIMES = { 1: () => import("../runtime/v1/index.ts"), 2: () => import("../runtime/v2/index.ts") };

/** Loads a runtime that accepts transactions of impersonated accounts. */
export async function loadRuntime(
	{ generation = 2, gracePeriodSeconds, proxyTypes, networkPallets }: ChainSettings,
	impersonation: Impersonation,
): Promise<Runtime> {
	// Metadata is changed by the library alone.
	if (proxyTypes ?? networkPallets) await polkadotTypes.fetch();
	const { phalaRuntime } = await RUNTIMES[generation]();
	const isImpersonated = (account: Hex) => impersonation.has(account);
	return phalaRuntime({ gracePeriodSeconds, proxyTypes, networkPallets, isImpersonated });
}

/** Creates a chain, with its first block. */
export async function createChain(options: DevChainOptions): Promise<RunningChain> {
	const { generation = 2, network } = options;
	if (network === "busy")
		return restoreChain(await readNetwork(generation), { ...options, seal: options.seal ?? "instant" });
	const impersonation = new Impersonation(SS58_PREFIX);
	const runtime = await loadRuntime(options, impersonation);
	const chain = new RunningChain({ node: createNode(runtime, options), impersonation, options });
	await chain.delivered(chain.node.newBlock());
	return chain;
}

/** Continues the chain in a file, whose options have to be the same. */
export async function continueChain(file: string, options: DevChainOptions): Promise<RunningChain> {
	const read = await readChain(file);
	matchOptions(options, read.saved, file);
	return restoreChain(read, options);
}

/** Continues a saved chain. */
export async function restoreChain(
	read: ReadChain,
	{ seal, finalityLag, source }: DevChainLoadOptions,
): Promise<RunningChain> {
	const { saved } = read;
	const options = {
		...saved.options,
		seal: seal ?? saved.options.seal,
		finalityLag: finalityLag ?? saved.options.finalityLag,
	};
	const impersonation = new Impersonation(SS58_PREFIX);
	const runtime = await loadRuntime(options, impersonation);
	verifyRuntime(read, runtime);
	const { fork, fetched } = saved;
	if (fork === undefined) refuseSource(source);
	const origin = fork && loadOrigin(fork, { keys: [], values: [], ...fetched, ranges: fork.ranges }, source);
	const node = await withStorage(() => loadNode(read, runtime, options.finalityLag !== undefined, origin));
	const chain = new RunningChain({ node, impersonation, options, origin });
	chain.controls.lastWorkerNumber = saved.lastWorkerNumber;
	if (saved.gatekeeper !== null) chain.gatekeeper.load(saved.gatekeeper);
	// Blocks that were not final yet become so after the usual delay.
	node.setBest(node.head);
	await chain.delivered(node.head);
	return chain;
}
