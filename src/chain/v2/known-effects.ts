import { innerCalls } from "../inner-calls.ts";
import type { Call } from "../operation.ts";
import type { RuntimeFeatures } from "./features.ts";

/** Calls of stake pools that move no W-PHA. */
const WITHOUT_PAYMENTS: ReadonlySet<string> = new Set([
	"create",
	"addWorker",
	"removeWorker",
	"setCap",
	"setPayoutPref",
	"startComputing",
	"stopComputing",
	"restartComputing",
]);

/**
 * Whether the call has the effects that were recorded from the runtime with spec 1251; of a batch, whether all inside it have. Runtimes
 * that keep W-PHA dust pay differently; those that settle a vault's commission at once, or shut vaults down, differ in vaults.
 */
export function hasKnownEffects(features: RuntimeFeatures, call: Call): boolean {
	return innerCalls(call).every((inner) => isKnown(features, inner));
}

function isKnown(
	{ dropsDust, locksContributions, settlesGains, limitsWaiting }: RuntimeFeatures,
	{ pallet, method, args }: Call,
): boolean {
	const ofVault = pallet === "phalaVault" || (args.asVault ?? null) !== null;
	if (ofVault && (!locksContributions || settlesGains || limitsWaiting)) return false;
	if (dropsDust) return true;
	if (pallet === "phalaStakePoolv2") return WITHOUT_PAYMENTS.has(method);
	return pallet === "phalaComputation" || pallet === "phalaBasePool";
}
