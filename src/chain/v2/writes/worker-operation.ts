import type { SessionInfo, StakePool, WorkerInfoV2 } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { chainSeconds, storageKeys, storageValue } from "../../../query/storage-value.ts";
import { sessionAccount } from "../../accounts.ts";
import type { Tokenomics } from "../../model/network.ts";
import type { Call, ChainEvent, CheckFailure, Operation } from "../../operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import type { ChainV2 } from "../chain-context.ts";
import { wrappedBalance } from "../reads/share-nft.ts";
import { checkStakePool, readPoolRecord, readTransferable } from "./common.ts";

/** A worker and the stake pool that a call names, at one block: what the rules about workers look at. */
export interface WorkerContext {
	readonly pid: number;
	readonly worker: Hex;
	readonly registered: WorkerInfoV2 | null;
	/** The pool that the worker is assigned to; `null`: none. */
	readonly assigned: number | null;
	/** The session that the worker is bound to, in whatever pool; `null`: none. */
	readonly boundTo: Hex | null;
	/** `null`: not a stake pool. */
	readonly pool: StakePool | null;
	/** What speaks against the pool itself. */
	readonly poolFailures: readonly CheckFailure[];
	/** W-PHA that the pool has free, pico. */
	readonly freeStake: bigint;
	/** The session that the pool has for this worker. */
	readonly session: SessionInfo | null;
	/** The worker that this session is bound to; `null`: none. */
	readonly bound: Hex | null;
	/** PHA behind this session, pico. */
	readonly stake: bigint | null;
	readonly tokenomics: Tokenomics | null;
	readonly coolDownSeconds: number;
	/** The chain's time, seconds since the epoch. */
	readonly now: number;
}

/** An operation of one call on a worker that moves no PHA of the account. */
export interface WorkerOperationSpec<R> {
	readonly name: string;
	/** The pool that the call names; `null`: the one that the worker is in. */
	readonly pid: number | null;
	readonly worker: Hex;
	call(pid: bigint): Call;
	/** What the chain looks at, in its order; the pool's own failures included. */
	rules(bench: WorkerContext, account: Hex): readonly CheckFailure[];
	/** What else stands against it, in rounds of its own, where nothing does so far. */
	further?(bench: WorkerContext): StorageQuery<readonly CheckFailure[]>;
	outcome(events: readonly ChainEvent[]): R;
}

/** The operation of `verb`. Without a pool there is nothing to call: the worker is in none. */
export function workerOperation<R>(chain: ChainV2, verb: WorkerOperationSpec<R>): Operation<R> {
	return {
		name: verb.name,
		*prepare(account) {
			const funds = readTransferable(chain, account);
			const first = yield { keys: [funds.key] };
			const bench = yield* readWorkerContext(chain, verb.pid, verb.worker);
			const failures = bench ? [...verb.rules(bench, account)] : [ruleFailure("WORKER_NOT_IN_POOL", { pid: null })];
			if (bench && verb.further && failures.length === 0) failures.push(...(yield* verb.further(bench)));
			return {
				calls: bench ? [verb.call(BigInt(bench.pid))] : [],
				failures,
				transferable: funds.from(first),
				spends: 0n,
				outcome: verb.outcome,
			};
		},
	};
}

/** Three rounds; `null` where no pool is named and the worker is in none. */
function* readWorkerContext(chain: ChainV2, named: number | null, worker: Hex): StorageQuery<WorkerContext | null> {
	const { phalaComputation, phalaRegistry, phalaStakePoolv2 } = chain.entries;
	const registration = storageValue(phalaRegistry.workers, worker);
	const assignment = storageValue(phalaStakePoolv2.workerAssignments, worker);
	const binding = storageValue(phalaComputation.workerBindings, worker);
	const parameters = storageValue(phalaComputation.tokenomicParameters);
	const coolDown = storageValue(phalaComputation.coolDownPeriod);
	const first = yield { keys: storageKeys([registration, assignment, binding, parameters, coolDown]) };
	const found = assignment.from(first);
	const assigned = found === null ? null : Number(found);
	const pid = named ?? assigned;
	if (pid === null) return null;

	const record = readPoolRecord(chain, pid);
	const account = sessionAccount(pid, worker);
	const session = storageValue(phalaComputation.sessions, account);
	const bound = storageValue(phalaComputation.sessionBindings, account);
	const stake = storageValue(phalaComputation.stakes, account);
	const second = yield { keys: storageKeys([record, session, bound, stake]) };
	const poolFailures: CheckFailure[] = [];
	const pool = checkStakePool(pid, record.from(second), poolFailures);
	const free = pool && wrappedBalance(chain, pool.basepool.poolAccountId);
	const freeStake = free ? free.from(yield { keys: [free.key] }) : 0n;
	return {
		pid,
		worker,
		registered: registration.from(first),
		assigned,
		boundTo: binding.from(first),
		pool,
		poolFailures,
		freeStake,
		session: session.from(second),
		bound: bound.from(second),
		stake: stake.from(second),
		tokenomics: parameters.from(first),
		coolDownSeconds: Number(coolDown.from(first)),
		now: chainSeconds(second),
	};
}
