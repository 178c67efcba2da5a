import type { Hex } from "../codec/hex.ts";
import type { Connection } from "../rpc/connection.ts";
import { type StorageChangeSet, subscribeStorage } from "./storage-subscription.ts";

/** The storage subscriptions of one set. All of them end together: what ended without the others would go unnoticed. */
export class SubscriptionGroup {
	readonly #connection: Connection;
	readonly #lost: () => void;
	readonly #keys = new Set<Hex>();
	#ends: (() => void)[] = [];
	/** Counts ends, so that what was begun before one is told from what is there now. */
	#era = 0;

	/** @param lost - called when no further note will come of what was watched */
	constructor(connection: Connection, lost: () => void) {
		this.#connection = connection;
		this.#lost = lost;
	}

	/** How many times keys were watched since the last end. */
	get count(): number {
		return this.#ends.length;
	}

	/** Whether a key is watched, or about to be. */
	has(key: Hex): boolean {
		return this.#keys.has(key);
	}

	/**
	 * Watches keys until the end.
	 *
	 * @param begin - told at once of each subscription, as its notes name it
	 * @param next - told of every note
	 * @throws PhalaError as {@link subscribeStorage}; then all has ended
	 */
	async watch(
		keys: readonly Hex[],
		begin: (from: object) => void,
		next: (note: StorageChangeSet) => void,
	): Promise<void> {
		const era = this.#era;
		const isNow = () => era === this.#era;
		for (const key of keys) this.#keys.add(key);
		const note = (each: StorageChangeSet) => {
			if (isNow()) next(each);
		};
		const lost = () => {
			if (!isNow()) return;
			this.end();
			this.#lost();
		};
		try {
			const end = await subscribeStorage(this.#connection, keys, begin, note, lost);
			if (isNow()) this.#ends.push(end);
			else end();
		} catch (error) {
			if (isNow()) this.end();
			throw error;
		}
	}

	/** Ends everything. */
	end(): void {
		this.#era++;
		this.#keys.clear();
		for (const end of this.#ends.splice(0)) end();
	}
}
