import { invalidArgument } from "../errors/invalid-argument.ts";
import { Observable } from "./rxjs.ts";

/** Callbacks of one signal, and the event listener that calls them. */
interface SharedListener {
	readonly callbacks: Set<() => void>;
	readonly listener: () => void;
}

/** Per signal. Hundreds of requests may share one signal; platforms report that many listeners as a leak. */
const listeners = new WeakMap<AbortSignal, SharedListener>();

/** A signal that a caller gave. Throws `INVALID_ARGUMENT` for anything but a signal, `null` or `undefined`. */
export function parseSignal(signal: AbortSignal | null | undefined): AbortSignal | undefined {
	if (signal === undefined || signal === null) return undefined;
	if (!signal.addEventListener) throw invalidArgument("signal", signal, "an AbortSignal");
	return signal;
}

/**
 * Calls `callback` when `signal`, where there is one, aborts. All callbacks of a signal share one event listener.
 *
 * @returns removes the callback, and with the last one the listener
 * @throws PhalaError `INVALID_ARGUMENT` for anything but a signal
 */
export function onAbort(given: AbortSignal | null | undefined, callback: () => void): () => void {
	const signal = parseSignal(given);
	if (!signal) return () => {};
	const { callbacks, listener } = listeners.get(signal) ?? listen(signal);
	callbacks.add(callback);
	return () => {
		if (!callbacks.delete(callback) || callbacks.size > 0) return;
		signal.removeEventListener("abort", listener);
		listeners.delete(signal);
	};
}

function listen(signal: AbortSignal): SharedListener {
	const callbacks = new Set<() => void>();
	const listener = () => {
		for (const each of [...callbacks]) each();
	};
	signal.addEventListener("abort", listener);
	const shared = { callbacks, listener };
	listeners.set(signal, shared);
	return shared;
}

/** Emits the reason when `signal` aborts; immediately if it has already aborted. */
export function whenAborted(signal: AbortSignal): Observable<unknown> {
	return new Observable((observer) => {
		if (signal.aborted) observer.next(signal.reason);
		else return onAbort(signal, () => observer.next(signal.reason));
	});
}
