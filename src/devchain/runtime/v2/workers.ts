import type { StakePool } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { isExpired } from "../../../math/index.ts";
import type { Chain } from "../frame/chain.ts";
import { nowSeconds } from "../frame/timestamp.ts";
import { sessionAccount } from "../phala/accounts.ts";
import { registeredWorker } from "../phala/sessions.ts";
import { constant, emit, ensure, fail, item, type PalletCalls } from "./pallet-types.ts";
import { ownPool, saveStakePool, stakePool, totalsOf } from "./pools.ts";
import { requestsOf, serveQueue } from "./queue.ts";
import { session } from "./sessions.ts";
import { transferWrapped, wrappedBalance } from "./wrapped-asset.ts";

const workerAssignments = item("phalaStakePoolv2", "workerAssignments");
const subAccountPreimages = item("phalaStakePoolv2", "subAccountPreimages");

/** Pool of each worker. */
export const poolOf = (chain: Chain, worker: Hex): bigint | null => chain.at(workerAssignments).get(worker);

/** Calls of `PhalaStakePoolv2` about workers. */
export const poolWorkers: PalletCalls<"phalaStakePoolv2"> = {
	addWorker: (chain, who, { pid, pubkey }) => {
		const registered = registeredWorker(chain, pubkey) ?? fail("phalaStakePoolv2", "WorkerNotRegistered");
		ensure(registered.operator === who, "phalaStakePoolv2", "UnauthorizedOperator");
		ensure(registered.initialScore !== null, "phalaStakePoolv2", "BenchmarkMissing");
		const pool = ownPool(chain, pid, who);
		ensure(!pool.workers.includes(pubkey), "phalaStakePoolv2", "WorkerExists");
		const limit = constant(chain, "phalaStakePoolv2", "maxPoolWorkers");
		ensure(pool.workers.length < limit, "phalaStakePoolv2", "WorkersExceedLimit");
		const account = sessionAccount(pid, pubkey);
		ensure(session.canBind(chain, account, pubkey), "phalaStakePoolv2", "FailedToBindSessionAndWorker");
		session.bind(chain, account, pubkey);
		chain.at(subAccountPreimages).set(account, [pid, pubkey]);
		chain.at(workerAssignments).set(pubkey, pid);
		saveStakePool(chain, { ...pool, workers: [...pool.workers, pubkey] });
		emit(chain, "phalaStakePoolv2", "PoolWorkerAdded", { pid, worker: pubkey, session: account });
	},
	removeWorker: (chain, who, { pid, worker }) => {
		ownPool(chain, pid, who);
		const assigned = poolOf(chain, worker) ?? fail("phalaStakePoolv2", "WorkerDoesNotExist");
		ensure(assigned === pid, "phalaStakePoolv2", "WorkerInAnotherPool");
		const account = sessionAccount(pid, worker);
		const state = session.stateOf(chain, account) ?? fail("phalaStakePoolv2", "SessionDoesNotExist");
		ensure(state === "ready", "phalaStakePoolv2", "WorkerIsNotReady");
		unbindWorker(chain, account);
	},
	startComputing: (chain, who, { pid, worker, stake }) => {
		startWorker(chain, ownPool(chain, pid, who), worker, stake);
	},
	stopComputing: (chain, who, { pid, worker }) => {
		const pool = ownPool(chain, pid, who);
		stopWorker(chain, pool, worker);
		saveStakePool(chain, pool);
	},
	reclaimPoolWorker: (chain, _, { pid, worker }) => {
		const pool = stakePool(chain, pid);
		reclaimWorker(chain, pool, worker, true);
		saveStakePool(chain, pool);
	},
	restartComputing: (chain, who, { pid, worker, stake }) => {
		const pool = stakePool(chain, pid);
		ensure(pool.basepool.withdrawQueue.length === 0, "phalaStakePoolv2", "WithdrawQueueNotEmpty");
		ensure(pool.basepool.owner === who, "phalaStakePoolv2", "UnauthorizedPoolOwner");
		stopWorker(chain, pool, worker);
		const released = reclaimWorker(chain, pool, worker, false);
		ensure(stake > released, "phalaStakePoolv2", "CannotRestartWithLessStake");
		saveStakePool(chain, pool);
		startWorker(chain, pool, worker, stake);
	},
	checkAndMaybeForceWithdraw: (chain, _, { pid }) => {
		const pool = stakePool(chain, pid);
		serveQueue(chain, pool.basepool);
		if (hasToStop(chain, pool)) stopAll(chain, pool);
		saveStakePool(chain, pool);
	},
};

