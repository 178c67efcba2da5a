import type { ChainRuntime } from "../chain-adapter.ts";
import { loadOnce } from "../load-once.ts";
import type { ChainV2 } from "./chain-context.ts";
import { createPoolReadsV2 } from "./reads/stake-pool.ts";
import { unsupportedV2 } from "./unsupported.ts";

/** Reads and writes of a bound runtime of generation 2, with loaders of all but the reads of one pool. */
export function createAdapterV2(
	chain: ChainV2,
	ss58Prefix: number,
	loadReads: ChainRuntime["loadReads"],
	loadWrites: ChainRuntime["loadWrites"],
): ChainRuntime {
	return {
		generation: 2,
		ss58Prefix,
		poolReads: createPoolReadsV2(chain),
		loadReads: loadOnce(loadReads),
		unsupported: unsupportedV2(chain.features),
		loadWrites,
	};
}
