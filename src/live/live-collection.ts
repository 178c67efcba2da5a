import { Observable } from "rxjs";
import type { ChainReads } from "../chain/chain-adapter.ts";
import type { Hex } from "../codec/hex.ts";
import { Reader } from "../codec/reader.ts";
import { isPhalaError } from "../errors/error.ts";
import type { BlockHeader } from "../query/block-header.ts";
import { LAST_UPGRADE_KEY, NOW_KEY, NUMBER_KEY } from "../query/execute-query.ts";
import { firstKeys, traceKeys } from "../query/key-tracing.ts";
import { isRowError, type RowError } from "../query/row-result.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import { parallel } from "../query/storage-query.ts";
import { requestValues } from "../query/storage-values.ts";
import { type CollectionChange, CollectionRows } from "./collection-change.ts";
import type { CollectionDeps, CollectionSource } from "./collection-source.ts";
import { KeyDependencies } from "./key-dependencies.ts";
import { PendingChanges } from "./pending-changes.ts";
import { StorageCache } from "./storage-cache.ts";
import type { StorageChangeSet } from "./storage-subscription.ts";
import { SubscriptionGroup } from "./subscription-group.ts";

/** Keys that change with every block, or with the runtime: no row's own. */
const BLOCK_KEYS = [NUMBER_KEY, NOW_KEY, LAST_UPGRADE_KEY];
/** First keys of a subscription that starts a set. */
const FIRST_KEYS = 900;
const CHUNK = 1000;
/** Subscriptions that a set of few keys may have. */
const SPARE_SUBSCRIPTIONS = 8;
const RETRY_MS = 1_000;

/**
 * A set of rows that follows the chain: one change per block that changed something, everything in it of that block.
 *
 * - Storage subscriptions tell which keys changed; only rows that depend on them are read again, from what is remembered
 * - A block counts when its head came and every subscription noted it
 * - Keys that rows list are listed again in every block, which no subscription tells of
 * - After a reorganisation, a gap or a lost connection all keys are asked for again, and only what differs is told
 * - Finalized sets compare the keys of every finalized block, because nodes tell changes of the best chain only
 * - A row that cannot be read is reported once and left out
 */
export function liveCollection<Id, Row extends object>(
	ground: CollectionDeps,
	source: CollectionSource<Id, Row>,
): Observable<CollectionChange<Id, Row>> {
	return new Observable((observer) => {
		const set = new LiveCollection(ground, source, observer);
		const off = ground.connection.state$.subscribe((state) => set.connection(state === "connected"));
		const heads = ground.head$.subscribe({
			next: (head) => set.head(head),
			complete: () => observer.complete(),
		});
		return () => {
			off.unsubscribe();
			heads.unsubscribe();
			set.stop();
		};
	});
}

interface ChangeObserver<T> {
	next(value: T): void;
	error(error: unknown): void;
}

class LiveCollection<Id, Row extends object> {
	readonly #ground: CollectionDeps;
	readonly #source: CollectionSource<Id, Row>;
	readonly #target: ChangeObserver<CollectionChange<Id, Row>>;
	readonly #memory: StorageCache;
	/** Which rows depend on a key; `null` stands for the membership. */
	readonly #dependents = new KeyDependencies<Id | null>((key) => this.#memory.values.delete(key));
	readonly #notes = new PendingChanges();
	readonly #watching: SubscriptionGroup;
	readonly #reported = new Set<Id>();
	readonly #dirty = new Set<Id | null>();
	readonly #rows = new CollectionRows<Id, Row>();
	/** Who was in the set the last time, those included that there is no row of. */
	#members: ReadonlySet<Id> = new Set();
	/** When the first row may turn into another one by time alone, seconds since the epoch. */
	#earliest = NEVER;
	/** The block that the set is of. */
	#place: Hex | null = null;
	/** The next block, while subscriptions have yet to note it. */
	#awaited: Hex | null = null;
	/** The block whose keys are remembered where rows list keys. */
	#listed: Hex | null = null;
	#told = false;
	/** Whether what is remembered may be of another block than the place. */
	#stale = false;
	#stopped = false;
	#retry: ReturnType<typeof setTimeout> | undefined;
	/** Told when the subscriptions are forgotten. */
	#onForgotten = () => {};
	/** One thing after the other, in the order of the node's messages. */
	#last: Promise<void> = Promise.resolve();

