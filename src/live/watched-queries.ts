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
import { GRACE_MS } from "./block-feed.ts";
import { everyBlock } from "./every-block.ts";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** JSON-RPC code of an unknown method: retrying cannot help. */
const METHOD_NOT_FOUND = -32601;

/** Reads at a block; `signal` aborts when the result is no longer needed. */
export type BlockRead<T> = (header: BlockHeader, signal: AbortSignal) => Promise<T>;

/** The streams of one client, shared by key: reads that are repeated at every block. */
export class WatchedQueries {
	readonly #header$: Observable<BlockHeader>;
	readonly #requestHeader: (hash: Hex) => Promise<BlockHeader>;
	readonly #closing: AbortSignal;
	readonly #closed$: Observable<unknown>;
	readonly #onRetry: (error: unknown) => void;
	readonly #streams = new Map<string, Observable<unknown>>();

	/**
	 * @param header$ - the client's block feed
	 * @param requestHeader - requests the header of a block
	 * @param closing - aborts when the client closes
	 * @param onRetry - called with errors that a stream recovers from
	 */
	constructor(
		header$: Observable<BlockHeader>,
		requestHeader: (hash: Hex) => Promise<BlockHeader>,
		closing: AbortSignal,
		onRetry: (error: unknown) => void,
	) {
		this.#header$ = header$;
		this.#requestHeader = requestHeader;
		this.#closing = closing;
		this.#closed$ = whenAborted(closing);
		this.#onRetry = onRetry;
	}

	/**
	 * Repeats a read at every block; emits when its result changed.
	 *
	 * - One upstream per `key`, shared and replayed; ends {@link GRACE_MS} after the last subscriber left
	 * - A newer block cancels the read of an older one
	 * - Retries when the transport fails, and at the next block; any other error ends the stream
	 * - Completes when the client closes; errors with `CLOSED` when subscribed later
	 */
	watch<T>(key: string, read: BlockRead<T>): Observable<T> {
		return this.#shared(key, () =>
			this.#header$.pipe(
				switchMap((header) => this.#withRetry((signal) => read(header, signal))),
				distinctUntilChanged<T>(deepEqual),
				takeUntil(this.#closed$),
				finalize(() => this.#streams.delete(key)),
				share({ connector: () => new ReplaySubject(1), resetOnRefCountZero: () => this.#grace() }),
			),
		);
	}

	/**
	 * Repeats a read at every block from the newest one on; emits the items of its results one by one.
	 *
	 * - Includes blocks that the feed skipped; after a reorganisation continues with the blocks of the new branch
	 * - One upstream per `key`, shared, not replayed; errors as {@link WatchedQueries.watch}
	 */
	watchEach<T>(key: string, read: BlockRead<readonly T[]>): Observable<T> {
		return this.#shared(key, () =>
			everyBlock(this.#header$, (hash) => this.#withRetry(() => this.#requestHeader(hash))).pipe(
				concatMap((header) => this.#withRetry((signal) => read(header, signal))),
				concatMap((items) => items),
				takeUntil(this.#closed$),
				finalize(() => this.#streams.delete(key)),
				share(),
			),
		);
	}

	/**
	 * Shares a stream that follows the chain on its own.
	 *
	 * - One upstream per `key`, shared and replayed; ends {@link GRACE_MS} after the last subscriber left
	 */
	watchShared<T>(key: string, create: () => Observable<T>): Observable<T> {
		return this.#shared(key, () =>
			create().pipe(
				takeUntil(this.#closed$),
				finalize(() => this.#streams.delete(key)),
				share({ connector: () => new ReplaySubject(1), resetOnRefCountZero: () => this.#grace() }),
			),
		);
	}

	#shared<T>(key: string, create: () => Observable<T>): Observable<T> {
		return defer(() => {
			if (this.#closing.aborted) return throwError(() => closed("the subscription"));
			const stream = (this.#streams.get(key) as Observable<T> | undefined) ?? create();
			this.#streams.set(key, stream);
			return stream;
		});
	}

	/** Delays the end of a stream after its last subscriber left. */
	#grace(): Observable<unknown> {
		return this.#closing.aborted ? EMPTY : timer(GRACE_MS).pipe(takeUntil(this.#closed$));
	}

	/** Runs `work`; retries while the transport fails, with growing pauses. Unsubscribing aborts it. */
	#withRetry<T>(work: (signal: AbortSignal) => Promise<T>): Observable<T> {
		return defer(() => {
			const controller = new AbortController();
			return defer(() => work(controller.signal)).pipe(finalize(() => controller.abort()));
		}).pipe(
			retry({
				delay: (error, count) => {
					if (!isTransportFailure(error)) return throwError(() => error);
					this.#onRetry(error);
					return timer(Math.min(FIRST_PAUSE_MS * 2 ** (count - 1), LONGEST_PAUSE_MS));
				},
			}),
			catchError((error) => (isPhalaError(error, "CLOSED") ? EMPTY : throwError(() => error))),
		);
	}
}

function isTransportFailure(error: unknown): boolean {
	if (isPhalaError(error, "RPC_FAILED")) return error.details.rpcCode !== METHOD_NOT_FOUND;
	return isPhalaError(error, "TIMEOUT", "DISCONNECTED", "CODE_NOT_LOADED");
}
