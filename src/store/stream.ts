import type { InteropObservable } from "rxjs";

/** Receives the values of a {@link ValueStream}. @public */
export type ValueListener<T> = ((value: T) => void) | { next?(value: T): void };

/** Ends a subscription of a {@link ValueStream}: call it, or its `unsubscribe`. @public */
export interface ValueSubscription {
	/** Ends the subscription. */
	(): void;
	/** Ends the subscription. */
	unsubscribe(): void;
}

/**
 * A value that changes. It neither ends nor fails.
 *
 * - rxjs: `from(stream)`; React: `useSyncExternalStore(stream.subscribe, stream.getSnapshot)`; a store of Svelte as it is
 *
 * @public
 */
export interface ValueStream<T> extends InteropObservable<T> {
	/** The value now: the same object until it changes. */
	readonly getSnapshot: () => T;
	/**
	 * Calls the listener with the value now, and with every later one.
	 *
	 * @returns ends the subscription
	 */
	readonly subscribe: (listener: ValueListener<T>) => ValueSubscription;
}

/**
 * Makes a stream of a value that others hold.
 *
 * @param read - the value now, the same object until it changes
 * @param start - starts to watch the value when the first listener subscribes; returns what stops it after the last one
 */
export function createStream<T>(read: () => T, start: (changed: () => void) => () => void): ValueStream<T> {
	const observers = new Set<() => void>();
	let stop: (() => void) | undefined;
	const stream = {
		getSnapshot: read,
		subscribe(listener: ValueListener<T>): ValueSubscription {
			const observer = () => {
				try {
					if (typeof listener === "function") listener(read());
					else listener.next?.(read());
				} catch (error) {
					// Other listeners are called all the same, and the page reports the error as uncaught, as rxjs does it.
					setTimeout(() => {
						throw error;
					});
				}
			};
			const unsubscribe = () => {
				if (!observers.delete(observer) || observers.size > 0) return;
				stop?.();
				stop = undefined;
			};
			observers.add(observer);
			stop ??= start(() => {
				for (const each of [...observers]) if (observers.has(each)) each();
			});
			observer();
			return Object.assign(unsubscribe, { unsubscribe });
		},
	};
	const self = () => stream;
	// rxjs looks for the symbol where the page has it, otherwise for the name.
	const interop: object = { "@@observable": self, ...(Symbol.observable ? { [Symbol.observable]: self } : {}) };
	return Object.freeze(Object.assign(stream, interop)) as ValueStream<T>;
}
