import type { StorageQuery } from "../../../query/storage-query.ts";
import { storageValue } from "../../../query/storage-value.ts";
import type { CoolingStake } from "../../model/stake-pool.ts";
import { readCoolingWorkers } from "../../workers/read-cooling-workers.ts";
import { readUnboundWorkers } from "../../workers/read-unbound-workers.ts";
import type { ChainV2 } from "../chain-context.ts";
import { asStakePool } from "./base-pool.ts";
import { workerStore } from "./worker.ts";

/** Two rounds: the pool, then the sessions of its stopped workers, also of workers that were unbound since. */
export function* readCoolingStakes(chain: ChainV2, pid: number): StorageQuery<readonly CoolingStake[] | null> {
	const record = storageValue(chain.entries.phalaBasePool.pools, pid);
	const pool = record.from(yield { keys: [record.key] });
	return pool && (yield* readCoolingWorkers(workerStore(chain), pid, asStakePool(pid, pool).cdWorkers));
}

/**
 * Stake of the pool behind workers that were unbound while they computed: they cool down, but the pool does not count them as releasing.
 * Four rounds, which list all sessions.
 */
export function* readUnlistedStakes(chain: ChainV2, pid: number): StorageQuery<readonly CoolingStake[]> {
	const { phalaBasePool, phalaComputation, phalaStakePoolv2 } = chain.entries;
	const record = storageValue(phalaBasePool.pools, pid);
	const pool = record.from(yield { keys: [record.key] });
	if (pool === null) return [];
	const { stakes, sessionBindings: bindings } = phalaComputation;
	const store = { stakes, bindings, origins: phalaStakePoolv2.subAccountPreimages };
	const unbound = yield* readUnboundWorkers(store, pid, asStakePool(pid, pool).cdWorkers);
	return yield* readCoolingWorkers(workerStore(chain), pid, unbound);
}
