import type { Writing } from "../chain-adapter.ts";
import type { ChainV1 } from "./chain-context.ts";
import { codeOf } from "./error-codes.ts";
import { writesV1 } from "./writes/index.ts";

/** What plans on generation 1 need. */
export function writingV1(chain: ChainV1): Writing {
	return { writes: writesV1(chain), codeOf };
}
