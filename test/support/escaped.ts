/** Runs `work`; returns what escaped meanwhile that ends a process: uncaught exceptions and rejections that nothing handles. */
export async function escaped(work: () => Promise<void>): Promise<readonly unknown[]> {
	const found: unknown[] = [];
	const listen = (error: unknown) => found.push(error);
	process.on("uncaughtException", listen);
	process.on("unhandledRejection", listen);
	try {
		await work();
		// RxJS throws an error that nothing handles in a timer of its own.
		await new Promise((resolve) => setTimeout(resolve));
		await new Promise((resolve) => setTimeout(resolve));
	} finally {
		process.off("uncaughtException", listen);
		process.off("unhandledRejection", listen);
	}
	return found;
}
