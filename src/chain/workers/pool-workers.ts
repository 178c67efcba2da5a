import type { Hex } from "../../codec/hex.ts";
import { storageKeys, storageValue } from "../../query/storage-value.ts";
import { createOperation, type OperationChain, readValue, resolvedQuery } from "../create-operation.ts";
import { ruleFailure } from "../loaded-with-writes.ts";
import type { ChainEvent, Operation, RuleFailure } from "../operation.ts";
import { checkOwner, type StakePoolRecord } from "../pool-admin/pool-operation.ts";
import { type WorkerContext, workerOperation } from "./worker-operation.ts";
import type { WorkerPallets } from "./worker-pallets.ts";
import type { SessionRecord } from "./worker-session.ts";

/**
 * Adds a worker to a pool. Checks registered, operator, score, pool, owner, not in it yet, pool not full, not bound.
 *
 * Some chains also reject workers that registered before their gatekeepers started. Metadata does not show which, so that is not checked.
 */
export function addWorker<S extends SessionRecord, P extends StakePoolRecord>(
	pallets: WorkerPallets<S, P>,
	pid: number,
	worker: Hex,
): Operation<{ publicKey: string }> {
	const { chain, stakePool } = pallets;
	return workerOperation(pallets, {
		name: "stakePool.addWorker",
		pid,
		worker,
		call: (id) => stakePool.buildCall("addWorker", { pid: id, pubkey: worker }),
		check: (context, account) => [
			...checkRegistration(chain, context, account),
			...checkAdmission(chain, context, account),
		],
		outcome: (events) => ({ publicKey: stakePool.expectEvent(events, "PoolWorkerAdded").worker }),
		expected: () => ({ publicKey: worker }),
	});
}

function checkRegistration(
	chain: OperationChain,
	{ worker, registered }: WorkerContext<unknown>,
	account: Hex,
): readonly RuleFailure[] {
	if (registered === null) return [ruleFailure("WORKER_NOT_REGISTERED", { publicKey: worker })];
	const failures = checkOperator(chain, registered.operator, account);
	if (registered.initialScore === null) failures.push(ruleFailure("BENCHMARK_MISSING", { publicKey: worker }));
	return failures;
}

function checkOperator({ addresses }: OperationChain, operator: Hex | null, account: Hex): RuleFailure[] {
	if (operator === account) return [];
	return [ruleFailure("NOT_OPERATOR", { operator: operator && addresses.format(operator) })];
}

function checkAdmission(
	chain: WorkerPallets<SessionRecord, StakePoolRecord>["chain"],
	{ check: { pool, failures: missing }, worker, boundTo, bound, status }: WorkerContext<StakePoolRecord>,
	account: Hex,
): readonly RuleFailure[] {
	if (!pool) return missing;
	const failures = checkOwner(chain, pool.owner, account);
	const present = pool.workers.includes(worker);
	if (present) failures.push(ruleFailure("WORKER_ALREADY_ADDED", { publicKey: worker }));
	const limit = chain.constants.maxPoolWorkers;
	if (pool.workers.length >= limit) failures.push(ruleFailure("WORKER_LIMIT_REACHED", { limit }));
	// A worker that is in the pool is bound there: a second failure would add nothing.
	const busy = boundTo !== null || bound !== null || (status !== null && status !== "Ready");
	if (busy && !present) failures.push(ruleFailure("BIND_FAILED", { publicKey: worker }));
	return failures;
}

/**
 * Removes a worker from its pool. Checks pool, owner, in a pool, in this one, Ready (generation 2), bound.
 *
 * In generation 1 the chain stops a computing worker first; its stake can be reclaimed from the same pool after the cool-down.
 */
