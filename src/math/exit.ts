/** A request that waits, as `exitTimeline` needs it. @public */
export interface ExitRequest {
	/** What its shares are worth, smallest units. */
	readonly value: bigint;
	/** When it was made or replaced last, seconds since the epoch. */
	readonly startedAt: number;
}

/** How long leaving takes at most. @public */
export interface ExitPeriods {
	/** How long a request that is not covered may wait, seconds. */
	readonly gracePeriodSeconds: number;
	/** How long stake stays locked after its worker stopped, seconds. */
	readonly coolDownSeconds: number;
}

/** What `exitTimeline` looks at; all from one block. @public */
export interface ExitInput<R extends ExitRequest = ExitRequest> extends ExitPeriods {
	/** Requests in the chain's order. */
	readonly queue: readonly R[];
	/** What no worker holds, smallest units. */
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

/** What waits, what is missing, and until when. @public */
export interface ExitTimeline<R> {
	/** One per request, in order. */
	readonly requests: readonly ExitDates<R>[];
	/** Value of all requests, smallest units. */
	readonly queueValue: bigint;
	/** What free and releasing stake do not cover, smallest units. */
	readonly shortfall: bigint;
	/** When the first uncovered request ends its grace period: from the second after, all workers may be stopped; `null`: none. */
	readonly criticalAt: number | null;
	/** The last `latestAt` of all requests; `null`: nobody waits. */
	readonly latestAt: number | null;
}

/**
 * Countdowns of a withdraw queue, and what is missing to serve it.
 *
 * - `latestAt` holds if everybody acts at once: generation 2 stops workers only when somebody calls
 *   `checkAndMaybeForceWithdraw`, and in both generations somebody has to reclaim each worker
 *
 * @param input - queue, stake and periods at one block
 * @remarks Source: grace period and cool-down of both generations
 * @public
 */
export function exitTimeline<R extends ExitRequest>(input: ExitInput<R>): ExitTimeline<R> {
	const budget = input.freeStake + input.releasingStake;
	const requests: ExitDates<R>[] = [];
	let queueValue = 0n;
	let criticalAt: number | null = null;
	let latestAt: number | null = null;
	for (const request of input.queue) {
		queueValue += request.value;
		const covered = queueValue <= budget;
		const expiresAt = request.startedAt + input.gracePeriodSeconds;
		const last = expiresAt + input.coolDownSeconds;
		const countdownSeconds = Math.max(0, expiresAt - input.now);
		requests.push({ request, countdownSeconds, expiresAt, latestAt: last, covered });
		if (!covered) criticalAt ??= expiresAt;
		latestAt = Math.max(latestAt ?? 0, last);
	}
	return { requests, queueValue, shortfall: queueValue > budget ? queueValue - budget : 0n, criticalAt, latestAt };
}
