// What a page downloads that only reads, on a runtime that is known: npm packages included, minified, each part gzipped.
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const PAGE = `import { connect } from "./src/index.ts";
const phala = await connect("wss://example.org");
console.log(await phala.stakePool(0).get());
for await (const pool of phala.stakePools.all()) console.log(pool);`;
/** What is loaded late all the same: the reads of generation 2. */
const READING = ["src/chain/v2/bundled-adapter.ts"];

/** Kilobytes, by where they come from. */
export async function pageSize(): Promise<{ readonly own: number; readonly packages: number }> {
	const { outputFiles, metafile } = await build({
		stdin: { contents: PAGE, resolveDir: process.cwd(), loader: "ts" },
		bundle: true,
		minify: true,
		write: false,
		format: "esm",
		platform: "browser",
		target: "es2022",
		splitting: true,
		metafile: true,
		outdir: "out",
	});
	const outputs = Object.entries(metafile.outputs);
	const wanted = new Set(
		outputs.flatMap(([path, { entryPoint = "" }]) => ([...READING, "<stdin>"].includes(entryPoint) ? [path] : [])),
	);
	for (const path of wanted)
		for (const { path: next, kind } of metafile.outputs[path]?.imports ?? [])
			if (kind === "import-statement") wanted.add(next);
	let [own, packages] = [0, 0];
	for (const path of wanted) {
		const file = outputFiles.find((each) => each.path.endsWith(path.slice(path.lastIndexOf("/"))));
		const inputs = Object.entries(metafile.outputs[path]?.inputs ?? {});
		const bytes = (list: typeof inputs) => list.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
		const foreign = bytes(inputs.filter(([name]) => name.includes("node_modules"))) / (bytes(inputs) || 1);
		const kb = gzipSync(file?.contents ?? "", { level: 9 }).length / 1000;
		own += kb * (1 - foreign);
		packages += kb * foreign;
	}
	return { own, packages };
}
