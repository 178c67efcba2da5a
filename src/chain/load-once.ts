import { codeNotLoaded } from "../errors/code-not-loaded.ts";

/** Calls `load` once and keeps its result. After a failure, which is `RPC_FAILED` for a failed import, the next call tries again. */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
	let loading: Promise<T> | undefined;
	return () => {
		loading ??= load().catch((cause: unknown) => {
			loading = undefined;
			throw codeNotLoaded(cause);
		});
		return loading;
	};
}
