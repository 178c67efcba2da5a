import type { PoolInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { storageKeys, storageValue, sumBy } from "../../../query/storage-value.ts";
import type { CoolingStake } from "../../model/stake-pool.ts";
import { type CoolingWorker, readCoolingWorkers } from "../../workers/read-cooling-workers.ts";
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
	const removed = yield* readRemovedWorkers(chain, pid, pool.workers);
	return [...present, ...(yield* readCoolingWorkers(store, pid, removed))];
}

/** Workers with stake that came from the pool and are not in it any more. Two rounds. */
function* readRemovedWorkers(
	{ entries: { phalaMining, phalaStakePool } }: ChainV1,
	pid: number,
	present: readonly Hex[],
): StorageQuery<readonly Hex[]> {
	const prefix = phalaMining.stakes.under();
	const list = yield { prefixes: [prefix] };
	const origins = list
		.keysUnder(prefix)
		.map((key) => storageValue(phalaStakePool.subAccountPreimages, phalaMining.stakes.args(key)[0]));
	const response = yield { keys: storageKeys(origins) };
	const known = new Set(present);
	return origins.flatMap((origin) => {
		const [of, worker] = origin.from(response) ?? [];
		return Number(of) === pid && worker && !known.has(worker) ? [worker] : [];
	});
}
