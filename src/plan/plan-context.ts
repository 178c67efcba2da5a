import type { ApiPromise } from "@polkadot/api";
import type { Observable } from "rxjs";
import type { Addresses } from "../chain/addresses.ts";
import type { ChainRuntime, WritesModule } from "../chain/chain-adapter.ts";
import type { Generation } from "../chain/model/network.ts";
import type { TransactionCodec } from "../chain/signing/transaction-codec.ts";
import type { Hex } from "../codec/hex.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import type { ClientTransactions } from "./client-transactions.ts";
import type { BlockHead, PlanRpc } from "./plan-rpc.ts";

/** The chain a plan is made for. */
export interface PlanNetwork {
	readonly specVersion: number;
	readonly genesisHash: Hex;
}

/** Dependencies for building a transaction: RPC client, expected network, and the codec of its runtime. */
export interface TransactionDeps {
	readonly rpc: PlanRpc;
	readonly network: PlanNetwork;
	readonly codec: TransactionCodec;
}

/** Dependencies of a plan, provided by its client. */
export interface PlanContext {
	readonly generation: Generation;
	/** The chain with the runtime that {@link PlanContext.loadWrites} bound. */
	readonly network: PlanNetwork;
	readonly addresses: Addresses;
	/** Loads the writes of the plan's runtime: the first call binds the chain's present one, by its metadata; later calls keep it. */
	loadWrites(): Promise<WritesModule>;
	/** The same runtime, for its reads. */
	loadRuntime(): Promise<Pick<ChainRuntime, "loadReads">>;
	/** Executes a query at the block `at`. Calls `query` again on a retry. */
	execute<T>(query: () => StorageQuery<T>, options: { readonly at: Hex }): Promise<T>;
	/** `@polkadot/api` on the client's connection, with the plan's runtime; loaded on the first call. Throws `RUNTIME_CHANGED`. */
	api(): Promise<ApiPromise>;
	readonly rpc: PlanRpc;
	/** The client's block feed: best or finalized blocks, by the client's option. Replays the newest. */
	readonly head$: Observable<BlockHead>;
	/** Finalized blocks, whatever the client's option. Replays the newest. */
	readonly finalizedHead$: Observable<unknown>;
	/** Shared by all plans of a client. */
	readonly session: PlanSession;
	/** Emits when the client closes; at once where it is closed. */
	readonly closed$: Observable<unknown>;
}

/** What the plans of a client share. Empty until the code of plans is loaded. */
export interface PlanSession {
	transactions?: ClientTransactions;
	/** Settles when the last send has started: sends start in the order of their calls. */
	lastStart?: Promise<void>;
}
