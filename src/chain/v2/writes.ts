import type { ChainWrites } from "../runtime.ts";
import type { ChainV2 } from "./context.ts";
import { claimOwnerReward, claimReward } from "./writes/claim.ts";
import { restartWorker, startWorker, stopWorker } from "./writes/computing.ts";
import { contribute, withdraw } from "./writes/delegation.ts";
import { createStakePool, enforceExit, setCap, setCommission } from "./writes/pool.ts";
import { reclaimAll, reclaimWorker } from "./writes/reclaim.ts";
import { addToWhitelist, removeFromWhitelist, setDescription } from "./writes/whitelist.ts";
import { addWorker, removeWorker } from "./writes/workers.ts";
import { unwrap, wrap } from "./writes/wrapped.ts";

/** The writes of generation 2. The reasons of each come in the order in which the chain's call looks. */
export function writesV2(chain: ChainV2): ChainWrites {
	return {
		createStakePool: () => createStakePool(chain),
		setCommission: (pid, ppm) => setCommission(chain, pid, ppm),
		setCap: (pid, cap) => setCap(chain, pid, cap),
		addWorker: (pid, worker) => addWorker(chain, pid, worker),
		removeWorker: (pid, worker) => removeWorker(chain, pid, worker),
		startWorker: (worker, stake) => startWorker(chain, null, worker, stake),
		restartWorker: (worker, stake) => restartWorker(chain, null, worker, stake),
		stopWorker: (worker) => stopWorker(chain, null, worker),
		reclaimWorker: (pid, worker) => reclaimWorker(chain, pid, worker),
		reclaimAll: (pid) => reclaimAll(chain, pid),
		claimOwnerReward: (pid, target) => claimOwnerReward(chain, pid, target),
		claimReward,
		addToWhitelist: (pid, account) => addToWhitelist(chain, pid, account),
		removeFromWhitelist: (pid, account) => removeFromWhitelist(chain, pid, account),
		setDescription: (pid, bytes) => setDescription(chain, pid, bytes),
		enforceExit: (pid) => enforceExit(chain, pid),
		contribute: (pid, amount) => contribute(chain, pid, amount),
		withdraw: (pid, want) => withdraw(chain, pid, want),
		unbindWorker: later,
		claimSubsidy: later,
		reconcileQueue: later,
		vote: later,
		unlockVotes: later,
		createVault: later,
		setVaultCommission: later,
		contributeAsVault: later,
		withdrawAsVault: later,
		gainOwnerShares: later,
		claimOwnerShares: later,
		enforceVaultExit: later,
		wrap: (amount) => wrap(chain, amount),
		unwrap: (amount) => unwrap(chain, amount),
	};
}

function later(): never {
	throw new Error("not there yet");
}
