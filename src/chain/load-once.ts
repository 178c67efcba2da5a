/** Calls `load` once and keeps its result. After a failure the next call tries again. */
export function loadOnce<T>(load: () => Promise<T>): () => Promise<T> {
	let loading: Promise<T> | undefined;
	return () => {
		loading ??= load().catch((cause: unknown) => {
			loading = undefined;
			throw cause;
		});
		return loading;
	};
}
