import type { ImportGraph } from "./import-graph.ts";

/**
 * Finds the groups of files that import each other in a circle (strongly connected components, by Tarjan's algorithm).
 *
 * @returns one closed path per group, as short as possible: the first file is also the last
 */
export function findCycles(graph: ImportGraph): string[][] {
	const order = new Map<string, number>();
	const lowest = new Map<string, number>();
	const stack: string[] = [];
	const onStack = new Set<string>();
	const cycles: string[][] = [];

	const visit = (file: string): number => {
		let low = order.size;
		order.set(file, low);
		stack.push(file);
		onStack.add(file);
		for (const next of graph.get(file) ?? []) {
			if (!order.has(next)) low = Math.min(low, visit(next));
			else if (onStack.has(next)) low = Math.min(low, order.get(next) ?? low);
		}
		lowest.set(file, low);
		if (low === order.get(file)) {
			const group = new Set(stack.splice(stack.lastIndexOf(file)));
			for (const member of group) onStack.delete(member);
			if (group.size > 1 || graph.get(file)?.includes(file)) cycles.push(findShortestCycle(graph, group));
		}
		return low;
	};
	for (const file of graph.keys()) if (!order.has(file)) visit(file);
	return cycles;
}

/** The shortest circle through any file of a group, by breadth-first search inside the group. */
function findShortestCycle(graph: ImportGraph, group: ReadonlySet<string>): string[] {
	let shortest: string[] = [];
	for (const start of group) {
		const paths: string[][] = [[start]];
		const seen = new Set<string>();
		for (const path of paths) {
			const imports = graph.get(path.at(-1) ?? start) ?? [];
			if (imports.includes(start)) {
				if (shortest.length === 0 || path.length + 1 < shortest.length) shortest = [...path, start];
				break;
			}
			for (const next of imports) {
				if (!group.has(next) || seen.has(next)) continue;
				seen.add(next);
				paths.push([...path, next]);
			}
		}
	}
	return shortest;
}
