import type { MinerInfo, PoolInfo, WorkerInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { chainSeconds, storageKeys, storageValue } from "../../../query/storage-value.ts";
import { sessionAccount } from "../../accounts.ts";
import type { Tokenomics } from "../../model/network.ts";
import type { Call, ChainEvent, CheckFailure, Operation } from "../../operation.ts";
import { failureToError, ruleFailure } from "../../rules/rule-error.ts";
import type { ChainV1 } from "../chain-context.ts";
import { readPoolRecord, readTransferable } from "./common.ts";
import { readStakers, type Stakers } from "./serve-queue.ts";

/** A worker and the pool that a call names, at one block: what the rules about workers look at. */
export interface WorkerContext {
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
export interface WorkerOperationSpec<R> {
	readonly name: string;
	/** The pool that the call names; `null`: the one that the worker is in. */
	readonly pid: number | null;
	readonly worker: Hex;
	/** Whether the rules depend on how the pool's queue is served. */
	readonly serves?: boolean;
	call(pid: bigint): Call;
	/** What the chain looks at, in its order. */
	rules(bench: WorkerContext, account: Hex): readonly CheckFailure[];
	outcome(events: readonly ChainEvent[], bench: WorkerContext): R;
}

/** The operation of `verb`. Without a pool there is nothing to call: the worker is in none. */
export function workerOperation<R>(chain: ChainV1, verb: WorkerOperationSpec<R>): Operation<R> {
	return {
		name: verb.name,
		*prepare(account) {
			const funds = readTransferable(chain, account);
			const first = yield { keys: [funds.key] };
			const bench = yield* readWorkerContext(chain, verb.pid, verb.worker, verb.serves ?? false);
			const common = { transferable: funds.from(first), spends: 0n };
			if (!bench) {
				const reason = ruleFailure("WORKER_NOT_IN_POOL", { pid: null });
				const outcome = () => {
					throw failureToError(reason);
				};
				return { ...common, calls: [], failures: [reason], outcome };
			}
			return {
				...common,
				calls: [verb.call(BigInt(bench.pid))],
				failures: verb.rules(bench, account),
				outcome: (events) => verb.outcome(events, bench),
			};
		},
	};
}

/** Two rounds, three with the queue; `null` where no pool is named and the worker is in none. */
function* readWorkerContext(
	chain: ChainV1,
	named: number | null,
	worker: Hex,
	serves: boolean,
): StorageQuery<WorkerContext | null> {
	const { phalaMining, phalaRegistry, phalaStakePool } = chain.entries;
	const registration = storageValue(phalaRegistry.workers, worker);
	const assignment = storageValue(phalaStakePool.workerAssignments, worker);
	const binding = storageValue(phalaMining.workerBindings, worker);
	const parameters = storageValue(phalaMining.tokenomicParameters);
	const coolDown = storageValue(phalaMining.coolDownPeriod);
	const enabled = storageValue(phalaStakePool.miningEnabled);
	const first = yield { keys: storageKeys([registration, assignment, binding, parameters, coolDown, enabled]) };
	const found = assignment.from(first);
	const assigned = found === null ? null : Number(found);
	const pid = named ?? assigned;
	if (pid === null) return null;

	const record = readPoolRecord(chain, pid);
	const account = sessionAccount(pid, worker);
	const miner = storageValue(phalaMining.miners, account);
	const bound = storageValue(phalaMining.minerBindings, account);
	const stake = storageValue(phalaMining.stakes, account);
	const second = yield { keys: storageKeys([record, miner, bound, stake]) };
	const pool = record.from(second);
	return {
		pid,
		worker,
		registered: registration.from(first),
		assigned,
		boundTo: binding.from(first),
		pool,
		account,
		miner: miner.from(second),
		bound: bound.from(second),
		stake: stake.from(second),
		stakers: serves && pool ? yield* readStakers(chain, pool) : new Map(),
		tokenomics: parameters.from(first),
		coolDownSeconds: Number(coolDown.from(first)),
		miningEnabled: enabled.from(first),
		now: chainSeconds(second),
	};
}
