/** What a client found out with generated types, in the same form for both generations. */
export interface Findings {
	/** Fee of the pool's creation: estimated, and as the event of its payment reports it. */
	readonly estimate: bigint;
	readonly paid: bigint | undefined;
	/** Owner of the new pool: of its event, and of storage. */
	readonly owners: readonly (string | undefined)[];
	/** Keys of all pools. */
	readonly pids: readonly bigint[];
	/** Kind of the error of a call that fails. */
	readonly error: string;
	readonly deposit: bigint;
	readonly nonce: number;
}
