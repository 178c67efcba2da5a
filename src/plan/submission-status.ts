import type { ChainEvent } from "../chain/operation.ts";
import type { PhalaError } from "../errors/error.ts";
import type { BlockRef } from "../query/block-ref.ts";

/**
 * A step in the life of a transaction. The last one is `finalized`, `failed`, `expired` or `aborted`.
 *
 * @public
 */
export type SubmissionStatus =
	/** Signed; `hash` is the transaction's. Nothing was sent yet. */
	| { readonly type: "signed"; readonly hash: string }
	/** A node took it into its pool. */
	| { readonly type: "broadcast" }
	/** The node no longer reports it, or left open whether it took it: it is looked for in blocks until its mortality ends. */
	| { readonly type: "searching" }
	/** In a block of the best chain, which can still be replaced; `error`: the chain refused it there. */
	| { readonly type: "inBlock"; readonly block: BlockRef; readonly error: PhalaError | null }
	/** That block is no longer part of the best chain; the transaction is back in the pool. No failure. */
	| { readonly type: "retracted"; readonly block: BlockRef }
	/** Done for good, in `block`. */
	| { readonly type: "finalized"; readonly block: BlockRef }
	/** It did not happen, for good: refused in the finalized `block`, or never in any (`null`). */
	| { readonly type: "failed"; readonly block: BlockRef | null; readonly error: PhalaError }
	/** Its mortality ended without a block that holds it: it cannot happen any more. */
	| { readonly type: "expired"; readonly error: PhalaError }
	/** Nobody looks any more: the caller's signal, or the closing of the client. What was sent goes on. */
	| { readonly type: "aborted"; readonly error: PhalaError };

/** What a transaction did, once it is in a block. @public */
export interface TransactionResult<R> {
	/** Always `true`: anything else is thrown. */
	readonly ok: true;
	/** The outcome, decoded from the transaction's events. */
	readonly result: R;
	/** The block that holds it. */
	readonly block: BlockRef;
	/** Every event that it caused, in order, plain values. */
	readonly events: readonly ChainEvent[];
	/** What it cost, tip included, pico PHA. */
	readonly fee: bigint;
	/** The transaction's hash. */
	readonly hash: string;
}
