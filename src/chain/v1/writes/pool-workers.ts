import type { Hex } from "../../../codec/hex.ts";
import { storageKeys, storageValue } from "../../../query/storage-value.ts";
import type { CheckFailure, Operation } from "../../operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import type { ChainV1 } from "../chain-context.ts";
import { buildCall, eventsNamed, expectEvent } from "../pallet-api.ts";
import { parseWorkerStatus } from "../reads/worker.ts";
import { checkOwner, poolNotFound, readTransferable } from "./common.ts";
import { type WorkerContext, workerOperation } from "./worker-operation.ts";

/** Rules: registered, operator, score, pool, owner, not in it yet, room, free to be bound. */
export function addWorker(chain: ChainV1, pid: number, worker: Hex): Operation<{ publicKey: string }> {
	return workerOperation(chain, {
		name: "stakePool.addWorker",
		pid,
		worker,
		call: (id) => buildCall("phalaStakePool", "addWorker", { pid: id, pubkey: worker }),
		rules: (bench, account) => [...checkRegistration(chain, bench, account), ...checkAdmission(chain, bench, account)],
		outcome: (events) => ({ publicKey: expectEvent(events, "phalaStakePool", "PoolWorkerAdded").worker }),
	});
}

function checkRegistration(chain: ChainV1, { worker, registered }: WorkerContext, account: Hex): CheckFailure[] {
	if (registered === null) return [ruleFailure("WORKER_NOT_REGISTERED", { publicKey: worker })];
	const failures = checkOperator(chain, registered, account);
	if (registered.initialScore === null) failures.push(ruleFailure("BENCHMARK_MISSING", { publicKey: worker }));
	return failures;
}

function checkOperator(chain: ChainV1, { operator }: { readonly operator: Hex | null }, account: Hex): CheckFailure[] {
	if (operator === account) return [];
	return [ruleFailure("NOT_OPERATOR", { operator: operator && chain.addresses.format(operator) })];
}

function checkAdmission(
	chain: ChainV1,
	{ pid, pool, worker, boundTo, bound, miner }: WorkerContext,
	account: Hex,
): CheckFailure[] {
	if (!pool) return [poolNotFound(pid)];
	const failures = checkOwner(chain, pool, account);
	const present = pool.workers.includes(worker);
	if (present) failures.push(ruleFailure("WORKER_ALREADY_ADDED", { publicKey: worker }));
	const limit = chain.constants.maxPoolWorkers;
	if (pool.workers.length >= limit) failures.push(ruleFailure("WORKER_LIMIT_REACHED", { limit }));
	// A worker that is in the pool is bound there: that says nothing new.
	const busy = boundTo !== null || bound !== null || (miner !== null && parseWorkerStatus(miner) !== "Ready");
	if (busy && !present) failures.push(ruleFailure("BIND_FAILED", { publicKey: worker }));
	return failures;
}

/**
 * Rules: pool, owner, in a pool, in this one, bound. In whatever state: the chain stops a computing worker first, and its stake can
 * be reclaimed from the same pool after the cool-down.
 */
export function removeWorker(chain: ChainV1, pid: number | null, worker: Hex): Operation<{ publicKey: string }> {
	return workerOperation(chain, {
		name: "worker.remove",
		pid,
		worker,
		call: (id) => buildCall("phalaStakePool", "removeWorker", { pid: id, worker }),
		rules(bench, account) {
			if (!bench.pool) return [poolNotFound(bench.pid)];
			const failures = checkOwner(chain, bench.pool, account);
			const { assigned } = bench;
			if (assigned === null) return [...failures, ruleFailure("WORKER_NOT_IN_POOL", { pid: bench.pid })];
			if (assigned !== bench.pid) return [...failures, ruleFailure("WORKER_IN_ANOTHER_POOL", { pid: assigned })];
			if (bench.bound === null) failures.push(ruleFailure("SESSION_NOT_FOUND", { publicKey: worker }));
			return failures;
		},
		outcome: (events) => ({ publicKey: expectEvent(events, "phalaStakePool", "PoolWorkerRemoved").worker }),
	});
}

/**
 * Rules: bound, registered, operator. Without a binding there is nothing to call.
 *
 * Stops a computing worker first; its stake can be reclaimed from the same pool after the cool-down.
 */
export function unbindWorker(chain: ChainV1, worker: Hex): Operation<{ publicKey: string; stopped: boolean }> {
	return {
		name: "worker.unbind",
		*prepare(account) {
			const funds = readTransferable(chain, account);
			const registration = storageValue(chain.entries.phalaRegistry.workers, worker);
			const binding = storageValue(chain.entries.phalaMining.workerBindings, worker);
			const response = yield { keys: storageKeys([funds, registration, binding]) };
			const miner = binding.from(response);
			const registered = registration.from(response);
			const failures: CheckFailure[] = [];
			if (miner === null) failures.push(ruleFailure("SESSION_NOT_FOUND", { publicKey: worker }));
			if (registered === null) failures.push(ruleFailure("WORKER_NOT_REGISTERED", { publicKey: worker }));
			else failures.push(...checkOperator(chain, registered, account));
			return {
				calls: miner === null ? [] : [buildCall("phalaMining", "unbind", { miner })],
				failures,
				transferable: funds.from(response),
				spends: 0n,
				outcome: (events) => ({
					publicKey: expectEvent(events, "phalaMining", "MinerUnbound").worker,
					stopped: eventsNamed(events, "phalaMining", "MinerStopped").length > 0,
				}),
			};
		},
	};
}
