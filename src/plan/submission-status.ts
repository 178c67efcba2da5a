import type { ChainEvent } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import type { PhalaError } from "../errors/error.ts";
import type { BlockRef } from "../query/block-ref.ts";

/**
 * A step in the life of a transaction. The last one is `finalized`, `failed`, `expired` or `aborted`.
 *
 * @public
 */
export type SubmissionStatus =
	/**
	 * Waits for an earlier transaction of the same account: until it is signed and sent, or until a block holds it. `checking` follows.
	 * Option `overtake` of a send goes before one that waits for its signature.
	 */
	| { readonly type: "queued" }
	/** The calls are prepared and, unless `check: false`, checked on the chain. */
	| { readonly type: "checking" }
	/** A signature was requested from the signer. */
	| { readonly type: "signing" }
	/**
	 * Signed; `hash` is the transaction's. Nothing was sent yet: an abort on this status prevents that. Where another program takes the
	 * nonce meanwhile, a key pair signs again: `checking` follows, and `signed` with another hash.
	 */
	| { readonly type: "signed"; readonly hash: Hex }
	/** A node accepted it into its pool. */
	| { readonly type: "broadcast" }
	/** No node reports where it is: blocks are searched until the final chain holds it, or rules it out. */
	| { readonly type: "searching" }
	/**
	 * In a block of the best chain, which can still be replaced; `error`: the chain refused it there, or its result cannot be read
	 * (`DECODE_FAILED`, `BLOCK_PRUNED`).
	 */
	| { readonly type: "inBlock"; readonly block: BlockRef; readonly error: PhalaError | null }
	/** That block is no longer part of the best chain; another one may hold the transaction. No failure. */
	| { readonly type: "retracted"; readonly block: BlockRef }
	/** Succeeded in the finalized `block`. */
	| { readonly type: "finalized"; readonly block: BlockRef }
	/**
	 * Failed for good: with the `error` of its finalized `block`, or in no block and none to come (`null`): it was refused before it
	 * was sent, by the node's pool, or another transaction with its nonce is final.
	 */
	| { readonly type: "failed"; readonly block: BlockRef | null; readonly error: PhalaError }
	/** Its mortality ended without a block that holds it: it can no longer be included. */
	| { readonly type: "expired"; readonly error: PhalaError }
	/**
	 * Tracking stopped: the caller aborted, the client closed, or its provider serves another chain. A transaction that was sent may
	 * still be included.
	 */
	| { readonly type: "aborted"; readonly error: PhalaError };

/** Result of a transaction that succeeded in a block. Plain frozen data. @public */
export interface TransactionResult<R> {
	/** Always `true`: a failure rejects instead. */
	readonly ok: true;
	/** The typed result, decoded from the transaction's events. */
	readonly result: R;
	/** The block that holds the transaction. */
	readonly block: BlockRef;
	/** All events of the transaction, in order. */
	readonly events: readonly ChainEvent[];
	/** Fee paid, tip included, pico PHA. */
	readonly fee: bigint;
	/** Hash of the signed transaction. */
	readonly hash: Hex;
}
