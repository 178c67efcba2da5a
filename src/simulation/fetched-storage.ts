import { fromHex, type Hex } from "../codec/hex.ts";
import type { BlockRef } from "../query/block-ref.ts";
import type { StorageQuery } from "../query/storage-query.ts";

/**
 * Storage of one block, fetched in rounds. A read of something that was not fetched returns nothing and is recorded, so that the next
 * round fetches it.
 */
export class FetchedStorage {
	#block: BlockRef | null = null;
	readonly #values = new Map<Hex, Uint8Array | null>();
	readonly #keysByPrefix = new Map<Hex, readonly Hex[]>();
	readonly #missingKeys = new Set<Hex>();
	readonly #missingPrefixes = new Set<Hex>();
	#isBlockMissing = false;

	/** Whether something was read that has to be fetched first. */
	get isIncomplete(): boolean {
		return this.#isBlockMissing || this.missing > 0;
	}

	/** Number of keys and prefixes that have to be fetched first. */
	get missing(): number {
		return this.#missingKeys.size + this.#missingPrefixes.size;
	}

	/** The block; `null` before the first round. */
	get block(): BlockRef | null {
		this.#isBlockMissing ||= this.#block === null;
		return this.#block;
	}

	/** The value at `key`; `null` if storage has none, or it was not fetched. */
	value(key: Hex): Uint8Array | null {
		const value = this.#values.get(key);
		if (value === undefined) this.#missingKeys.add(key);
		return value ?? null;
	}

	/** All keys below `prefix`; none if they were not fetched. */
	keysUnder(prefix: Hex): readonly Hex[] {
		const keys = this.#keysByPrefix.get(prefix);
		if (keys === undefined) this.#missingPrefixes.add(prefix);
		return keys ?? [];
	}

	/**
	 * Fetches everything that was missing, in one round.
	 *
	 * @returns whether it is of the same block as what was fetched before; otherwise that is dropped
	 */
	*fetchMissing(): StorageQuery<boolean> {
		const keys = [...this.#missingKeys];
		const prefixes = [...this.#missingPrefixes];
		const response = yield { keys, prefixes };
		const isSameBlock = this.#block === null || this.#block.hash === response.block.hash;
		if (!isSameBlock) {
			this.#values.clear();
			this.#keysByPrefix.clear();
		}
		this.#block = response.block;
		for (const key of keys) {
			const value = response.value(key);
			this.#values.set(key, value === null ? null : fromHex(value));
		}
		for (const prefix of prefixes) this.#keysByPrefix.set(prefix, response.keysUnder(prefix));
		this.#missingKeys.clear();
		this.#missingPrefixes.clear();
		this.#isBlockMissing = false;
		return isSameBlock;
	}
}
