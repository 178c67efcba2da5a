import type { Hex } from "../../codec/hex.ts";
import type { State } from "../runtime/runtime.ts";
import { type Edit, mapDelete, mapGet, mapScan, mapSet, type PersistentMap } from "./persistent-map.ts";

/** A state being written: starts as the state of a block, ends as the state of the next. */
export class StateOverlay implements State {
	/** The state as written so far. */
	tree: PersistentMap;
	/** Every key written or deleted, whether or not that changed it. */
	readonly touched = new Set<Hex>();
	#edit: Edit = {};

	/** @param base - what to start from; it stays as it is */
	constructor(base: PersistentMap) {
		this.tree = base;
	}

	get(key: Hex): Uint8Array | undefined {
		return mapGet(this.tree, key);
	}

	set(key: Hex, value: Uint8Array): void {
		this.touched.add(key);
		this.tree = mapSet(this.tree, key, value, this.#edit);
	}

	delete(key: Hex): void {
		this.touched.add(key);
		this.tree = mapDelete(this.tree, key, this.#edit);
	}

	keys(prefix: Hex): Hex[] {
		const found: Hex[] = [];
		mapScan(this.tree, prefix, "", (key) => {
			found.push(key);
			return undefined;
		});
		return found;
	}

	transaction<T>(body: () => T): T {
		const before = this.tree;
		// A new token, so that nothing below writes into what has to be restored.
		this.#edit = {};
		try {
			return body();
		} catch (error) {
			this.tree = before;
			this.#edit = {};
			throw error;
		}
	}
}

/** A state to read and throw away: what is written to it goes nowhere. */
export const emptyOverlay = (tree: PersistentMap): StateOverlay => new StateOverlay(tree);
