import type { Hex } from "../../codec/hex.ts";
import type { State } from "../runtime/runtime.ts";
import { type EditToken, mapDelete, mapGet, mapScan, mapSet, type PersistentMap } from "./persistent-map.ts";

/** Writable view of a state. The base map is never modified, so an overlay also serves as a scratch state. */
export class StateOverlay implements State {
	/** The base with all writes so far. */
	map: PersistentMap;
	/** Every key written or deleted, including writes that changed nothing. */
	readonly touched = new Set<Hex>();
	#token: EditToken = {};

	/** @param base - the state to start from */
	constructor(base: PersistentMap) {
		this.map = base;
	}

	get(key: Hex): Uint8Array | undefined {
		return mapGet(this.map, key);
	}

	set(key: Hex, value: Uint8Array): void {
		this.touched.add(key);
		this.map = mapSet(this.map, key, value, this.#token);
	}

	delete(key: Hex): void {
		this.touched.add(key);
		this.map = mapDelete(this.map, key, this.#token);
	}

	keys(prefix: Hex): Hex[] {
		const keys: Hex[] = [];
		mapScan(this.map, prefix, "", (key) => {
			keys.push(key);
			return undefined;
		});
		return keys;
	}

	transaction<T>(body: () => T): T {
		const before = this.map;
		// A new token keeps the writes of `body` out of the nodes that a rollback restores.
		this.#token = {};
		try {
			return body();
		} catch (error) {
			this.map = before;
			this.#token = {};
			throw error;
		}
	}
}
