import type { Reporter, TestModule, TestSpecification, Vitest } from "vitest/node";

/** Time between two lines, ms. */
const INTERVAL_MS = 20_000;

/** Prints how far a run is and how long it will take, in lines that logs of CI can keep. */
export default class ProgressReporter implements Reporter {
	#print: (line: string) => void = () => {};
	#total = 0;
	#done = 0;
	#failed = 0;
	#startedAt = 0;
	#printedAt = 0;

	onInit(vitest: Vitest): void {
		this.#print = (line) => vitest.logger.log(line);
	}

	onTestRunStart(specifications: readonly TestSpecification[]): void {
		this.#total = specifications.length;
		[this.#done, this.#failed] = [0, 0];
		this.#startedAt = this.#printedAt = performance.now();
	}

	onTestModuleEnd(module: TestModule): void {
		this.#done++;
		if (!module.ok()) this.#failed++;
		const now = performance.now();
		if (now - this.#printedAt < INTERVAL_MS) return;
		this.#printedAt = now;
		this.#print(describeProgress(this.#done, this.#total, this.#failed, now - this.#startedAt));
	}
}

/**
 * One line about a run.
 *
 * @param elapsedMs - since its start; the rest is taken to need as long per file
 */
export function describeProgress(done: number, total: number, failed: number, elapsedMs: number): string {
	const left = done === 0 ? "?" : formatDuration((elapsedMs / done) * (total - done));
	const failures = failed === 0 ? "" : `, ${failed} failed`;
	return `progress: ${done} of ${total} files${failures}, ${formatDuration(elapsedMs)} gone, about ${left} left`;
}

function formatDuration(ms: number): string {
	const seconds = Math.round(ms / 1000);
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
