import type { TransactionOptions } from "./signing-payload.ts";
/** Options of {@link Plan.send}. @public */
export interface SendOptions extends TransactionOptions {
	/** Ends tracking with `ABORTED`. A transaction that was sent already may still be included; otherwise nothing is sent. */
	readonly signal?: AbortSignal | undefined;
	/**
	 * Whether to run {@link Plan.check} first, and to sign nothing where it finds a failure.
	 *
	 * @defaultValue `true`
	 */
	readonly check?: boolean | undefined;
	/**
	 * The nonce, e.g. that of a pending transaction to replace it.
	 *
	 * @defaultValue the account's next one, transactions in the node's pool included
	 */
	readonly nonce?: number | undefined;
}

/** Options of {@link Plan.unsigned}. @public */
export interface UnsignedOptions extends TransactionOptions {
	/**
	 * The nonce.
	 *
	 * @defaultValue the account's next one, transactions in the node's pool included
	 */
	readonly nonce?: number | undefined;
}
