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
	 * @defaultValue the account's next one: transactions in the node's pool, and pending ones of this client, included
	 */
	readonly nonce?: number | undefined;
	/**
	 * Whether to go before the account's sends that wait for a signature. Of two with the same nonce the one that is signed first is
	 * sent; for the other one a key pair signs again, and a wallet's submission fails with `REJECTED`.
	 *
	 * @defaultValue `false`: the send waits with the status `queued`
	 */
	readonly overtake?: boolean | undefined;
}

/** Options of {@link Plan.submitSigned}. @public */
export interface SubmitOptions extends Pick<SendOptions, "signal" | "check"> {}

/** Options of {@link Plan.unsigned}. @public */
export interface UnsignedOptions extends TransactionOptions {
	/**
	 * The nonce.
	 *
	 * @defaultValue the account's next one: transactions in the node's pool, and pending ones of this client, included
	 */
	readonly nonce?: number | undefined;
}
