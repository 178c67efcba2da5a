import type { RawMessage } from "./raw-message.ts";

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

/** A provider that can also return results as undecoded JSON text, which is faster to scan than to parse. */
export interface RawJsonRpcProvider extends JsonRpcProvider {
	/** As `send`; resolves to the JSON text of the result. */
	sendRaw?(method: string, params: readonly unknown[]): Promise<RawMessage>;
}
