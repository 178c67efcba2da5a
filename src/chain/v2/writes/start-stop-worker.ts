import type { Hex } from "../../../codec/hex.ts";
import type { ChainEvent, CheckFailure, Operation } from "../../operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import { validateStake } from "../../workers/validate-stake.ts";
import type { ChainV2 } from "../chain-context.ts";
import { STATUS } from "../reads/worker.ts";
import { buildCall, checkOwner, expectEvent } from "./common.ts";
import { type WorkerContext, workerOperation } from "./worker-operation.ts";

/** Rules: pool, owner, free stake, in the pool, session, Ready, nothing staked yet, score, Smin, Smax. */
export function startWorker(
	chain: ChainV2,
	pid: number | null,
	worker: Hex,
	stake: bigint,
): Operation<{ stake: bigint; ve: bigint }> {
	return workerOperation(chain, {
		name: "worker.start",
		pid,
		worker,
		call: (id) => buildCall("phalaStakePoolv2", "startComputing", { pid: id, worker, stake }),
		rules: (bench, account) => [
			...bench.poolFailures,
			...checkWorkerOwner(chain, bench, account),
			...checkStart(bench, stake),
		],
		outcome: startOutcome,
	});
}

/** Rules: pool, owner, in the pool, not stopped yet, bound, session, computing. */
export function stopWorker(chain: ChainV2, pid: number | null, worker: Hex): Operation<{ publicKey: string }> {
	return workerOperation(chain, {
		name: "worker.stop",
		pid,
		worker,
		call: (id) => buildCall("phalaStakePoolv2", "stopComputing", { pid: id, worker }),
		rules: (bench, account) => [...bench.poolFailures, ...checkWorkerOwner(chain, bench, account), ...checkStop(bench)],
		outcome(events) {
			expectEvent(events, "phalaComputation", "WorkerStopped");
			return { publicKey: worker };
		},
	});
}

/** Rules: pool, an empty queue, those of a stop, more stake than before, those of a start with the old stake free again. */
export function restartWorker(
	chain: ChainV2,
	pid: number | null,
	worker: Hex,
	stake: bigint,
): Operation<{ stake: bigint; ve: bigint }> {
	return workerOperation(chain, {
		name: "worker.restart",
		pid,
		worker,
		call: (id) => buildCall("phalaStakePoolv2", "restartComputing", { pid: id, worker, stake }),
		rules(bench, account) {
			const failures: CheckFailure[] = [...bench.poolFailures];
			const queued = bench.pool?.basepool.withdrawQueue.length ?? 0;
			if (queued > 0) failures.push(ruleFailure("QUEUE_NOT_EMPTY", { pid: bench.pid }));
			failures.push(...checkWorkerOwner(chain, bench, account));
			const running = checkStop(bench);
			if (running.length > 0) return [...failures, ...running];
			const released = bench.stake ?? 0n;
			if (stake <= released) failures.push(ruleFailure("STAKE_NOT_RAISED", { stake: released }));
			const session = bench.session && { ...bench.session, state: "Ready" as const };
			const stopped = { ...bench, session, stake: null, freeStake: bench.freeStake + released };
			return [...failures, ...checkStart(stopped, stake)];
		},
		outcome: startOutcome,
	});
}

function startOutcome(events: readonly ChainEvent[]): { stake: bigint; ve: bigint } {
	const { amount } = expectEvent(events, "phalaStakePoolv2", "WorkingStarted");
	const { initV } = expectEvent(events, "phalaComputation", "WorkerStarted");
	return { stake: amount, ve: initV };
}

function checkWorkerOwner(chain: ChainV2, { pool }: WorkerContext, account: Hex): CheckFailure[] {
	const failures: CheckFailure[] = [];
	if (pool) checkOwner(chain, account, pool.basepool.owner, failures);
	return failures;
}

function checkStart(bench: WorkerContext, stake: bigint): CheckFailure[] {
	const { pool, pid, worker, session, freeStake } = bench;
	if (!pool) return [];
	const failures: CheckFailure[] = [];
	if (stake > freeStake) failures.push(ruleFailure("INSUFFICIENT_FREE_STAKE", { freeStake }));
	if (!pool.workers.includes(worker)) return [...failures, ruleFailure("WORKER_NOT_IN_POOL", { pid })];
	if (!session) return [...failures, ruleFailure("SESSION_NOT_FOUND", { publicKey: worker })];
	if (session.state !== "Ready") failures.push(ruleFailure("WORKER_NOT_READY", { state: STATUS[session.state] }));
	else if (bench.stake !== null) failures.push(ruleFailure("CHAIN_FAULT", {}));
	return [...failures, ...validateStake(bench, stake, 2)];
}

function checkStop({ pool, pid, worker, bound, session }: WorkerContext): CheckFailure[] {
	if (!pool) return [];
	if (!pool.workers.includes(worker)) return [ruleFailure("WORKER_NOT_IN_POOL", { pid })];
	if (pool.cdWorkers.includes(worker)) return [ruleFailure("WORKER_ALREADY_STOPPED", { publicKey: worker })];
	if (bound === null || !session) return [ruleFailure("SESSION_NOT_FOUND", { publicKey: worker })];
	const state = STATUS[session.state];
	return state === "Computing" || state === "Unresponsive" ? [] : [ruleFailure("WORKER_NOT_COMPUTING", { state })];
}
