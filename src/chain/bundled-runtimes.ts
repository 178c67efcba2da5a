import { KNOWN } from "../../generated/bundled-runtimes.ts";
import type { Hex } from "../codec/hex.ts";
import { Addresses } from "./addresses.ts";
import type { BoundRuntime } from "./bind-runtime.ts";
import type { RuntimeConfig } from "./v2/runtime-constants.ts";

/** A runtime of a public chain whose decoders and constants are generated into the SDK. */
export interface BundledRuntime {
	/** Hash of block 0 of that chain: forks and development chains use the same names and versions. */
	readonly genesisHash: Hex;
	readonly specName: string;
	readonly specVersion: number;
	readonly ss58Prefix: number;
	readonly config: RuntimeConfig;
}

const loadReads = () => import("./v2/bundled-adapter.ts");

/** Loads the code of reads while a socket opens. */
export function preloadReads(): void {
	// The read that needs it reports the failure.
	loadReads().catch(() => {});
}

/**
 * Binds a bundled runtime, without metadata.
 *
 * @param allowForeignPrefix - accept ss58 addresses of any network
 * @returns `null` for a runtime that is not bundled
 */
export async function bindBundledRuntime(
	genesisHash: string,
	specName: string,
	specVersion: number,
	allowForeignPrefix: boolean,
): Promise<BoundRuntime | null> {
	const known = KNOWN.find(
		(each) => each.genesisHash === genesisHash && each.specName === specName && each.specVersion === specVersion,
	);
	if (!known) return null;
	const { ss58Prefix, config } = known;
	const addresses = new Addresses(ss58Prefix, allowForeignPrefix);
	const { createBundledAdapter } = await loadReads();
	const runtime = createBundledAdapter(config, addresses, ss58Prefix);
	return { ...runtime, specName, specVersion, addresses, differingStorage: [], isBoundByMetadata: false };
}
