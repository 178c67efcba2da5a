import { innerCalls } from "../inner-calls.ts";
import type { Call } from "../operation.ts";
import type { RuntimeFeatures } from "./features.ts";

/** Calls that runtimes before spec 1180 execute differently. */
const CHANGED: ReadonlySet<string> = new Set(["contribute", "claimRewards"]);

/** Whether the call has the effects that were recorded from the runtime with spec 1180; of a batch, whether all inside it have. */
export function hasKnownEffects({ claimsApart, whitelists }: RuntimeFeatures, call: Call): boolean {
	if (claimsApart && whitelists) return true;
	return innerCalls(call).every(({ pallet, method }) => pallet !== "phalaStakePool" || !CHANGED.has(method));
}
