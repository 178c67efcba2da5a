import { positive } from "./fixed.ts";

/** A request that waits, as `exitTimeline` needs it. @public */
export interface ExitRequest {
	/** Value of its shares, smallest units. */
	readonly value: bigint;
	/** When it was created or last replaced, seconds since the epoch. */
	readonly startedAt: number;
}

/** Periods of a withdrawal. @public */
export interface ExitPeriods {
	/** Grace period: how long a request may wait without being covered, seconds. */
	readonly gracePeriodSeconds: number;
	/** How long stake stays locked after its worker stopped, seconds. */
	readonly coolDownSeconds: number;
}

/** Input of {@link exitTimeline}, all from one block. @public */
export interface ExitInput<R extends ExitRequest = ExitRequest> extends ExitPeriods {
	/** Requests in the chain's order. */
	readonly queue: readonly R[];
	/** Stake without a worker, smallest units. */
	readonly freeStake: bigint;
	/** Stake behind cooling-down workers, smallest units. */
	readonly releasingStake: bigint;
	/** The chain's time, seconds since the epoch. */
	readonly now: number;
}

/** When one request is due. Seconds, and seconds since the epoch. @public */
export interface ExitDates<R> {
	/** The request as it was given. */
	readonly request: R;
	/** Until `expiresAt`, never below 0. */
	readonly countdownSeconds: number;
	/** End of the grace period. */
	readonly expiresAt: number;
	/** End of the cool-down of workers that are stopped when the grace period ends. */
	readonly latestAt: number;
	/** Whether free and releasing stake pay it, after those before it. */
	readonly covered: boolean;
}

/** Countdowns of a withdraw queue, and the stake missing to pay it. @public */
export interface ExitTimeline<R> {
	/** One per request, in order. */
	readonly requests: readonly ExitDates<R>[];
	/** Value of all requests, smallest units. */
	readonly queueValue: bigint;
	/** Value that free and releasing stake do not cover, smallest units. */
	readonly shortfall: bigint;
	/** When the first uncovered request ends its grace period: from the second after, all workers may be stopped; `null`: none. */
	readonly criticalAt: number | null;
	/** The last `latestAt` of all requests; `null`: the queue is empty. */
	readonly latestAt: number | null;
}

/**
 * Countdowns of a withdraw queue, and the stake missing to pay it.
 *
 * - `latestAt` assumes that every call is made at once: generation 2 stops workers only by
 *   `checkAndMaybeForceWithdraw`, and in both generations each worker has to be reclaimed
 *
 * @param input - queue, stake and periods at one block
 * @remarks Source: grace period and cool-down of both generations
 * @public
 */
export function exitTimeline<R extends ExitRequest>(input: ExitInput<R>): ExitTimeline<R> {
	const budget = input.freeStake + input.releasingStake;
	let queueValue = 0n;
	const requests = input.queue.map((request): ExitDates<R> => {
		queueValue += request.value;
		const expiresAt = request.startedAt + input.gracePeriodSeconds;
		return {
			request,
			countdownSeconds: Math.max(0, expiresAt - input.now),
			expiresAt,
			latestAt: expiresAt + input.coolDownSeconds,
			covered: queueValue <= budget,
		};
	});
	return {
		requests,
		queueValue,
		shortfall: positive(queueValue - budget),
		criticalAt: requests.find(({ covered }) => !covered)?.expiresAt ?? null,
		latestAt: requests.reduce<number | null>((latest, { latestAt }) => Math.max(latest ?? 0, latestAt), null),
	};
}
