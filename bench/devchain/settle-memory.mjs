import { getHeapSpaceStatistics } from "node:v8";

const YOUNG_BYTES = 2 * 1024 * 1024;
const PATIENCE_MS = 20_000;

/** Collects garbage, and waits until the engine gives back the memory of the young generation: some seconds without work. */
export async function settleMemory() {
	const end = performance.now() + PATIENCE_MS;
	const isYoungLarge = () =>
		getHeapSpaceStatistics().some(
			({ space_name, space_size }) => space_name === "new_space" && space_size > YOUNG_BYTES,
		);
	do {
		globalThis.gc?.();
		await new Promise((resolve) => setTimeout(resolve, 100));
		if (isYoungLarge()) await new Promise((resolve) => setTimeout(resolve, 2000));
	} while (isYoungLarge() && performance.now() < end);
}
