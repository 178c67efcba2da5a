import { KNOWN } from "../../generated/bundled-runtimes.ts";
import { Addresses } from "./addresses.ts";
import type { BoundRuntime } from "./bind-runtime.ts";

const loadReads = () => import("./v2/bundled-adapter.ts");

/** Loads what reading needs while a socket opens. */
export function preloadReads(): void {
	// Whoever needs it hears why it cannot be loaded.
	loadReads().catch(() => {});
}

/**
 * The port for a runtime without its metadata, where nothing can be another than it was when this library was generated.
 *
 * @param anyPrefix - take ss58 addresses of any network
 * @returns `null` for all others
 */
export async function bindBundledRuntime(
	genesisHash: string,
	specName: string,
	specVersion: number,
	anyPrefix: boolean,
): Promise<BoundRuntime | null> {
	const known = KNOWN.find(
		(each) => each.genesisHash === genesisHash && each.specName === specName && each.specVersion === specVersion,
	);
	if (!known) return null;
	const { ss58Prefix, config: facts } = known;
	const addresses = new Addresses(ss58Prefix, anyPrefix);
	const { createBundledAdapter: knownV2 } = await loadReads();
	const runtime = knownV2(facts, addresses, ss58Prefix);
	return { ...runtime, specName, specVersion, addresses, differingStorage: [], isBoundByMetadata: false };
}
