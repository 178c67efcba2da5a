import type { ChainReads } from "../../chain/chain-adapter.ts";
import { invalidArgument } from "../../chain/loaded-with-reads.ts";
import type { StakePoolState, WithdrawRequest } from "../../chain/model/stake-pool.ts";
import type { VaultState } from "../../chain/model/vault.ts";
import { type ExitTimeline, exitTimeline } from "../../math/exit.ts";
import { projectQueue, type QueueAssumption, type QueueProjection } from "../../math/queue-projection.ts";
import type { BlockRef } from "../../query/block-ref.ts";
import { parallel, type StorageQuery } from "../../query/storage-query.ts";
import { parseAmount } from "../loaded-at-once.ts";
import { type PoolRead, readChainSeconds, requireCoolingStakes, requirePool, requirePoolWorkers } from "../require.ts";

/**
 * An estimate of when each request in a pool's queue is paid, under one assumption.
 *
 * @public
 */
export interface PoolProjection extends QueueProjection<WithdrawRequest> {
	/** The block that the projection starts from. */
	readonly block: BlockRef;
}

/** Countdowns of a pool's queue, and the stake that is missing to serve it. @public */
export interface PoolExitTimeline extends ExitTimeline<WithdrawRequest> {
	/** The block that was read. */
	readonly block: BlockRef;
}

function parseAssumption(value: QueueAssumption): QueueAssumption {
	if (value === "nothing" || value === "stop") return value;
	if (typeof value === "object" && value !== null && "contribution" in value)
		return { contribution: parseAmount(value.contribution, "contribution") };
	throw invalidArgument("assumption", value, '"nothing", "stop" or { contribution }');
}

/** Projects the queue of a stake pool. Throws `INVALID_ARGUMENT`, `INVALID_AMOUNT`. */
export function projectPoolQueue(assumption: QueueAssumption): PoolRead<PoolProjection> {
	const parsed = parseAssumption(assumption);
	return (reads, pid) => readProjection(reads, pid, parsed);
}

/** Countdowns of the queue of a pool of either kind. */
export function poolExitTimeline(require: PoolRead<StakePoolState | VaultState>): PoolRead<PoolExitTimeline> {
	return (reads, pid) => readTimeline(reads, require(reads, pid));
}

function* readProjection(reads: ChainReads, pid: number, assumption: QueueAssumption): StorageQuery<PoolProjection> {
	const [pool, workers, cooling, parameters, time] = yield* parallel([
		requirePool(reads, pid),
		requirePoolWorkers(reads, pid),
		requireCoolingStakes(reads, pid),
		reads.parameters(),
		readChainSeconds(),
	]);
	const { coolDownSeconds, gracePeriodSeconds, queueRules } = parameters;
	const computing = workers.filter(({ coolDownEndsAt }) => coolDownEndsAt === null);
	const releasing = cooling.map(({ stake, endsAt }) => ({ stake, coolDownEndsAt: endsAt }));
	// Releasing stake that no listed worker holds is assumed to return at the latest possible time.
	const unlisted = pool.releasingStake - releasing.reduce((sum, { stake }) => sum + stake, 0n);
	const assumed = unlisted > 0n ? [{ stake: unlisted, coolDownEndsAt: time + coolDownSeconds }] : [];
	const projected = projectQueue(
		{
			totalStake: pool.totalStake,
			totalShares: pool.totalShares,
			freeStake: pool.freeStake,
			queue: pool.withdrawQueue,
			workers: [...computing, ...releasing, ...assumed],
			now: time,
			rules: queueRules,
			coolDownSeconds,
			gracePeriodSeconds,
		},
		assumption,
	);
	return { ...projected, block: pool.block };
}

function* readTimeline(
	reads: ChainReads,
	query: StorageQuery<StakePoolState | VaultState>,
): StorageQuery<PoolExitTimeline> {
	const [pool, { coolDownSeconds, gracePeriodSeconds }, time] = yield* parallel([
		query,
		reads.parameters(),
		readChainSeconds(),
	]);
	const { withdrawQueue: queue, freeStake, releasingStake, block } = pool;
	const periods = { coolDownSeconds, gracePeriodSeconds, now: time };
	return { ...exitTimeline({ queue, freeStake, releasingStake, ...periods }), block };
}
