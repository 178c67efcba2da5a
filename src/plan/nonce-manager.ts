import type { Hex } from "../codec/hex.ts";

/** An account's turn to send a transaction. {@link NonceTurn.release} must follow in any case. */
export interface NonceTurn {
	/** The nonce to use, given the node's count. */
	next(chainNonce: number): number;
	/** Records that a transaction with this nonce may be in a node's pool. */
	markUsed(nonce: number): void;
	/** Lets the account's next transaction proceed. */
	release(): void;
}

/**
 * Assigns nonces, one transaction after the other per account: the next one gets its nonce when the one before is in the pool, so
 * that several can be sent at once. A nonce whose transaction never reached a pool is assigned again.
 */
export class NonceManager {
	readonly #tails = new Map<Hex, Promise<void>>();
	readonly #next = new Map<Hex, number>();

	/** Waits until the transactions of `account` that were started before have released their turns. */
	async acquire(account: Hex): Promise<NonceTurn> {
		const before = this.#tails.get(account);
		let release = (): void => {};
		const tail = new Promise<void>((resolve) => {
			release = resolve;
		});
		this.#tails.set(account, tail);
		await before;
		return {
			// A node behind a load balancer may not have received a transaction that was sent to another one.
			next: (chainNonce) => Math.max(chainNonce, this.#next.get(account) ?? 0),
			markUsed: (nonce) => this.#next.set(account, nonce + 1),
			release: () => {
				if (this.#tails.get(account) === tail) this.#tails.delete(account);
				release();
			},
		};
	}

	/** Forgets the assigned nonces of `account`: a transaction ended without being in a block, so the node's count is right. */
	forget(account: Hex): void {
		this.#next.delete(account);
	}
}
