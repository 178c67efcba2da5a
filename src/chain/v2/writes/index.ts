import type { ChainWrites } from "../../chain-adapter.ts";
import type { ChainV2 } from "../chain-context.ts";
import { unsupportedV2 } from "../unsupported.ts";
import { claimOwnerReward, claimSubsidy } from "./claim.ts";
import { contribute, contributeAsVault } from "./contribute.ts";
import { createStakePool, enforceExit, setCap, setCommission } from "./pool-settings.ts";
import { addWorker, removeWorker, unbindWorker } from "./pool-workers.ts";
import { reclaimAll, reclaimWorker } from "./reclaim.ts";
import { restartWorker, startWorker, stopWorker } from "./start-stop-worker.ts";
import { claimOwnerShares, createVault, enforceVaultExit, gainOwnerShares, setVaultCommission } from "./vault.ts";
import { unlockVotes, vote } from "./votes.ts";
import { addToWhitelist, removeFromWhitelist, setDescription } from "./whitelist.ts";
import { withdraw, withdrawAsVault } from "./withdraw.ts";
import { unwrap, wrap } from "./wrap.ts";

/** The writes of generation 2. The failures of each come in the order in which the chain's call looks. */
export function createWritesV2(chain: ChainV2): ChainWrites {
	const refusals = unsupportedV2(chain.rules);
	return {
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
		claimReward: refusals.claimReward,
		claimAllRewards: refusals.claimAllRewards,
		claimSubsidy(pid, kind, target) {
			refusals.claimSubsidy(pid, kind);
			return claimSubsidy(chain, pid, kind, target);
		},
		addToWhitelist: (pid, account, kind) => addToWhitelist(chain, pid, account, kind),
		removeFromWhitelist: (pid, account, kind) => removeFromWhitelist(chain, pid, account, kind),
		setDescription: (pid, bytes, kind) => setDescription(chain, pid, bytes, kind),
		enforceExit: (pid) => enforceExit(chain, pid),
		reconcileQueue: refusals.reconcileQueue,
		contribute: (pid, amount) => contribute(chain, pid, amount),
		withdraw: (pid, want) => withdraw(chain, pid, want),
		vote: (referendum, aye, nay) => vote(chain, referendum, aye, nay),
		unlockVotes: (referendum, accounts) => unlockVotes(chain, referendum, accounts),
		createVault: () => createVault(chain),
		setVaultCommission: (pid, ppm) => setVaultCommission(chain, pid, ppm),
		contributeAsVault: (vault, pid, amount) => contributeAsVault(chain, vault, pid, amount),
		withdrawAsVault: (vault, pid, want) => withdrawAsVault(chain, vault, pid, want),
		gainOwnerShares: (vault) => gainOwnerShares(chain, vault),
		claimOwnerShares: (vault, shares, target) => claimOwnerShares(chain, vault, shares, target),
		enforceVaultExit: (vault) => enforceVaultExit(chain, vault),
		wrap: (amount) => wrap(chain, amount),
		unwrap: (amount) => unwrap(chain, amount),
	};
}
