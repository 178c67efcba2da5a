import type { ExitPeriods } from "./exit.ts";
import { type QueueRules, type QueueStep, serveQueue } from "./queue.ts";
import { type PoolTotals, sharesFor, valueOf as worthOf } from "./shares.ts";

/** What happens next, for `projectQueue`; whatever is due is done at once in all of them. @public */
export type QueueAssumption =
	/** Nobody helps: when the grace period ends, all workers are stopped. */
	| "nothing"
	/** The owner stops all workers now. */
	| "stop"
	/** Somebody contributes that much now, smallest units. */
	| { readonly contribution: bigint };

/** A pool and its queue at one block. Smallest units, seconds since the epoch. @public */
export interface ProjectInput<R extends ProjectRequest = ProjectRequest> extends PoolTotals, ExitPeriods {
	/** What no worker holds. */
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
	/** When it was made or replaced last. */
	readonly startedAt: number;
}

/** A step of the queue and its time, seconds since the epoch. @public */
export interface ProjectedStep<R> extends QueueStep<R> {
	/** When it happens at the earliest. */
	readonly at: number;
}

/** Who is paid when. @public */
export interface QueueProjection<R> {
	/** Payments in order. */
	readonly steps: readonly ProjectedStep<R>[];
	/** What still waits when all stake is back. */
	readonly queue: readonly R[];
	/** The first request that free and releasing stake do not cover, with the shares it then has; `null`: all are covered. */
	readonly critical: R | null;
	/**
	 * When `critical` makes all workers stop at the earliest, 1 second after its grace period; `null`: not needed. Generation 1 stops
	 * them by itself, generation 2 when somebody asks for it.
	 */
	readonly forcedStopAt: number | null;
}

/**
 * Who in a withdraw queue is paid when, if nothing but the assumption happens.
 *
 * - An estimate of times and amounts: no rewards, no other contributions or requests, price changes only by the service itself;
 *   somebody serves the queue, stops workers and reclaims them in the first second that the chain allows it
 * - Amounts by the chain's own queue service
 *
 * @param input - pool, queue, workers and rules at one block
 * @param then - what happens next; `"nothing"` when left out
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
	let { totalStake, totalShares, freeStake, queue } = input;

	const serve = (at: number, freed: bigint) => {
		const served = serveQueue({ totalStake, totalShares, freeStake: freeStake + freed }, queue, rules);
		steps.push(...served.steps.map((step) => ({ ...step, at })));
		({ totalStake, totalShares, freeStake, queue } = served);
		// W-PHA below its minimum does not stay in an account that paid.
		if (rules.burnsDust && served.steps.length && freeStake < rules.minBalance) freeStake = 0n;
	};

	let contribution = 0n;
	if (typeof then === "object") {
		contribution = then.contribution;
		totalShares += sharesFor(contribution, { totalStake, totalShares }, rules.generation);
		totalStake += contribution;
	}
	serve(now, contribution);

	const pool = { totalStake, totalShares };
	let budget = freeStake;
	for (const { stake, coolDownEndsAt } of input.workers) if (coolDownEndsAt !== null) budget += stake ?? 0n;
	const critical = queue.find(({ shares }) => {
		budget -= worthOf(shares, pool, rules.generation);
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
	return { steps, queue, critical: critical ?? null, forcedStopAt };
}
