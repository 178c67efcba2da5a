import type { Hex } from "../codec/hex.ts";

/**
 * One queue per account: the next transaction gets its nonce when the one before is in the pool, so that several
 * can be sent at once. A nonce whose transaction never reached the pool is given out again.
 */
export class NonceManager {
	readonly #tails = new Map<Hex, Promise<unknown>>();
	readonly #next = new Map<Hex, number>();

	/**
	 * Waits for the account's turn, then runs `use` with its nonce.
	 *
	 * @param chainNext - what the node says is next, pool included
	 * @param use - signs and submits; when it throws, the nonce counts as unused
	 */
	take<T>(account: Hex, chainNext: () => Promise<number>, use: (nonce: number) => Promise<T>): Promise<T> {
		const turn = (this.#tails.get(account) ?? Promise.resolve()).then(async () => {
			// A node behind a load balancer may not know yet what went to its neighbour.
			const nonce = Math.max(await chainNext(), this.#next.get(account) ?? 0);
			const result = await use(nonce);
			this.#next.set(account, nonce + 1);
			return result;
		});
		const settled = turn.then(
			() => undefined,
			() => undefined,
		);
		this.#tails.set(account, settled);
		settled.then(() => this.#tails.get(account) === settled && this.#tails.delete(account));
		return turn;
	}

	/** Forgets what was given out: a transaction ended without being in a block, so the chain knows better. */
	forget(account: Hex): void {
		this.#next.delete(account);
	}
}