/**
 * Unbinds a session and removes its worker from the pool.
 *
 * Events: those of unbinding, `phalaStakePoolv2.PoolWorkerRemoved`.
 */
export function unbindWorker(chain: Chain, account: Hex): void {
	const worker = session.workerOf(chain, account) ?? fail("phalaComputation", "SessionNotBound");
	session.unbind(chain, account);
	const pid = poolOf(chain, worker);
	if (pid === null) return;
	const pool = stakePool(chain, pid);
	saveStakePool(chain, { ...pool, workers: pool.workers.filter((key) => key !== worker) });
	chain.at(workerAssignments).delete(worker);
	emit(chain, "phalaStakePoolv2", "PoolWorkerRemoved", { pid, worker });
}

function startWorker(chain: Chain, { basepool, workers, lockAccount }: StakePool, worker: Hex, stake: bigint): void {
	const { pid, poolAccountId } = basepool;
	ensure(wrappedBalance(chain, poolAccountId) >= stake, "phalaStakePoolv2", "InsufficientFreeStake");
	ensure(workers.includes(worker), "phalaStakePoolv2", "WorkerDoesNotExist");
	session.start(chain, sessionAccount(pid, worker), worker, stake);
	transferWrapped(chain, poolAccountId, lockAccount, stake);
	emit(chain, "phalaStakePoolv2", "WorkingStarted", { pid, worker, amount: stake });
}

function stopWorker(chain: Chain, pool: StakePool, worker: Hex): void {
	ensure(pool.workers.includes(worker), "phalaStakePoolv2", "WorkerDoesNotExist");
	ensure(!pool.cdWorkers.includes(worker), "phalaStakePoolv2", "WorkerAlreadyStopped");
	session.stop(chain, sessionAccount(pool.basepool.pid, worker));
	pool.cdWorkers = [...pool.cdWorkers, worker];
}

function reclaimWorker(chain: Chain, pool: StakePool, worker: Hex, patient: boolean): bigint {
	const { pid, poolAccountId } = pool.basepool;
	const stake = session.reclaim(chain, sessionAccount(pid, worker), patient);
	transferWrapped(chain, pool.lockAccount, poolAccountId, stake);
	pool.cdWorkers = pool.cdWorkers.filter((key) => key !== worker);
	serveQueue(chain, pool.basepool);
	emit(chain, "phalaStakePoolv2", "WorkerReclaimed", { pid, worker });
	return stake;
}

/** Whether a request has waited too long and is not covered by releasing stake. */
function hasToStop(chain: Chain, { basepool, cdWorkers }: StakePool): boolean {
	const releasing = cdWorkers.map((worker) => session.stakeOf(chain, sessionAccount(basepool.pid, worker)));
	const budget = releasing.reduce((sum, stake) => sum + stake, wrappedBalance(chain, basepool.poolAccountId));
	const queue = requestsOf(chain, basepool).map(({ shares, startTime }) => ({ shares, startedAt: Number(startTime) }));
	const gracePeriodSeconds = Number(constant(chain, "phalaStakePoolv2", "gracePeriod"));
	return isExpired(totalsOf(basepool), queue, budget, Number(nowSeconds(chain)), {
		generation: 2,
		gracePeriodSeconds,
	});
}

function stopAll(chain: Chain, pool: StakePool): void {
	for (const worker of pool.workers.filter((key) => !pool.cdWorkers.includes(key))) {
		if (session.isComputing(chain, sessionAccount(pool.basepool.pid, worker))) stopWorker(chain, pool, worker);
	}
}
