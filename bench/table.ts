import type { Run } from "./processes.ts";

/** The middle of a list, or between the two in the middle. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length >> 1;
	const upper = sorted[middle] ?? Number.NaN;
	return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** A Markdown table of medians, in the order of `runs`; ratios are to the first row. */
export function table(runs: ReadonlyMap<string, readonly Run[]>): string {
	const rows = [...runs].map(([name, list]) => {
		const of = (pick: (run: Run) => number) => median(list.map(pick));
		return {
			title: list[0]?.title ?? name,
			cpu: of((run) => run.cpuMs),
			wall: of((run) => run.wallMs),
			memory: of((run) => run.peakMb - run.baseMb),
			base: of((run) => run.baseMb),
			requests: of((run) => run.traffic.requests),
			megabytes: of((run) => (run.traffic.bytesUp + run.traffic.bytesDown) / 1e6),
			runs: list.length,
		};
	});
	const least = rows[0]?.cpu ?? Number.NaN;
	const lines = rows.map(({ title, cpu, wall, memory, base, requests, megabytes, runs: count }) => {
		const cells = [
			title,
			cpu.toFixed(0),
			`${(cpu / least).toFixed(2)}×`,
			wall.toFixed(0),
			`${memory.toFixed(0)} (${base.toFixed(0)})`,
			String(requests),
			megabytes.toFixed(1),
			String(count),
		];
		return `| ${cells.join(" | ")} |`;
	});
	return [
		"| Who | CPU ms | of the first | wall ms | memory MB over connected (connected) | requests | MB both ways | runs |",
		"| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
		...lines,
	].join("\n");
}
