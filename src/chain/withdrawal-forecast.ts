/** A payment from the free stake of a pool. @public */
export interface QueuePayment {
	/** Who is paid. */
	readonly delegator: string;
	/** Pico PHA; generation 2: paid as W-PHA. */
	readonly amount: bigint;
	/** Shares that leave the pool with it. */
	readonly shares: bigint;
}

/** The part of a withdrawal that waits in the queue. @public */
export interface QueuedWithdrawal {
	/** Shares that wait. */
	readonly shares: bigint;
	/** Their value once the withdrawal has been executed, pico PHA. */
	readonly value: bigint;
	/** Value of the requests that are paid before it, pico PHA. */
	readonly valueAhead: bigint;
	/** End of the grace period, seconds since the epoch: afterwards the workers of the pool may be stopped. */
	readonly expiresAt: number;
	/**
	 * End of the cool-down of workers that are stopped then, seconds since the epoch: paid at the latest, as
	 * {@link ExitDates.latestAt} if every call is made at once.
	 */
	readonly latestAt: number;
}

/** Who a withdrawal pays at once, and until when the rest is paid. @public */
export interface WithdrawalForecast {
	/** The pool that pays. */
	readonly pid: number;
	/** Whose shares are withdrawn: the account of a vault where its owner withdraws for it. */
	readonly delegator: string;
	/** Payments that the withdrawal makes, in order: requests that wait already come first. */
	readonly payments: readonly QueuePayment[];
	/** `null`: nothing waits. */
	readonly queued: QueuedWithdrawal | null;
}
