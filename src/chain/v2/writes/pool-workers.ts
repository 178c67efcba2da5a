import type { Hex } from "../../../codec/hex.ts";
import { item, keysOf } from "../../../query/storage-value.ts";
import type { Operation, Reason } from "../../chain-adapter.ts";
import { refused } from "../../rules/rule-error.ts";
import type { ChainV2 } from "../chain-context.ts";
import { STATUS } from "../reads/worker.ts";
import { call, dataOf, ownedBy, theOne, transferable } from "./common.ts";
import { type Bench, onWorker } from "./worker-operation.ts";

/**
 * Rules: registered, operator, score, pool, owner, not in it yet, room, free to be bound.
 *
 * Some chains also refuse workers that registered before their gatekeepers started; no metadata tells which, so that is not checked.
 */
export function addWorker(chain: ChainV2, pid: number, worker: Hex): Operation<{ publicKey: string }> {
	return onWorker(chain, {
		name: "stakePool.addWorker",
		pid,
		worker,
		call: (id) => call("phalaStakePoolv2", "addWorker", { pid: id, pubkey: worker }),
		rules: (bench, account) => [
			...registration(chain, bench, account),
			...bench.poolReasons,
			...admission(chain, bench, account),
		],
		outcome: (events) => ({ publicKey: theOne(events, "phalaStakePoolv2", "PoolWorkerAdded").worker }),
	});
}

function registration(chain: ChainV2, { worker, registered }: Bench, account: Hex): Reason[] {
	if (registered === null) return [refused("WORKER_NOT_REGISTERED", { publicKey: worker })];
	const { operator, initialScore } = registered;
	const reasons: Reason[] = [];
	if (operator !== account) reasons.push(notOperator(chain, operator));
	if (initialScore === null) reasons.push(refused("BENCHMARK_MISSING", { publicKey: worker }));
	return reasons;
}

function admission(chain: ChainV2, { pool, worker, boundTo, bound, session }: Bench, account: Hex): Reason[] {
	if (!pool) return [];
	const reasons: Reason[] = [];
	ownedBy(chain, account, pool.basepool.owner, reasons);
	const present = pool.workers.includes(worker);
	if (present) reasons.push(refused("WORKER_ALREADY_ADDED", { publicKey: worker }));
	const limit = chain.constants.maxPoolWorkers;
	if (pool.workers.length >= limit) reasons.push(refused("WORKER_LIMIT_REACHED", { limit }));
	// A worker that is in the pool is bound there: that says nothing new.
	const busy = boundTo !== null || bound !== null || (session !== null && session.state !== "Ready");
	if (busy && !present) reasons.push(refused("BIND_FAILED", { publicKey: worker }));
	return reasons;
}

/** Rules: pool, owner, in a pool, in this one, a session, Ready, bound. */
export function removeWorker(chain: ChainV2, pid: number | null, worker: Hex): Operation<{ publicKey: string }> {
	return onWorker(chain, {
		name: "worker.remove",
		pid,
		worker,
		call: (id) => call("phalaStakePoolv2", "removeWorker", { pid: id, worker }),
		rules: (bench, account) => [...bench.poolReasons, ...removal(chain, bench, account)],
		outcome: (events) => ({ publicKey: theOne(events, "phalaStakePoolv2", "PoolWorkerRemoved").worker }),
	});
}

function removal(chain: ChainV2, { pool, pid, worker, assigned, session, bound }: Bench, account: Hex): Reason[] {
	if (!pool) return [];
	const reasons: Reason[] = [];
	ownedBy(chain, account, pool.basepool.owner, reasons);
	if (assigned === null) return [...reasons, refused("WORKER_NOT_IN_POOL", { pid })];
	if (assigned !== pid) return [...reasons, refused("WORKER_IN_ANOTHER_POOL", { pid: assigned })];
	if (!session) return [...reasons, refused("SESSION_NOT_FOUND", { publicKey: worker })];
	if (session.state !== "Ready") reasons.push(refused("WORKER_NOT_READY", { state: STATUS[session.state] }));
	if (bound === null) reasons.push(refused("SESSION_NOT_FOUND", { publicKey: worker }));
	return reasons;
}

/**
 * Takes a worker out of its pool, whoever owns that, and stops it before where it computes. Its stake comes back to the pool by a
 * reclaim after the cool-down.
 *
 * Rules: bound, registered, operator. Nothing can be called for a worker that is bound to no session.
 */
export function unbindWorker(chain: ChainV2, worker: Hex): Operation<{ publicKey: string; stopped: boolean }> {
	return {
		name: "worker.unbind",
		*prepare(account) {
			const funds = transferable(chain, account);
			const registration = item(chain.entries.phalaRegistry.workers, worker);
			const binding = item(chain.entries.phalaComputation.workerBindings, worker);
			const answer = yield { keys: keysOf([funds, registration, binding]) };
			const session = binding.of(answer);
			const registered = registration.of(answer);
			const reasons: Reason[] = [];
			if (session === null) reasons.push(refused("SESSION_NOT_FOUND", { publicKey: worker }));
			if (registered === null) reasons.push(refused("WORKER_NOT_REGISTERED", { publicKey: worker }));
			else if (registered.operator !== account) reasons.push(notOperator(chain, registered.operator));
			return {
				calls: session === null ? [] : [call("phalaComputation", "unbind", { session })],
				reasons,
				transferable: funds.of(answer),
				spends: 0n,
				outcome(events) {
					theOne(events, "phalaComputation", "SessionUnbound");
					return { publicKey: worker, stopped: dataOf(events, "phalaComputation", "WorkerStopped").length > 0 };
				},
			};
		},
	};
}

function notOperator(chain: ChainV2, operator: Hex | null): Reason {
	return refused("NOT_OPERATOR", { operator: operator && chain.addresses.format(operator) });
}
