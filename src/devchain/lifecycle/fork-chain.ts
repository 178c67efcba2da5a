import type { Hex } from "../../codec/hex.ts";
import { invalidArgument } from "../../errors/invalid-argument.ts";
import { copyNode } from "../fork/copy-node.ts";
import { forkNode } from "../fork/fork-node.ts";
import { loadForkRuntime } from "../fork/fork-runtime.ts";
import type { DevChainForkOptions, ForkBlock } from "../fork/options.ts";
import { originOf } from "../fork/origin.ts";
import { readSourcePoint } from "../fork/read-origin.ts";
import { type ForkProvider, isNodeUrl, parseNodeSource, Source } from "../fork/source.ts";
import { Impersonation } from "../impersonation.ts";
import { readChain } from "../persistence/read-chain.ts";
import { polkadotTypes } from "../runtime/frame/polkadot-types.ts";
import { withStorage } from "../runtime/storage-missing.ts";
import { loadRuntime, restoreChain } from "./create-chain.ts";
import { SS58_PREFIX } from "./identity.ts";
import { RunningChain } from "./running-chain.ts";

/** A node, a saved chain, or a chain of this process. */
type Forked = string | readonly string[] | ForkProvider | Uint8Array | RunningChain;

/** Forks a chain. */
export async function forkChain(source: Forked, at: ForkBlock, options: DevChainForkOptions): Promise<RunningChain> {
	if (source instanceof RunningChain) return copyChain(source, at, options);
	const isFile = source instanceof Uint8Array || (typeof source === "string" && !isNodeUrl(source));
	if (!isFile) return forkSource(new Source(parseNodeSource(source)), at, options);
	const saved = await restoreChain(await readChain(source), { seal: "manual" });
	try {
		return await copyChain(saved, at, options);
	} finally {
		await saved.close();
	}
}

/** Continues a fork in a file. */
export async function continueFork(file: string, source: Forked, options: DevChainForkOptions): Promise<RunningChain> {
	const isNode = !(source instanceof RunningChain || source instanceof Uint8Array || typeof source === "string");
	const node = isNode || (typeof source === "string" && isNodeUrl(source)) ? source : undefined;
	return restoreChain(await readChain(file), { ...options, source: node });
}

async function forkSource(source: Source, at: ForkBlock, options: DevChainForkOptions): Promise<RunningChain> {
	source.open();
	try {
		// For metadata of other networks.
		await polkadotTypes.fetch();
		const { omitPallets: omitted = [] } = options;
		const point = await readSourcePoint(source, at, omitted);
		const impersonation = new Impersonation(SS58_PREFIX);
		const isImpersonated = (account: Hex) => impersonation.has(account);
		const { runtime, expectedBlockMs, ...runtimeOptions } = await loadForkRuntime(
			point.runtime,
			source.name,
			isImpersonated,
			omitted,
		);
		const origin = originOf(source, point, runtime, omitted);
		const slotMs = point.slotMs ?? expectedBlockMs;
		const node = forkNode({ ...point, slotMs }, origin, runtime, options.finalityLag !== undefined);
		// What every block needs: the source can give it.
		await withStorage(() => node.preview());
		const { seal, finalityLag } = options;
		const settings = { ...runtimeOptions, seal, finalityLag };
		return new RunningChain({
			node,
			impersonation,
			options: settings,
			origin,
		});
	} finally {
		source.close();
	}
}

async function copyChain(
	source: RunningChain,
	at: ForkBlock,
	{ seal, finalityLag, omitPallets = [] }: DevChainForkOptions,
): Promise<RunningChain> {
	if (omitPallets.length > 0) throw invalidArgument("omitPallets", omitPallets, "none: the source is no node");
	const { generation = 2, gracePeriodSeconds, proxyTypes, networkPallets } = source.options;
	const impersonation = new Impersonation(SS58_PREFIX);
	const runtime = await loadRuntime(source.options, impersonation);
	const { origin } = source;
	const strictFinality = finalityLag !== undefined;
	const node = await withStorage(() => copyNode(source.node, { at, runtime, origin, strictFinality }));
	const chain = new RunningChain({
		node,
		impersonation,
		options: { generation, gracePeriodSeconds, proxyTypes, networkPallets, seal, finalityLag },
		origin,
	});
	chain.controls.lastWorkerNumber = source.controls.lastWorkerNumber;
	return chain;
}
