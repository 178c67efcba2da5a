import type { Hex } from "../../../codec/hex.ts";
import { isExpired } from "../../../math/queue.ts";
import { parallel, type StorageQuery } from "../../../query/storage-query.ts";
import { chainSeconds, storageKeys, storageValue, sumBy } from "../../../query/storage-value.ts";
import { sessionAccount } from "../../accounts.ts";
import { createOperation } from "../../create-operation.ts";
import type { Operation } from "../../operation.ts";
import type { ChainV2 } from "../chain-context.ts";
import { buildCall, eventsNamed } from "../pallet-api.ts";
import { findStakePool, type StakePoolV2 } from "../pool-records.ts";
import { workerStore } from "../reads/worker.ts";
import { readQueueService, type ServedRequests, sumPayments } from "./serve-queue.ts";

/** A worker's session before the exit. */
interface WorkerSession {
	readonly worker: Hex;
	/** Pico PHA. */
	readonly stake: bigint;
	readonly isComputing: boolean;
}

/**
 * Pays a stake pool's queue, and stops its workers where a request is overdue. Checks pool. Every account may call it.
 *
 * The outcome lists, of the workers that the pool had before, those whose sessions stopped.
 */
export function enforceExit(chain: ChainV2, pid: number): Operation<{ paid: bigint; stopped: readonly string[] }> {
	return createOperation(chain, "stakePool.enforceExit", function* () {
		const poolCheck = findStakePool(chain, pid);
		const response = yield { keys: [poolCheck.key] };
		const { pool, failures } = poolCheck.from(response);
		const [service, sessions] = pool
			? yield* parallel<[ServedRequests, readonly WorkerSession[]]>([
					readQueueService(chain, pool.basepool),
					readSessions(chain, pid, pool),
				])
			: [null, []];
		const now = chainSeconds(response);
		return {
			calls: [buildCall("phalaStakePoolv2", "checkAndMaybeForceWithdraw", { pid: BigInt(pid) })],
			fixedCalls: true,
			failures: [...failures, ...(service?.failures ?? [])],
			outcome(events) {
				const stopped = eventsNamed(events, "phalaComputation", "WorkerStopped").map(({ session }) => session);
				const stoppedSessions = new Set(stopped);
				return {
					paid: pool ? sumPayments(events, pool.basepool.poolAccountId) : 0n,
					stopped: pool?.workers.filter((worker) => stoppedSessions.has(sessionAccount(pid, worker))) ?? [],
				};
			},
			expected: () =>
				pool &&
				service && {
					paid: service.paid,
					stopped: isOverdue(chain, pool, service, sessions, now) ? workersToStop(pool, sessions) : [],
				},
		};
	});
}

/** The sessions of all workers, those that cool down included. One round, none for an empty queue, which is never overdue. */
function* readSessions(
	chain: ChainV2,
	pid: number,
	{ basepool, workers, cdWorkers }: StakePoolV2,
): StorageQuery<readonly WorkerSession[]> {
	if (basepool.withdrawQueue.length === 0) return [];
	const store = workerStore(chain);
	const records = [...new Set([...workers, ...cdWorkers])].map((worker) => {
		const account = sessionAccount(pid, worker);
		return { worker, session: storageValue(store.sessions, account), stake: storageValue(store.stakes, account) };
	});
	const response = yield { keys: records.flatMap(({ session, stake }) => storageKeys([session, stake])) };
	return records.map(({ worker, session, stake }) => {
		const record = session.from(response);
		const status = record && store.decodeStatus(record);
		return {
			worker,
			stake: stake.from(response) ?? 0n,
			isComputing: status === "Computing" || status === "Unresponsive",
		};
	});
}

/** Whether a request has waited too long once the queue is paid, and is not covered by releasing stake. */
function isOverdue(
	{ constants }: ChainV2,
	{ cdWorkers }: StakePoolV2,
	{ served }: ServedRequests,
	sessions: readonly WorkerSession[],
	now: number,
): boolean {
	if (served === null) return false;
	const cooling = sessions.filter(({ worker }) => cdWorkers.includes(worker));
	const budget = served.freeStake + sumBy(cooling, ({ stake }) => stake);
	const { gracePeriodSeconds } = constants;
	return isExpired(served, served.queue, budget, now, { gracePeriodSeconds, generation: 2 });
}

function workersToStop({ workers, cdWorkers }: StakePoolV2, sessions: readonly WorkerSession[]): readonly Hex[] {
	const computing = new Set(sessions.filter(({ isComputing }) => isComputing).map(({ worker }) => worker));
	return workers.filter((worker) => computing.has(worker) && !cdWorkers.includes(worker));
}
