import type { ErrorDetails } from "../errors/codes.ts";
import { PhalaError } from "../errors/error.ts";

/** An endpoint that did not answer in time. */
export function timeout(operation: string, timeoutMs: number): PhalaError<"TIMEOUT"> {
	return new PhalaError(
		"TIMEOUT",
		`No answer to ${operation} within ${timeoutMs} ms. Try again, another endpoint, or a longer timeoutMs.`,
		{ operation, timeoutMs },
	);
}

/** A connection that is lost or was never there. */
export function disconnected(endpoint: string, cause?: unknown): PhalaError<"DISCONNECTED"> {
	return new PhalaError(
		"DISCONNECTED",
		`The connection to ${endpoint} is lost. It comes back by itself; try again.`,
		{ endpoint },
		{ cause },
	);
}

/** A call that the closing of the client ended, or that came after it. */
export function closed(operation: string): PhalaError<"CLOSED"> {
	return new PhalaError("CLOSED", `The client is closed, and ${operation} with it. Connect again.`, { operation });
}

/** A wait that the caller's signal ended. */
export function aborted(operation: string, cause?: unknown): PhalaError<"ABORTED"> {
	return new PhalaError("ABORTED", `The wait for ${operation} was aborted by its signal.`, { operation }, { cause });
}

/** An endpoint that answered with an error, or with something that is no answer. */
export function rpcFailed(method: string, cause: unknown): PhalaError<"RPC_FAILED"> {
	const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown };
	const details: ErrorDetails["RPC_FAILED"] = {
		method,
		rpcCode: typeof code === "number" ? code : null,
		rpcMessage: typeof message === "string" ? message : String(cause),
	};
	return new PhalaError("RPC_FAILED", `The node refused ${method}: ${details.rpcMessage}`, details, { cause });
}

/** Rejects with `ABORTED` when `signal` aborts, and with `TIMEOUT` after `timeoutMs`, whichever comes before `work` is done. */
export function withTimeout<T>(
	operation: string,
	timeoutMs: number,
	signal: AbortSignal | undefined,
	work: (settle: { resolve(value: T): void; reject(error: unknown): void }) => void,
	late: () => PhalaError = () => timeout(operation, timeoutMs),
): Promise<T> {
	return new Promise<T>((resolve, reject) => {
		if (signal?.aborted) return reject(aborted(operation, signal.reason));
		const abort = () => settle.reject(aborted(operation, signal?.reason));
		const done = () => {
			clearTimeout(timer);
			off?.();
		};
		const settle = {
			resolve(value: T) {
				done();
				resolve(value);
			},
			reject(error: unknown) {
				done();
				reject(error);
			},
		};
		const off = signal && onAbort(signal, abort);
		const timer = setTimeout(() => settle.reject(late()), timeoutMs);
		work(settle);
	});
}

/** What waits for each signal: hundreds of requests may wait for the same one, which platforms take for a leak. */
const abortListeners = new WeakMap<AbortSignal, Set<() => void>>();

/** Calls `act` when `signal` aborts, until the returned function is called; one listener for all. */
export function onAbort(signal: AbortSignal, act: () => void): () => void {
	let acts = abortListeners.get(signal);
	if (!acts) {
		const all = new Set<() => void>();
		const listener = () => {
			for (const each of [...all]) each();
		};
		signal.addEventListener("abort", listener, { once: true });
		abortListeners.set(signal, all);
		acts = all;
	}
	acts.add(act);
	return () => acts.delete(act);
}
