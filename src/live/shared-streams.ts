import {
	catchError,
	concatMap,
	defer,
	distinctUntilChanged,
	EMPTY,
	finalize,
	type Observable,
	ReplaySubject,
	retry,
	share,
	switchMap,
	takeUntil,
	throwError,
	timer,
} from "rxjs";
import { deepEqual } from "../codec/deep-equal.ts";
import type { Hex } from "../codec/hex.ts";
import { isPhalaError } from "../errors/error.ts";
import type { BlockHeader } from "../query/block-header.ts";
import { whenAborted } from "../rpc/abort.ts";
import { closed } from "../rpc/transport-errors.ts";
import { everyBlock } from "./every-block.ts";

/** How long a stream is kept alive after its last listener left, so that the next one finds it warm. */
export const GRACE_MS = 1_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** JSON-RPC: the node does not have that method, and will not have it at the next try either. */
const NO_SUCH_METHOD = -32601;

/** Reads at a head; `signal` aborts when nobody waits for it any more. */
export type HeadRead<T> = (head: BlockHeader, signal: AbortSignal) => Promise<T>;

/** Streams of one client: the same reading repeated at every head. */
export class SharedStreams {
	readonly #head$: Observable<BlockHeader>;
	readonly #blockOf: (hash: Hex) => Promise<BlockHeader>;
	readonly #closing: AbortSignal;
	readonly #closed$: Observable<unknown>;
	readonly #onRetry: (error: unknown) => void;
	readonly #streams = new Map<string, Observable<unknown>>();

	/**
	 * @param head$ - the client's one feed
	 * @param blockOf - the block of a hash
	 * @param closing - aborted when the client closes
	 * @param onRetry - told of failures that a stream survives
	 */
	constructor(
		head$: Observable<BlockHeader>,
		blockOf: (hash: Hex) => Promise<BlockHeader>,
		closing: AbortSignal,
		onRetry: (error: unknown) => void,
	) {
		this.#head$ = head$;
		this.#blockOf = blockOf;
		this.#closing = closing;
		this.#closed$ = whenAborted(closing);
		this.#onRetry = onRetry;
	}

	/**
	 * What `read` reads, again at every head, emitted when it changed.
	 *
	 * - One upstream per `key`, shared and replayed; it ends {@link GRACE_MS} after the last listener left
	 * - A newer head cancels the reading of an older one
	 * - Failures of the transport are tried again, also at the next head; any other error ends the stream
	 * - Completes when the client closes; fails with `CLOSED` when subscribed later
	 */
	watch<T>(key: string, read: HeadRead<T>): Observable<T> {
		return this.#shared(key, () =>
			this.#head$.pipe(
				switchMap((head) => this.#persistently((signal) => read(head, signal))),
				distinctUntilChanged<T>(deepEqual),
				takeUntil(this.#closed$),
				finalize(() => this.#streams.delete(key)),
				share({ connector: () => new ReplaySubject(1), resetOnRefCountZero: () => this.#grace() }),
			),
		);
	}

	/**
	 * What `read` lists at every block from the newest one on, one by one.
	 *
	 * - Blocks that the feed left out are made up for; after a reorganisation the blocks of the new branch follow
	 * - One upstream per `key`, shared, not replayed; failures as in {@link SharedStreams.watch}
	 */
	watchEach<T>(key: string, read: HeadRead<readonly T[]>): Observable<T> {
		return this.#shared(key, () =>
			everyBlock(this.#head$, (hash) => this.#persistently(() => this.#blockOf(hash))).pipe(
				concatMap((head) => this.#persistently((signal) => read(head, signal))),
				concatMap((list) => list),
				takeUntil(this.#closed$),
				finalize(() => this.#streams.delete(key)),
				share(),
			),
		);
	}

	/**
	 * A set that follows the chain by itself.
	 *
	 * - One upstream per `key`, shared and replayed; it ends {@link GRACE_MS} after the last listener left
	 */
	watchShared<T>(key: string, set: () => Observable<T>): Observable<T> {
		return this.#shared(key, () =>
			set().pipe(
				takeUntil(this.#closed$),
				finalize(() => this.#streams.delete(key)),
				share({ connector: () => new ReplaySubject(1), resetOnRefCountZero: () => this.#grace() }),
			),
		);
	}

	#shared<T>(key: string, make: () => Observable<T>): Observable<T> {
		return defer(() => {
			if (this.#closing.aborted) return throwError(() => closed("the subscription"));
			const stream = (this.#streams.get(key) as Observable<T> | undefined) ?? make();
			this.#streams.set(key, stream);
			return stream;
		});
	}

	/** Lets the last listener's leaving take effect; a stream that ended by itself needs no more than that. */
	#grace(): Observable<unknown> {
		return this.#closing.aborted ? EMPTY : timer(GRACE_MS).pipe(takeUntil(this.#closed$));
	}

	/** The result of `work`, tried again while the transport fails; aborted when nobody waits for it any more. */
	#persistently<T>(work: (signal: AbortSignal) => Promise<T>): Observable<T> {
		return defer(() => {
			const stale = new AbortController();
			return defer(() => work(stale.signal)).pipe(finalize(() => stale.abort()));
		}).pipe(
			retry({
				delay: (error, count) => {
					if (!isTransient(error)) return throwError(() => error);
					this.#onRetry(error);
					return timer(Math.min(FIRST_PAUSE_MS * 2 ** (count - 1), LONGEST_PAUSE_MS));
				},
			}),
			catchError((error) => (isPhalaError(error, "CLOSED") ? EMPTY : throwError(() => error))),
		);
	}
}

function isTransient(error: unknown): boolean {
	if (isPhalaError(error, "RPC_FAILED")) return error.details.rpcCode !== NO_SUCH_METHOD;
	return isPhalaError(error, "TIMEOUT") || isPhalaError(error, "DISCONNECTED");
}
