import type { Hex } from "../codec/hex.ts";

/** JSON-RPC as plans need it. Failures are `PhalaError`: `RPC_FAILED`, `TIMEOUT`, `DISCONNECTED`, `CLOSED`. */
export interface PlanRpc {
	/** Sends one request; returns the raw JSON of its result. */
	request(method: string, params: readonly unknown[]): Promise<unknown>;
	/**
	 * Subscribes; passes the raw JSON of each notification to `next`.
	 *
	 * - Resolves once the node accepted the subscription, with the function that ends it
	 * - Rejects with `ABORTED` when `signal` aborts before
	 * - Calls `lost` at most once, when no more notifications will come: the connection broke, or the node ended it
	 */
	subscribe(
		names: { readonly type: string; readonly subscribe: string; readonly unsubscribe: string },
		params: readonly unknown[],
		next: (message: unknown) => void,
		lost: () => void,
		signal?: AbortSignal,
	): Promise<() => void>;
}

/** A block, by hash and number. */
export interface BlockHead {
	readonly hash: Hex;
	readonly number: number;
}
