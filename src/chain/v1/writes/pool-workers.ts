import type { Hex } from "../../../codec/hex.ts";
import { item, keysOf } from "../../../query/storage-value.ts";
import type { Operation, Reason } from "../../chain-adapter.ts";
import { refused } from "../../rules/rule-error.ts";
import type { ChainV1 } from "../chain-context.ts";
import { call, dataOf, theOne } from "../pallet-api.ts";
import { statusOf } from "../reads/worker.ts";
import { missingPool, ownership, transferable } from "./common.ts";
import { type Bench, onWorker } from "./worker-operation.ts";

/** Rules: registered, operator, score, pool, owner, not in it yet, room, free to be bound. */
export function addWorker(chain: ChainV1, pid: number, worker: Hex): Operation<{ publicKey: string }> {
	return onWorker(chain, {
		name: "stakePool.addWorker",
		pid,
		worker,
		call: (id) => call("phalaStakePool", "addWorker", { pid: id, pubkey: worker }),
		rules: (bench, account) => [...registration(chain, bench, account), ...admission(chain, bench, account)],
		outcome: (events) => ({ publicKey: theOne(events, "phalaStakePool", "PoolWorkerAdded").worker }),
	});
}

function registration(chain: ChainV1, { worker, registered }: Bench, account: Hex): Reason[] {
	if (registered === null) return [refused("WORKER_NOT_REGISTERED", { publicKey: worker })];
	const reasons = operated(chain, registered, account);
	if (registered.initialScore === null) reasons.push(refused("BENCHMARK_MISSING", { publicKey: worker }));
	return reasons;
}

function operated(chain: ChainV1, { operator }: { readonly operator: Hex | null }, account: Hex): Reason[] {
	if (operator === account) return [];
	return [refused("NOT_OPERATOR", { operator: operator && chain.addresses.format(operator) })];
}

function admission(chain: ChainV1, { pid, pool, worker, boundTo, bound, miner }: Bench, account: Hex): Reason[] {
	if (!pool) return [missingPool(pid)];
	const reasons = ownership(chain, pool, account);
	const present = pool.workers.includes(worker);
	if (present) reasons.push(refused("WORKER_ALREADY_ADDED", { publicKey: worker }));
	const limit = chain.constants.maxPoolWorkers;
	if (pool.workers.length >= limit) reasons.push(refused("WORKER_LIMIT_REACHED", { limit }));
	// A worker that is in the pool is bound there: that says nothing new.
	const busy = boundTo !== null || bound !== null || (miner !== null && statusOf(miner) !== "Ready");
	if (busy && !present) reasons.push(refused("BIND_FAILED", { publicKey: worker }));
	return reasons;
}

/**
 * Rules: pool, owner, in a pool, in this one, bound. In whatever state: the chain stops a computing worker first, and its stake can
 * be reclaimed from the same pool after the cool-down.
 */
export function removeWorker(chain: ChainV1, pid: number | null, worker: Hex): Operation<{ publicKey: string }> {
	return onWorker(chain, {
		name: "worker.remove",
		pid,
		worker,
		call: (id) => call("phalaStakePool", "removeWorker", { pid: id, worker }),
		rules(bench, account) {
			if (!bench.pool) return [missingPool(bench.pid)];
			const reasons = ownership(chain, bench.pool, account);
			const { assigned } = bench;
			if (assigned === null) return [...reasons, refused("WORKER_NOT_IN_POOL", { pid: bench.pid })];
			if (assigned !== bench.pid) return [...reasons, refused("WORKER_IN_ANOTHER_POOL", { pid: assigned })];
			if (bench.bound === null) reasons.push(refused("SESSION_NOT_FOUND", { publicKey: worker }));
			return reasons;
		},
		outcome: (events) => ({ publicKey: theOne(events, "phalaStakePool", "PoolWorkerRemoved").worker }),
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
			const funds = transferable(chain, account);
			const registration = item(chain.entries.phalaRegistry.workers, worker);
			const binding = item(chain.entries.phalaMining.workerBindings, worker);
			const answer = yield { keys: keysOf([funds, registration, binding]) };
			const miner = binding.of(answer);
			const registered = registration.of(answer);
			const reasons: Reason[] = [];
			if (miner === null) reasons.push(refused("SESSION_NOT_FOUND", { publicKey: worker }));
			if (registered === null) reasons.push(refused("WORKER_NOT_REGISTERED", { publicKey: worker }));
			else reasons.push(...operated(chain, registered, account));
			return {
				calls: miner === null ? [] : [call("phalaMining", "unbind", { miner })],
				reasons,
				transferable: funds.of(answer),
				spends: 0n,
				outcome: (events) => ({
					publicKey: theOne(events, "phalaMining", "MinerUnbound").worker,
					stopped: dataOf(events, "phalaMining", "MinerStopped").length > 0,
				}),
			};
		},
	};
}
