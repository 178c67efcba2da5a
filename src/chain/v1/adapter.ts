import { throwNotLoaded } from "../../errors/throw-not-loaded.ts";
import type { Addresses } from "../addresses.ts";
import type { ChainRuntime } from "../chain-adapter.ts";
import { loadOnce } from "../load-once.ts";
import type { MetadataScan } from "../metadata/scan.ts";
import { createChainV1 } from "./chain-context.ts";
import { createPoolReadsV1 } from "./reads/stake-pool.ts";
import { unsupportedV1 } from "./unsupported.ts";

/**
 * Binds generation 1 to a runtime by its metadata.
 *
 * @returns the runtime; `missing`: required storage and constants that it lacks, `differing`: storage with another layout; all as
 * `Pallet.Item`
 */
export function bindGeneration1(
	scan: MetadataScan,
	addresses: Addresses,
	ss58Prefix: number,
): { runtime: ChainRuntime; missing: readonly string[]; differing: readonly string[] } {
	const { chain, missing, differing } = createChainV1(scan, addresses);
	const runtime: ChainRuntime = {
		generation: 1,
		ss58Prefix,
		poolReads: createPoolReadsV1(chain),
		loadReads: loadOnce(async () => (await import("./all-reads.ts").catch(throwNotLoaded)).createReadsV1(chain)),
		unsupported: unsupportedV1(chain.features),
		loadWrites: async () => (await import("./writes/index.ts").catch(throwNotLoaded)).createWritesModuleV1(chain),
	};
	return { runtime, missing, differing };
}
