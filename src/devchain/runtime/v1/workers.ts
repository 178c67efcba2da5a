import type { PoolInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import type { Chain } from "../frame/chain.ts";
import { sessionAccount } from "../phala/accounts.ts";
import { registeredWorker } from "../phala/sessions.ts";
import { constant, emit, ensure, fail, item, type PalletCalls } from "./pallet-types.ts";
import { ownPool, savePool, stakePool, stakePools } from "./pools.ts";
import { hasToStop, serveQueue, takeDue } from "./queue.ts";
import { session } from "./sessions.ts";

const workerAssignments = item("phalaStakePool", "workerAssignments");
const subAccountPreimages = item("phalaStakePool", "subAccountPreimages");
const miningEnabled = item("phalaStakePool", "miningEnabled");

/** Pool of each worker. */
export const poolOf = (chain: Chain, worker: Hex): bigint | null => chain.at(workerAssignments).get(worker);

/** Calls of `PhalaStakePool` about workers. */
export const poolWorkers: PalletCalls<"phalaStakePool"> = {
	addWorker: (chain, who, { pid, pubkey }) => {
		const registered = registeredWorker(chain, pubkey) ?? fail("phalaStakePool", "WorkerNotRegistered");
		ensure(registered.operator === who, "phalaStakePool", "UnauthorizedOperator");
		ensure(registered.initialScore !== null, "phalaStakePool", "BenchmarkMissing");
		const pool = ownPool(chain, pid, who);
		ensure(!pool.workers.includes(pubkey), "phalaStakePool", "WorkerExists");
		const limit = constant(chain, "phalaStakePool", "maxPoolWorkers");
		ensure(pool.workers.length < limit, "phalaStakePool", "WorkersExceedLimit");
		const miner = sessionAccount(pid, pubkey);
		ensure(session.canBind(chain, miner, pubkey), "phalaStakePool", "FailedToBindMinerAndWorker");
		session.bind(chain, miner, pubkey);
		chain.at(subAccountPreimages).set(miner, [pid, pubkey]);
		chain.at(workerAssignments).set(pubkey, pid);
		savePool(chain, { ...pool, workers: [...pool.workers, pubkey] });
		emit(chain, "phalaStakePool", "PoolWorkerAdded", { pid, worker: pubkey, miner });
	},
	removeWorker: (chain, who, { pid, worker }) => {
		ownPool(chain, pid, who);
		const assigned = poolOf(chain, worker) ?? fail("phalaStakePool", "WorkerDoesNotExist");
		ensure(assigned === pid, "phalaStakePool", "WorkerInAnotherPool");
		unbindWorker(chain, sessionAccount(pid, worker));
	},
	startMining: (chain, who, { pid, worker, stake }) => {
		const pool = ownPool(chain, pid, who);
		startWorker(chain, pool, worker, stake);
		savePool(chain, pool);
	},
	stopMining: (chain, who, { pid, worker }) => {
		const pool = poolToStop(chain, pid, who);
		stopWorker(chain, pool, worker);
		savePool(chain, pool);
	},
	reclaimPoolWorker: (chain, _, { pid, worker }) => {
		const pool = stakePool(chain, pid);
		reclaimWorker(chain, pool, worker, true);
		savePool(chain, pool);
	},
	restartMining: (chain, who, { pid, worker, stake }) => {
		ensure(stakePool(chain, pid).freeStake > 0n, "phalaStakePool", "InsufficientFreeStake");
		const pool = poolToStop(chain, pid, who);
		stopWorker(chain, pool, worker);
		const released = reclaimWorker(chain, pool, worker, false);
		ensure(stake > released, "phalaStakePool", "CannotRestartWithLessStake");
		startWorker(chain, pool, worker, stake);
		savePool(chain, pool);
	},
};

/**
 * Unbinds a miner and removes its worker from the pool; if it was still computing, its stake cools down.
 *
 * Events: those of unbinding, `phalaStakePool.PoolWorkerRemoved`.
 */
export function unbindWorker(chain: Chain, miner: Hex): void {
	const worker = session.workerOf(chain, miner) ?? fail("phalaMining", "MinerNotBound");
	const releasing = session.isComputing(chain, miner) ? session.stakeOf(chain, miner) : 0n;
	session.unbind(chain, miner);
	const pid = poolOf(chain, worker);
	if (pid === null) return;
	const pool = stakePool(chain, pid);
	pool.releasingStake += releasing;
	savePool(chain, { ...pool, workers: pool.workers.filter((key) => key !== worker) });
	chain.at(workerAssignments).delete(worker);
	emit(chain, "phalaStakePool", "PoolWorkerRemoved", { pid, worker });
}

/**
 * At the end of a block, stops all workers of each pool whose queue has waited too long.
 *
 * Events: `phalaMining.MinerStopped` per worker.
 */
export function stopExpired(chain: Chain): void {
	for (const pid of takeDue(chain)) {
		const pool = chain.at(stakePools).get(pid);
		if (pool === null || !hasToStop(chain, pool)) continue;
		for (const worker of pool.workers) {
			if (session.isComputing(chain, sessionAccount(pid, worker))) stopWorker(chain, pool, worker);
		}
		savePool(chain, pool);
	}
}

function poolToStop(chain: Chain, pid: bigint, who: Hex): PoolInfo {
	ensure(chain.at(miningEnabled).get(), "phalaStakePool", "FeatureNotEnabled");
	return ownPool(chain, pid, who);
}

function startWorker(chain: Chain, pool: PoolInfo, worker: Hex, stake: bigint): void {
	const { pid } = pool;
	ensure(pool.freeStake >= stake, "phalaStakePool", "InsufficientFreeStake");
	ensure(pool.workers.includes(worker), "phalaStakePool", "WorkerDoesNotExist");
	session.start(chain, sessionAccount(pid, worker), worker, stake);
	pool.freeStake -= stake;
	emit(chain, "phalaStakePool", "MiningStarted", { pid, worker, amount: stake });
}

function stopWorker(chain: Chain, pool: PoolInfo, worker: Hex): void {
	ensure(pool.workers.includes(worker), "phalaStakePool", "WorkerDoesNotExist");
	const miner = sessionAccount(pool.pid, worker);
	session.stop(chain, miner);
	pool.releasingStake += session.stakeOf(chain, miner);
}

function reclaimWorker(chain: Chain, pool: PoolInfo, worker: Hex, patient: boolean): bigint {
	const { pid } = pool;
	const stake = session.reclaim(chain, sessionAccount(pid, worker), patient);
	pool.freeStake += stake;
	pool.releasingStake -= stake;
	serveQueue(chain, pool);
	emit(chain, "phalaStakePool", "WorkerReclaimed", { pid, worker });
	return stake;
}
