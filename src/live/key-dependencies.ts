import type { Hex } from "../codec/hex.ts";

/** Which rows depend on which keys. */
export class KeyDependencies<Id> {
	readonly #byKey = new Map<Hex, Set<Id>>();
	readonly #byId = new Map<Id, ReadonlySet<Hex>>();
	#new = new Set<Hex>();
	readonly #onUnused: (key: Hex) => void;

	/** @param onUnused - told of keys that nothing depends on any more */
	constructor(onUnused: (key: Hex) => void) {
		this.#onUnused = onUnused;
	}

	/** Keys that something depends on. */
	keys(): readonly Hex[] {
		return [...this.#byKey.keys()];
	}

	/** Whether something depends on `key`. */
	has(key: Hex): boolean {
		return this.#byKey.has(key);
	}

	/** What depends on `key`. */
	of(key: Hex): Iterable<Id> {
		return this.#byKey.get(key) ?? [];
	}

	/** Keys that nothing depended on the last time. */
	takeNew(): readonly Hex[] {
		const keys = [...this.#new];
		this.#new.clear();
		return keys;
	}

	/** From now on all keys are new. */
	renew(): void {
		this.#new = new Set(this.#byKey.keys());
	}

	/** From now on `id` depends on `keys` and on nothing else. */
	set(id: Id, keys: ReadonlySet<Hex>): void {
		for (const key of this.#byId.get(id) ?? []) if (!keys.has(key)) this.#release(id, key);
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

	#release(id: Id, key: Hex): void {
		const dependents = this.#byKey.get(key);
		dependents?.delete(id);
		if (dependents?.size !== 0) return;
		this.#byKey.delete(key);
		this.#new.delete(key);
		this.#onUnused(key);
	}
}
