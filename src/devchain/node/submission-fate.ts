import type { Hex } from "../../codec/hex.ts";

/** Identity of an extrinsic that takes its signer's nonce. */
export interface NonceHolder {
	readonly signer: Hex;
	readonly nonce: number;
	readonly tip: bigint;
}

/** What becomes of a submitted extrinsic when a fault affects it. */
export type SubmissionFate =
	/** Accepted and reported as ready, then lost. */
	| { readonly type: "lose" }
	/** Reported as ended, though it stays in the pool. */
	| { readonly type: "misreport"; readonly status: "usurped" | "invalid" | "dropped" }
	/** Usurped by another extrinsic of the same signer and nonce; unaffected when `by` has none. */
	| { readonly type: "replace"; readonly by: (extrinsic: NonceHolder) => Hex | undefined };
