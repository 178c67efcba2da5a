import type { ChainReads, PoolReads } from "../chain/chain-adapter.ts";
import type { PoolPosition } from "../chain/model/delegator.ts";
import type { CoolingStake, PoolKind, PoolReward, StakePoolField, StakePoolState } from "../chain/model/stake-pool.ts";
import type { VaultState } from "../chain/model/vault.ts";
import type { WorkerState } from "../chain/model/worker.ts";
import type { Hex } from "../codec/hex.ts";
import { notFound } from "../errors/not-found.ts";
import { isRowError } from "../query/row-result.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import { chainSeconds } from "../query/storage-value.ts";

/** A read of one pool. */
export type PoolRead<T> = (reads: ChainReads, pid: number) => StorageQuery<T>;

/** The state of a stake pool. Throws `NOT_FOUND`, `WRONG_POOL_KIND`. */
export function* requirePool(reads: PoolReads, pid: number): StorageQuery<StakePoolState> {
	return (yield* reads.stakePool(pid)) ?? throwNotFound("pool", pid);
}

/** The state of a vault. Throws `NOT_FOUND`, `WRONG_POOL_KIND`, `UNSUPPORTED`. */
export function* requireVault(reads: ChainReads, pid: number): StorageQuery<VaultState> {
	return (yield* reads.vault(pid)) ?? throwNotFound("pool", pid);
}

/** The state of a registered worker. Throws `NOT_FOUND`. */
export function* requireWorker(reads: ChainReads, publicKey: Hex): StorageQuery<WorkerState> {
	const worker = yield* reads.worker(publicKey);
	return worker ?? throwNotFound("worker", publicKey);
}

/** The workers of a pool, in the chain's order. Throws `NOT_FOUND`, `WRONG_POOL_KIND`. */
export function* requirePoolWorkers(reads: ChainReads, pid: number): StorageQuery<readonly WorkerState[]> {
	const [row = null] = yield* reads.stakePoolRows([pid], WORKERS);
	if (isRowError(row)) throw row.error;
	return yield* readRegisteredWorkers(reads, (row ?? throwNotFound("pool", pid)).workers as readonly Hex[]);
}

const WORKERS: ReadonlySet<StakePoolField> = new Set<StakePoolField>(["workers"]);

/** Several workers, without those that are not registered. Throws the first row error. */
export function* readRegisteredWorkers(reads: ChainReads, keys: readonly Hex[]): StorageQuery<readonly WorkerState[]> {
	const rows = yield* reads.workerRows(keys);
	return rows.flatMap((row) => {
		if (isRowError(row)) throw row.error;
		return row ?? [];
	});
}

/** Cooling-down stake of a pool. Throws `NOT_FOUND`, `WRONG_POOL_KIND`. */
export function* requireCoolingStakes(reads: ChainReads, pid: number): StorageQuery<readonly CoolingStake[]> {
	return (yield* reads.coolingStakes(pid)) ?? throwNotFound("pool", pid);
}

/** All positions in a pool of that kind. Throws `NOT_FOUND`, `WRONG_POOL_KIND`. */
export function* requirePositions(
	reads: ChainReads,
	pid: number,
	kind: PoolKind,
): StorageQuery<readonly PoolPosition[]> {
	return (yield* reads.positionsOfPool(pid, kind)) ?? throwNotFound("pool", pid);
}

/** Rewards settled for a stake pool in the block. Throws `NOT_FOUND`, `WRONG_POOL_KIND`. */
export function* requireRewards(reads: ChainReads, pid: number): StorageQuery<readonly PoolReward[]> {
	return (yield* reads.rewards(pid)) ?? throwNotFound("pool", pid);
}

/** The chain's time, seconds since the epoch. */
export function* readChainSeconds(): StorageQuery<number> {
	return chainSeconds(yield {});
}

function throwNotFound(kind: "pool" | "worker", id: string | number): never {
	throw notFound(kind, id);
}
