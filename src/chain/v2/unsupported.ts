import type { UnsupportedOperations } from "../chain-adapter.ts";
import { unsupported } from "../loaded-with-reads.ts";
import type { RuntimeFlags } from "./features.ts";

/** Operations that a runtime of generation 2 lacks. */
export function unsupportedV2({ reimburses }: RuntimeFlags) {
	return {
		claimReward: () => throwNoRewards("delegator.claimReward"),
		claimAllRewards: () => throwNoRewards("delegator.claimAllRewards"),
		reconcileQueue(): never {
			throw unsupported(
				"stakePool.reconcileQueue",
				2,
				"a request never holds more than the shares behind it",
				"serve the queue with stakePool.enforceExit",
			);
		},
		claimSubsidy(_pid, kind) {
			if (kind !== "reimbursement" || reimburses) return;
			const why = "this runtime has no reimbursements";
			throw unsupported(
				"delegator.claimSubsidy",
				2,
				why,
				'claim the rewards left by generation 1, of kind "legacyReward"',
			);
		},
	} satisfies UnsupportedOperations;
}

function throwNoRewards(operation: string): never {
	const why = "rewards of delegators raise the share price";
	throw unsupported(operation, 2, why, "withdraw shares with delegator.withdraw");
}
