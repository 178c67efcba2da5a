import { PhalaError } from "../errors/error.ts";

/** How long to wait for a wallet. @public */
export interface WalletOptions {
	/** Ends the wait with `ABORTED`. The wallet's window may stay open. */
	readonly signal?: AbortSignal | undefined;
	/**
	 * Ends the wait with `TIMEOUT`, ms. polkadot\{.js\} gives no answer when the user closes its window.
	 *
	 * @defaultValue no limit
	 */
	readonly timeoutMs?: number | undefined;
}

/** The longest time that timers can measure. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * Result of `work`, unless the signal aborts or the time is over before.
 *
 * @param operation - for the error's text
 * @throws PhalaError `ABORTED`, `TIMEOUT`, the error of `work`
 */
export function race<T>(work: Promise<T>, operation: string, { signal, timeoutMs = 0 }: WalletOptions): Promise<T> {
	let end = () => {};
	return new Promise<T>((resolve, reject) => {
		const abort = () => reject(new PhalaError("ABORTED", `${operation} was aborted by its signal.`, { operation }));
		const expire = () =>
			reject(new PhalaError("TIMEOUT", `${operation} took longer than ${timeoutMs} ms.`, { operation, timeoutMs }));
		const timer = timeoutMs > 0 && timeoutMs <= MAX_TIMEOUT_MS ? setTimeout(expire, timeoutMs) : undefined;
		signal?.addEventListener("abort", abort);
		if (signal?.aborted) abort();
		end = () => {
			clearTimeout(timer);
			signal?.removeEventListener("abort", abort);
		};
		work.then(resolve, reject);
	}).finally(() => end());
}
