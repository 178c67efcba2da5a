/**
 * What networks do to applications, to order. Everything is off at the start and lasts until it is set back.
 *
 * @public
 */
export interface Faults {
	/** Milliseconds that every answer and notification is under way. */
	latencyMs: number;
	/** Requests are taken and never answered, notifications are lost. */
	stall: boolean;
	/** Every notification arrives twice. */
	duplicate: boolean;
	/** Notifications arrive in pairs, the later one first. */
	reorder: boolean;
	/** No new connection is accepted; those that wait connect when it is `false` again. */
	refuseConnections: boolean;
	/** Breaks every open connection. */
	dropConnections(): void;
	/**
	 * Lets the next requests of a method fail.
	 *
	 * @param method - as `system_chain`
	 * @param error - `code` is -32603 when left out
	 * @param times - how many of them; one when left out
	 */
	failNext(method: string, error: { code?: number; message: string; data?: string }, times?: number): void;
	/**
	 * Answers the next request of a method with anything, whatever it asked.
	 *
	 * @param method - as `system_chain`
	 * @param result - JSON
	 */
	answerNext(method: string, result: unknown): void;
	/** Watchers of submitted extrinsics hear nothing more, as behind a balancer that switched nodes; answers how many. */
	loseWatchers(): number;
	/** Back to a network without faults. */
	reset(): void;
}