export function removeWorker<S extends SessionRecord, P extends StakePoolRecord>(
	pallets: WorkerPallets<S, P>,
	pid: number | null,
	worker: Hex,
): Operation<{ publicKey: string }> {
	const { stakePool } = pallets;
	return workerOperation(pallets, {
		name: "worker.remove",
		pid,
		worker,
		call: (id) => stakePool.buildCall("removeWorker", { pid: id, worker }),
		check: (context, account) => checkRemoval(pallets, context, account),
		outcome: (events) => ({ publicKey: stakePool.expectEvent(events, "PoolWorkerRemoved").worker }),
		expected: () => ({ publicKey: worker }),
	});
}

function checkRemoval<S extends SessionRecord, P extends StakePoolRecord>(
	pallets: WorkerPallets<S, P>,
	{ check: { pool, failures: missing }, pid, worker, assigned, status, bound }: WorkerContext<P>,
	account: Hex,
): readonly RuleFailure[] {
	if (!pool) return missing;
	const failures = checkOwner(pallets.chain, pool.owner, account);
	if (assigned === null) return [...failures, ruleFailure("WORKER_NOT_IN_POOL", { pid })];
	if (assigned !== pid) return [...failures, ruleFailure("WORKER_IN_ANOTHER_POOL", { pid: assigned })];
	if (pallets.removesReadyOnly) {
		if (status === null) return [...failures, ruleFailure("SESSION_NOT_FOUND", { publicKey: worker })];
		if (status !== "Ready") failures.push(ruleFailure("WORKER_NOT_READY", { state: status }));
	}
	if (bound === null) failures.push(ruleFailure("SESSION_NOT_FOUND", { publicKey: worker }));
	return failures;
}

/**
 * Removes a worker from its pool, as operator. Checks bound, registered, operator. It has no calls for a worker that is
 * bound to no session.
 *
 * The chain stops a computing worker first; its stake can be reclaimed from the same pool after the cool-down.
 */
export function unbindWorker<S extends SessionRecord, P extends StakePoolRecord>(
	{ chain, registry, workerBindings, sessions, decodeStatus, calls, events: eventsOf }: WorkerPallets<S, P>,
	worker: Hex,
): Operation<{ publicKey: string; stopped: boolean }> {
	return createOperation(chain, "worker.unbind", function* (account) {
		const registration = storageValue(registry, worker);
		const binding = storageValue(workerBindings, worker);
		const response = yield { keys: storageKeys([registration, binding]) };
		const session = binding.from(response);
		const registered = registration.from(response);
		const record = session && (yield* readValue(storageValue(sessions, session)));
		const status = record && decodeStatus(record);
		return {
			calls: session === null ? [] : [calls.unbind(session)],
			fixedCalls: true,
			failures: [
				...(session === null ? [ruleFailure("SESSION_NOT_FOUND", { publicKey: worker })] : []),
				...(registered === null
					? [ruleFailure("WORKER_NOT_REGISTERED", { publicKey: worker })]
					: checkOperator(chain, registered.operator, account)),
			],
			outcome: (events) => unbindOutcome(eventsOf, events),
			expected: () => ({ publicKey: worker, stopped: status === "Computing" || status === "Unresponsive" }),
		};
	});
}

/** As {@link unbindWorker}, of a call that names the session: decodes the result, and checks nothing. */
export function unbindSession<S extends SessionRecord, P extends StakePoolRecord>({
	chain,
	events: eventsOf,
}: WorkerPallets<S, P>): Operation<{ publicKey: string; stopped: boolean }> {
	const outcome = (events: readonly ChainEvent[]) => unbindOutcome(eventsOf, events);
	const draft = { calls: [], failures: [], outcome, expected: () => null };
	return createOperation(chain, "worker.unbind", () => resolvedQuery(draft));
}

function unbindOutcome<S extends SessionRecord, P extends StakePoolRecord>(
	{ unbound, stopped }: WorkerPallets<S, P>["events"],
	events: readonly ChainEvent[],
): { publicKey: string; stopped: boolean } {
	return { publicKey: unbound(events), stopped: stopped(events).length > 0 };
}
