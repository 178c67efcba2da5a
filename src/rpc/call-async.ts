/** Runs `work`; a synchronous exception becomes a rejection. */
export async function callAsync<T>(work: () => Promise<T>): Promise<T> {
	return work();
}
