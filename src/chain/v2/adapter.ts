import type { StorageQuery } from "../../query/storage-query.ts";
import type { ChainReads, ChainRuntime } from "../chain-adapter.ts";
import { readEvents, readWorkers, singleRow } from "../loaded-with-reads.ts";
import { STATE_FIELDS } from "../stake-pool-fields.ts";
import type { ChainV2 } from "./chain-context.ts";
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
import { unsupportedV2 } from "./unsupported.ts";

/** Reads and writes of a bound runtime of generation 2. Writes are loaded on first use. */
export function createAdapterV2(
	chain: ChainV2,
	ss58Prefix: number,
	loadWrites: ChainRuntime["loadWrites"],
): ChainRuntime {
	return {
		generation: 2,
		ss58Prefix,
		reads: createReadsV2(chain),
		unsupported: unsupportedV2(chain.features),
		loadWrites,
	};
}

/** The reads of generation 2. */
function createReadsV2(chain: ChainV2): ChainReads {
	const workers = workerStore(chain);
	return {
		parameters: () => readParameters(chain),
		stakePool: (pid) => singleRow(readStakePools(chain, [pid], STATE_FIELDS)),
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
