import type { Call } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import { AccountTurns } from "./account-turns.ts";
import type { PendingState } from "./pending-state.ts";

/** A transaction of this client that may be in a pool, or in a block that is not final. */
export interface PendingTransaction {
	readonly hash: Hex;
	readonly bytes: Hex;
	readonly nonce: number;
	/** What it calls, as one call or several that succeed or fail together. */
	readonly calls: readonly Call[];
	/** Its fee, tip included, pico PHA; the tip alone until the rest is estimated. */
	fee: bigint;
	/** Whether the fee was estimated: the check does so, and the next plan where it was sent without one. */
	isFeeEstimated: boolean;
	/** Whether its submission still follows it. */
	isFollowed: boolean;
}

/** The transactions of one account by this client: whose turn it is, and those that are on their way. */
export class AccountTransactions {
	readonly turns = new AccountTurns();
	/** The state that the last plan was prepared on, with the pending transactions of that time. */
	pendingState: PendingState | null = null;
	readonly #pending = new Map<Hex, PendingTransaction>();
	/** Number of submissions that follow each: the same bytes may be submitted again, or resumed. */
	readonly #followers = new Map<Hex, number>();

	/** Whether a transaction may be in a pool, or in a block that is not final. */
	get hasPending(): boolean {
		return this.#pending.size > 0;
	}

	/** Whether bytes with that hash were sent, and may be in a pool. */
	has(hash: Hex): boolean {
		return this.#pending.has(hash);
	}

	/** A submission follows a transaction. Where it is known already, only a missing estimate of its fee is added. */
	add(transaction: PendingTransaction): void {
		const { hash, fee, isFeeEstimated, isFollowed } = transaction;
		const known = this.#pending.get(hash);
		if (!known) this.#pending.set(hash, transaction);
		else if (isFeeEstimated && !known.isFeeEstimated) Object.assign(known, { fee, isFeeEstimated });
		if (!isFollowed) return;
		if (known) known.isFollowed = true;
		this.#followers.set(hash, (this.#followers.get(hash) ?? 0) + 1);
	}

	/** The transaction ended: it is final, or can be in no block any more. */
	remove(hash: Hex): void {
		this.#pending.delete(hash);
		this.#followers.delete(hash);
	}

	/** A submission ended before the transaction did. */
	unfollow(hash: Hex): void {
		const transaction = this.#pending.get(hash);
		if (!transaction) return;
		const followers = (this.#followers.get(hash) ?? 0) - 1;
		this.#followers.set(hash, followers);
		transaction.isFollowed = followers > 0;
	}

	/**
	 * Transactions that a block does not hold, by nonce. Of two with one nonce the newer one: it replaced the other in the pool.
	 *
	 * @param chainNonce - the account's nonce at that block
	 */
	pendingFrom(chainNonce: number): readonly PendingTransaction[] {
		const all = [...this.#pending.values()];
		for (const { hash, nonce, isFollowed } of all) if (!isFollowed && nonce < chainNonce) this.remove(hash);
		const byNonce = new Map(all.map((transaction) => [transaction.nonce, transaction]));
		return [...byNonce.values()].filter(({ nonce }) => nonce >= chainNonce).sort((a, b) => a.nonce - b.nonce);
	}
}
