import type { ProviderInterfaceCallback } from "@polkadot/rpc-provider/types";
import { type FakeBlock, storageChangeSet } from "./fake-block.ts";

interface FakeSubscription {
	/** Method name of its notifications. */
	readonly type: string;
	readonly callback: ProviderInterfaceCallback;
	/** Keys of a storage subscription. */
	readonly keys: readonly string[];
}

/** The open subscriptions of a fake node. */
export class FakeSubscriptions {
	readonly #open = new Map<number, FakeSubscription>();
	#newestId = 0;

	get size(): number {
		return this.#open.size;
	}

	/** Number of subscriptions of a type. */
	count(type: string): number {
		return [...this.#open.values()].filter((subscription) => subscription.type === type).length;
	}

	/** @returns the id of the subscription */
	add(subscription: FakeSubscription): number {
		this.#newestId += 1;
		this.#open.set(this.#newestId, subscription);
		return this.#newestId;
	}

	remove(id: number): boolean {
		return this.#open.delete(id);
	}

	/** Ends all without a notification. */
	clear(): void {
		this.#open.clear();
	}

	/** Ends those of a type with an error; all by default. */
	fail(type?: string): void {
		for (const [id, subscription] of [...this.#open]) {
			if (type !== undefined && subscription.type !== type) continue;
			this.#open.delete(id);
			subscription.callback(new Error("subscription lagged"), undefined);
		}
	}

	/** Sends a notification to those of a type. */
	notify(type: string, message: unknown): void {
		for (const subscription of [...this.#open.values()])
			if (subscription.type === type) subscription.callback(null, message);
	}

	/** Sends the values that differ from those in `parent` to storage subscriptions. */
	notifyStorage(block: FakeBlock, parent: FakeBlock | undefined): void {
		for (const { callback, keys } of [...this.#open.values()]) {
			const changed = keys.filter((key) => block.storage.get(key) !== parent?.storage.get(key));
			if (changed.length > 0) callback(null, storageChangeSet(block, changed));
		}
	}
}
