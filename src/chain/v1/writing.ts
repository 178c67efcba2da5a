import type { Writing } from "../runtime.ts";
import type { ChainV1 } from "./context.ts";
import { codeOf } from "./errors.ts";
import { writesV1 } from "./writes.ts";

/** What plans on generation 1 need. */
export function writingV1(chain: ChainV1): Writing {
	return { writes: writesV1(chain), codeOf };
}
