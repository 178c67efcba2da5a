import type { Hex } from "../../codec/hex.ts";
import type { MetadataLayout } from "./frame/metadata-layout.ts";
import type { ResolvedUpgrade, RuntimeUpgrade } from "./upgrade.ts";

/**
 * Storage of a runtime: raw keys and values, with nested transactions.
 * The node passes one per block to the runtime, and stores the writes with the block.
 */
export interface State {
	get(key: Hex): Uint8Array | undefined;
	set(key: Hex, value: Uint8Array): void;
	delete(key: Hex): void;
	/** All keys that start with `prefix`, ascending by bytes. */
	keys(prefix: Hex): Hex[];
	/** Runs `body`; reverts its writes if it throws. */
	transaction<T>(body: () => T): T;
}

/** Reason why an extrinsic is not valid, with Substrate's names. */
export interface Invalid {
	/** `Invalid` or `Unknown`, as in `TransactionValidityError`. */
	readonly kind: "Invalid" | "Unknown";
	/**
	 * `BadProof`, `Stale`, `Future`, `Payment`, `AncientBirthBlock`, `Call`, `BadSigner` …, or `CannotDecode` for bytes that
	 * are not an extrinsic.
	 */
	readonly reason: string;
}

/** Properties of a valid extrinsic. */
export interface Valid {
	readonly signer: Hex;
	readonly nonce: number;
	readonly tip: bigint;
	/** Number of the last block that can include it; `null` for an immortal one. */
	readonly lastValidBlock: number | null;
}

/**
 * Result of an extrinsic. With `ok: false` it is included and its fee is paid, but the call failed, with a plain
 * `DispatchError`.
 */
export type Applied =
	| { readonly included: false; readonly error: Invalid }
	| { readonly included: true; readonly ok: true }
	| { readonly included: true; readonly ok: false; readonly dispatchError: unknown };

/** Input of a new block. */
export interface BlockStart {
	readonly number: number;
	readonly parentHash: Hex;
	readonly timestampMs: number;
}

/** A runtime, in place of `:code`. One instance serves every block; it has no state between calls. */
export interface Runtime {
	readonly generation: 1 | 2;
	/** SCALE metadata with its magic number, as returned by `state_getMetadata`. */
	readonly metadata: Uint8Array;
	/** The same with the names of fields that the rules use. An upgrade may publish others. */
	readonly rulesMetadata: Uint8Array;
	/** As returned by `state_getRuntimeVersion`. */
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
	/** Layout of `rulesMetadata`. */
	readonly layout: MetadataLayout;
	/** Storage of block 0. */
	genesis(options: GenesisOptions): Map<Hex, Uint8Array>;
	/** Opens a block and returns the bytes of its inherent extrinsics (`timestamp.set`), already applied. */
	open(state: State, block: BlockStart): Uint8Array[];
	/**
	 * Validates an extrinsic for the transaction pool, on the state after the newest block. A nonce that is too high is
	 * valid here: the pool keeps such an extrinsic until its turn.
	 *
	 * @param newest - hash of the newest block, which mortal extrinsics may refer to and its state does not contain
	 */
	validate(state: State, extrinsic: Uint8Array, newest: Hex): Valid | Invalid;
	/** Applies a signed extrinsic in the open block: fee, dispatch, events. Writes nothing when it is not included. */
	apply(state: State, extrinsic: Uint8Array, index: number): Applied;
	/** Closes the block: hooks, events. */
	close(state: State): void;
	/**
	 * Calls a runtime API by its exported name; returns `undefined` for an unknown name, throws for other parameters. The
	 * node requires `AccountNonceApi_account_nonce`, `TransactionPaymentApi_query_info`,
	 * `TransactionPaymentApi_query_fee_details`, and `BlockBuilder_apply_extrinsic` on the state of an open block.
	 */
	call(state: State, method: string, data: Uint8Array): Uint8Array | undefined;
	/** Replaces `:code` at the end of a block by that of the next runtime, which executes the blocks after it. */
	setCode(state: State, next: Runtime): void;
	/** Rewrites storage that the runtime before this one wrote, at the start of its first block. */
	migrate(state: State): void;
	/** The upgrades that led to this runtime, oldest first. */
	readonly upgrades: readonly ResolvedUpgrade[];
	/** The runtime after an upgrade. Throws `INVALID_ARGUMENT`. */
	upgrade(upgrade: RuntimeUpgrade): Runtime;
}

/** Content of block 0. */
export interface GenesisOptions {
	/** Accounts with PHA, pico. */
	readonly balances: ReadonlyMap<Hex, bigint>;
	/** Clock at block 0, ms. */
	readonly timestampMs: number;
	/** Block time, ms. */
	readonly slotMs: number;
	/** sr25519 key that signs gatekeeper messages; settlements are rejected without it. */
	readonly gatekeeperKey?: Hex | undefined;
}
