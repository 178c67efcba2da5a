import type { ChainReads } from "../../chain/chain-adapter.ts";
import type { StakePoolState, VaultState, WithdrawRequest } from "../../chain/model.ts";
import { wrongArgument } from "../../errors/invalid-argument.ts";
import { type ExitTimeline, exitTimeline } from "../../math/exit.ts";
import { type Assumption, projectQueue, type QueueProjection } from "../../math/queue-projection.ts";
import type { BlockRef } from "../../query/block-ref.ts";
import { type Read, together } from "../../query/storage-query.ts";
import type { PoolRead } from "../pool-view.ts";
import { coolingStakesOf, foundPool, now, workersOfPool } from "../require.ts";
import { amountOf } from "../validate.ts";

/**
 * Who in a pool's queue is paid when, under one assumption: an estimate. Requests name their delegators.
 *
 * @public
 */
export interface PoolProjection extends QueueProjection<WithdrawRequest> {
	/** The block that it starts from. */
	readonly block: BlockRef;
}

/** Countdowns of a pool's queue, and what is missing to serve it. @public */
export interface PoolExitTimeline extends ExitTimeline<WithdrawRequest> {
	/** The block that it is of. */
	readonly block: BlockRef;
}

/** What happens next, as far as it can be right. */
function assumptionOf(value: Assumption): Assumption {
	if (value === "nothing" || value === "stop") return value;
	if (typeof value === "object" && value !== null && "contribution" in value)
		return { contribution: amountOf(value.contribution) };
	throw wrongArgument("assumption", value, '"nothing", "stop" or { contribution }');
}

/** The queue's future. Throws `INVALID_ARGUMENT`, `INVALID_AMOUNT`. */
export function projectionOf(assumption: Assumption): PoolRead<PoolProjection> {
	const then = assumptionOf(assumption);
	return (reads, pid) => projection(reads, pid, then);
}

/** Countdowns of the queue of a pool of either kind. */
export function timelineOf(found: PoolRead<StakePoolState | VaultState>): PoolRead<PoolExitTimeline> {
	return (reads, pid) => timeline(reads, found(reads, pid));
}

/** From the pool, its workers, its cooling-down stake and the rules, all of one block. */
function* projection(reads: ChainReads, pid: number, assumption: Assumption): Read<PoolProjection> {
	const [pool, workers, cooling, parameters, time] = yield* together([
		foundPool(reads, pid),
		workersOfPool(reads, pid),
		coolingStakesOf(reads, pid),
		reads.parameters(),
		now(),
	]);
	const { coolDownSeconds, gracePeriodSeconds, queueRules } = parameters;
	const computing = workers.filter(({ coolDownEndsAt }) => coolDownEndsAt === null);
	const releasing = cooling.map(({ stake, endsAt }) => ({ stake, coolDownEndsAt: endsAt }));
	// What the pool counts as releasing and no worker shows comes back when it has to at the latest.
	const rest = pool.releasingStake - releasing.reduce((sum, { stake }) => sum + stake, 0n);
	const unseen = rest > 0n ? [{ stake: rest, coolDownEndsAt: time + coolDownSeconds }] : [];
	const projected = projectQueue(
		{
			totalStake: pool.totalStake,
			totalShares: pool.totalShares,
			freeStake: pool.freeStake,
			queue: pool.withdrawQueue,
			workers: [...computing, ...releasing, ...unseen],
			now: time,
			rules: queueRules,
			coolDownSeconds,
			gracePeriodSeconds,
		},
		assumption,
	);
	return { ...projected, block: pool.block };
}

function* timeline(reads: ChainReads, found: Read<StakePoolState | VaultState>): Read<PoolExitTimeline> {
	const [pool, { coolDownSeconds, gracePeriodSeconds }, time] = yield* together([found, reads.parameters(), now()]);
	const { withdrawQueue: queue, freeStake, releasingStake, block } = pool;
	const periods = { coolDownSeconds, gracePeriodSeconds, now: time };
	return { ...exitTimeline({ queue, freeStake, releasingStake, ...periods }), block };
}
