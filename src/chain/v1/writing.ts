import type { WritesModule } from "../chain-adapter.ts";
import type { ChainV1 } from "./chain-context.ts";
import { errorCode } from "./error-codes.ts";
import { createWritesV1 } from "./writes/index.ts";

/** What plans on generation 1 need. */
export function writesModuleV1(chain: ChainV1): WritesModule {
	return {
		writes: createWritesV1(chain),
		errorCode,
		get metadata() {
			return chain.metadata;
		},
	};
}
