import type { Hex } from "../../codec/hex.ts";
import type { StorageQuery } from "../../query/storage-query.ts";
import { chainSeconds, sumBy } from "../../query/storage-value.ts";
import { sessionAccount } from "../accounts.ts";
import { createOperation } from "../create-operation.ts";
import { ruleFailure } from "../loaded-with-writes.ts";
import type { Call, Operation, RuleFailure } from "../operation.ts";
import type { StakePoolRecord } from "../pool-admin/pool-operation.ts";
import type { CoolingWorker } from "./read-cooling-workers.ts";
import { type WorkerContext, workerOperation } from "./worker-operation.ts";
import type { ReclaimedSession, WorkerPallets } from "./worker-pallets.ts";
import type { SessionRecord } from "./worker-session.ts";

/**
 * Reclaims the stake of a stopped worker for its pool, which then pays its queue. Checks pool, session, cool-down over. Every account
 * may reclaim.
 */
export function reclaimWorker<S extends SessionRecord, P extends StakePoolRecord>(
	pallets: WorkerPallets<S, P>,
	pid: number | null,
	worker: Hex,
): Operation<{ reclaimed: bigint }> {
	return workerOperation(pallets, {
		name: "worker.reclaim",
		pid,
		worker,
		call: (id) => buildReclaim(pallets, id, worker),
		check: (context) => checkCoolDown(context),
		checkFurther: (pool, { stake }) => pallets.checkQueueService(pool, stake ?? 0n),
		outcome: (events) => ({ reclaimed: sumReclaimed(pallets.events.reclaimed(events)) }),
		// No worker is ever slashed.
		expected: ({ stake }) => ({ reclaimed: stake ?? 0n }),
	});
}

function checkCoolDown({
	check: { pool, failures },
	worker,
	session,
	status,
	coolDownSeconds,
	now,
}: WorkerContext<unknown>): readonly RuleFailure[] {
	if (!pool) return failures;
	if (!session) return [ruleFailure("SESSION_NOT_FOUND", { publicKey: worker })];
	const endsAt = status === "CoolingDown" ? Number(session.coolDownStart) + coolDownSeconds : null;
	return endsAt === null || now < endsAt ? [ruleFailure("COOL_DOWN_NOT_OVER", { endsAt })] : [];
}

/**
 * Reclaims the stake of every worker of a pool whose cool-down is over. Checks pool, at least one such worker.
 *
 * Several calls are one `utility.forceBatch`: a worker that another account reclaims first does not stop the others. The outcome lists
 * the workers that were reclaimed, possibly none.
 */
export function reclaimAll<S extends SessionRecord, P extends StakePoolRecord>(
	pallets: WorkerPallets<S, P>,
	pid: number,
): Operation<{ reclaimed: bigint; workers: readonly string[] }> {
	return createOperation(pallets.chain, "stakePool.reclaimAll", function* () {
		const poolCheck = pallets.findPool(pid);
		const response = yield { keys: [poolCheck.key] };
		const { pool, failures } = poolCheck.from(response);
		const cooling = pool ? yield* pallets.readCoolingWorkers(pid, pool) : [];
		const now = chainSeconds(response);
		const due = cooling.filter(({ endsAt }) => endsAt <= now);
		return {
			calls: batchCalls(due.map(({ publicKey }) => buildReclaim(pallets, BigInt(pid), publicKey))),
			fixedCalls: true,
			failures: pool ? yield* checkDue(pallets, pool, cooling, due) : failures,
			outcome(events) {
				const reclaimed = pallets.events.reclaimed(events);
				const sessions = new Set(reclaimed.map(({ session }) => session));
				const workers = due.map(({ publicKey }) => publicKey);
				return {
					reclaimed: sumReclaimed(reclaimed),
					workers: workers.filter((worker) => sessions.has(sessionAccount(pid, worker))),
				};
			},
			expected: () => ({
				reclaimed: sumBy(due, ({ stake }) => stake),
				workers: due.map(({ publicKey }) => publicKey),
			}),
		};
	});
}

function* checkDue<S extends SessionRecord, P extends StakePoolRecord>(
	{ checkQueueService }: WorkerPallets<S, P>,
	pool: P,
	cooling: readonly CoolingWorker[],
	due: readonly CoolingWorker[],
): StorageQuery<readonly RuleFailure[]> {
	if (due.length > 0) {
		const released = sumBy(due, ({ stake }) => stake);
		return yield* checkQueueService(pool, released);
	}
	const endsAt = cooling.length > 0 ? Math.min(...cooling.map((one) => one.endsAt)) : null;
	return [ruleFailure("COOL_DOWN_NOT_OVER", { endsAt })];
}

function buildReclaim<S extends SessionRecord, P extends StakePoolRecord>(
	{ stakePool }: WorkerPallets<S, P>,
	pid: bigint,
	worker: Hex,
): Call {
	return stakePool.buildCall("reclaimPoolWorker", { pid, worker });
}

function batchCalls(calls: readonly Call[]): readonly Call[] {
	return calls.length < 2 ? calls : [{ pallet: "utility", method: "forceBatch", args: { calls } }];
}

function sumReclaimed(sessions: readonly ReclaimedSession[]): bigint {
	return sumBy(sessions, ({ originalStake, slashed }) => originalStake - slashed);
}
