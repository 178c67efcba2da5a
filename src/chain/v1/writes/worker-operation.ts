import type { MinerInfo, PoolInfo, WorkerInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import type { Read } from "../../../query/storage-query.ts";
import { item, keysOf, nowOf } from "../../../query/storage-value.ts";
import { sessionAccount } from "../../accounts.ts";
import type { Operation, Reason } from "../../chain-adapter.ts";
import type { Call, ChainEvent, Tokenomics } from "../../model.ts";
import { errorOf, refused } from "../../rules/rule-error.ts";
import type { ChainV1 } from "../chain-context.ts";
import { poolRecord, transferable } from "./common.ts";
import { readStakers, type Stakers } from "./serve-queue.ts";

/** A worker and the pool that a call names, at one block: what the rules about workers look at. */
export interface Bench {
	readonly pid: number;
	readonly worker: Hex;
	readonly registered: WorkerInfo | null;
	/** The pool that the worker is assigned to; `null`: none. */
	readonly assigned: number | null;
	/** The miner that the worker is bound to, in whatever pool; `null`: none. */
	readonly boundTo: Hex | null;
	/** `null`: no such pool. */
	readonly pool: PoolInfo | null;
	/** The account that stands for this worker in the pool. */
	readonly account: Hex;
	/** The miner that the pool has for this worker. */
	readonly miner: MinerInfo | null;
	/** The worker that this miner is bound to; `null`: none. */
	readonly bound: Hex | null;
	/** PHA behind this miner, pico. */
	readonly stake: bigint | null;
	/** Records of those in the pool's queue, where the verb asked for them. */
	readonly stakers: Stakers;
	readonly tokenomics: Tokenomics | null;
	readonly coolDownSeconds: number;
	/** Whether workers may be stopped on this chain. */
	readonly miningEnabled: boolean;
	/** The chain's time, seconds since the epoch. */
	readonly now: number;
}

/** An operation of one call on a worker that moves no PHA of the account. */
export interface WorkerVerb<R> {
	readonly name: string;
	/** The pool that the call names; `null`: the one that the worker is in. */
	readonly pid: number | null;
	readonly worker: Hex;
	/** Whether the rules depend on how the pool's queue is served. */
	readonly serves?: boolean;
	call(pid: bigint): Call;
	/** What the chain looks at, in its order. */
	rules(bench: Bench, account: Hex): readonly Reason[];
	outcome(events: readonly ChainEvent[], bench: Bench): R;
}

/** The operation of `verb`. Without a pool there is nothing to call: the worker is in none. */
export function onWorker<R>(chain: ChainV1, verb: WorkerVerb<R>): Operation<R> {
	return {
		name: verb.name,
		*prepare(account) {
			const funds = transferable(chain, account);
			const first = yield { keys: [funds.key] };
			const bench = yield* readBench(chain, verb.pid, verb.worker, verb.serves ?? false);
			const common = { transferable: funds.of(first), spends: 0n };
			if (!bench) {
				const reason = refused("WORKER_NOT_IN_POOL", { pid: null });
				const outcome = () => {
					throw errorOf(reason);
				};
				return { ...common, calls: [], reasons: [reason], outcome };
			}
			return {
				...common,
				calls: [verb.call(BigInt(bench.pid))],
				reasons: verb.rules(bench, account),
				outcome: (events) => verb.outcome(events, bench),
			};
		},
	};
}

/** Two rounds, three with the queue; `null` where no pool is named and the worker is in none. */
function* readBench(chain: ChainV1, named: number | null, worker: Hex, serves: boolean): Read<Bench | null> {
	const { phalaMining, phalaRegistry, phalaStakePool } = chain.entries;
	const registration = item(phalaRegistry.workers, worker);
	const assignment = item(phalaStakePool.workerAssignments, worker);
	const binding = item(phalaMining.workerBindings, worker);
	const parameters = item(phalaMining.tokenomicParameters);
	const coolDown = item(phalaMining.coolDownPeriod);
	const enabled = item(phalaStakePool.miningEnabled);
	const first = yield { keys: keysOf([registration, assignment, binding, parameters, coolDown, enabled]) };
	const found = assignment.of(first);
	const assigned = found === null ? null : Number(found);
	const pid = named ?? assigned;
	if (pid === null) return null;

	const record = poolRecord(chain, pid);
	const account = sessionAccount(pid, worker);
	const miner = item(phalaMining.miners, account);
	const bound = item(phalaMining.minerBindings, account);
	const stake = item(phalaMining.stakes, account);
	const second = yield { keys: keysOf([record, miner, bound, stake]) };
	const pool = record.of(second);
	return {
		pid,
		worker,
		registered: registration.of(first),
		assigned,
		boundTo: binding.of(first),
		pool,
		account,
		miner: miner.of(second),
		bound: bound.of(second),
		stake: stake.of(second),
		stakers: serves && pool ? yield* readStakers(chain, pool) : new Map(),
		tokenomics: parameters.of(first),
		coolDownSeconds: Number(coolDown.of(first)),
		miningEnabled: enabled.of(first),
		now: nowOf(second),
	};
}
