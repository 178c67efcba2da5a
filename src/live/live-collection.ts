import { Observable } from "rxjs";
import type { Hex } from "../codec/hex.ts";
import { isPhalaError } from "../errors/error.ts";
import type { BlockHeader } from "../query/block-header.ts";
import { BlockSync } from "./block-sync.ts";
import { type CollectionChange, CollectionRows } from "./collection-change.ts";
import type { CollectionDeps, CollectionSource } from "./collection-source.ts";
import { followConnection } from "./follow-connection.ts";
import { type ReadRows, RowCache } from "./row-cache.ts";

/** Pause before retrying after a failure, or after the node ended a subscription. */
const RETRY_MS = 1_000;

/**
 * A collection of rows that follows the chain: emits all rows first, then one change per block that changed something, all of that
 * block.
 *
 * - Reads only rows again that depend on changed keys, from cached values
 * - Lists keys again at every block for rows that list keys
 * - After a reorganisation, a gap or a reconnect, requests all values again and emits only differences
 * - Reports a row that cannot be read once, and leaves it out
 * - Retries when the transport fails; any other error ends it
 */
export function liveCollection<Id, Row extends object>(
	deps: CollectionDeps,
	source: CollectionSource<Id, Row>,
): Observable<CollectionChange<Id, Row>> {
	return new Observable((observer) => {
		const collection = new LiveCollection(deps, source, observer);
		const unfollow = followConnection(deps.connection, {
			change: (isConnected) => collection.setConnected(isConnected),
			close: () => {},
		});
		const headers = deps.header$.subscribe({
			next: (header) => collection.addHeader(header),
			complete: () => observer.complete(),
		});
		return () => {
			unfollow();
			headers.unsubscribe();
			collection.stop();
		};
	});
}

/** Returns, or resolves to, whether rows have to be read. */
type Task = () => boolean | Promise<boolean>;

interface ChangeObserver<T> {
	next(value: T): void;
	error(error: unknown): void;
}

class LiveCollection<Id, Row extends object> {
	readonly #deps: CollectionDeps;
	readonly #observer: ChangeObserver<CollectionChange<Id, Row>>;
	readonly #cache: RowCache<Id, Row>;
	readonly #sync: BlockSync;
	readonly #rows = new CollectionRows<Id, Row>();
	/** Tasks run one after the other, in the order of the node's messages; the first one immediately. */
	readonly #tasks: Task[] = [];
	#isRunning = false;
	#retry: ReturnType<typeof setTimeout> | undefined;
	#hasEmitted = false;
	#isStopped = false;

	constructor(
		deps: CollectionDeps,
		source: CollectionSource<Id, Row>,
		observer: ChangeObserver<CollectionChange<Id, Row>>,
	) {
		this.#deps = deps;
		this.#observer = observer;
		this.#cache = new RowCache(deps, source);
		this.#sync = new BlockSync(deps.connection, deps.finality, this.#cache, {
			onChanges: (set) => this.#enqueue(() => this.#sync.take(set)),
			onLost: () => this.#restartLater(),
		});
	}

	setConnected(isConnected: boolean): void {
		this.#reset();
		if (isConnected) this.#enqueue(() => this.#sync.start());
	}

	addHeader(header: BlockHeader): void {
		this.#enqueue(() => this.#sync.advance(header));
	}

	stop(): void {
		this.#isStopped = true;
		clearTimeout(this.#retry);
		this.#reset();
	}

	/** Ends all subscriptions. The next start subscribes to all keys again. */
	#reset(): void {
		this.#sync.reset();
		this.#cache.renewKeys();
	}

	#enqueue(task: Task): void {
		this.#tasks.push(task);
		if (!this.#isRunning) void this.#runTasks();
	}

	/** Runs all tasks: without a pause, as long as nothing has to be requested. */
	async #runTasks(): Promise<void> {
		this.#isRunning = true;
		for (let task = this.#tasks.shift(); task; task = this.#tasks.shift()) {
			if (this.#isStopped) continue;
			try {
				const started = task();
				const isMoved = typeof started === "boolean" ? started : await started;
				const update = isMoved ? this.#update() : null;
				if (update) await update;
			} catch (error) {
				this.#recover(error);
			}
		}
		this.#isRunning = false;
	}

	/** Retries if the transport failed; ends the collection otherwise. */
	#recover(error: unknown): void {
		if (this.#isStopped || isPhalaError(error, "CLOSED")) return;
		if (!isTransportFailure(error)) {
			this.#observer.error(error);
			return;
		}
		this.#deps.warn("A live collection could not be read; it is retried.", error);
		this.#sync.invalidate();
		this.#retryLater();
	}

	/** A lost connection starts again when it is back, a subscription that the node ended after a pause. */
	#restartLater(): void {
		this.#reset();
		this.#retryLater();
	}

	#retryLater(): void {
		clearTimeout(this.#retry);
		if (this.#isStopped) return;
		this.#retry = setTimeout(() => this.#enqueue(() => this.#sync.block !== null || this.#sync.start()), RETRY_MS);
	}

	/**
	 * Reads dirty rows at the current block, emits the change, and subscribes to new keys.
	 *
	 * @returns `null` if that is done
	 */
	#update(): Promise<void> | null {
		const { block, state } = this.#sync;
		if (block === null) return null;
		const rows = state.kind === "resync" ? undefined : this.#cache.readCached(block);
		if (rows === undefined) return this.#updateByRequests(block);
		this.#finish(rows, block);
		return null;
	}

	async #updateByRequests(block: Hex): Promise<void> {
		await this.#sync.refresh();
		this.#finish(await this.#cache.read(block), block);
	}

	#finish(rows: ReadRows<Id, Row> | null, block: Hex): void {
		if (rows === null) return;
		this.#emit(rows, block);
		this.#watchNewKeys();
	}

	#emit(rows: ReadRows<Id, Row>, hash: Hex): void {
		const update = this.#rows.update(rows);
		if (update === null && this.#hasEmitted) return;
		this.#hasEmitted = true;
		const { added, changed, removed, all } = update ?? { added: [], changed: [], removed: [], all: this.#rows.all };
		Object.freeze(added);
		Object.freeze(changed);
		Object.freeze(removed);
		this.#observer.next(Object.freeze({ block: this.#cache.blockRef(hash), added, changed, removed, all }));
	}

	#watchNewKeys(): void {
		const keys = this.#cache.takeNewKeys();
		if (!this.#sync.needsWatch(keys)) return;
		if (this.#sync.isFragmented(this.#cache.keyCount)) {
			this.#reset();
			this.#enqueue(() => this.#sync.start());
			return;
		}
		this.#sync.watch(keys).catch((error) => {
			this.#reset();
			this.#enqueue(() => Promise.reject(error));
		});
	}
}

function isTransportFailure(error: unknown): boolean {
	return isPhalaError(error, "RPC_FAILED", "TIMEOUT", "DISCONNECTED", "CODE_NOT_LOADED");
}
