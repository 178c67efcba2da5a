import type { Hex } from "../../codec/hex.ts";
import { ve as computeVe } from "../../math/stake.ts";
import { ruleFailure } from "../loaded-with-writes.ts";
import type { ChainEvent, Operation, RuleFailure } from "../operation.ts";
import { checkOwner, type StakePoolRecord } from "../pool-admin/pool-operation.ts";
import { validateStake } from "./validate-stake.ts";
import { type WorkerContext, workerOperation } from "./worker-operation.ts";
import type { WorkerPallets } from "./worker-pallets.ts";
import type { SessionRecord } from "./worker-session.ts";

/**
 * Starts a worker. Checks pool, owner, free stake, in the pool, bound, Ready, nothing staked yet, score, Smin, Smax; then, as the client, for
 * free stake that the chain would burn.
 */
export function startWorker<S extends SessionRecord, P extends StakePoolRecord>(
	pallets: WorkerPallets<S, P>,
	pid: number | null,
	worker: Hex,
	stake: bigint,
): Operation<{ stake: bigint; ve: bigint }> {
	const { chain, calls } = pallets;
	return workerOperation(pallets, {
		name: "worker.start",
		pid,
		worker,
		readFreeStake: (pool) => pallets.readFreeStake(pool),
		call: (id) => calls.start(id, worker, stake),
		check(context, account) {
			const { pool, failures } = context.check;
			if (!pool) return failures;
			return [...checkOwner(chain, pool.owner, account), ...checkStart(pallets, pool, context, stake)];
		},
		checkFurther: (_pool, { freeStake }) => pallets.checkFreeRest(freeStake - stake),
		outcome: (events, context) => startOutcome(pallets, events, context, stake),
		expected: (context) => ({ stake, ve: computeStartVe(pallets, context, stake) }),
	});
}

/** Stops a worker. Checks stopping switched on, pool, owner, in the pool, not stopped yet, bound, computing. */
export function stopWorker<S extends SessionRecord, P extends StakePoolRecord>(
	pallets: WorkerPallets<S, P>,
	pid: number | null,
	worker: Hex,
): Operation<{ publicKey: string }> {
	return workerOperation(pallets, {
		name: "worker.stop",
		pid,
		worker,
		call: (id) => pallets.calls.stop(id, worker),
		check: (context, account) => checkStop(pallets, context, account).failures,
		outcome(events) {
			pallets.events.expectStopped(events);
			return { publicKey: worker };
		},
		expected: () => ({ publicKey: worker }),
	});
}

/** Restarts a worker with more stake. Checks pool, the generation's own rule, those of a stop, more stake than before, those of a start. */
export function restartWorker<S extends SessionRecord, P extends StakePoolRecord>(
	pallets: WorkerPallets<S, P>,
	pid: number | null,
	worker: Hex,
	stake: bigint,
): Operation<{ stake: bigint; ve: bigint }> {
	return workerOperation(pallets, {
		name: "worker.restart",
		pid,
		worker,
		readFreeStake: (pool, released) => pallets.readFreeStakeAfterStop(pool, released),
		call: (id) => pallets.calls.restart(id, worker, stake),
		check(context, account) {
			const { pool, failures: missing } = context.check;
			if (!pool) return missing;
			const failures = [...pallets.checkRestart(context.pid, pool)];
			const stop = checkStop(pallets, context, account);
			failures.push(...stop.failures);
			if (!stop.computing) return failures;
			const released = context.stake ?? 0n;
			if (stake <= released) failures.push(ruleFailure("STAKE_NOT_RAISED", { stake: released }));
			const start = checkStart(pallets, pool, { ...context, status: "Ready", stake: null }, stake);
			return [...failures, ...start.filter(({ code }) => !failures.some((known) => known.code === code))];
		},
		checkFurther: (_pool, { freeStake }) => pallets.checkFreeRest(freeStake - stake),
		outcome: (events, context) => startOutcome(pallets, events, context, stake),
		expected: (context) => ({ stake, ve: computeStartVe(pallets, context, stake) }),
	});
}

/** Early runtimes (spec 1130) report neither stake nor Ve: the stake is the call's, Ve is computed as the chain does. */
function startOutcome<S extends SessionRecord, P extends StakePoolRecord>(
	pallets: WorkerPallets<S, P>,
	events: readonly ChainEvent[],
	context: WorkerContext<P>,
	stake: bigint,
): { stake: bigint; ve: bigint } {
	const started = pallets.events.started(events);
	return { stake: started.stake ?? stake, ve: started.ve ?? computeStartVe(pallets, context, stake) };
}

/** Ve of a worker that starts with `stake`. */
function computeStartVe<S extends SessionRecord, P extends StakePoolRecord>(
	{ generation }: WorkerPallets<S, P>,
	{ registered, tokenomics }: WorkerContext<P>,
	stake: bigint,
): bigint {
	if (!registered || !tokenomics) return 0n;
	return computeVe(stake, registered.initialScore ?? 0, registered.confidenceLevel, tokenomics, generation);
}

function checkStart<S extends SessionRecord, P extends StakePoolRecord>(
	{ generation }: WorkerPallets<S, P>,
	{ workers }: P,
	context: WorkerContext<P>,
	stake: bigint,
): readonly RuleFailure[] {
	const { pid, worker, status, bound, freeStake } = context;
	const failures: RuleFailure[] = [];
	if (stake > freeStake) failures.push(ruleFailure("INSUFFICIENT_FREE_STAKE", { freeStake }));
	if (!workers.includes(worker)) return [...failures, ruleFailure("WORKER_NOT_IN_POOL", { pid })];
	if (status === null || bound === null) return [...failures, ruleFailure("SESSION_NOT_FOUND", { publicKey: worker })];
	if (status !== "Ready") failures.push(ruleFailure("WORKER_NOT_READY", { state: status }));
	else if (context.stake !== null) failures.push(ruleFailure("CHAIN_FAULT", {}));
	return [...failures, ...validateStake(context, stake, generation)];
}

function checkStop<S extends SessionRecord, P extends StakePoolRecord>(
	{ chain, isStopped }: WorkerPallets<S, P>,
	{ check, pid, worker, bound, status, stoppingEnabled }: WorkerContext<P>,
	account: Hex,
): { failures: readonly RuleFailure[]; computing: boolean } {
	const failures: RuleFailure[] = stoppingEnabled ? [] : [ruleFailure("FEATURE_DISABLED", {})];
	const failWith = (...more: readonly RuleFailure[]) => ({ failures: [...failures, ...more], computing: false });
	const { pool } = check;
	if (!pool) return failWith(...check.failures);
	failures.push(...checkOwner(chain, pool.owner, account));
	if (!pool.workers.includes(worker)) return failWith(ruleFailure("WORKER_NOT_IN_POOL", { pid }));
	if (isStopped(pool, worker)) return failWith(ruleFailure("WORKER_ALREADY_STOPPED", { publicKey: worker }));
	if (bound === null || status === null) return failWith(ruleFailure("SESSION_NOT_FOUND", { publicKey: worker }));
	if (status === "Computing" || status === "Unresponsive") return { failures, computing: true };
	return failWith(ruleFailure("WORKER_NOT_COMPUTING", { state: status }));
}
