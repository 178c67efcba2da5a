import type { ExitPeriods } from "./exit.ts";
import { type QueueRules, type QueueStep, serveQueue } from "./queue.ts";
import { type PoolTotals, sharesFor, valueOf as shareValue } from "./shares.ts";

/** Assumption of `projectQueue`; in all of them every call is made as soon as it is due. @public */
export type QueueAssumption =
	/** Nothing else happens: when the grace period ends, all workers are stopped. */
	| "nothing"
	/** The owner stops all workers now. */
	| "stop"
	/** A contribution is made now, smallest units. */
	| { readonly contribution: bigint };

/** A pool and its queue at one block. Smallest units, seconds since the epoch. @public */
export interface ProjectInput<R extends ProjectRequest = ProjectRequest> extends PoolTotals, ExitPeriods {
	/** Stake without a worker. */
	readonly freeStake: bigint;
	/** Requests in the chain's order. */
	readonly queue: readonly R[];
	/** Workers with stake: cooling down until then, or `null`: computing. Those without stake may be in it. */
	readonly workers: readonly { readonly stake: bigint | null; readonly coolDownEndsAt: number | null }[];
	/** The chain's time. */
	readonly now: number;
	/** How the runtime serves the queue. */
	readonly rules: QueueRules;
}

/** A request that waits, as `projectQueue` needs it. @public */
export interface ProjectRequest {
	/** Shares that wait. */
	readonly shares: bigint;
	/** When it was created or last replaced. */
	readonly startedAt: number;
}

/** A step of the queue and its time, seconds since the epoch. @public */
export interface ProjectedStep<R> extends QueueStep<R> {
	/** When it happens at the earliest. */
	readonly at: number;
}

/** Projected payments of a withdraw queue. @public */
export interface QueueProjection<R> {
	/** Payments in order. */
	readonly steps: readonly ProjectedStep<R>[];
	/** Requests that still wait when all stake is released. */
	readonly queue: readonly R[];
	/** The first request that free and releasing stake do not cover, with the shares it then has; `null`: all are covered. */
	readonly critical: R | null;
	/**
	 * When `critical` makes all workers stop at the earliest, 1 second after its grace period; `null`: not needed. Generation 1 stops
	 * them automatically, generation 2 by a call.
	 */
	readonly forcedStopAt: number | null;
}

/**
 * Projects the payments of a withdraw queue under an assumption.
 *
 * - An estimate of times and amounts: no rewards, no other contributions or requests, price changes only by the service itself;
 *   the queue is served, workers are stopped and reclaimed in the first second that the chain allows it
 * - Amounts by the chain's own queue service
 *
 * @param input - pool, queue, workers and rules at one block
 * @param then - the assumption
 * @defaultValue `then` - `"nothing"`
 * @throws PhalaError `POOL_BANKRUPT` for a contribution to a pool without value; `INVALID_AMOUNT`
 * @remarks Source: {@link serveQueue}, {@link isExpired}, cool-down of both generations
 * @public
 */
export function projectQueue<R extends ProjectRequest>(
	input: ProjectInput<R>,
	then: QueueAssumption = "nothing",
): QueueProjection<R> {
	const { now, rules, coolDownSeconds, gracePeriodSeconds } = input;
	const steps: ProjectedStep<R>[] = [];
	let pool: PoolTotals & Pick<ProjectInput<R>, "freeStake" | "queue"> = input;

	const serve = (at: number, freed: bigint) => {
		const served = serveQueue({ ...pool, freeStake: pool.freeStake + freed }, pool.queue, rules);
		steps.push(...served.steps.map((step) => ({ ...step, at })));
		// W-PHA below its minimum does not stay in an account that paid.
		const isDropped = rules.burnsDust && served.steps.length && served.freeStake < rules.minBalance;
		pool = isDropped ? { ...served, freeStake: 0n } : served;
	};

	const contribution: bigint = Object(then).contribution ?? 0n;
	if (contribution) {
		const totalShares = pool.totalShares + sharesFor(contribution, pool, rules.generation);
		pool = { ...pool, totalShares, totalStake: pool.totalStake + contribution };
	}
	serve(now, contribution);

	let budget = pool.freeStake;
	for (const { stake, coolDownEndsAt } of input.workers) if (coolDownEndsAt !== null) budget += stake ?? 0n;
	const critical = pool.queue.find(({ shares }) => {
		budget -= shareValue(shares, pool, rules.generation);
		return then !== "stop" && budget < 0n;
	});
	// The grace period has to be over by more than nothing: one second later at the earliest.
	const forcedStopAt = critical ? Math.max(now, critical.startedAt + gracePeriodSeconds + 1) : null;
	const stoppedAt = then === "stop" ? now : forcedStopAt;

	const releases = input.workers.flatMap(({ stake, coolDownEndsAt }) => {
		const at = coolDownEndsAt ?? (stoppedAt === null ? null : stoppedAt + coolDownSeconds);
		return stake === null || at === null ? [] : [{ stake, at: Math.max(now, at) }];
	});
	for (const { stake, at } of releases.sort((a, b) => a.at - b.at)) serve(at, stake);
	return { steps, queue: pool.queue, critical: critical ?? null, forcedStopAt };
}
