import type { Hex } from "../../codec/hex.ts";
import { notifyReady, notifyWatchers, type PoolEntry } from "./pool-entry.ts";

/** Extrinsics of a pool, by hash and by account and nonce, and which of them can be included. */
export class PoolEntries {
	readonly #byHash = new Map<Hex, PoolEntry>();
	/** The same entries by account, then by nonce. */
	readonly #byAccount = new Map<Hex, Map<number, PoolEntry>>();
	#readyCount = 0;

	get size(): number {
		return this.#byHash.size;
	}

	/** Number of extrinsics that can be included. */
	get readyCount(): number {
		return this.#readyCount;
	}

	/** All extrinsics, in the order they were added. */
	get all(): PoolEntry[] {
		return [...this.#byHash.values()];
	}

	/** Accounts that have extrinsics. */
	get signers(): Hex[] {
		return [...this.#byAccount.keys()];
	}

	get(hash: Hex): PoolEntry | undefined {
		return this.#byHash.get(hash);
	}

	/** The extrinsic of an account with a nonce. */
	find(signer: Hex, nonce: number): PoolEntry | undefined {
		return this.#byAccount.get(signer)?.get(nonce);
	}

	/** Extrinsics of an account. */
	of(signer: Hex): PoolEntry[] {
		return [...(this.#byAccount.get(signer)?.values() ?? [])];
	}

	add(entry: PoolEntry): void {
		this.#byHash.set(entry.hash, entry);
		const entries = this.#byAccount.get(entry.signer) ?? new Map<number, PoolEntry>();
		this.#byAccount.set(entry.signer, entries.set(entry.nonce, entry));
		if (entry.ready) this.#readyCount++;
	}

	delete(entry: PoolEntry): void {
		this.#byHash.delete(entry.hash);
		const entries = this.#byAccount.get(entry.signer);
		entries?.delete(entry.nonce);
		if (entries?.size === 0) this.#byAccount.delete(entry.signer);
		if (entry.ready) this.#readyCount--;
	}

	/** Marks an account's extrinsics as ready, from its next `nonce` up to the first gap. */
	promote(signer: Hex, nonce: number): void {
		for (let next = nonce, entry = this.find(signer, next); entry; entry = this.find(signer, ++next)) {
			if (entry.ready) continue;
			this.#setReady(entry, true);
			notifyReady(entry);
		}
	}

	/** Marks an account's extrinsics after a removed one as not ready: they wait for another one with its nonce. */
	demote(removed: PoolEntry): void {
		for (const entry of this.of(removed.signer)) {
			if (entry.nonce < removed.nonce || !entry.ready) continue;
			this.#setReady(entry, false);
			notifyWatchers(entry, "future");
		}
	}

	/**
	 * Extrinsics that can be included, in order: highest tip first, nonces of one account ascending.
	 *
	 * @param nextNonce - the next nonce of an account on the chain
	 */
	*ready(nextNonce: (signer: Hex) => number): Generator<PoolEntry> {
		/** Next extrinsic of each account. */
		const heads = new Map<Hex, PoolEntry>();
		for (const signer of this.#byAccount.keys()) {
			const head = this.find(signer, nextNonce(signer));
			if (head?.ready) heads.set(signer, head);
		}
		while (heads.size > 0) {
			let first: PoolEntry | undefined;
			for (const head of heads.values()) if (first === undefined || precedes(head, first)) first = head;
			if (first === undefined) return;
			const next = this.find(first.signer, first.nonce + 1);
			if (next?.ready) heads.set(first.signer, next);
			else heads.delete(first.signer);
			yield first;
		}
	}

	#setReady(entry: PoolEntry, ready: boolean): void {
		entry.ready = ready;
		this.#readyCount += ready ? 1 : -1;
	}
}

const precedes = (a: PoolEntry, b: PoolEntry): boolean => (a.tip === b.tip ? a.arrival < b.arrival : a.tip > b.tip);
