import type { Hex } from "../../../codec/hex.ts";
import { ve as initialV } from "../../../math/stake.ts";
import type { ChainEvent, CheckFailure, Operation } from "../../operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import { validateStake } from "../../workers/validate-stake.ts";
import type { ChainV1 } from "../chain-context.ts";
import { buildCall, eventsNamed, expectEvent } from "../pallet-api.ts";
import { parseWorkerStatus } from "../reads/worker.ts";
import { checkOwner, poolNotFound } from "./common.ts";
import { serveQueue } from "./serve-queue.ts";
import { type WorkerContext, workerOperation } from "./worker-operation.ts";

/** Rules: pool, owner, free stake, in the pool, bound, Ready, nothing staked yet, score, Smin, Smax. */
export function startWorker(
	chain: ChainV1,
	pid: number | null,
	worker: Hex,
	stake: bigint,
): Operation<{ stake: bigint; ve: bigint }> {
	return workerOperation(chain, {
		name: "worker.start",
		pid,
		worker,
		call: (id) => buildCall("phalaStakePool", "startMining", { pid: id, worker, stake }),
		rules: (bench, account) =>
			bench.pool
				? [...checkOwner(chain, bench.pool, account), ...checkStart(bench, bench.pool, stake)]
				: [poolNotFound(bench.pid)],
		outcome: (events, bench) => startOutcome(events, bench, stake),
	});
}

/** Rules: stopping switched on, pool, owner, in the pool, bound, a miner, computing. */
export function stopWorker(chain: ChainV1, pid: number | null, worker: Hex): Operation<{ publicKey: string }> {
	return workerOperation(chain, {
		name: "worker.stop",
		pid,
		worker,
		call: (id) => buildCall("phalaStakePool", "stopMining", { pid: id, worker }),
		rules: (bench, account) => [...checkStop(chain, bench, account).failures],
		outcome(events) {
			expectEvent(events, "phalaMining", "MinerStopped");
			return { publicKey: worker };
		},
	});
}

/**
 * Rules: pool, free stake of any amount, those of a stop, more stake than before, those of a start once the released stake has paid
 * the queue.
 */
export function restartWorker(
	chain: ChainV1,
	pid: number | null,
	worker: Hex,
	stake: bigint,
): Operation<{ stake: bigint; ve: bigint }> {
	return workerOperation(chain, {
		name: "worker.restart",
		pid,
		worker,
		serves: true,
		call: (id) => buildCall("phalaStakePool", "restartMining", { pid: id, worker, stake }),
		rules(bench, account) {
			const { pool, miner } = bench;
			if (!pool) return [poolNotFound(bench.pid)];
			const failures: CheckFailure[] = [];
			if (pool.freeStake === 0n) failures.push(ruleFailure("INSUFFICIENT_FREE_STAKE", { freeStake: 0n }));
			const stop = checkStop(chain, bench, account);
			failures.push(...stop.failures);
			if (!stop.computes) return failures;
			const released = bench.stake ?? 0n;
			if (stake <= released) failures.push(ruleFailure("STAKE_NOT_RAISED", { stake: released }));
			const fund = serveQueue({ ...pool, freeStake: pool.freeStake + released }, pool.withdrawQueue, bench.stakers);
			const stopped = { ...bench, miner: miner && { ...miner, state: "Ready" as const }, stake: null };
			const start = checkStart(stopped, { ...pool, ...fund }, stake);
			return [...failures, ...start.filter(({ code }) => !failures.some((known) => known.code === code))];
		},
		outcome: (events, bench) => startOutcome(events, bench, stake),
	});
}

/** Early runtimes (spec 1130) tell neither stake nor V: then they are the stake asked for, and V as the chain computes it. */
function startOutcome(
	events: readonly ChainEvent[],
	bench: WorkerContext,
	stake: bigint,
): { stake: bigint; ve: bigint } {
	const { registered, tokenomics } = bench;
	const { initV } = expectEvent(events, "phalaMining", "MinerStarted") as { initV?: bigint };
	const [start] = eventsNamed(events, "phalaStakePool", "MiningStarted");
	const score = registered?.initialScore ?? 0;
	const computed = registered && tokenomics ? initialV(stake, score, registered.confidenceLevel, tokenomics, 1) : 0n;
	return { stake: start?.amount ?? stake, ve: initV ?? computed };
}

function checkStart(
	bench: WorkerContext,
	pool: { freeStake: bigint; workers: readonly Hex[] },
	stake: bigint,
): CheckFailure[] {
	const { pid, worker, miner, bound } = bench;
	const failures: CheckFailure[] = [];
	if (stake > pool.freeStake) failures.push(ruleFailure("INSUFFICIENT_FREE_STAKE", { freeStake: pool.freeStake }));
	if (!pool.workers.includes(worker)) return [...failures, ruleFailure("WORKER_NOT_IN_POOL", { pid })];
	if (!miner || bound === null) return [...failures, ruleFailure("SESSION_NOT_FOUND", { publicKey: worker })];
	const state = parseWorkerStatus(miner);
	if (state !== "Ready") failures.push(ruleFailure("WORKER_NOT_READY", { state }));
	else if (bench.stake !== null) failures.push(ruleFailure("CHAIN_FAULT", {}));
	return [...failures, ...validateStake(bench, stake, 1)];
}

function checkStop(
	chain: ChainV1,
	bench: WorkerContext,
	account: Hex,
): { failures: readonly CheckFailure[]; computes: boolean } {
	const { pool, pid, worker, bound, miner } = bench;
	const failures: CheckFailure[] = bench.miningEnabled ? [] : [ruleFailure("FEATURE_DISABLED", {})];
	const ends = (reason: CheckFailure) => ({ failures: [...failures, reason], computes: false });
	if (!pool) return ends(poolNotFound(pid));
	failures.push(...checkOwner(chain, pool, account));
	if (!pool.workers.includes(worker)) return ends(ruleFailure("WORKER_NOT_IN_POOL", { pid }));
	if (bound === null || !miner) return ends(ruleFailure("SESSION_NOT_FOUND", { publicKey: worker }));
	const state = parseWorkerStatus(miner);
	if (state === "Computing" || state === "Unresponsive") return { failures, computes: true };
	return ends(ruleFailure("WORKER_NOT_COMPUTING", { state }));
}
