import type { Writing } from "../chain-adapter.ts";
import type { ChainV2 } from "./chain-context.ts";
import { codeOf } from "./error-codes.ts";
import { writesV2 } from "./writes/index.ts";

/** What plans on generation 2 need. */
export function writingV2(chain: ChainV2): Writing {
	return { writes: writesV2(chain), codeOf };
}
