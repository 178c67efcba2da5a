import type { StorageQuery } from "../../query/storage-query.ts";
import type { ChainReads } from "../chain-adapter.ts";
import { readWorkers } from "../loaded-with-all-reads.ts";
import { readEvents, singleRow } from "../loaded-with-reads.ts";
import type { ChainV2 } from "./chain-context.ts";
import { createPoolReadsV2 } from "./loaded-with-reads.ts";
import { readCoolingStakes, readUnlistedStakes } from "./reads/cooling-down.ts";
import { readDelegator } from "./reads/delegator.ts";
import { readParameters } from "./reads/parameters.ts";
import { readCommissions, readRewards } from "./reads/pool-events.ts";
import { readPoolCount, readPoolIds } from "./reads/pool-ids.ts";
import { readPosition, readPositionsOfPool } from "./reads/position.ts";
import { readStakePools, stakePoolFromRecord } from "./reads/stake-pool.ts";
import { readSubsidies } from "./reads/subsidies.ts";
import { readVault } from "./reads/vault.ts";
import { readVotes } from "./reads/votes.ts";
import { readWorkerKeys, workerStore } from "./reads/worker.ts";

/** The reads of generation 2. */
export function createReadsV2(chain: ChainV2): ChainReads {
	const workers = workerStore(chain);
	return {
		...createPoolReadsV2(chain),
		parameters: () => readParameters(chain),
		stakePoolRows: (pids, fields) => readStakePools(chain, pids, fields),
		stakePoolFromRecord: (fields) => stakePoolFromRecord(chain, fields),
		poolCount: () => readPoolCount(chain),
		worker: (publicKey) => singleRow(readWorkers(workers, [publicKey])),
		workerRows: (publicKeys) => readWorkers(workers, publicKeys),
		delegator: (account) => readDelegator(chain, account),
		position: (pid, account) => readPosition(chain, pid, account),
		stakePoolIds: () => readPoolIds(chain, "stakePool"),
		vault: (pid) => readVault(chain, pid),
		vaultIds: () => readPoolIds(chain, "vault"),
		subsidies: (account) => readSubsidies(chain, account),
		votes: (account) => readVotes(chain, account),
		commissions: (pid) => readCommissions(chain, pid),
		positionsOfPool: (pid, kind) => readPositionsOfPool(chain, pid, kind),
		exitChecks: onDemand,
		coolingStakes: (pid) => readCoolingStakes(chain, pid),
		unlistedStakes: (pid) => readUnlistedStakes(chain, pid),
		workerKeys: () => readWorkerKeys(chain),
		events: () => readEvents(chain, chain.constants.wrappedAsset),
		rewards: (pid) => readRewards(chain, pid),
	};
}

/** The chain looks for overdue requests only when it is called. */
// biome-ignore lint/correctness/useYield: needs no storage
function* onDemand(): StorageQuery<null> {
	return null;
}
