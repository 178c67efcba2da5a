import type { WritesModule } from "../chain-adapter.ts";
import type { ChainV2 } from "./chain-context.ts";
import { errorCode } from "./error-codes.ts";
import { createWritesV2 } from "./writes/index.ts";

/** What plans on generation 2 need. */
export function writesModuleV2(chain: ChainV2): WritesModule {
	return {
		writes: createWritesV2(chain),
		errorCode,
		get metadata() {
			return chain.metadata;
		},
	};
}
