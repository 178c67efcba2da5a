/** Runs `work`; returns the uncaught exceptions and unhandled rejections in the meantime, which would end a process. */
export async function escaped(work: () => Promise<void>): Promise<readonly unknown[]> {
	const found: unknown[] = [];
	const listen = (error: unknown) => found.push(error);
	process.on("uncaughtException", listen);
	process.on("unhandledRejection", listen);
	try {
		await work();
		// RxJS throws an unhandled error in a separate timer.
		await new Promise((resolve) => setTimeout(resolve));
		await new Promise((resolve) => setTimeout(resolve));
	} finally {
		process.off("uncaughtException", listen);
		process.off("unhandledRejection", listen);
	}
	return found;
}
