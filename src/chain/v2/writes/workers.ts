import type { Hex } from "../../../codec/hex.ts";
import { refused } from "../../../errors/rules.ts";
import type { Operation, Reason } from "../../runtime.ts";
import type { ChainV2 } from "../context.ts";
import { STATUS } from "../reads/worker.ts";
import { type Bench, onWorker } from "./bench.ts";
import { call, ownedBy, theOne } from "./common.ts";

/**
 * Rules: registered, operator, score, pool, owner, not in it yet, room, free to be bound.
 *
 * Some chains also refuse workers that registered before their gatekeepers started; no metadata tells which, so that is not checked.
 */
export function addWorker(chain: ChainV2, pid: number, worker: Hex): Operation<{ publicKey: string }> {
	return onWorker(chain, {
		name: "stakePool.addWorker",
		pid,
		worker,
		call: (id) => call("phalaStakePoolv2", "addWorker", { pid: id, pubkey: worker }),
		rules: (bench, account) => [
			...registration(chain, bench, account),
			...bench.poolReasons,
			...admission(chain, bench, account),
		],
		outcome: (events) => ({ publicKey: theOne(events, "phalaStakePoolv2", "PoolWorkerAdded").worker }),
	});
}

function registration(chain: ChainV2, { worker, registered }: Bench, account: Hex): Reason[] {
	if (registered === null) return [refused("WORKER_NOT_REGISTERED", { publicKey: worker })];
	const { operator, initialScore } = registered;
	const reasons: Reason[] = [];
	if (operator !== account) {
		reasons.push(refused("NOT_OPERATOR", { operator: operator && chain.addresses.format(operator) }));
	}
	if (initialScore === null) reasons.push(refused("BENCHMARK_MISSING", { publicKey: worker }));
	return reasons;
}

function admission(chain: ChainV2, { pool, worker, boundTo, bound, session }: Bench, account: Hex): Reason[] {
	if (!pool) return [];
	const reasons: Reason[] = [];
	ownedBy(chain, account, pool.basepool.owner, reasons);
	const present = pool.workers.includes(worker);
	if (present) reasons.push(refused("WORKER_ALREADY_ADDED", { publicKey: worker }));
	const limit = chain.constants.maxPoolWorkers;
	if (pool.workers.length >= limit) reasons.push(refused("WORKER_LIMIT_REACHED", { limit }));
	// A worker that is in the pool is bound there: that says nothing new.
	const busy = boundTo !== null || bound !== null || (session !== null && session.state !== "Ready");
	if (busy && !present) reasons.push(refused("BIND_FAILED", { publicKey: worker }));
	return reasons;
}

/** Rules: pool, owner, in a pool, in this one, a session, Ready, bound. */
export function removeWorker(chain: ChainV2, pid: number | null, worker: Hex): Operation<{ publicKey: string }> {
	return onWorker(chain, {
		name: "worker.remove",
		pid,
		worker,
		call: (id) => call("phalaStakePoolv2", "removeWorker", { pid: id, worker }),
		rules: (bench, account) => [...bench.poolReasons, ...removal(chain, bench, account)],
		outcome: (events) => ({ publicKey: theOne(events, "phalaStakePoolv2", "PoolWorkerRemoved").worker }),
	});
}

function removal(chain: ChainV2, { pool, pid, worker, assigned, session, bound }: Bench, account: Hex): Reason[] {
	if (!pool) return [];
	const reasons: Reason[] = [];
	ownedBy(chain, account, pool.basepool.owner, reasons);
	if (assigned === null) return [...reasons, refused("WORKER_NOT_IN_POOL", { pid })];
	if (assigned !== pid) return [...reasons, refused("WORKER_IN_ANOTHER_POOL", { pid: assigned })];
	if (!session) return [...reasons, refused("SESSION_NOT_FOUND", { publicKey: worker })];
	if (session.state !== "Ready") reasons.push(refused("WORKER_NOT_READY", { state: STATUS[session.state] }));
	if (bound === null) reasons.push(refused("SESSION_NOT_FOUND", { publicKey: worker }));
	return reasons;
}
