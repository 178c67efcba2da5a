import { PhalaError } from "../errors/error.ts";

/** How long to wait for a wallet. @public */
export interface WalletOptions {
	/** Ends the wait with `ABORTED`. The wallet's window may stay open. */
	readonly signal?: AbortSignal | undefined;
	/**
	 * Ends the wait with `TIMEOUT`, ms; 0: no limit. polkadot\{.js\} gives no answer when the user closes its window.
	 *
	 * @defaultValue no limit
	 */
	readonly timeoutMs?: number | undefined;
}

/** The longest wait, 11 days. Timers end at once for 25 days and more. */
const MAX_WAIT_MS = 1e9;

/**
 * Result of `start`, unless the signal aborts or the time is over before. Starts nothing where the signal has aborted.
 *
 * @param operation - for the error's text
 * @param createError - the error when the time is over. @defaultValue a `TIMEOUT`
 * @throws PhalaError `ABORTED`, `TIMEOUT`, the error of `start`
 */
export function race<T>(
	start: () => Promise<T>,
	operation: string,
	{ signal, timeoutMs = 0 }: WalletOptions,
	createError: () => PhalaError = () =>
		new PhalaError("TIMEOUT", `${operation} took longer than ${timeoutMs} ms.`, { operation, timeoutMs }),
): Promise<T> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let abort = () => {};
	return new Promise<T>((resolve, reject) => {
		abort = () => reject(new PhalaError("ABORTED", `${operation} was aborted by its signal.`, { operation }));
		if (signal?.aborted) return abort();
		if (timeoutMs) timer = setTimeout(() => reject(createError()), Math.min(timeoutMs, MAX_WAIT_MS));
		signal?.addEventListener("abort", abort);
		start().then(resolve, reject);
	}).finally(() => {
		clearTimeout(timer);
		signal?.removeEventListener("abort", abort);
	});
}
