import type { Hex } from "../../src/codec/hex.ts";
import type { PendingTransaction } from "../../src/plan/account-transactions.ts";

/** Hash of {@link pendingTransaction} of a nonce. */
export const hashOfNonce = (nonce: number): Hex => `0x${nonce.toString(16).padStart(64, "0")}`;

/** A transaction of an account that is in no block yet: without calls, followed, its fee estimated. */
export function pendingTransaction(nonce: number, more: Partial<PendingTransaction> = {}): PendingTransaction {
	return {
		hash: hashOfNonce(nonce),
		bytes: "0x00",
		nonce,
		calls: [],
		fee: 0n,
		isFeeEstimated: true,
		isFollowed: true,
		...more,
	};
}
