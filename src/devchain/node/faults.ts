/**
 * Network faults to inject between the chain and its clients. All are off by default and stay on until switched off.
 *
 * @public
 */
export interface Faults {
	/** Delay of every response and notification, ms. */
	latencyMs: number;
	/** Requests get no response, and notifications are lost. */
	stall: boolean;
	/** Every notification arrives twice. */
	duplicate: boolean;
	/** Notifications arrive in pairs, the later one first. */
	reorder: boolean;
	/** New connections are refused; providers in process that wait connect when it is `false` again. */
	refuseConnections: boolean;
	/** Breaks every open connection. */
	dropConnections(): void;
	/**
	 * Makes the next requests of a method fail.
	 *
	 * @param method - JSON-RPC method, as `system_chain`
	 * @param error - JSON-RPC error; the default of `code` is -32603
	 * @param times - number of requests
	 * @defaultValue `times`: 1
	 */
	failNext(
		method: string,
		error: { code?: number | undefined; message: string; data?: string | undefined },
		times?: number,
	): void;
	/**
	 * Overrides the result of the next request of a method, regardless of its parameters.
	 *
	 * @param method - JSON-RPC method, as `system_chain`
	 * @param result - JSON
	 */
	answerNext(method: string, result: unknown): void;
	/**
	 * Ends the status subscriptions of submitted extrinsics without notice, as a load balancer does that switches nodes.
	 *
	 * @returns the number of subscriptions that ended
	 */
	loseWatchers(): number;
	/** Switches all faults off. */
	reset(): void;
}
