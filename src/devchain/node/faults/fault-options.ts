/**
 * Which messages a fault affects, and how often. Decisions follow from the seed and the order of the requests of each
 * method: the same seed and the same requests give the same faults.
 *
 * @public
 */
export interface FaultOptions {
	/**
	 * JSON-RPC methods of requests and names of notifications, as `"chain_getHeader"`, `"chain_newHead"`, `"author_*"`.
	 *
	 * @defaultValue all that the fault makes sense for, except `dev_*`
	 */
	readonly methods?: string | readonly string[] | undefined;
	/**
	 * Number of messages to affect.
	 *
	 * @defaultValue unlimited, until the fault is ended
	 */
	readonly times?: number | undefined;
	/**
	 * Number of matching messages to leave alone first.
	 *
	 * @defaultValue 0
	 */
	readonly after?: number | undefined;
	/**
	 * Probability that a matching message is affected, 0 to 1.
	 *
	 * @defaultValue 1
	 */
	readonly rate?: number | undefined;
	/**
	 * Seed of the decisions of `rate`.
	 *
	 * @defaultValue 0
	 */
	readonly seed?: number | undefined;
	/**
	 * Clients to affect: those of one port, or providers in process.
	 *
	 * @defaultValue all
	 */
	readonly port?: number | "in-process" | undefined;
}

/**
 * Kind of a message: a request of the client, the response to it, or a notification of a subscription.
 *
 * @public
 */
export type MessageKind = "request" | "response" | "notification";

/**
 * {@link FaultOptions} of faults that affect messages on their way.
 *
 * @public
 */
export interface MessageFaultOptions extends FaultOptions {
	/** Kinds of messages to affect; the default depends on the fault. */
	readonly kind?: MessageKind | readonly MessageKind[] | undefined;
}

/**
 * A fault that was injected.
 *
 * @public
 */
export interface Fault {
	/** Name of the method of {@link Faults} that injected it. */
	readonly name: string;
	/** Seed of its decisions. */
	readonly seed: number;
	/** Number of messages that it has affected. */
	readonly hits: number;
	/** Whether it may affect further messages. */
	readonly isActive: boolean;
	/** Ends the fault. Messages that it held back are delivered, and stalled connections work again. */
	end(): void;
}

/**
 * One message that a fault affected.
 *
 * @public
 */
export interface FaultHit {
	/** Name of the method of {@link Faults}. */
	readonly fault: string;
	/** Seed of the fault. */
	readonly seed: number;
	/** JSON-RPC method, name of the notification, or `"block"`. */
	readonly method: string;
	/** Position among the matching messages of this method, from 1. */
	readonly index: number;
}
