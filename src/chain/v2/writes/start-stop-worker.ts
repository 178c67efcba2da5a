import type { Hex } from "../../../codec/hex.ts";
import type { Operation, Reason } from "../../chain-adapter.ts";
import type { ChainEvent } from "../../model.ts";
import { refused } from "../../rules/rule-error.ts";
import { stakeRules } from "../../workers/validate-stake.ts";
import type { ChainV2 } from "../chain-context.ts";
import { STATUS } from "../reads/worker.ts";
import { call, ownedBy, theOne } from "./common.ts";
import { type Bench, onWorker } from "./worker-operation.ts";

/** Rules: pool, owner, free stake, in the pool, session, Ready, nothing staked yet, score, Smin, Smax. */
export function startWorker(
	chain: ChainV2,
	pid: number | null,
	worker: Hex,
	stake: bigint,
): Operation<{ stake: bigint; ve: bigint }> {
	return onWorker(chain, {
		name: "worker.start",
		pid,
		worker,
		call: (id) => call("phalaStakePoolv2", "startComputing", { pid: id, worker, stake }),
		rules: (bench, account) => [...bench.poolReasons, ...ownership(chain, bench, account), ...starting(bench, stake)],
		outcome: started,
	});
}

/** Rules: pool, owner, in the pool, not stopped yet, bound, session, computing. */
export function stopWorker(chain: ChainV2, pid: number | null, worker: Hex): Operation<{ publicKey: string }> {
	return onWorker(chain, {
		name: "worker.stop",
		pid,
		worker,
		call: (id) => call("phalaStakePoolv2", "stopComputing", { pid: id, worker }),
		rules: (bench, account) => [...bench.poolReasons, ...ownership(chain, bench, account), ...stopping(bench)],
		outcome(events) {
			theOne(events, "phalaComputation", "WorkerStopped");
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
	return onWorker(chain, {
		name: "worker.restart",
		pid,
		worker,
		call: (id) => call("phalaStakePoolv2", "restartComputing", { pid: id, worker, stake }),
		rules(bench, account) {
			const reasons: Reason[] = [...bench.poolReasons];
			const queued = bench.pool?.basepool.withdrawQueue.length ?? 0;
			if (queued > 0) reasons.push(refused("QUEUE_NOT_EMPTY", { pid: bench.pid }));
			reasons.push(...ownership(chain, bench, account));
			const running = stopping(bench);
			if (running.length > 0) return [...reasons, ...running];
			const released = bench.stake ?? 0n;
			if (stake <= released) reasons.push(refused("STAKE_NOT_RAISED", { stake: released }));
			const session = bench.session && { ...bench.session, state: "Ready" as const };
			const stopped = { ...bench, session, stake: null, freeStake: bench.freeStake + released };
			return [...reasons, ...starting(stopped, stake)];
		},
		outcome: started,
	});
}

function started(events: readonly ChainEvent[]): { stake: bigint; ve: bigint } {
	const { amount } = theOne(events, "phalaStakePoolv2", "WorkingStarted");
	const { initV } = theOne(events, "phalaComputation", "WorkerStarted");
	return { stake: amount, ve: initV };
}

function ownership(chain: ChainV2, { pool }: Bench, account: Hex): Reason[] {
	const reasons: Reason[] = [];
	if (pool) ownedBy(chain, account, pool.basepool.owner, reasons);
	return reasons;
}

function starting(bench: Bench, stake: bigint): Reason[] {
	const { pool, pid, worker, session, freeStake } = bench;
	if (!pool) return [];
	const reasons: Reason[] = [];
	if (stake > freeStake) reasons.push(refused("INSUFFICIENT_FREE_STAKE", { freeStake }));
	if (!pool.workers.includes(worker)) return [...reasons, refused("WORKER_NOT_IN_POOL", { pid })];
	if (!session) return [...reasons, refused("SESSION_NOT_FOUND", { publicKey: worker })];
	if (session.state !== "Ready") reasons.push(refused("WORKER_NOT_READY", { state: STATUS[session.state] }));
	else if (bench.stake !== null) reasons.push(refused("CHAIN_FAULT", {}));
	return [...reasons, ...stakeRules(bench, stake, 2)];
}

function stopping({ pool, pid, worker, bound, session }: Bench): Reason[] {
	if (!pool) return [];
	if (!pool.workers.includes(worker)) return [refused("WORKER_NOT_IN_POOL", { pid })];
	if (pool.cdWorkers.includes(worker)) return [refused("WORKER_ALREADY_STOPPED", { publicKey: worker })];
	if (bound === null || !session) return [refused("SESSION_NOT_FOUND", { publicKey: worker })];
	const state = STATUS[session.state];
	return state === "Computing" || state === "Unresponsive" ? [] : [refused("WORKER_NOT_COMPUTING", { state })];
}
