import type { StorageQuery } from "../../query/storage-query.ts";
import type { ChainReads } from "../chain-adapter.ts";
import { readWorkers } from "../loaded-with-all-reads.ts";
import { readEvents, singleRow } from "../loaded-with-reads.ts";
import type { ChainV1 } from "./chain-context.ts";
import { readCoolingStakes } from "./reads/cooling-down.ts";
import { readDelegator } from "./reads/delegator.ts";
import { readExitChecks } from "./reads/exit-checks.ts";
import { readParameters } from "./reads/parameters.ts";
import { readCommissions, readRewards } from "./reads/pool-events.ts";
import { readPoolCount, readPoolIds } from "./reads/pool-ids.ts";
import { readPosition, readPositionsOfPool } from "./reads/position.ts";
import { createPoolReadsV1, readStakePools } from "./reads/stake-pool.ts";
import { readWorkerKeys, workerStore } from "./reads/worker.ts";
import { throwNoVault, throwUnsupported } from "./unsupported.ts";

/** The reads of generation 1. */
export function createReadsV1(chain: ChainV1): ChainReads {
	const workers = workerStore(chain);
	return {
		...createPoolReadsV1(chain),
		parameters: () => readParameters(chain),
		stakePoolRows: (pids, fields) => readStakePools(chain, pids, fields),
		stakePoolFromRecord: () => null,
		poolCount: () => readPoolCount(chain),
		worker: (publicKey) => singleRow(readWorkers(workers, [publicKey])),
		workerRows: (publicKeys) => readWorkers(workers, publicKeys),
		delegator: (account) => readDelegator(chain, account),
		position: (pid, account) => readPosition(chain, pid, account),
		stakePoolIds: () => readPoolIds(chain),
		vault: throwUnsupported("vault.get"),
		vaultIds: emptyQuery,
		subsidies: emptyQuery,
		votes: emptyQuery,
		commissions: (pid) => readCommissions(chain, pid),
		exitChecks: () => readExitChecks(chain),
		coolingStakes: (pid) => readCoolingStakes(chain, pid),
		unlistedStakes: emptyQuery,
		positionsOfPool(pid, kind) {
			throwNoVault(kind, "vault.positions");
			return readPositionsOfPool(chain, pid);
		},
		workerKeys: () => readWorkerKeys(chain),
		events: () => readEvents(chain),
		rewards: (pid) => readRewards(chain, pid),
	};
}

/** An empty list, for what generation 1 does not have. */
// biome-ignore lint/correctness/useYield: needs no storage
function* emptyQuery(): StorageQuery<readonly never[]> {
	return [];
}
