import type { Observable } from "rxjs";
import { createStream, type ValueStream } from "./stream.ts";

/** Receives what an observable emits. @public */
export interface StoreObserver<T> {
	/** A value. */
	next(value: T): void;
	/** The observable failed, and emits nothing more. */
	error(cause: unknown): void;
	/** The observable emits nothing more. */
	complete(): void;
}

/** What a store can follow: observables of the SDK and of rxjs, and streams of `phala-stakepool/wallet`. @public */
export interface ObservableLike<T> {
	/** Starts to emit to the observer. */
	subscribe(observer: StoreObserver<T>): { unsubscribe(): void };
}

/** The state of a store. Frozen; the same object until something changes. @public */
export type StoreSnapshot<T> =
	/** No value came yet. */
	| { readonly status: "loading"; readonly value: undefined; readonly error: null }
	/** `value` is the newest one. */
	| { readonly status: "ready"; readonly value: T; readonly error: null }
	/** The observable failed. `value` is the last one before; `retry` subscribes again. */
	| { readonly status: "error"; readonly value: T | undefined; readonly error: Error; readonly retry: () => void }
	/** The observable ended, as those of a client do when it closes. `value` is the last one. */
	| { readonly status: "completed"; readonly value: T | undefined; readonly error: null };

/** The newest value of an observable, with its status, for user interfaces. @public */
export interface Store<T> extends ValueStream<StoreSnapshot<T>> {}

/** No value came yet. */
export const LOADING: Extract<StoreSnapshot<never>, { readonly status: "loading" }> = Object.freeze({
	status: "loading",
	value: undefined,
	error: null,
});

/** How long a store stays subscribed after its last listener left, for the next one, ms. */
const GRACE_MS = 1_000;

/**
 * Makes a store of an observable: what React (`useSyncExternalStore`), Vue (`shallowRef`) and Svelte (`$store`) need of it.
 *
 * - Subscribes to the observable with the first listener, once for all of them
 * - Unsubscribes a second after the last listener left, so that a change of the page does not subscribe twice. It then forgets its value
 * - `subscribe` calls the listener with the snapshot now, and with every later one
 *
 * @param source - e.g. `phala.stakePool(0).state$`
 * @example
 * ```ts
 * import type { Phala } from "phala-stakepool";
 * import { createStore } from "phala-stakepool/store";
 * export function show(phala: Phala) {
 * 	const pool = createStore(phala.stakePool(0).state$);
 * 	return pool.subscribe(({ status, value }) => console.log(status, value?.freeStake));
 * }
 * ```
 * @public
 */
export function createStore<T>(source: ObservableLike<T> | Observable<T>): Store<T> {
	let snapshot: StoreSnapshot<T> = LOADING;
	let close: (() => void) | undefined;
	let grace: ReturnType<typeof setTimeout> | undefined;
	let notify = () => {};

	const change = (next: StoreSnapshot<T>) => {
		snapshot = Object.freeze(next);
		notify();
	};
	const open = () => {
		let isOpen = true;
		let subscription: { unsubscribe(): void } | undefined;
		const emit = (next: StoreSnapshot<T>) => {
			if (isOpen) change(next);
		};
		const fail = (cause: unknown) => {
			const error = cause instanceof Error ? cause : new Error(String(cause), { cause });
			emit({ status: "error", value: snapshot.value, error, retry });
		};
		try {
			subscription = (source as ObservableLike<T>).subscribe({
				next: (value) => emit({ status: "ready", value, error: null }),
				error: fail,
				complete: () => emit({ status: "completed", value: snapshot.value, error: null }),
			});
		} catch (cause) {
			fail(cause);
		}
		close = () => {
			isOpen = false;
			subscription?.unsubscribe();
		};
	};
	const retry = () => {
		if (snapshot.status !== "error") return;
		close?.();
		change(LOADING);
		open();
	};
	return createStream(
		() => snapshot,
		(changed) => {
			clearTimeout(grace);
			if (!close) open();
			// Values that came at once are in the snapshot that the listener receives first.
			notify = changed;
			return () => {
				notify = () => {};
				grace = setTimeout(() => {
					close?.();
					close = undefined;
					snapshot = LOADING;
				}, GRACE_MS);
			};
		},
	);
}
