import { unsupported } from "../../errors/unsupported.ts";
import type { UnsupportedOperations } from "../chain-adapter.ts";
import type { RuntimeFlags } from "./features.ts";

/** What a runtime of generation 2 has no call for. */
export function unsupportedV2({ reimburses }: RuntimeFlags) {
	return {
		claimReward: () => throwNoRewards("delegator.claimReward"),
		claimAllRewards: () => throwNoRewards("delegator.claimAllRewards"),
		reconcileQueue(): never {
			throw unsupported(
				"stakePool.reconcileQueue",
				2,
				"a request never holds more than the shares behind it",
				"have the queue served with stakePool.enforceExit",
			);
		},
		claimSubsidy(_pid, kind) {
			if (kind !== "reimbursement" || reimburses) return;
			const why = "this runtime knows no reimbursements";
			throw unsupported("delegator.claimSubsidy", 2, why, 'claim what generation 1 left, of the kind "legacyReward"');
		},
	} satisfies UnsupportedOperations;
}

function throwNoRewards(operation: string): never {
	const why = "rewards of delegators raise the share price";
	throw unsupported(operation, 2, why, "withdraw shares with delegator.withdraw");
}
