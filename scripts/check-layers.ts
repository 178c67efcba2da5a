// Draws the import graph of the repository by layers, types included, and fails on a circle between files and on an
// import that climbs from a layer to one above it.
import { resolve } from "node:path";
import { findCycles } from "./layers/find-cycles.ts";
import { type ImportGraph, readImportGraph } from "./layers/import-graph.ts";
import { checkImport, getLayer, LAYERS } from "./layers/rules.ts";

const root = resolve(import.meta.dirname, "..");
const graph = readImportGraph(root, ["src", "generated", "examples", "scripts", "bench", "test"]);

console.log(drawLayers(graph));

const problems = findCycles(graph).map((cycle) => `circle: ${cycle.join(" → ")}`);
for (const [importer, imports] of graph) {
	for (const imported of imports) {
		const problem = checkImport(importer, imported);
		if (problem) problems.push(`${problem}: ${importer} → ${imported}`);
	}
}
for (const problem of problems) console.error(problem);
console.log(
	problems.length === 0 ? `${graph.size} files: no circle, no import that climbs` : `${problems.length} problems`,
);
process.exit(problems.length > 0 ? 1 : 0);

/** One line per layer, highest first: its files, and how many imports go to each layer below. */
function drawLayers(graph: ImportGraph): string {
	const names = [...LAYERS.keys()].reverse();
	const lines = names.map((layer) => {
		const files = [...graph.keys()].filter((file) => getLayer(file) === layer);
		const targets = files.flatMap((file) => graph.get(file) ?? []).map(getLayer);
		const counts = names
			.map((name) => ({ name, count: targets.filter((target) => target === name).length }))
			.filter(({ name, count }) => name !== layer && count > 0)
			.map(({ name, count }) => `${name} ${count}`);
		return `${layer.padEnd(10)} ${String(files.length).padStart(4)} files${counts.length > 0 ? `  → ${counts.join(", ")}` : ""}`;
	});
	return lines.join("\n");
}
