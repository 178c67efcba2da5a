import type { PoolInfo } from "../../../../generated/v1/pallets.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { storageValue, sumBy } from "../../../query/storage-value.ts";
import type { CoolingStake } from "../../model/stake-pool.ts";
import { type CoolingWorker, readCoolingWorkers } from "../../workers/read-cooling-workers.ts";
import { readUnboundWorkers } from "../../workers/read-unbound-workers.ts";
import type { ChainV1 } from "../chain-context.ts";
import { workerStore } from "./worker.ts";

/** Stake of the pool that cools down; `null`: no such pool. */
export function* readCoolingStakes(chain: ChainV1, pid: number): StorageQuery<readonly CoolingStake[] | null> {
	const record = storageValue(chain.entries.phalaStakePool.stakePools, pid);
	const pool = record.from(yield { keys: [record.key] });
	return pool && (yield* readCooling(chain, pid, pool));
}

/**
 * Workers of a pool that cool down; those still in the pool first, in its order. One round.
 *
 * Three more rounds where these have less stake than the pool releases: a worker that left the pool while it cooled down is found only
 * among all sessions with stake.
 */
export function* readCooling(chain: ChainV1, pid: number, pool: PoolInfo): StorageQuery<readonly CoolingWorker[]> {
	const store = workerStore(chain);
	const present = yield* readCoolingWorkers(store, pid, pool.workers);
	if (sumBy(present, ({ stake }) => stake) >= pool.releasingStake) return present;
	const { phalaMining, phalaStakePool } = chain.entries;
	const removed = yield* readUnboundWorkers(
		{ stakes: phalaMining.stakes, bindings: phalaMining.minerBindings, origins: phalaStakePool.subAccountPreimages },
		pid,
		pool.workers,
	);
	return [...present, ...(yield* readCoolingWorkers(store, pid, removed))];
}