	constructor(
		ground: CollectionDeps,
		source: CollectionSource<Id, Row>,
		target: ChangeObserver<CollectionChange<Id, Row>>,
	) {
		this.#ground = ground;
		this.#source = source;
		this.#target = target;
		this.#memory = new StorageCache(ground.connection);
		this.#watching = new SubscriptionGroup(ground.connection, () => this.#lost());
	}

	connection(up: boolean): void {
		this.#forget();
		if (up) this.#then(() => this.#start());
	}

	head(head: BlockHeader): void {
		this.#then(() => this.#advance(head));
	}

	stop(): void {
		this.#stopped = true;
		clearTimeout(this.#retry);
		this.#forget();
	}

	/** Nothing is watched any more, and what is remembered is of no known block. */
	#forget(): void {
		this.#watching.end();
		this.#onForgotten();
		this.#dependents.renew();
		this.#notes.clear();
		this.#place = null;
		this.#awaited = null;
	}

	#then(work: () => Promise<void>): void {
		this.#last = this.#last.then(async () => {
			if (this.#stopped) return;
			try {
				await work();
			} catch (error) {
				this.#failed(error);
			}
		});
	}

	/** What the transport did is tried again; anything else ends the set. */
	#failed(error: unknown): void {
		if (this.#stopped || isPhalaError(error, "CLOSED")) return;
		const transient = ["RPC_FAILED", "TIMEOUT", "DISCONNECTED"].some(
			(code) => isPhalaError(error) && error.code === code,
		);
		if (!transient) {
			this.#target.error(error);
			return;
		}
		this.#ground.warn("A live set could not be read and is read again.", error);
		this.#stale = true;
		clearTimeout(this.#retry);
		this.#retry = setTimeout(() => this.#then(() => (this.#place ? this.#settle() : this.#start())), RETRY_MS);
	}

	/** Watches what is known to be needed; the first note says which block the set starts at. */
	async #start(): Promise<void> {
		if (this.#place) return;
		if (this.#ground.finality === "finalized") return;
		const known = this.#dependents.keys();
		const keys = [...BLOCK_KEYS, ...(known.length > 0 ? known : await this.#firstKeys()).slice(0, FIRST_KEYS)];
		this.#memory.clear();
		const note = await this.#firstNote(keys);
		if (note === null) return;
		this.#memory.update(note.changes);
		this.#place = note.block;
		this.#dirtyAll();
		await this.#settle();
	}

	/** Keys that will be asked for first, told by reads that are not carried out. */
	#firstKeys(): Promise<readonly Hex[]> {
		// A read is made for a runtime; which one does not matter for where it starts.
		let keys: readonly Hex[] = [];
		const peek = (reads: ChainReads): StorageQuery<null> => {
			keys = firstKeys(this.#source.ids(reads));
			if (keys.length === 0) keys = firstKeys(this.#allRows(reads, this.#idsWithoutAsking(reads)));
			return emptyQuery();
		};
		return this.#ground.read(peek, ZERO, this.#memory).then(() => keys);
	}

	#idsWithoutAsking(reads: ChainReads): readonly Id[] {
		const step = this.#source.ids(reads).next();
		return step.done ? step.value : [];
	}

	/** The first note of the first subscription; `null` where that was forgotten before. Later notes are taken in as they come. */
	#firstNote(keys: readonly Hex[]): Promise<StorageChangeSet | null> {
		return new Promise((resolve, reject) => {
			let first = true;
			const next = (note: StorageChangeSet) => {
				if (first) resolve(note);
				else this.#then(() => this.#take(note));
				first = false;
			};
			this.#onForgotten = () => resolve(null);
			this.#watch(keys, next).catch(reject);
		});
	}

	#watch(keys: readonly Hex[], next: (note: StorageChangeSet) => void): Promise<void> {
		return this.#watching.watch(keys, (from) => this.#notes.begin(from), next);
	}

	#lost(): void {
		this.#forget();
		// A lost connection starts anew when it is back; a subscription that the node ended, soon.
		clearTimeout(this.#retry);
		if (!this.#stopped) this.#retry = setTimeout(() => this.#then(() => this.#start()), RETRY_MS);
	}

	/** A note of the present block counts at once, one of a block that comes waits for its head. */
	async #take(note: StorageChangeSet): Promise<void> {
		if (!this.#place) return;
		if (note.block === this.#place) return this.#apply(note.changes);
		this.#notes.add(note);
		if (note.block === this.#awaited) await this.#arrive();
	}

	async #advance({ hash, parentHash }: BlockHeader): Promise<void> {
		if (this.#ground.finality === "finalized") return this.#leap(hash);
		if (!this.#place || hash === this.#place) return;
		// Notes tell only what is new since the block before: whatever was missed, all has to be asked for again.
		if (this.#stale || this.#awaited || parentHash !== this.#place) return this.#leap(hash);
		this.#awaited = hash;
		await this.#arrive();
	}

	/** To the block that is awaited, if nothing of it is outstanding. */
	async #arrive(): Promise<void> {
		const changes = this.#awaited && this.#notes.take(this.#awaited);
		if (!changes) return;
		this.#place = this.#awaited;
		this.#awaited = null;
		await this.#apply(changes);
	}

	/** To a block by comparing every key that counts. */
	async #leap(hash: Hex): Promise<void> {
		if (this.#place === hash) return;
		this.#place = hash;
		this.#awaited = null;
		this.#stale = true;
		if (!this.#told) this.#dirtyAll();
		await this.#settle();
	}

	async #apply(changes: ReadonlyMap<Hex, Hex | null>): Promise<void> {
		const own = [...changes].filter(([key]) => this.#dependents.has(key) || BLOCK_KEYS.includes(key));
		this.#touch(this.#memory.update(own));
		await this.#settle();
	}

	#touch(keys: readonly Hex[]): void {
		for (const key of keys) {
			if (key === LAST_UPGRADE_KEY) this.#dirtyAll();
			for (const id of this.#dependents.of(key)) this.#dirty.add(id);
		}
	}

	#dirtyAll(): void {
		this.#dirty.add(null);
		for (const id of this.#members) this.#dirty.add(id);
	}

	/** Reads what has to be read at the present place, tells the change, watches what is new. */
	async #settle(): Promise<void> {
		const place = this.#place;
		if (!place) return;
		if (this.#stale) await this.#refresh(place);
		if (this.#listed !== place && (await this.#memory.relist(place))) this.#dirtyAll();
		this.#listed = place;
		this.#wake();
		if (this.#dirty.size === 0) return;
		const found = new Map<Id, Row | null>();
		let members = this.#members;
		if (this.#dirty.has(null)) {
			members = new Set(await this.#read((reads) => this.#tracing(null, this.#source.ids(reads)), place));
			for (const id of [...this.#members, ...this.#dirty]) if (id !== null && !members.has(id)) found.set(id, null);
			for (const id of members) if (!this.#members.has(id)) this.#dirty.add(id);
		}
		const wanted = [...this.#dirty].filter((id): id is Id => id !== null && !found.has(id));
		const rows = wanted.length > 0 ? await this.#read((reads) => this.#allRows(reads, wanted), place) : [];
		for (const id of found.keys()) this.#dependents.set(id, NO_KEYS);
		for (const [i, id] of wanted.entries()) found.set(id, this.#readable(id, rows[i] ?? null));
		this.#dirty.clear();
		this.#members = members;
		this.#tell(found, place);
		this.#watchNew();
	}

	/** A row that was read; `null`, and reported, where it could not be. */
	#readable(id: Id, row: Row | RowError | null): Row | null {
		if (row === null || !isRowError(row)) return row;
		if (!this.#reported.has(id)) {
			this.#reported.add(id);
			this.#ground.warn(`${id} cannot be read and is left out of a live set.`, row.error);
		}
		return null;
	}

	#tell(found: ReadonlyMap<Id, Row | null>, hash: Hex): void {
		const { wakesAt } = this.#source;
		if (wakesAt)
			for (const row of found.values())
				if (row !== null) this.#earliest = Math.min(this.#earliest, wakesAt(row) ?? NEVER);
		const change =
			this.#rows.update(found) ?? (this.#told ? null : { added: [], changed: [], removed: [], all: this.#rows.all });
		if (!change) return;
		this.#told = true;
		const number = this.#value(NUMBER_KEY, (r) => r.u32()) ?? 0;
		const timestampMs = this.#value(NOW_KEY, (r) => Number(r.u64())) ?? 0;
		this.#target.next(Object.freeze({ block: Object.freeze({ hash, number, timestampMs }), ...change }));
	}

	/** Asks for every key again, at `hash`; what differs is dirty. */
	async #refresh(hash: Hex): Promise<void> {
		// What only a read asked for that failed is of no known block.
		this.#memory.retain((key) => this.#dependents.has(key) || BLOCK_KEYS.includes(key));
		const keys = [...BLOCK_KEYS, ...this.#dependents.keys()];
		for (let i = 0; i < keys.length; i += CHUNK) {
			const part = keys.slice(i, i + CHUNK);
			const values = await requestValues(this.#ground.connection, part, hash, undefined);
			this.#touch(this.#memory.update(part.map((key, j) => [key, values.at(j) ?? null] as const)));
		}
		this.#stale = false;
	}

	/** Rows that time alone turns into others. */
	#wake(): void {
		const { wakesAt } = this.#source;
		const now = this.#value(NOW_KEY, (r) => Number(r.u64() / 1000n));
		if (!wakesAt || now === null || now < this.#earliest) return;
		this.#earliest = NEVER;
		for (const [id, row] of this.#rows.all) {
			const at = wakesAt(row) ?? NEVER;
			if (now >= at) this.#dirty.add(id);
			else this.#earliest = Math.min(this.#earliest, at);
		}
	}

	#read<T>(make: (reads: ChainReads) => StorageQuery<T>, hash: Hex): Promise<T> {
		return this.#ground.read(make, hash, this.#memory);
	}

	#allRows(reads: ChainReads, ids: readonly Id[]): StorageQuery<(Row | RowError | null)[]> {
		return parallel<(Row | RowError | null)[]>(ids.map((id) => this.#tracing(id, this.#source.row(reads, id))));
	}

	/** `read`, after which the keys it asked for are those that `id` depends on. */
	*#tracing<T>(id: Id | null, read: StorageQuery<T>): StorageQuery<T> {
		const keys = new Set<Hex>();
		const result = yield* traceKeys(read, (key) => keys.add(key));
		this.#dependents.set(id, keys);
		return result;
	}

	#watchNew(): void {
		if (this.#ground.finality === "finalized") return;
		const keys = this.#dependents.takeNew().filter((key) => !this.#watching.has(key));
		if (keys.length === 0) return;
		if (this.#watching.count > SPARE_SUBSCRIPTIONS + (2 * this.#dependents.keys().length) / CHUNK) {
			// Rows that came one by one brought a subscription each: begun anew, a few do.
			this.#forget();
			this.#then(() => this.#start());
			return;
		}
		// What changed since they were read comes with the first note.
		this.#watch(keys, (note) => this.#then(() => this.#take(note))).catch((error) => {
			this.#forget();
			this.#then(() => Promise.reject(error));
		});
	}

	#value<T>(key: Hex, read: (r: Reader) => T): T | null {
		const hex = this.#memory.values.get(key) ?? null;
		return hex === null ? null : read(new Reader(hex));
	}
}

const NO_KEYS: ReadonlySet<Hex> = new Set();
const NEVER = Number.POSITIVE_INFINITY;
/** No block: for reads that ask nothing. */
const ZERO: Hex = `0x${"00".repeat(32)}`;

// biome-ignore lint/correctness/useYield: it asks nothing
function* emptyQuery(): StorageQuery<null> {
	return null;
}
