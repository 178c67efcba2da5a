import type { Hex } from "../../codec/hex.ts";
import type { PalletGeneration } from "../../math/fixed.ts";
import type { StorageEntry } from "../../query/storage-entry.ts";
import type { StorageQuery } from "../../query/storage-query.ts";
import type { StorageValue } from "../../query/storage-value.ts";
import type { OperationChain } from "../create-operation.ts";
import type { Call, ChainEvent, RuleFailure } from "../operation.ts";
import type { Pallet } from "../pallet-api.ts";
import type { PoolCheck, StakePoolRecord } from "../pool-admin/pool-operation.ts";
import type { CoolingWorker } from "./read-cooling-workers.ts";
import type { WorkerStore } from "./read-workers.ts";
import type { SessionRecord } from "./worker-session.ts";

/** Calls on workers that have the same name in both generations. */
interface WorkerCalls {
	addWorker: { pid: bigint; pubkey: Hex };
	removeWorker: { pid: bigint; worker: Hex };
	reclaimPoolWorker: { pid: bigint; worker: Hex };
}

/** Events of these calls. */
interface WorkerEvents {
	PoolWorkerAdded: { worker: Hex };
	PoolWorkerRemoved: { worker: Hex };
}

/** Stake that came back from a session (generation 1: miner). */
export interface ReclaimedSession {
	readonly session: Hex;
	/** Pico PHA. */
	readonly originalStake: bigint;
	/** Pico PHA. */
	readonly slashed: bigint;
}

/**
 * Names of workers' calls, events and storage in one generation, and where its rules differ.
 *
 * Instances: `v1/worker-pallets.ts`, `v2/worker-pallets.ts`.
 */
export interface WorkerPallets<Session extends SessionRecord, Pool extends StakePoolRecord>
	extends WorkerStore<Session> {
	readonly generation: PalletGeneration;
	readonly chain: OperationChain & { readonly constants: { readonly maxPoolWorkers: number } };
	/** The session that a worker is bound to, in whichever pool. */
	readonly workerBindings: StorageEntry<[worker: Hex], Hex | null>;
	/** The worker that a session is bound to. */
	readonly sessionBindings: StorageEntry<[session: Hex], Hex | null>;
	/** The stake pool with this id. */
	findPool(pid: number): StorageValue<PoolCheck<Pool>>;

	readonly stakePool: Pallet<WorkerCalls, WorkerEvents>;
	readonly calls: {
		start(pid: bigint, worker: Hex, stake: bigint): Call;
		stop(pid: bigint, worker: Hex): Call;
		restart(pid: bigint, worker: Hex, stake: bigint): Call;
		unbind(session: Hex): Call;
	};
	readonly events: {
		/** `null`: the runtime does not report it. */
		started(events: readonly ChainEvent[]): { readonly stake: bigint | null; readonly ve: bigint | null };
		/** Throws `DECODE_FAILED` where no session stopped. */
		expectStopped(events: readonly ChainEvent[]): void;
		/** Sessions that stopped. */
		stopped(events: readonly ChainEvent[]): readonly Hex[];
		reclaimed(events: readonly ChainEvent[]): readonly ReclaimedSession[];
		/** The worker that was unbound. */
		unbound(events: readonly ChainEvent[]): Hex;
	};

	/** Switch that must be on to stop or restart workers; `null`: the generation has none. */
	readonly stoppingEnabled: StorageEntry<[], boolean> | null;
	/** Whether only a worker in state `Ready` can be removed from its pool. */
	readonly removesReadyOnly: boolean;
	/** Whether the pool lists the worker among those that were stopped and not reclaimed. */
	isStopped(pool: Pool, worker: Hex): boolean;
	/** Checks of the pool that `restart` adds before those of `stop`. */
	checkRestart(pid: number, pool: Pool): readonly RuleFailure[];
	/** Free stake of the pool, pico PHA. */
	readFreeStake(pool: Pool): StorageQuery<bigint>;
	/** Free stake of the pool once `released` came back from a worker that restarts, pico PHA. */
	readFreeStakeAfterStop(pool: Pool, released: bigint): StorageQuery<bigint>;
	/** Checks for free stake that the pool's account cannot hold once a worker has started, and which the chain would burn. */
	checkFreeRest(rest: bigint): StorageQuery<readonly RuleFailure[]>;
	/** Checks whether the queue can be paid once `released` more is free. */
	checkQueueService(pool: Pool, released: bigint): StorageQuery<readonly RuleFailure[]>;
	/** Stake of the pool that cools down. */
	readCoolingWorkers(pid: number, pool: Pool): StorageQuery<readonly CoolingWorker[]>;
}
