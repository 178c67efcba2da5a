import type { Hex } from "../../codec/hex.ts";
import type { State } from "../runtime/runtime.ts";
import type { EditToken } from "./persistent-map.ts";
import { type StateMap, stateDelete, stateGet, stateKeys, stateSet } from "./state-map.ts";

/** Writable view of a state. The base map is never modified, so an overlay also serves as a scratch state. */
export class StateOverlay implements State {
	/** The base with all writes so far. */
	map: StateMap;
	/** Every key written or deleted, including writes that changed nothing. */
	readonly touched = new Set<Hex>();
	#token: EditToken = {};

	/** @param base - the state to start from */
	constructor(base: StateMap) {
		this.map = base;
	}

	get(key: Hex): Uint8Array | undefined {
		return stateGet(this.map, key);
	}

	set(key: Hex, value: Uint8Array): void {
		this.touched.add(key);
		this.map = stateSet(this.map, key, value, this.#token);
	}

	delete(key: Hex): void {
		this.touched.add(key);
		this.map = stateDelete(this.map, key, this.#token);
	}

	keys(prefix: Hex): Hex[] {
		return stateKeys(this.map, prefix);
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
