import type { Hex } from "../../codec/hex.ts";
import type { StorageQuery } from "../../query/storage-query.ts";
import { chainSeconds, storageKeys, storageValue } from "../../query/storage-value.ts";
import { sessionAccount } from "../accounts.ts";
import { createOperation } from "../create-operation.ts";
import { ruleFailure } from "../loaded-with-writes.ts";
import type { Tokenomics } from "../model/network.ts";
import type { WorkerStatus } from "../model/worker.ts";
import type { Call, ChainEvent, Operation, Prepared, RuleFailure } from "../operation.ts";
import type { PoolCheck, StakePoolRecord } from "../pool-admin/pool-operation.ts";
import { failureToError } from "../rules/rule-error.ts";
import type { WorkerPallets } from "./worker-pallets.ts";
import type { SessionRecord } from "./worker-session.ts";
import type { WorkerRecord } from "./worker-state.ts";

/** A worker and the stake pool that a call names, at one block. */
export interface WorkerContext<Pool> {
	readonly pid: number;
	readonly worker: Hex;
	readonly registered: WorkerRecord["registered"] | null;
	/** The pool that the worker is assigned to; `null`: none. */
	readonly assigned: number | null;
	/** The session that the worker is bound to, in whichever pool; `null`: none. */
	readonly boundTo: Hex | null;
	readonly check: PoolCheck<Pool>;
	/** Free stake of the pool, pico PHA; 0 where the operation does not read it. */
	readonly freeStake: bigint;
	/** The session that the pool has for this worker. */
	readonly session: SessionRecord | null;
	/** State of that session; `null` without one. */
	readonly status: WorkerStatus | null;
	/** The worker that this session is bound to; `null`: none. */
	readonly bound: Hex | null;
	/** PHA staked on this session, pico; `null`: none. */
	readonly stake: bigint | null;
	readonly tokenomics: Tokenomics | null;
	readonly coolDownSeconds: number;
	/** Whether workers may be stopped on this chain. */
	readonly stoppingEnabled: boolean;
	/** The chain's time, seconds since the epoch. */
	readonly now: number;
}

/** An operation of one call on a worker that spends no PHA. */
export interface WorkerOperationSpec<Pool, R> {
	readonly name: string;
	/** The pool that the call names; `null`: the one that the worker is in. */
	readonly pid: number | null;
	readonly worker: Hex;
	/**
	 * Reads the free stake that the call can use.
	 *
	 * @param stake - staked on the worker's session, pico PHA
	 */
	readFreeStake?(pool: Pool, stake: bigint): StorageQuery<bigint>;
	call(pid: bigint): Call;
	/** Checks in the order of the chain. */
	check(context: WorkerContext<Pool>, account: Hex): readonly RuleFailure[];
	/** Checks that need more rounds; skipped after a failure. */
	checkFurther?(pool: Pool, context: WorkerContext<Pool>): StorageQuery<readonly RuleFailure[]>;
	outcome(events: readonly ChainEvent[], context: WorkerContext<Pool>): R;
	/** See {@link Prepared.expected}. */
	expected(context: WorkerContext<Pool>): R;
}

/** Creates the operation of `spec`. It has no calls where `spec.pid` is `null` and the worker is in no pool. */
export function workerOperation<S extends SessionRecord, P extends StakePoolRecord, R>(
	pallets: WorkerPallets<S, P>,
	spec: WorkerOperationSpec<P, R>,
): Operation<R> {
	return createOperation(pallets.chain, spec.name, function* (account) {
		const context = yield* readWorkerContext(pallets, spec);
		if (context === null) {
			const failure = ruleFailure("WORKER_NOT_IN_POOL", { pid: null });
			const outcome = () => {
				throw failureToError(failure);
			};
			return { calls: [], fixedCalls: true, failures: [failure], outcome, expected: () => null };
		}
		const failures = [...spec.check(context, account)];
		const { pool } = context.check;
		if (pool && spec.checkFurther && failures.length === 0) failures.push(...(yield* spec.checkFurther(pool, context)));
		return {
			calls: [spec.call(BigInt(context.pid))],
			fixedCalls: true,
			failures,
			outcome: (events) => spec.outcome(events, context),
			expected: () => spec.expected(context),
		};
	});
}

/** Two rounds, more for the free stake; `null` where no pool is named and the worker is in none. */
function* readWorkerContext<S extends SessionRecord, P extends StakePoolRecord>(
	pallets: WorkerPallets<S, P>,
	{ pid: named, worker, readFreeStake }: WorkerOperationSpec<P, unknown>,
): StorageQuery<WorkerContext<P> | null> {
	const registration = storageValue(pallets.registry, worker);
	const assignment = storageValue(pallets.assignments, worker);
	const binding = storageValue(pallets.workerBindings, worker);
	const parameters = storageValue(pallets.tokenomics);
	const coolDown = storageValue(pallets.coolDown);
	const enabled = pallets.stoppingEnabled && storageValue(pallets.stoppingEnabled);
	const switches = enabled ? [enabled] : [];
	const first = yield { keys: storageKeys([registration, assignment, binding, parameters, coolDown, ...switches]) };
	const assignedPid = assignment.from(first);
	const assigned = assignedPid === null ? null : Number(assignedPid);
	const pid = named ?? assigned;
	if (pid === null) return null;

	const poolCheck = pallets.findPool(pid);
	const account = sessionAccount(pid, worker);
	const session = storageValue(pallets.sessions, account);
	const bound = storageValue(pallets.sessionBindings, account);
	const stake = storageValue(pallets.stakes, account);
	const second = yield { keys: storageKeys([poolCheck, session, bound, stake]) };
	const check = poolCheck.from(second);
	const record = session.from(second);
	const staked = stake.from(second);
	return {
		pid,
		worker,
		registered: registration.from(first),
		assigned,
		boundTo: binding.from(first),
		check,
		freeStake: check.pool && readFreeStake ? yield* readFreeStake(check.pool, staked ?? 0n) : 0n,
		session: record,
		status: record && pallets.decodeStatus(record),
		bound: bound.from(second),
		stake: staked,
		tokenomics: parameters.from(first),
		coolDownSeconds: Number(coolDown.from(first)),
		stoppingEnabled: enabled?.from(first) ?? true,
		now: chainSeconds(second),
	};
}
