import type { Hex } from "../codec/hex.ts";
import type { BlockHeader } from "../query/block-header.ts";
import type { Connection } from "../rpc/connection.ts";
import type { Finality } from "./block-feed.ts";
import { PendingChanges } from "./pending-changes.ts";
import type { StorageChangeSet } from "./storage-subscription.ts";
import { SubscriptionGroup } from "./subscription-group.ts";

/** Most keys of the subscription that starts a collection, block keys included. */
const MAX_INITIAL_KEYS = 903;
/** Keys per subscription that make a collection start again with fewer subscriptions, and subscriptions it may always have. */
const KEYS_PER_SUBSCRIPTION = 500;
const MIN_SUBSCRIPTIONS = 8;

/**
 * Where a synchronisation is.
 *
 * - `idle`: nothing is subscribed; the stored values are of no known block
 * - `at`: all stored values are of `block`
 * - `pending`: all stored values are of `from`; the header of its child `block` arrived, but not yet its changes from every
 *   subscription
 * - `resync`: the stored values may be of other blocks; they have to be requested again at `block`
 */
export type SyncState =
	| { readonly kind: "idle" }
	| { readonly kind: "at"; readonly block: Hex }
	| { readonly kind: "pending"; readonly from: Hex; readonly block: Hex }
	| { readonly kind: "resync"; readonly block: Hex };

const IDLE: SyncState = { kind: "idle" };

/** Storage that is kept at one block. */
export interface SyncedStorage {
	/** Keys to subscribe to first. */
	initialKeys(): Promise<readonly Hex[]>;
	/** Replaces all values. */
	reset(values: ReadonlyMap<Hex, Hex | null>): void;
	/** Applies the changes of one block. */
	apply(changes: ReadonlyMap<Hex, Hex | null>): void;
	/** Requests all values again, at `block`. */
	refresh(block: Hex): Promise<void>;
}

/** Receives the events of subscriptions. */
export interface SyncEvents {
	/** Changes arrived: call {@link BlockSync.take} with them, after all work in progress. */
	onChanges(set: StorageChangeSet): void;
	/** All subscriptions ended. */
	onLost(): void;
}

/**
 * Moves storage from block to block.
 *
 * - Best blocks: subscribes to storage. A block is complete once its header and its changes from every subscription have arrived. After
 *   a gap or a reorganisation, requests all values again: changes are relative to the parent
 * - Finalized blocks: requests all values at every block, because nodes report changes of the best chain only
 *
 * Methods that return `true` moved the storage: read the rows at {@link BlockSync.block}. They must not run concurrently, except
 * {@link BlockSync.reset}.
 */
export class BlockSync {
	readonly #finality: Finality;
	readonly #storage: SyncedStorage;
	readonly #events: SyncEvents;
	readonly #subscriptions: SubscriptionGroup;
	readonly #pending = new PendingChanges();
	#state: SyncState = IDLE;
	/** Ends a start in progress. */
	#cancelStart = () => {};

	constructor(connection: Connection, finality: Finality, storage: SyncedStorage, events: SyncEvents) {
		this.#finality = finality;
		this.#storage = storage;
		this.#events = events;
		this.#subscriptions = new SubscriptionGroup(connection, () => events.onLost());
	}

	get state(): SyncState {
		return this.#state;
	}

