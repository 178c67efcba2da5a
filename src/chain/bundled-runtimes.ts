import { KNOWN } from "../../generated/bundled-runtimes.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import type { BoundRuntime } from "./bound-runtime.ts";

const loadReads = () => import("./v2/bundled-adapter.ts").catch(throwNotLoaded);

/** Loads the code of reads while a socket opens. */
export function preloadReads(): void {
	// The read that needs it reports the failure.
	loadReads().catch(() => {});
}

/**
 * Binds the bundled runtime of a public chain, without metadata.
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
	return known ? (await loadReads()).createBundledRuntime(known, allowForeignPrefix, null) : null;
}
