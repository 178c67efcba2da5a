import type { Observable } from "rxjs";
import { PhalaError } from "../errors/error.ts";
import { onAbort } from "../rpc/abort.ts";

/** Ends the work of one submission: `signal` aborts with `ABORTED` when the caller's signal does, with `CLOSED` when the client closes. */
export class Cancellation {
	readonly #controller = new AbortController();
	readonly #dispose: () => void;

	/** @param operation - for the error's text */
	constructor(operation: string, caller: AbortSignal | undefined, closed$: Observable<unknown>) {
		const abort = () => this.#controller.abort(aborted(operation));
		if (caller?.aborted) abort();
		const removeListener = onAbort(caller, abort);
		const closing = closed$.subscribe(() => this.#controller.abort(closed(operation)));
		this.#dispose = () => {
			removeListener();
			closing.unsubscribe();
		};
	}

	get signal(): AbortSignal {
		return this.#controller.signal;
	}

	/** Result of `work`; rejects with the signal's reason as soon as it aborts, while `work` continues unobserved. */
	race<T>(work: Promise<T>): Promise<T> {
		const { signal } = this;
		return new Promise<T>((resolve, reject) => {
			const abort = () => reject(signal.reason);
			if (signal.aborted) abort();
			signal.addEventListener("abort", abort);
			work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
		});
	}

	/** Stops listening to the caller's signal and to the client. */
	dispose(): void {
		this.#dispose();
	}
}

function aborted(operation: string): PhalaError<"ABORTED"> {
	const message = `${operation} was aborted by its signal. A transaction that was sent already may still be included.`;
	return new PhalaError("ABORTED", message, { operation });
}

function closed(operation: string): PhalaError<"CLOSED"> {
	const message = `The client was closed before ${operation} ended. A transaction that was sent already may still be included.`;
	return new PhalaError("CLOSED", message, { operation });
}
