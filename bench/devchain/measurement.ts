/** A figure of a measurement and the goal for it. */
export interface Figure {
	readonly what: string;
	readonly value: number;
	/** Largest value that meets the goal; `undefined` for a figure without one. */
	readonly goal?: number | undefined;
	readonly unit: "ms" | "MB";
}

/** Prints figures, and sends them to a parent process; a missed goal makes the process fail. */
export function report(figures: readonly Figure[]): void {
	process.send?.(figures);
	for (const { what, value, goal, unit } of figures) {
		const isMissed = goal !== undefined && value > goal;
		if (isMissed) process.exitCode = 1;
		const shown = `${value.toFixed(1).padStart(8)} ${unit}`;
		const goalText = goal === undefined ? "" : `  goal ${goal} ${unit}${isMissed ? ": MISSED" : ""}`;
		console.log(`${what.padEnd(58)} ${shown}${goalText}`);
	}
}

/** CPU time of a task, ms. */
export function cpuMs(task: () => unknown): number {
	const before = process.cpuUsage();
	task();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}

/** CPU time until the promise of a task resolves, ms. */
export async function cpuMsOf(task: () => Promise<unknown>): Promise<number> {
	const before = process.cpuUsage();
	await task();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}

/** Value at a share of sorted values, as the median at 0.5. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN;
}
