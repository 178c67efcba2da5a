import type { ItemLayout } from "../devchain/runtime/frame/pallet-layout.ts";
import { type Leading, StorageItem } from "../devchain/runtime/frame/storage-item.ts";
import type { State } from "../devchain/runtime/runtime.ts";
import type { FetchedStorage } from "./fetched-storage.ts";

/**
 * An item of a state that may not be fetched as a whole. While storage is missing, keys and values that follow from it are of no type, and
 * the item is as if it were not there: the rules go on, and find what else is missing. Their effects are undone.
 */
export class PartialItem<Keys extends readonly unknown[], Value> extends StorageItem<Keys, Value> {
	readonly #storage: Pick<FetchedStorage, "isIncomplete">;

	constructor(layout: ItemLayout, state: State, storage: Pick<FetchedStorage, "isIncomplete">) {
		super(layout, state);
		this.#storage = storage;
	}

	override get(...keys: Keys): Value {
		return this.#attempt(
			() => super.get(...keys),
			() => this.decode(undefined),
		);
	}

	override has(...keys: Keys): boolean {
		return this.#attempt(
			() => super.has(...keys),
			() => false,
		);
	}

	override set(...keysAndValue: [...keys: Keys, value: NonNullable<Value>]): void {
		this.#attempt(
			() => super.set(...keysAndValue),
			() => undefined,
		);
	}

	override delete(...keys: Keys): void {
		this.#attempt(
			() => super.delete(...keys),
			() => undefined,
		);
	}

	override keys(...leading: Leading<Keys>): Keys[] {
		return this.#attempt(
			() => super.keys(...leading),
			() => [],
		);
	}

	#attempt<T>(body: () => T, otherwise: () => T): T {
		try {
			return body();
		} catch (error) {
			if (this.#storage.isIncomplete) return otherwise();
			throw error;
		}
	}
}
