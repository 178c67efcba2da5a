import { throwNotLoaded } from "../../errors/throw-not-loaded.ts";
import type { Addresses } from "../addresses.ts";
import type { ChainRuntime } from "../chain-adapter.ts";
import type { MetadataScan } from "../metadata/scan.ts";
import { createChainV2 } from "./chain-context.ts";
import { createAdapterV2 } from "./loaded-with-reads.ts";

/**
 * Binds generation 2 to a runtime by its metadata.
 *
 * @returns the runtime; `missing`: required storage and constants that it lacks, `differing`: storage with another layout; all as
 * `Pallet.Item`
 */
export function bindGeneration2(
	scan: MetadataScan,
	addresses: Addresses,
	ss58Prefix: number,
): { runtime: ChainRuntime; missing: readonly string[]; differing: readonly string[] } {
	const { chain, missing, differing } = createChainV2(scan, addresses);
	const loadReads = async () => (await import("./all-reads.ts").catch(throwNotLoaded)).createReadsV2(chain);
	const loadWrites = async () => (await import("./writes/index.ts").catch(throwNotLoaded)).createWritesModuleV2(chain);
	return { runtime: createAdapterV2(chain, ss58Prefix, loadReads, loadWrites), missing, differing };
}
