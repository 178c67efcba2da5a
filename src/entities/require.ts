import type { ChainReads } from "../chain/chain-adapter.ts";
import type {
	CoolingStake,
	PoolKind,
	PoolPosition,
	PoolReward,
	StakePoolField,
	StakePoolState,
	VaultState,
	WorkerState,
} from "../chain/model.ts";
import type { Hex } from "../codec/hex.ts";
import { notFound } from "../errors/not-found.ts";
import { isFault } from "../query/row-result.ts";
import type { Read } from "../query/storage-query.ts";
import { nowOf } from "../query/storage-value.ts";

/** A stake pool that has to be there. Throws `NOT_FOUND`, `WRONG_POOL_KIND`. */
export function* foundPool(reads: ChainReads, pid: number): Read<StakePoolState> {
	return (yield* reads.stakePool(pid)) ?? missing("pool", pid);
}

/** A vault that has to be there. Throws `NOT_FOUND`, `WRONG_POOL_KIND`, `UNSUPPORTED`. */
export function* foundVault(reads: ChainReads, pid: number): Read<VaultState> {
	return (yield* reads.vault(pid)) ?? missing("pool", pid);
}

/** A worker that has to be registered. Throws `NOT_FOUND`. */
export function* foundWorker(reads: ChainReads, publicKey: Hex): Read<WorkerState> {
	const worker = yield* reads.worker(publicKey);
	return worker ?? missing("worker", publicKey);
}

/** The workers of a pool, in the chain's order. Throws `NOT_FOUND`, `WRONG_POOL_KIND`. */
export function* workersOfPool(reads: ChainReads, pid: number): Read<readonly WorkerState[]> {
	const [row = null] = yield* reads.stakePoolRows([pid], WORKERS);
	if (isFault(row)) throw row.fault;
	return yield* foundWorkers(reads, (row ?? missing("pool", pid)).workers as readonly Hex[]);
}

const WORKERS: ReadonlySet<StakePoolField> = new Set<StakePoolField>(["workers"]);

/** Several workers at once; without those that are not registered. Throws the first fault. */
export function* foundWorkers(reads: ChainReads, keys: readonly Hex[]): Read<readonly WorkerState[]> {
	const rows = yield* reads.workerRows(keys);
	return rows.flatMap((row) => {
		if (isFault(row)) throw row.fault;
		return row ?? [];
	});
}

/** Stake of a pool that cools down. Throws `NOT_FOUND`, `WRONG_POOL_KIND`. */
export function* coolingStakesOf(reads: ChainReads, pid: number): Read<readonly CoolingStake[]> {
	return (yield* reads.coolingStakes(pid)) ?? missing("pool", pid);
}

/** All positions in a pool of that kind. Throws `NOT_FOUND`, `WRONG_POOL_KIND`. */
export function* positionsOfPool(reads: ChainReads, pid: number, kind: PoolKind): Read<readonly PoolPosition[]> {
	return (yield* reads.positionsOfPool(pid, kind)) ?? missing("pool", pid);
}

/** What the block's settlements brought a stake pool. Throws `NOT_FOUND`, `WRONG_POOL_KIND`. */
export function* rewardsOfPool(reads: ChainReads, pid: number): Read<readonly PoolReward[]> {
	return (yield* reads.rewards(pid)) ?? missing("pool", pid);
}

/** The chain's time, seconds since the epoch. */
export function* now(): Read<number> {
	return nowOf(yield {});
}

function missing(kind: "pool" | "worker", id: string | number): never {
	throw notFound(kind, id);
}
