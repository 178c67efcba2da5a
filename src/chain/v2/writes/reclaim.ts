import type { SessionInfo } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { chainSeconds, storageKeys, storageValue, sumBy } from "../../../query/storage-value.ts";
import { sessionAccount } from "../../accounts.ts";
import type { Call, ChainEvent, CheckFailure, Operation } from "../../operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import type { ChainV2 } from "../chain-context.ts";
import { buildCall, checkStakePool, eventsNamed, readPoolRecord, readTransferable } from "./common.ts";
import { readQueueService } from "./serve-queue.ts";
import { workerOperation } from "./worker-operation.ts";

/** Rules: pool, session, cool-down over. Anybody may reclaim; the stake goes back to the pool, which serves its queue. */
export function reclaimWorker(chain: ChainV2, pid: number | null, worker: Hex): Operation<{ reclaimed: bigint }> {
	return workerOperation(chain, {
		name: "worker.reclaim",
		pid,
		worker,
		call: (id) => reclaimCall(id, worker),
		rules({ poolFailures, pool, session, coolDownSeconds, now }) {
			if (!pool) return poolFailures;
			if (!session) return [ruleFailure("SESSION_NOT_FOUND", { publicKey: worker })];
			const endsAt = coolDownEnd(session, coolDownSeconds);
			return endsAt === null || now < endsAt ? [ruleFailure("COOL_DOWN_NOT_OVER", { endsAt })] : [];
		},
		*further({ pool, stake }) {
			return pool ? yield* readQueueService(chain, pool.basepool, stake ?? 0n) : [];
		},
		outcome: (events) => ({ reclaimed: sumReclaimed(events) }),
	});
}

/**
 * Rules: pool, at least one worker whose cool-down is over.
 *
 * Several go as `utility.forceBatch`: best effort, so that a worker whom somebody else reclaims first stops none of the others.
 * The outcome names those that were reclaimed, possibly none.
 */
export function reclaimAll(chain: ChainV2, pid: number): Operation<{ reclaimed: bigint; workers: readonly string[] }> {
	return {
		name: "stakePool.reclaimAll",
		*prepare(account) {
			const { sessions, stakes, coolDownPeriod } = chain.entries.phalaComputation;
			const funds = readTransferable(chain, account);
			const record = readPoolRecord(chain, pid);
			const period = storageValue(coolDownPeriod);
			const first = yield { keys: storageKeys([funds, record, period]) };
			const failures: CheckFailure[] = [];
			const pool = checkStakePool(pid, record.from(first), failures);
			const stopped = (pool?.cdWorkers ?? []).map((worker) => {
				const account = sessionAccount(pid, worker);
				return { worker, session: storageValue(sessions, account), stake: storageValue(stakes, account) };
			});
			const second = yield { keys: stopped.flatMap(({ session, stake }) => [session.key, stake.key]) };
			const ends = stopped.flatMap(({ worker, session, stake }) => {
				const info = session.from(second);
				const endsAt = info && coolDownEnd(info, Number(period.from(first)));
				return endsAt === null ? [] : [{ worker, endsAt, stake: stake.from(second) ?? 0n }];
			});
			const due = ends.filter(({ endsAt }) => endsAt <= chainSeconds(second));
			const next = ends.length > 0 ? Math.min(...ends.map(({ endsAt }) => endsAt)) : null;
			if (failures.length === 0 && due.length === 0) failures.push(ruleFailure("COOL_DOWN_NOT_OVER", { endsAt: next }));
			if (pool && due.length > 0) {
				const released = sumBy(due, ({ stake }) => stake);
				failures.push(...(yield* readQueueService(chain, pool.basepool, released)));
			}
			return {
				calls: batchReclaims(due.map(({ worker }) => reclaimCall(BigInt(pid), worker))),
				failures,
				transferable: funds.from(first),
				spends: 0n,
				outcome: (events) => ({
					reclaimed: sumReclaimed(events),
					workers: eventsNamed(events, "phalaStakePoolv2", "WorkerReclaimed").map(({ worker }) => worker),
				}),
			};
		},
	};
}

function batchReclaims(calls: readonly Call[]): readonly Call[] {
	return calls.length < 2 ? calls : [{ pallet: "utility", method: "forceBatch", args: { calls } }];
}

function reclaimCall(pid: bigint, worker: Hex): Call {
	return buildCall("phalaStakePoolv2", "reclaimPoolWorker", { pid, worker });
}

/** When the cool-down ends, seconds since the epoch; `null`: the worker was never stopped. */
function coolDownEnd({ state, coolDownStart }: SessionInfo, coolDownSeconds: number): number | null {
	return state === "WorkerCoolingDown" ? Number(coolDownStart) + coolDownSeconds : null;
}

function sumReclaimed(events: readonly ChainEvent[]): bigint {
	return sumBy(
		eventsNamed(events, "phalaComputation", "WorkerReclaimed"),
		({ originalStake, slashed }) => originalStake - slashed,
	);
}
