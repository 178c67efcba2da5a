import type { StorageQuery } from "../../../query/storage-query.ts";
import { storageValue } from "../../../query/storage-value.ts";
import type { CoolingStake } from "../../model/stake-pool.ts";
import { readCoolingWorkers } from "../../workers/read-cooling-workers.ts";
import type { ChainV2 } from "../chain-context.ts";
import { asStakePool } from "./base-pool.ts";
import { workerStore } from "./worker.ts";

/** Two rounds: the pool, then the sessions of its stopped workers, also of workers that were unbound since. */
export function* readCoolingStakes(chain: ChainV2, pid: number): StorageQuery<readonly CoolingStake[] | null> {
	const record = storageValue(chain.entries.phalaBasePool.pools, pid);
	const pool = record.from(yield { keys: [record.key] });
	return pool && (yield* readCoolingWorkers(workerStore(chain), pid, asStakePool(pid, pool).cdWorkers));
}
