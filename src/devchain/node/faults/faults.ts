import type { RetractedTransactions } from "../node.ts";
import type { ChaosOptions } from "./chaos-options.ts";
import type { Fault, FaultHit, FaultOptions, MessageFaultOptions } from "./fault-options.ts";
import type { HeadLie } from "./lies.ts";
import type { PoolErrorCode } from "./pool-refusals.ts";

/**
 * What networks do to applications: faults between the chain and its clients, in process and over sockets. All are off by
 * default. A method that injects a fault returns it, to end it; {@link Faults.clear} ends all.
 *
 * Decisions follow from the seed of a fault and the order of requests of each method, so a failing test can be repeated.
 * `dev_*` requests are affected only by faults whose `methods` name them.
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
	/** The newest 1000 messages that faults affected, oldest first. */
	readonly hits: readonly FaultHit[];

	/**
	 * Loses messages: a request before it is processed, a response after it, a notification.
	 *
	 * @throws PhalaError `INVALID_ARGUMENT`, as every method that injects a fault
	 */
	dropMessages(options?: MessageFaultOptions): Fault;
	/**
	 * Delays messages, by default responses and notifications. Those that are not delayed overtake them.
	 *
	 * @param options - `ms`: the delay
	 */
	delayMessages(options: MessageFaultOptions & { readonly ms: number }): Fault;
	/** Delivers messages twice, by default notifications. A request that arrives twice is processed twice. */
	duplicateMessages(options?: MessageFaultOptions): Fault;
	/**
	 * Delivers a message after the next ones of the same connection, by default notifications.
	 *
	 * @param options - `by`: number of messages that overtake it, 1 by default
	 */
	reorderMessages(options?: MessageFaultOptions & { readonly by?: number | undefined }): Fault;
	/**
	 * Delivers the first half of a response or notification as if it were all of it. A provider in process discards it, as
	 * it is not JSON.
	 */
	truncateMessages(options?: MessageFaultOptions): Fault;
	/**
	 * Breaks the connection in the middle of a response or notification: over a socket after half of the frame, in process
	 * before the message. With `kind: "request"`: before the request is processed.
	 */
	cutConnections(options?: MessageFaultOptions): Fault;
	/**
	 * Stalls a connection from a message on: the socket stays open and accepts requests, but nothing is processed or sent any
	 * more, as on a half-open line. `times` counts connections.
	 */
	stallConnections(options?: MessageFaultOptions): Fault;
	/** Breaks every open connection. */
	dropConnections(): void;

	/**
	 * Makes requests fail with an error of a node or a gateway.
	 *
	 * @param options - `code`: -32603 by default; `message`, `data`; `executes`: whether the request takes effect all the same,
	 *   as behind a gateway that times out, `false` by default
	 */
	failRequests(
		options?: FaultOptions & {
			readonly code?: number | undefined;
			readonly message?: string | undefined;
			readonly data?: string | undefined;
			readonly executes?: boolean | undefined;
		},
	): Fault;
	/** Makes requests fail with -32005, as a gateway that limits their rate. */
	limitRate(options?: FaultOptions): Fault;
	/** Answers `null` for blocks, headers and block hashes, as a balancer whose next node lacks the block. */
	answerNull(options?: FaultOptions): Fault;
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
	 * Refuses submitted transactions with an error of the transaction pool; they are in no pool then.
	 *
	 * @param options - `code`: 1010 by default; `reason`: of 1010 and 1011, as `"Stale"`, `"Payment"`, `"BadProof"`
	 */
	refuseTransactions(
		options?: FaultOptions & { readonly code?: PoolErrorCode | undefined; readonly reason?: string | undefined },
	): Fault;
	/** Accepts submitted transactions, reports `ready` and `broadcast`, and loses them: no block includes them. */
	loseTransactions(options?: FaultOptions): Fault;
	/**
	 * Reports that a submitted transaction ended, though a block includes it: the node dropped it, other nodes did not.
	 *
	 * @param options - `status`: the false report, `"usurped"` by default
	 */
	misreportTransactions(
		options?: FaultOptions & { readonly status?: "usurped" | "invalid" | "dropped" | undefined },
	): Fault;
	/**
	 * Replaces submitted transactions of {@link DevChain.accounts} by another one of the same account and nonce, a `remark`
	 * with a higher tip, as another program with the same key would. Transactions of other accounts are not affected.
	 */
	replaceTransactions(options?: FaultOptions): Fault;
	/**
	 * Ends the status subscriptions of submitted extrinsics without notice, as a load balancer does that switches nodes.
	 *
	 * @returns the number of subscriptions that ended
	 */
	loseWatchers(): number;

	/**
	 * Gives wrong heads, in notifications and in responses to requests for the newest one.
	 *
	 * @param options - `lie`: `"unknown"` (a block that does not exist, the default), `"future"` (a number far too high) or
	 *   `"stale"` (an old block)
	 */
	lieAboutHeads(options?: FaultOptions & { readonly lie?: HeadLie | undefined }): Fault;
	/** Gives another hash for block 0: the endpoint is of another network. */
	lieAboutGenesis(options?: FaultOptions): Fault;
	/**
	 * Gives wrong next nonces.
	 *
	 * @param options - `by`: added to the right nonce, 1 by default, may be negative
	 */
	lieAboutNonces(options?: FaultOptions & { readonly by?: number | undefined }): Fault;

	/**
	 * Stops finality. When the fault ends, the blocks become final that would be by then.
	 *
	 * @param options - `blocks`: ends after that many best blocks
	 */
	pauseFinality(options?: { readonly blocks?: number | undefined }): Fault;
	/**
	 * Replaces the newest blocks after a block was produced, as {@link DevChain.reorg} does. Every new best block counts as a
	 * message of the method `"block"`.
	 *
	 * @param options - `depth`: number of blocks to replace, 1 by default; finalized blocks of a chain with `finalityLag` stay.
	 *   `transactions`: `"reapply"` by default
	 */
	reorganize(
		options?: FaultOptions & {
			readonly depth?: number | undefined;
			readonly transactions?: RetractedTransactions | undefined;
		},
	): Fault;

	/** Injects a mix of faults by one seed. The handle ends all of them. */
	chaos(options: ChaosOptions): Fault;
	/** Lists the affected messages in one line, with seeds, for the error text of a test that failed. */
	describe(): string;
	/** Ends all faults, switches included. */
	clear(): void;
	/** Same as {@link Faults.clear}. */
	reset(): void;
}
