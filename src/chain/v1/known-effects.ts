import type { Call } from "../operation.ts";
import type { RuntimeFeatures } from "./features.ts";

/** Calls that runtimes before spec 1180 execute differently. */
const CHANGED: ReadonlySet<string> = new Set(["contribute", "claimRewards"]);

/** Whether the call has the effects that were recorded from the runtime with spec 1180. */
export function hasKnownEffects({ claimsApart, whitelists }: RuntimeFeatures, { pallet, method }: Call): boolean {
	return (claimsApart && whitelists) || pallet !== "phalaStakePool" || !CHANGED.has(method);
}
