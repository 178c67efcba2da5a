import { Observable } from "rxjs";
import { onAbort } from "./transport-errors.ts";

/** Emits when `signal` aborts, at once where it has: one listener on the signal, however many listen here. */
export function whenAborted(signal: AbortSignal): Observable<unknown> {
	return new Observable((observer) => {
		if (signal.aborted) observer.next(signal.reason);
		else return onAbort(signal, () => observer.next(signal.reason));
	});
}
