import type { ChainWrites } from "../../chain-adapter.ts";
import type { ChainV1 } from "../chain-context.ts";
import { unsupportedV1 } from "../unsupported.ts";
import { claimAllRewards, claimOwnerReward, claimReward } from "./claim.ts";
import { contribute } from "./contribute.ts";
import { createStakePool, setCap, setCommission } from "./pool-settings.ts";
import { addWorker, removeWorker, unbindWorker } from "./pool-workers.ts";
import { reclaimAll, reclaimWorker } from "./reclaim.ts";
import { reconcileQueue } from "./reconcile-queue.ts";
import { restartWorker, startWorker, stopWorker } from "./start-stop-worker.ts";
import { addToWhitelist, removeFromWhitelist, setDescription } from "./whitelist.ts";
import { withdraw } from "./withdraw.ts";

/** The writes of generation 1. The failures of each come in the order in which the chain's call looks. */
export function createWritesV1(chain: ChainV1): ChainWrites {
	const refusals = unsupportedV1(chain.rules);
	return {
		...refusals,
		createStakePool: () => createStakePool(chain),
		setCommission: (pid, ppm) => setCommission(chain, pid, ppm),
		setCap: (pid, cap) => setCap(chain, pid, cap),
		addWorker: (pid, worker) => addWorker(chain, pid, worker),
		removeWorker: (pid, worker) => removeWorker(chain, pid, worker),
		startWorker: (worker, stake) => startWorker(chain, null, worker, stake),
		restartWorker: (worker, stake) => restartWorker(chain, null, worker, stake),
		stopWorker: (worker) => stopWorker(chain, null, worker),
		unbindWorker: (worker) => unbindWorker(chain, worker),
		reclaimWorker: (pid, worker) => reclaimWorker(chain, pid, worker),
		reclaimAll: (pid) => reclaimAll(chain, pid),
		claimOwnerReward: (pid, target) => claimOwnerReward(chain, pid, target),
		claimReward: (pid, target, both) => claimReward(chain, pid, target, both),
		claimAllRewards: (target, both, minimum) => claimAllRewards(chain, target, both, minimum),
		addToWhitelist(pid, account, kind) {
			refusals.addToWhitelist(pid, account, kind);
			return addToWhitelist(chain, pid, account);
		},
		removeFromWhitelist(pid, account, kind) {
			refusals.removeFromWhitelist(pid, account, kind);
			return removeFromWhitelist(chain, pid, account);
		},
		setDescription(pid, bytes, kind) {
			refusals.setDescription(pid, bytes, kind);
			return setDescription(chain, pid, bytes);
		},
		reconcileQueue: (pid, account) => reconcileQueue(chain, pid, account),
		contribute: (pid, amount) => contribute(chain, pid, amount),
		withdraw: (pid, want) => withdraw(chain, pid, want),
	};
}
