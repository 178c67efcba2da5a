import type { Hex } from "../../../codec/hex.ts";
import { storageKeys, storageValue } from "../../../query/storage-value.ts";
import type { CheckFailure, Operation } from "../../operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import type { ChainV2 } from "../chain-context.ts";
import { STATUS } from "../reads/worker.ts";
import { buildCall, checkOwner, eventsNamed, expectEvent, readTransferable } from "./common.ts";
import { type WorkerContext, workerOperation } from "./worker-operation.ts";

/**
 * Rules: registered, operator, score, pool, owner, not in it yet, room, free to be bound.
 *
 * Some chains also refuse workers that registered before their gatekeepers started; no metadata tells which, so that is not checked.
 */
export function addWorker(chain: ChainV2, pid: number, worker: Hex): Operation<{ publicKey: string }> {
	return workerOperation(chain, {
		name: "stakePool.addWorker",
		pid,
		worker,
		call: (id) => buildCall("phalaStakePoolv2", "addWorker", { pid: id, pubkey: worker }),
		rules: (bench, account) => [
			...checkRegistration(chain, bench, account),
			...bench.poolFailures,
			...checkAdmission(chain, bench, account),
		],
		outcome: (events) => ({ publicKey: expectEvent(events, "phalaStakePoolv2", "PoolWorkerAdded").worker }),
	});
}

function checkRegistration(chain: ChainV2, { worker, registered }: WorkerContext, account: Hex): CheckFailure[] {
	if (registered === null) return [ruleFailure("WORKER_NOT_REGISTERED", { publicKey: worker })];
	const { operator, initialScore } = registered;
	const failures: CheckFailure[] = [];
	if (operator !== account) failures.push(checkOperator(chain, operator));
	if (initialScore === null) failures.push(ruleFailure("BENCHMARK_MISSING", { publicKey: worker }));
	return failures;
}

function checkAdmission(
	chain: ChainV2,
	{ pool, worker, boundTo, bound, session }: WorkerContext,
	account: Hex,
): CheckFailure[] {
	if (!pool) return [];
	const failures: CheckFailure[] = [];
	checkOwner(chain, account, pool.basepool.owner, failures);
	const present = pool.workers.includes(worker);
	if (present) failures.push(ruleFailure("WORKER_ALREADY_ADDED", { publicKey: worker }));
	const limit = chain.constants.maxPoolWorkers;
	if (pool.workers.length >= limit) failures.push(ruleFailure("WORKER_LIMIT_REACHED", { limit }));
	// A worker that is in the pool is bound there: that says nothing new.
	const busy = boundTo !== null || bound !== null || (session !== null && session.state !== "Ready");
	if (busy && !present) failures.push(ruleFailure("BIND_FAILED", { publicKey: worker }));
	return failures;
}

/** Rules: pool, owner, in a pool, in this one, a session, Ready, bound. */
export function removeWorker(chain: ChainV2, pid: number | null, worker: Hex): Operation<{ publicKey: string }> {
	return workerOperation(chain, {
		name: "worker.remove",
		pid,
		worker,
		call: (id) => buildCall("phalaStakePoolv2", "removeWorker", { pid: id, worker }),
		rules: (bench, account) => [...bench.poolFailures, ...checkRemoval(chain, bench, account)],
		outcome: (events) => ({ publicKey: expectEvent(events, "phalaStakePoolv2", "PoolWorkerRemoved").worker }),
	});
}

function checkRemoval(
	chain: ChainV2,
	{ pool, pid, worker, assigned, session, bound }: WorkerContext,
	account: Hex,
): CheckFailure[] {
	if (!pool) return [];
	const failures: CheckFailure[] = [];
	checkOwner(chain, account, pool.basepool.owner, failures);
	if (assigned === null) return [...failures, ruleFailure("WORKER_NOT_IN_POOL", { pid })];
	if (assigned !== pid) return [...failures, ruleFailure("WORKER_IN_ANOTHER_POOL", { pid: assigned })];
	if (!session) return [...failures, ruleFailure("SESSION_NOT_FOUND", { publicKey: worker })];
	if (session.state !== "Ready") failures.push(ruleFailure("WORKER_NOT_READY", { state: STATUS[session.state] }));
	if (bound === null) failures.push(ruleFailure("SESSION_NOT_FOUND", { publicKey: worker }));
	return failures;
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
			const funds = readTransferable(chain, account);
			const registration = storageValue(chain.entries.phalaRegistry.workers, worker);
			const binding = storageValue(chain.entries.phalaComputation.workerBindings, worker);
			const response = yield { keys: storageKeys([funds, registration, binding]) };
			const session = binding.from(response);
			const registered = registration.from(response);
			const failures: CheckFailure[] = [];
			if (session === null) failures.push(ruleFailure("SESSION_NOT_FOUND", { publicKey: worker }));
			if (registered === null) failures.push(ruleFailure("WORKER_NOT_REGISTERED", { publicKey: worker }));
			else if (registered.operator !== account) failures.push(checkOperator(chain, registered.operator));
			return {
				calls: session === null ? [] : [buildCall("phalaComputation", "unbind", { session })],
				failures,
				transferable: funds.from(response),
				spends: 0n,
				outcome(events) {
					expectEvent(events, "phalaComputation", "SessionUnbound");
					return { publicKey: worker, stopped: eventsNamed(events, "phalaComputation", "WorkerStopped").length > 0 };
				},
			};
		},
	};
}

function checkOperator(chain: ChainV2, operator: Hex | null): CheckFailure {
	return ruleFailure("NOT_OPERATOR", { operator: operator && chain.addresses.format(operator) });
}
