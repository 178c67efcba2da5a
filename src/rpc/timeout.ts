import type { PhalaError } from "../errors/error.ts";
import { onAbort } from "./abort.ts";
import { aborted, timeout } from "./transport-errors.ts";

/** Settles the promise of {@link withTimeout}. */
export interface Settle<T> {
	resolve(value: T): void;
	reject(error: unknown): void;
}

/**
 * Runs `work` with a time limit.
 *
 * @param operation - for error messages
 * @param work - settles the promise; not called if `signal` has already aborted
 * @param createError - creates the error of an elapsed time limit. @defaultValue a `TIMEOUT`
 * @throws PhalaError `ABORTED`, `TIMEOUT`, and the error that `work` rejects with
 */
export function withTimeout<T>(
	operation: string,
	timeoutMs: number,
	signal: AbortSignal | undefined,
	work: (settle: Settle<T>) => void,
	createError: () => PhalaError = () => timeout(operation, timeoutMs),
): Promise<T> {
	return new Promise<T>((resolve, reject) => {
		if (signal?.aborted) return reject(aborted(operation, signal.reason));
		const cleanUpBefore =
			<V>(end: (value: V) => void) =>
			(value: V) => {
				clearTimeout(timer);
				removeListener();
				end(value);
			};
		const settle: Settle<T> = { resolve: cleanUpBefore<T>(resolve), reject: cleanUpBefore(reject) };
		const removeListener = onAbort(signal, () => settle.reject(aborted(operation, signal?.reason)));
		const timer = setTimeout(() => settle.reject(createError()), timeoutMs);
		work(settle);
	});
}
