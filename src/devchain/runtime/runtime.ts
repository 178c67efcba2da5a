import type { TypeRegistry } from "@polkadot/types";
import type { Hex } from "../../codec/hex.ts";

/**
 * Storage as a runtime sees it: raw keys and values, with nested transactions.
 * The node gives a runtime one per block in the making; what is written reaches the block when the node seals it.
 */
export interface State {
	get(key: Hex): Uint8Array | undefined;
	set(key: Hex, value: Uint8Array): void;
	delete(key: Hex): void;
	/** All keys that start with `prefix`, ascending by bytes. */
	keys(prefix: Hex): Hex[];
	/** Runs `body`; everything it wrote is undone if it throws. */
	transaction<T>(body: () => T): T;
}

/** Why an extrinsic cannot be in a block or the pool, in Substrate's words. */
export interface Invalid {
	/** `Invalid`: never as it stands. `Unknown`: not decidable. */
	readonly kind: "Invalid" | "Unknown";
	/** `BadProof`, `Stale`, `Future`, `Payment`, `AncientBirthBlock`, `Call`, `BadSigner` … ; `CannotDecode` where the bytes are no extrinsic. */
	readonly reason: string;
}

/** What the pool has to know of an extrinsic that may be included. */
export interface Valid {
	readonly signer: Hex;
	readonly nonce: number;
	readonly tip: bigint;
	/** Number of the last block that may hold it; `null` for an immortal one. */
	readonly lastValidBlock: number | null;
}

/** What became of an extrinsic. `ok: false` is included and paid for, but failed. */
export type Applied =
	| { readonly included: false; readonly error: Invalid }
	| { readonly included: true; readonly ok: boolean };

/** A block in the making. */
export interface BlockStart {
	readonly number: number;
	readonly parentHash: Hex;
	readonly timestampMs: number;
}

/** A runtime: what `:code` is to a node. One instance serves every block; it keeps nothing between calls. */
export interface Runtime {
	readonly generation: 1 | 2;
	/** SCALE metadata with its magic number, as `state_getMetadata` answers it. */
	readonly metadata: Uint8Array;
	/** As `state_getRuntimeVersion` answers it. */
	readonly version: {
		readonly specName: string;
		readonly implName: string;
		readonly authoringVersion: number;
		readonly specVersion: number;
		readonly implVersion: number;
		readonly apis: readonly (readonly [Hex, number])[];
		readonly transactionVersion: number;
		readonly stateVersion: number;
	};
	/** Types of `metadata`. */
	readonly registry: TypeRegistry;
	/** What block 0 holds. */
	genesis(options: GenesisOptions): Map<Hex, Uint8Array>;
	/** Opens a block: number, parent, empty events; returns the bytes of its inherent extrinsics, already applied (`timestamp.set`). */
	open(state: State, block: BlockStart): Uint8Array[];
	/**
	 * Whether the pool may take an extrinsic, on the state after the newest block. A nonce ahead of the account's is
	 * valid here: the pool keeps such an extrinsic until it is due.
	 *
	 * @param newest - hash of the newest block: signatures name blocks by hash, and a block's own state cannot hold it
	 */
	validate(state: State, extrinsic: Uint8Array, newest: Hex): Valid | Invalid;
	/** Applies a signed extrinsic in the open block: fee, dispatch, events. Nothing is written when it is not included. */
	apply(state: State, extrinsic: Uint8Array, index: number): Applied;
	/** Closes the block: hooks, events. */
	close(state: State): void;
	/**
	 * A runtime API by its exported name; `undefined` where there is none of that name. The node itself relies on
	 * `AccountNonceApi_account_nonce`, `TransactionPaymentApi_query_info` and `TransactionPaymentApi_query_fee_details`.
	 */
	call(state: State, method: string, data: Uint8Array): Uint8Array | undefined;
}

/** What a development chain starts from. */
export interface GenesisOptions {
	/** Accounts with PHA, pico. */
	readonly balances: ReadonlyMap<Hex, bigint>;
	/** Clock at block 0, ms. */
	readonly timestampMs: number;
	/** Block time, ms. */
	readonly slotMs: number;
	/** sr25519 key that signs gatekeeper messages; left out, none is set and settlements are refused. */
	readonly gatekeeperKey?: Hex;
}
