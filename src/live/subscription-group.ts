import type { Hex } from "../codec/hex.ts";
import type { Connection } from "../rpc/connection.ts";
import { type StorageChangeSet, subscribeStorage } from "./storage-subscription.ts";

/** The storage subscriptions of one collection. They end together: the loss of one alone would go unnoticed. */
export class SubscriptionGroup {
	readonly #connection: Connection;
	readonly #onLost: () => void;
	readonly #keys = new Set<Hex>();
	#unsubscribes: (() => void)[] = [];
	/** Counts ends, to ignore the events of subscriptions that were requested before an end. */
	#epoch = 0;

	/** @param onLost - called when no more changes of the watched keys will arrive */
	constructor(connection: Connection, onLost: () => void) {
		this.#connection = connection;
		this.#onLost = onLost;
	}

	/** How many times keys were watched since the last end. */
	get count(): number {
		return this.#unsubscribes.length;
	}

	/** Whether a key is watched, or about to be. */
	has(key: Hex): boolean {
		return this.#keys.has(key);
	}

	/**
	 * Watches keys until the end.
	 *
	 * @param onBegin - called with the source of each subscription before it is requested
	 * @param onChanges - called for each change set
	 * @throws PhalaError as {@link subscribeStorage}; ends the group
	 */
	async watch(
		keys: readonly Hex[],
		onBegin: (source: object) => void,
		onChanges: (set: StorageChangeSet) => void,
	): Promise<void> {
		const epoch = this.#epoch;
		const isCurrent = () => epoch === this.#epoch;
		for (const key of keys) this.#keys.add(key);
		const next = (set: StorageChangeSet) => {
			if (isCurrent()) onChanges(set);
		};
		const lost = () => {
			if (!isCurrent()) return;
			this.end();
			this.#onLost();
		};
		try {
			const unsubscribe = await subscribeStorage(this.#connection, keys, onBegin, next, lost);
			if (isCurrent()) this.#unsubscribes.push(unsubscribe);
			else unsubscribe();
		} catch (error) {
			if (isCurrent()) this.end();
			throw error;
		}
	}

	/** Ends all subscriptions. */
	end(): void {
		this.#epoch++;
		this.#keys.clear();
		for (const unsubscribe of this.#unsubscribes.splice(0)) unsubscribe();
	}
}
