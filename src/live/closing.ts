import { defer, fromEvent, type Observable, of, share } from "rxjs";

/** Emits when `signal` aborts, at once where it has: one listener on the signal, however many listen here. */
export function whenAborted(signal: AbortSignal): Observable<unknown> {
	const abort$ = fromEvent(signal, "abort").pipe(share());
	return defer(() => (signal.aborted ? of(signal.reason) : abort$));
}