	/** The block to read rows at; `null` while idle. */
	get block(): Hex | null {
		return currentBlock(this.#state);
	}

	/** Ends all subscriptions; idle until the next start, or finalized block. */
	reset(): void {
		this.#subscriptions.end();
		this.#pending.clear();
		this.#state = IDLE;
		this.#cancelStart();
	}

	/** Subscribes; takes the block of the first change set, which has all values. Finalized blocks need no subscription. */
	async start(): Promise<boolean> {
		if (this.#state.kind !== "idle" || this.#finality === "finalized") return false;
		const keys = await this.#storage.initialKeys();
		const first = await this.#firstChanges(keys.slice(0, MAX_INITIAL_KEYS));
		if (first === null) return false;
		this.#storage.reset(first.changes);
		this.#state = { kind: "at", block: first.block };
		return true;
	}

	/** Takes changes: those of the current block apply immediately, those of a later block once it is complete. */
	take(set: StorageChangeSet): boolean {
		const state = this.#state;
		if (state.kind === "idle") return false;
		if (set.block === currentBlock(state)) {
			this.#storage.apply(set.changes);
			return true;
		}
		this.#pending.add(set);
		return state.kind === "pending" && set.block === state.block && this.#arrive(state.block);
	}

	/** Takes the header of a new block. */
	advance({ hash, parentHash }: BlockHeader): boolean {
		const state = this.#state;
		if (this.#finality === "finalized") return this.#leap(hash);
		if (state.kind === "idle") return false;
		if (state.kind !== "at" || parentHash !== state.block) return this.#leap(hash);
		this.#state = { kind: "pending", from: state.block, block: hash };
		return this.#arrive(hash);
	}

	/** Requests all values again, if the state requires it. */
	async refresh(): Promise<void> {
		const state = this.#state;
		if (state.kind !== "resync") return;
		await this.#storage.refresh(state.block);
		if (this.#state === state) this.#state = { kind: "at", block: state.block };
	}

	/** After a failure: the stored values may be of different blocks. */
	invalidate(): void {
		if (this.#state.kind !== "idle") this.#state = { kind: "resync", block: this.#state.block };
	}

	/**
	 * Subscribes to more keys. Changes since they were read arrive with the first change set.
	 *
	 * @throws PhalaError as `Connection.subscribe`
	 */
	async watch(keys: readonly Hex[]): Promise<void> {
		await this.#subscribe(this.#unwatched(keys), (set) => this.#events.onChanges(set));
	}

	/** Whether {@link BlockSync.watch} of these keys would subscribe to any. */
	needsWatch(keys: readonly Hex[]): boolean {
		return this.#finality === "best" && this.#unwatched(keys).length > 0;
	}

	/** Whether too few keys share a subscription: rows that appear one by one add one subscription each. Then all are restarted. */
	isFragmented(keyCount: number): boolean {
		return this.#subscriptions.count > MIN_SUBSCRIPTIONS + keyCount / KEYS_PER_SUBSCRIPTION;
	}

	/** Completes a pending block, if its changes from every subscription have arrived. */
	#arrive(block: Hex): boolean {
		const changes = this.#pending.take(block);
		if (changes === null) return false;
		this.#state = { kind: "at", block };
		this.#storage.apply(changes);
		return true;
	}

	/** Moves to a block by requesting all values there. */
	#leap(block: Hex): boolean {
		if (block === currentBlock(this.#state)) return false;
		this.#state = { kind: "resync", block };
		return true;
	}

	/** Subscribes; resolves to the first change set, or to `null` if {@link BlockSync.reset} came first. */
	#firstChanges(keys: readonly Hex[]): Promise<StorageChangeSet | null> {
		return new Promise((resolve, reject) => {
			let isFirst = true;
			const next = (set: StorageChangeSet) => {
				if (isFirst) resolve(set);
				else this.#events.onChanges(set);
				isFirst = false;
			};
			this.#cancelStart = () => resolve(null);
			this.#subscribe(keys, next).catch(reject);
		});
	}

	#subscribe(keys: readonly Hex[], next: (set: StorageChangeSet) => void): Promise<void> {
		return this.#subscriptions.watch(keys, (source) => this.#pending.begin(source), next);
	}

	#unwatched(keys: readonly Hex[]): readonly Hex[] {
		return keys.filter((key) => !this.#subscriptions.has(key));
	}
}

/** The block that rows are read at. */
function currentBlock(state: SyncState): Hex | null {
	if (state.kind === "idle") return null;
	return state.kind === "pending" ? state.from : state.block;
}
