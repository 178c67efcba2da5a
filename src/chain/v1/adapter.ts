import type { StorageQuery } from "../../query/storage-query.ts";
import type { Addresses } from "../addresses.ts";
import type { ChainReads, ChainRuntime } from "../chain-adapter.ts";
import { readEvents, readWorkers, singleRow } from "../loaded-with-reads.ts";
import type { MetadataScan } from "../metadata/scan.ts";
import { STATE_FIELDS } from "../stake-pool-fields.ts";
import { type ChainV1, createChainV1 } from "./chain-context.ts";
import { readCoolingStakes } from "./reads/cooling-down.ts";
import { readDelegator } from "./reads/delegator.ts";
import { readExitChecks } from "./reads/exit-checks.ts";
import { readParameters } from "./reads/parameters.ts";
import { readCommissions, readRewards } from "./reads/pool-events.ts";
import { readPoolCount, readPoolIds } from "./reads/pool-ids.ts";
import { readPosition, readPositionsOfPool } from "./reads/position.ts";
import { readStakePools } from "./reads/stake-pool.ts";
import { readWorkerKeys, workerStore } from "./reads/worker.ts";
import { throwNoVault, throwUnsupported, unsupportedV1 } from "./unsupported.ts";

/**
 * Binds generation 1 to a runtime by its metadata.
 *
 * @returns the runtime; `missing`: required storage and constants that it lacks, `differing`: storage with another layout; all as
 * `Pallet.Item`
 */
export function bindGeneration1(
	scan: MetadataScan,
	addresses: Addresses,
	ss58Prefix: number,
): { runtime: ChainRuntime; missing: readonly string[]; differing: readonly string[] } {
	const { chain, missing, differing } = createChainV1(scan, addresses);
	const runtime: ChainRuntime = {
		generation: 1,
		ss58Prefix,
		reads: createReadsV1(chain),
		unsupported: unsupportedV1(chain.features),
		loadWrites: async () => (await import("./writes/index.ts")).createWritesModuleV1(chain),
	};
	return { runtime, missing, differing };
}

/** The reads of generation 1. */
export function createReadsV1(chain: ChainV1): ChainReads {
	const workers = workerStore(chain);
	return {
		parameters: () => readParameters(chain),
		stakePool: (pid) => singleRow(readStakePools(chain, [pid], STATE_FIELDS)),
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
