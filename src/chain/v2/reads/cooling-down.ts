import type { StakePool } from "../../../../generated/v2/pallets.ts";
import { parallel, type StorageQuery } from "../../../query/storage-query.ts";
import { storageKeys, storageValue } from "../../../query/storage-value.ts";
import { sessionAccount } from "../../accounts.ts";
import type { CoolingStake } from "../../model/stake-pool.ts";
import { type CoolingWorker, readCoolingWorkers } from "../../workers/read-cooling-workers.ts";
import { readUnboundWorkers } from "../../workers/read-unbound-workers.ts";
import type { ChainV2 } from "../chain-context.ts";
import { asStakePool } from "./base-pool.ts";
import { wrappedBalance } from "./share-nft.ts";
import { workerStore } from "./worker.ts";

/** Fields of a stake pool's record that name its workers and their stake. */
type WorkerFields = Pick<StakePool, "cdWorkers" | "workers" | "lockAccount">;

/** Two rounds: the pool, then the sessions of its stopped workers, also of workers that were unbound since. */
export function* readCoolingStakes(chain: ChainV2, pid: number): StorageQuery<readonly CoolingStake[] | null> {
	const pool = yield* readPool(chain, pid);
	return pool && (yield* readCoolingWorkers(workerStore(chain), pid, pool.cdWorkers));
}

/** Stake that {@link readUnlisted} finds; one round more. */
export function* readUnlistedStakes(chain: ChainV2, pid: number): StorageQuery<readonly CoolingStake[]> {
	const pool = yield* readPool(chain, pid);
	return pool ? yield* readUnlisted(chain, pid, pool) : [];
}

/** Workers of a pool that cool down, those that it lists first. One round, more as {@link readUnlisted}. */
export function* readCooling(chain: ChainV2, pid: number, pool: WorkerFields): StorageQuery<readonly CoolingWorker[]> {
	const [listed, unlisted] = yield* parallel([
		readCoolingWorkers(workerStore(chain), pid, pool.cdWorkers),
		readUnlisted(chain, pid, pool),
	]);
	return [...listed, ...unlisted];
}

/**
 * Workers that were unbound while they computed: they cool down, but the pool neither lists them nor counts their stake as releasing.
 *
 * One round. Four more where the pool's workers have less than its locked stake: they are found only among all sessions.
 */
function* readUnlisted(
	chain: ChainV2,
	pid: number,
	{ workers, cdWorkers, lockAccount }: WorkerFields,
): StorageQuery<readonly CoolingWorker[]> {
	const { phalaComputation, phalaStakePoolv2 } = chain.entries;
	const { stakes, sessionBindings: bindings } = phalaComputation;
	const known = [...new Set([...workers, ...cdWorkers])];
	const locked = wrappedBalance(chain, lockAccount);
	const listed = known.map((worker) => storageValue(stakes, sessionAccount(pid, worker)));
	const response = yield { keys: [locked.key, ...storageKeys(listed)] };
	const isListed = listed.reduce((sum, stake) => sum + (stake.from(response) ?? 0n), 0n) >= locked.from(response);
	if (isListed) return [];
	const store = { stakes, bindings, origins: phalaStakePoolv2.subAccountPreimages };
	const unbound = yield* readUnboundWorkers(store, pid, cdWorkers);
	return yield* readCoolingWorkers(workerStore(chain), pid, unbound);
}

function* readPool(chain: ChainV2, pid: number): StorageQuery<StakePool | null> {
	const record = storageValue(chain.entries.phalaBasePool.pools, pid);
	const pool = record.from(yield { keys: [record.key] });
	return pool && asStakePool(pid, pool);
}
