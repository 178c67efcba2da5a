import { Observable } from "./rxjs.ts";

/** Callbacks per signal. Hundreds of requests may share one signal; platforms report that many listeners as a leak. */
const callbacksBySignal = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls `callback` when `signal` aborts. All callbacks of a signal share one event listener.
 *
 * @returns removes the callback
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
	let callbacks = callbacksBySignal.get(signal);
	if (!callbacks) {
		const all = new Set<() => void>();
		const listener = () => {
			for (const each of [...all]) each();
		};
		signal.addEventListener("abort", listener, { once: true });
		callbacksBySignal.set(signal, all);
		callbacks = all;
	}
	callbacks.add(callback);
	return () => callbacks.delete(callback);
}

/** Emits the reason when `signal` aborts; immediately if it has already aborted. */
export function whenAborted(signal: AbortSignal): Observable<unknown> {
	return new Observable((observer) => {
		if (signal.aborted) observer.next(signal.reason);
		else return onAbort(signal, () => observer.next(signal.reason));
	});
}
