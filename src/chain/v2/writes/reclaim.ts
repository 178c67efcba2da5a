import type { SessionInfo } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { item, keysOf, nowOf, total } from "../../../query/storage-value.ts";
import { sessionAccount } from "../../accounts.ts";
import type { Operation, Reason } from "../../chain-adapter.ts";
import type { Call, ChainEvent } from "../../model.ts";
import { refused } from "../../rules/rule-error.ts";
import type { ChainV2 } from "../chain-context.ts";
import { call, dataOf, poolRecord, stakePoolIn, transferable } from "./common.ts";
import { serving } from "./serve-queue.ts";
import { onWorker } from "./worker-operation.ts";

/** Rules: pool, session, cool-down over. Anybody may reclaim; the stake goes back to the pool, which serves its queue. */
export function reclaimWorker(chain: ChainV2, pid: number | null, worker: Hex): Operation<{ reclaimed: bigint }> {
	return onWorker(chain, {
		name: "worker.reclaim",
		pid,
		worker,
		call: (id) => reclaimCall(id, worker),
		rules({ poolReasons, pool, session, coolDownSeconds, now }) {
			if (!pool) return poolReasons;
			if (!session) return [refused("SESSION_NOT_FOUND", { publicKey: worker })];
			const endsAt = endOf(session, coolDownSeconds);
			return endsAt === null || now < endsAt ? [refused("COOL_DOWN_NOT_OVER", { endsAt })] : [];
		},
		*further({ pool, stake }) {
			return pool ? yield* serving(chain, pool.basepool, stake ?? 0n) : [];
		},
		outcome: (events) => ({ reclaimed: reclaimedIn(events) }),
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
			const funds = transferable(chain, account);
			const record = poolRecord(chain, pid);
			const period = item(coolDownPeriod);
			const first = yield { keys: keysOf([funds, record, period]) };
			const reasons: Reason[] = [];
			const pool = stakePoolIn(pid, record.of(first), reasons);
			const stopped = (pool?.cdWorkers ?? []).map((worker) => {
				const account = sessionAccount(pid, worker);
				return { worker, session: item(sessions, account), stake: item(stakes, account) };
			});
			const second = yield { keys: stopped.flatMap(({ session, stake }) => [session.key, stake.key]) };
			const ends = stopped.flatMap(({ worker, session, stake }) => {
				const info = session.of(second);
				const endsAt = info && endOf(info, Number(period.of(first)));
				return endsAt === null ? [] : [{ worker, endsAt, stake: stake.of(second) ?? 0n }];
			});
			const due = ends.filter(({ endsAt }) => endsAt <= nowOf(second));
			const next = ends.length > 0 ? Math.min(...ends.map(({ endsAt }) => endsAt)) : null;
			if (reasons.length === 0 && due.length === 0) reasons.push(refused("COOL_DOWN_NOT_OVER", { endsAt: next }));
			if (pool && due.length > 0) {
				const released = total(due, ({ stake }) => stake);
				reasons.push(...(yield* serving(chain, pool.basepool, released)));
			}
			return {
				calls: together(due.map(({ worker }) => reclaimCall(BigInt(pid), worker))),
				reasons,
				transferable: funds.of(first),
				spends: 0n,
				outcome: (events) => ({
					reclaimed: reclaimedIn(events),
					workers: dataOf(events, "phalaStakePoolv2", "WorkerReclaimed").map(({ worker }) => worker),
				}),
			};
		},
	};
}

function together(calls: readonly Call[]): readonly Call[] {
	return calls.length < 2 ? calls : [{ pallet: "utility", method: "forceBatch", args: { calls } }];
}

function reclaimCall(pid: bigint, worker: Hex): Call {
	return call("phalaStakePoolv2", "reclaimPoolWorker", { pid, worker });
}

/** When the cool-down ends, seconds since the epoch; `null`: the worker was never stopped. */
function endOf({ state, coolDownStart }: SessionInfo, coolDownSeconds: number): number | null {
	return state === "WorkerCoolingDown" ? Number(coolDownStart) + coolDownSeconds : null;
}

function reclaimedIn(events: readonly ChainEvent[]): bigint {
	return total(
		dataOf(events, "phalaComputation", "WorkerReclaimed"),
		({ originalStake, slashed }) => originalStake - slashed,
	);
}
