import type { Writing } from "../runtime.ts";
import type { ChainV2 } from "./context.ts";
import { codeOf } from "./errors.ts";
import { writesV2 } from "./writes.ts";

/** What plans on generation 2 need. */
export function writingV2(chain: ChainV2): Writing {
	return { writes: writesV2(chain), codeOf };
}
