import { type Hex, toHex } from "../codec/hex.ts";
import type { State } from "../devchain/runtime/runtime.ts";
import type { BlockRef } from "../query/block-ref.ts";
import type { QueryResponse } from "../query/storage-query.ts";
import type { FetchedStorage } from "./fetched-storage.ts";

/** Storage of a block with writes on top. Writes can be undone back to a checkpoint. */
export class ForkedState implements State {
	readonly #storage: FetchedStorage;
	/** `null`: deleted. */
	readonly #writes = new Map<Hex, Uint8Array | null>();
	/** What each write replaced, in order; `undefined`: the value of the block. */
	readonly #replaced: [key: Hex, value: Uint8Array | null | undefined][] = [];

	constructor(storage: FetchedStorage) {
		this.#storage = storage;
	}

	/** A copy with the same writes. There they cannot be undone. */
	fork(): ForkedState {
		const copy = new ForkedState(this.#storage);
		for (const [key, value] of this.#writes) copy.#writes.set(key, value);
		return copy;
	}

	get(key: Hex): Uint8Array | undefined {
		const written = this.#writes.get(key);
		return (written === undefined ? this.#storage.value(key) : written) ?? undefined;
	}

	set(key: Hex, value: Uint8Array): void {
		this.#write(key, value);
	}

	delete(key: Hex): void {
		this.#write(key, null);
	}

	keys(prefix: Hex): Hex[] {
		const keys = new Set(this.#storage.keysUnder(prefix));
		for (const [key, value] of this.#writes) {
			if (!key.startsWith(prefix)) continue;
			if (value === null) keys.delete(key);
			else keys.add(key);
		}
		return [...keys].sort();
	}

	transaction<T>(body: () => T): T {
		const start = this.checkpoint();
		try {
			return body();
		} catch (error) {
			this.revert(start);
			throw error;
		}
	}

	/** The present state, for {@link ForkedState.revert}. */
	checkpoint(): number {
		return this.#replaced.length;
	}

	/** Undoes all writes since a checkpoint. */
	revert(checkpoint: number): void {
		while (this.#replaced.length > checkpoint) {
			const [key, value] = this.#replaced.pop() as [Hex, Uint8Array | null | undefined];
			if (value === undefined) this.#writes.delete(key);
			else this.#writes.set(key, value);
		}
	}

	/** Responds to a query with this state, as if it were that of `block`. */
	respond(block: BlockRef): QueryResponse {
		const value = (key: Hex): Hex | null => {
			const bytes = this.get(key);
			return bytes === undefined ? null : toHex(bytes);
		};
		return {
			block,
			value,
			keysUnder: (prefix) => this.keys(prefix),
			valuesOf: ({ keys }) => keys.map(value),
		};
	}

	#write(key: Hex, value: Uint8Array | null): void {
		this.#replaced.push([key, this.#writes.get(key)]);
		this.#writes.set(key, value);
	}
}
