import {
	catchError,
	defer,
	distinctUntilChanged,
	EMPTY,
	finalize,
	fromEvent,
	type Observable,
	ReplaySubject,
	retry,
	share,
	switchMap,
	takeUntil,
	throwError,
	timer,
} from "rxjs";
import { isPhalaError, type PhalaError } from "../errors/error.ts";
import type { Head } from "./header.ts";
import { same } from "./value.ts";

/** How long a stream is kept alive after its last listener left, so that the next one finds it warm. */
export const GRACE_MS = 1_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** JSON-RPC: the node does not have that method, and will not have it at the next try either. */
const NO_SUCH_METHOD = -32601;

/** Streams of one client: the same reading repeated at every head. */
export class Live {
	readonly #head$: Observable<Head>;
	readonly #closing: AbortSignal;
	readonly #onRetry: (error: unknown) => void;
	readonly #streams = new Map<string, Observable<unknown>>();

	/**
	 * @param head$ - the client's one feed
	 * @param closing - aborted when the client closes
	 * @param onRetry - told of failures that a stream survives
	 */
	constructor(head$: Observable<Head>, closing: AbortSignal, onRetry: (error: unknown) => void) {
		this.#head$ = head$;
		this.#closing = closing;
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
	watch<T>(
		key: string,
		read: (head: Head, signal: AbortSignal) => Promise<T>,
		closed: () => PhalaError,
	): Observable<T> {
		return defer(() => {
			if (this.#closing.aborted) return throwError(closed);
			const known = this.#streams.get(key) as Observable<T> | undefined;
			const stream = known ?? this.#stream(key, read);
			this.#streams.set(key, stream);
			return stream;
		});
	}

	/** Streams that are kept at present. */
	get size(): number {
		return this.#streams.size;
	}

	#stream<T>(key: string, read: (head: Head, signal: AbortSignal) => Promise<T>): Observable<T> {
		return this.#head$.pipe(
			switchMap((head) => this.#reading(head, read)),
			distinctUntilChanged<T>(same),
			takeUntil(fromEvent(this.#closing, "abort")),
			finalize(() => this.#streams.delete(key)),
			share({ connector: () => new ReplaySubject(1), resetOnRefCountZero: () => timer(GRACE_MS) }),
		);
	}

	/** One reading at one head, cancelled when nobody waits for it any more. */
	#reading<T>(head: Head, read: (head: Head, signal: AbortSignal) => Promise<T>): Observable<T> {
		return defer(() => {
			const stale = new AbortController();
			return defer(() => read(head, stale.signal)).pipe(finalize(() => stale.abort()));
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
