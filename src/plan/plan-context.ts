import type { ApiPromise } from "@polkadot/api";
import type { Observable } from "rxjs";
import type { Addresses } from "../chain/addresses.ts";
import type { WritesModule } from "../chain/chain-adapter.ts";
import type { Generation } from "../chain/model/network.ts";
import type { Hex } from "../codec/hex.ts";
import type { BlockHeader } from "../query/block-header.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import type { NonceManager } from "./nonce-manager.ts";

/** The chain a plan is made for, as known when the verb was called. */
export interface PlanNetwork {
	readonly specVersion: number;
	readonly genesisHash: string;
	readonly ss58Prefix: number;
}

/** JSON-RPC as plans need it. Failures are `PhalaError`: `RPC_FAILED`, `TIMEOUT`, `DISCONNECTED`, `CLOSED`. */
export interface PlanRpc {
	/** One request, raw JSON out. */
	request(method: string, params: readonly unknown[]): Promise<unknown>;
	/**
	 * A subscription, raw JSON in `next`.
	 *
	 * - Resolves once the node accepted it, with what ends it
	 * - `lost` is called at most once, when nothing more will come: the connection broke, or the node ended it
	 */
	subscribe(
		names: { readonly type: string; readonly subscribe: string; readonly unsubscribe: string },
		params: readonly unknown[],
		next: (message: unknown) => void,
		lost: () => void,
	): Promise<() => void>;
}

/** What transactions are built on: the node, the chain it has to be of, and the library that encodes for it. */
export interface TransactionDeps {
	readonly rpc: PlanRpc;
	readonly network: PlanNetwork;
	readonly api: ApiPromise;
}

/** What a plan needs from its client. */
export interface PlanContext {
	/** Read once, when a plan is made. */
	readonly network: PlanNetwork;
	readonly chain: { readonly generation: Generation; loadWrites(): Promise<Pick<WritesModule, "errorCode">> };
	readonly addresses: Addresses;
	/** Carries a read out at the client's newest block, or at the block of that hash; made again where it has to start anew. */
	read<T>(make: () => StorageQuery<T>, at?: Hex): Promise<T>;
	/** `@polkadot/api` on the client's connection: loaded and made on first need. */
	api(): Promise<ApiPromise>;
	readonly rpc: PlanRpc;
	/** The client's block feed: best or finalized, as the client was told. Replays the newest. */
	readonly head$: Observable<Pick<BlockHeader, "hash" | "number">>;
	/** One per client. */
	readonly nonces: NonceManager;
	/** Emits when the client closes, at once where it is closed. */
	readonly closed$: Observable<unknown>;
}
