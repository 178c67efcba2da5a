import type { SessionInfo, StakePool, WorkerInfoV2 } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import type { Read } from "../../../query/storage-query.ts";
import { item, keysOf, nowOf } from "../../../query/storage-value.ts";
import { sessionAccount } from "../../accounts.ts";
import type { Operation, Reason } from "../../chain-adapter.ts";
import type { Call, ChainEvent, Tokenomics } from "../../model.ts";
import { refused } from "../../rules/rule-error.ts";
import type { ChainV2 } from "../chain-context.ts";
import { wrappedOf } from "../reads/share-nft.ts";
import { poolRecord, stakePoolIn, transferable } from "./common.ts";

/** A worker and the stake pool that a call names, at one block: what the rules about workers look at. */
export interface Bench {
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
	readonly poolReasons: readonly Reason[];
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
export interface WorkerVerb<R> {
	readonly name: string;
	/** The pool that the call names; `null`: the one that the worker is in. */
	readonly pid: number | null;
	readonly worker: Hex;
	call(pid: bigint): Call;
	/** What the chain looks at, in its order; the pool's own reasons included. */
	rules(bench: Bench, account: Hex): readonly Reason[];
	/** What else stands against it, in rounds of its own, where nothing does so far. */
	further?(bench: Bench): Read<readonly Reason[]>;
	outcome(events: readonly ChainEvent[]): R;
}

/** The operation of `verb`. Without a pool there is nothing to call: the worker is in none. */
export function onWorker<R>(chain: ChainV2, verb: WorkerVerb<R>): Operation<R> {
	return {
		name: verb.name,
		*prepare(account) {
			const funds = transferable(chain, account);
			const first = yield { keys: [funds.key] };
			const bench = yield* readBench(chain, verb.pid, verb.worker);
			const reasons = bench ? [...verb.rules(bench, account)] : [refused("WORKER_NOT_IN_POOL", { pid: null })];
			if (bench && verb.further && reasons.length === 0) reasons.push(...(yield* verb.further(bench)));
			return {
				calls: bench ? [verb.call(BigInt(bench.pid))] : [],
				reasons,
				transferable: funds.of(first),
				spends: 0n,
				outcome: verb.outcome,
			};
		},
	};
}

/** Three rounds; `null` where no pool is named and the worker is in none. */
function* readBench(chain: ChainV2, named: number | null, worker: Hex): Read<Bench | null> {
	const { phalaComputation, phalaRegistry, phalaStakePoolv2 } = chain.entries;
	const registration = item(phalaRegistry.workers, worker);
	const assignment = item(phalaStakePoolv2.workerAssignments, worker);
	const binding = item(phalaComputation.workerBindings, worker);
	const parameters = item(phalaComputation.tokenomicParameters);
	const coolDown = item(phalaComputation.coolDownPeriod);
	const first = yield { keys: keysOf([registration, assignment, binding, parameters, coolDown]) };
	const found = assignment.of(first);
	const assigned = found === null ? null : Number(found);
	const pid = named ?? assigned;
	if (pid === null) return null;

	const record = poolRecord(chain, pid);
	const account = sessionAccount(pid, worker);
	const session = item(phalaComputation.sessions, account);
	const bound = item(phalaComputation.sessionBindings, account);
	const stake = item(phalaComputation.stakes, account);
	const second = yield { keys: keysOf([record, session, bound, stake]) };
	const poolReasons: Reason[] = [];
	const pool = stakePoolIn(pid, record.of(second), poolReasons);
	const free = pool && wrappedOf(chain, pool.basepool.poolAccountId);
	const freeStake = free ? free.of(yield { keys: [free.key] }) : 0n;
	return {
		pid,
		worker,
		registered: registration.of(first),
		assigned,
		boundTo: binding.of(first),
		pool,
		poolReasons,
		freeStake,
		session: session.of(second),
		bound: bound.of(second),
		stake: stake.of(second),
		tokenomics: parameters.of(first),
		coolDownSeconds: Number(coolDown.of(first)),
		now: nowOf(second),
	};
}
