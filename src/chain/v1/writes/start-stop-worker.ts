import type { Hex } from "../../../codec/hex.ts";
import { ve as initialV } from "../../../math/stake.ts";
import type { Operation, Reason } from "../../chain-adapter.ts";
import type { ChainEvent } from "../../model.ts";
import { refused } from "../../rules/rule-error.ts";
import { stakeRules } from "../../workers/validate-stake.ts";
import type { ChainV1 } from "../chain-context.ts";
import { call, dataOf, theOne } from "../pallet-api.ts";
import { statusOf } from "../reads/worker.ts";
import { missingPool, ownership } from "./common.ts";
import { serve } from "./serve-queue.ts";
import { type Bench, onWorker } from "./worker-operation.ts";

/** Rules: pool, owner, free stake, in the pool, bound, Ready, nothing staked yet, score, Smin, Smax. */
export function startWorker(
	chain: ChainV1,
	pid: number | null,
	worker: Hex,
	stake: bigint,
): Operation<{ stake: bigint; ve: bigint }> {
	return onWorker(chain, {
		name: "worker.start",
		pid,
		worker,
		call: (id) => call("phalaStakePool", "startMining", { pid: id, worker, stake }),
		rules: (bench, account) =>
			bench.pool
				? [...ownership(chain, bench.pool, account), ...starting(bench, bench.pool, stake)]
				: [missingPool(bench.pid)],
		outcome: (events, bench) => started(events, bench, stake),
	});
}

/** Rules: stopping switched on, pool, owner, in the pool, bound, a miner, computing. */
export function stopWorker(chain: ChainV1, pid: number | null, worker: Hex): Operation<{ publicKey: string }> {
	return onWorker(chain, {
		name: "worker.stop",
		pid,
		worker,
		call: (id) => call("phalaStakePool", "stopMining", { pid: id, worker }),
		rules: (bench, account) => [...stopping(chain, bench, account).reasons],
		outcome(events) {
			theOne(events, "phalaMining", "MinerStopped");
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
	return onWorker(chain, {
		name: "worker.restart",
		pid,
		worker,
		serves: true,
		call: (id) => call("phalaStakePool", "restartMining", { pid: id, worker, stake }),
		rules(bench, account) {
			const { pool, miner } = bench;
			if (!pool) return [missingPool(bench.pid)];
			const reasons: Reason[] = [];
			if (pool.freeStake === 0n) reasons.push(refused("INSUFFICIENT_FREE_STAKE", { freeStake: 0n }));
			const stop = stopping(chain, bench, account);
			reasons.push(...stop.reasons);
			if (!stop.computes) return reasons;
			const released = bench.stake ?? 0n;
			if (stake <= released) reasons.push(refused("STAKE_NOT_RAISED", { stake: released }));
			const fund = serve({ ...pool, freeStake: pool.freeStake + released }, pool.withdrawQueue, bench.stakers);
			const stopped = { ...bench, miner: miner && { ...miner, state: "Ready" as const }, stake: null };
			const start = starting(stopped, { ...pool, ...fund }, stake);
			return [...reasons, ...start.filter(({ code }) => !reasons.some((known) => known.code === code))];
		},
		outcome: (events, bench) => started(events, bench, stake),
	});
}

/** Early runtimes (spec 1130) tell neither stake nor V: then they are the stake asked for, and V as the chain computes it. */
function started(events: readonly ChainEvent[], bench: Bench, stake: bigint): { stake: bigint; ve: bigint } {
	const { registered, tokenomics } = bench;
	const { initV } = theOne(events, "phalaMining", "MinerStarted") as { initV?: bigint };
	const [start] = dataOf(events, "phalaStakePool", "MiningStarted");
	const score = registered?.initialScore ?? 0;
	const computed = registered && tokenomics ? initialV(stake, score, registered.confidenceLevel, tokenomics, 1) : 0n;
	return { stake: start?.amount ?? stake, ve: initV ?? computed };
}

function starting(bench: Bench, pool: { freeStake: bigint; workers: readonly Hex[] }, stake: bigint): Reason[] {
	const { pid, worker, miner, bound } = bench;
	const reasons: Reason[] = [];
	if (stake > pool.freeStake) reasons.push(refused("INSUFFICIENT_FREE_STAKE", { freeStake: pool.freeStake }));
	if (!pool.workers.includes(worker)) return [...reasons, refused("WORKER_NOT_IN_POOL", { pid })];
	if (!miner || bound === null) return [...reasons, refused("SESSION_NOT_FOUND", { publicKey: worker })];
	const state = statusOf(miner);
	if (state !== "Ready") reasons.push(refused("WORKER_NOT_READY", { state }));
	else if (bench.stake !== null) reasons.push(refused("CHAIN_FAULT", {}));
	return [...reasons, ...stakeRules(bench, stake, 1)];
}

function stopping(chain: ChainV1, bench: Bench, account: Hex): { reasons: readonly Reason[]; computes: boolean } {
	const { pool, pid, worker, bound, miner } = bench;
	const reasons: Reason[] = bench.miningEnabled ? [] : [refused("FEATURE_DISABLED", {})];
	const ends = (reason: Reason) => ({ reasons: [...reasons, reason], computes: false });
	if (!pool) return ends(missingPool(pid));
	reasons.push(...ownership(chain, pool, account));
	if (!pool.workers.includes(worker)) return ends(refused("WORKER_NOT_IN_POOL", { pid }));
	if (bound === null || !miner) return ends(refused("SESSION_NOT_FOUND", { publicKey: worker }));
	const state = statusOf(miner);
	if (state === "Computing" || state === "Unresponsive") return { reasons, computes: true };
	return ends(refused("WORKER_NOT_COMPUTING", { state }));
}
