// What each door weighs: our own code, minified, every npm package external, gzip. `at once` is what opening the door
// loads; the rest comes in parts when it is first needed (a generation's code at connect, transactions at the first plan).
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { pageSize } from "./page-size.ts";

const DOORS = [
	{ entry: "src/index.ts", atOnceKb: 24 },
	{ entry: "src/math/index.ts", atOnceKb: 5 },
];
let failed = false;

for (const { entry, atOnceKb } of DOORS) {
	const { outputFiles, metafile } = await build({
		entryPoints: [entry],
		bundle: true,
		minify: true,
		write: false,
		format: "esm",
		target: "es2022",
		packages: "external",
		splitting: true,
		metafile: true,
		outdir: "out",
	});
	const weights = new Map(
		outputFiles.map(({ path, contents }) => [path.split("/").pop(), gzipSync(contents, { level: 9 }).length]),
	);
	const weigh = (paths: Iterable<string>) =>
		[...paths].reduce((sum, path) => sum + (weights.get(path.split("/").pop()) ?? 0), 0) / 1000;
	const door = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === entry)?.[0] ?? "";
	const atOnce = new Set([door]);
	for (const path of atOnce) {
		const imports = metafile.outputs[path]?.imports ?? [];
		for (const { path: next, kind, external } of imports)
			if (kind === "import-statement" && !external) atOnce.add(next);
	}
	const kb = weigh(atOnce);
	const ok = kb <= atOnceKb;
	failed ||= !ok;
	console.log(
		`${ok ? "ok     " : "TOO BIG"} ${entry}: ${kb.toFixed(1)} KB gzip at once (limit ${atOnceKb}), ${weigh(Object.keys(metafile.outputs)).toFixed(1)} KB with everything`,
	);
}
const PAGE_KB = 55;
const { own, packages } = await pageSize();
const tooBig = own + packages > PAGE_KB;
failed ||= tooBig;
console.log(
	`${tooBig ? "TOO BIG" : "ok     "} a page that only reads: ${(own + packages).toFixed(1)} KB gzip (limit ${PAGE_KB}), ${packages.toFixed(1)} KB of them npm packages`,
);
process.exit(failed ? 1 : 0);
