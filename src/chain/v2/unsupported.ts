import { unsupported } from "../../errors/unsupported.ts";
import type { Refusals } from "../chain-adapter.ts";
import type { Flags } from "./features.ts";

/** What a runtime of generation 2 has no call for. */
export function refusalsV2({ reimburses }: Flags) {
	return {
		claimReward(): never {
			throw unsupported(
				"delegator.claimReward",
				2,
				"rewards of delegators raise the share price",
				"withdraw shares with delegator.withdraw",
			);
		},
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
	} satisfies Refusals;
}
