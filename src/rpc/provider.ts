import type { SubscriptionRequest } from "./subscription-registry.ts";
import type { Settle } from "./timeout.ts";

/**
 * A JSON-RPC connection to a node. Providers of `@polkadot/rpc-provider` have this shape.
 *
 * @public
 */
export interface JsonRpcProvider {
	/** Whether `subscribe` is available. */
	readonly hasSubscriptions: boolean;
	/** Whether requests can be sent now. */
	readonly isConnected: boolean;
	/**
	 * Calls `listener` whenever the connection opens (`connected`), is lost (`disconnected`) or fails (`error`).
	 *
	 * @returns removes the listener
	 */
	on(type: "connected" | "disconnected" | "error", listener: (value?: unknown) => void): () => void;
	/** Sends one request; resolves to its result, rejects with the node's error. */
	send<T = unknown>(method: string, params: unknown[], isCacheable?: boolean): Promise<T>;
	/**
	 * Starts a subscription.
	 *
	 * @param type - method name of its notifications
	 * @returns id of the subscription
	 */
	subscribe(
		type: string,
		method: string,
		params: unknown[],
		callback: (error: Error | null, result: unknown) => void,
	): Promise<number | string>;
	/** Ends a subscription. */
	unsubscribe(type: string, method: string, id: number | string): Promise<boolean>;
}

/** A provider whose requests can be cancelled, and which can return results as undecoded JSON text: faster to scan than to parse. */
export interface RawJsonRpcProvider extends JsonRpcProvider {
	/**
	 * As `send`, or as `subscribe` if `subscription` is given; with `isRaw` the result is a raw message of its JSON text.
	 *
	 * @returns cancels the request: `settle` is not called any more, nothing is kept of it, and a subscription that the node still
	 * starts is ended
	 */
	start?(
		method: string,
		params: readonly unknown[],
		settle: Settle<unknown>,
		options: { readonly isRaw?: boolean; readonly subscription?: SubscriptionRequest },
	): () => void;
}
