import type { Hex } from "../codec/hex.ts";

/** Maps storage keys to the rows that depend on them. */
export class KeyDependencies<Id> {
	readonly #byKey = new Map<Hex, Set<Id>>();
	readonly #byId = new Map<Id, ReadonlySet<Hex>>();
	#new = new Set<Hex>();
	readonly #onUnused: (key: Hex) => void;

	/** @param onUnused - called with a key when its last dependent is gone */
	constructor(onUnused: (key: Hex) => void) {
		this.#onUnused = onUnused;
	}

	/** How many keys have dependents. */
	get size(): number {
		return this.#byKey.size;
	}

	/** Keys that have dependents. */
	keys(): readonly Hex[] {
		return [...this.#byKey.keys()];
	}

	/** Whether `key` has dependents. */
	has(key: Hex): boolean {
		return this.#byKey.has(key);
	}

	/** Dependents of `key`. */
	dependentsOf(key: Hex): Iterable<Id> {
		return this.#byKey.get(key) ?? [];
	}

	/** The key that `id` depends on, if it is the only one. */
	onlyKeyOf(id: Id): Hex | undefined {
		const keys = this.#byId.get(id);
		if (keys?.size === 1) for (const key of keys) return key;
		return undefined;
	}

	/** Keys that got their first dependent since the last call. */
	takeNew(): readonly Hex[] {
		const keys = [...this.#new];
		this.#new.clear();
		return keys;
	}

	/** Makes {@link KeyDependencies.takeNew} return all keys again. */
	renew(): void {
		this.#new = new Set(this.#byKey.keys());
	}

	/** Replaces the keys that `id` depends on. */
	set(id: Id, keys: ReadonlySet<Hex>): void {
		const before = this.#byId.get(id);
		if (before && isSame(before, keys)) return;
		for (const key of before ?? []) if (!keys.has(key)) this.#remove(id, key);
		for (const key of keys) {
			const dependents = this.#byKey.get(key);
			if (dependents) dependents.add(id);
			else {
				this.#byKey.set(key, new Set([id]));
				this.#new.add(key);
			}
		}
		if (keys.size > 0) this.#byId.set(id, keys);
		else this.#byId.delete(id);
	}

	#remove(id: Id, key: Hex): void {
		const dependents = this.#byKey.get(key);
		dependents?.delete(id);
		if (dependents?.size !== 0) return;
		this.#byKey.delete(key);
		this.#new.delete(key);
		this.#onUnused(key);
	}
}

function isSame(a: ReadonlySet<Hex>, b: ReadonlySet<Hex>): boolean {
	if (a.size !== b.size) return false;
	for (const key of a) if (!b.has(key)) return false;
	return true;
}
