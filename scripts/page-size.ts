import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const PAGE = `import { connect } from "./src/index.ts";
const phala = await connect("wss://example.org");
console.log(await phala.stakePool(0).get());
for await (const pool of phala.stakePools.all()) console.log(pool);`;
/** Lazily loaded chunks that the page needs: the reads of generation 2. */
const READS = ["src/chain/v2/bundled-adapter.ts"];

/**
 * Computes the download size of a page that only reads, on a bundled runtime: npm packages included, minified, each chunk
 * gzipped.
 *
 * @returns kilobytes of our own code and of npm packages
 */
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
	for (const entry of READS) {
		if (!outputs.some(([, { entryPoint }]) => entryPoint === entry)) throw new Error(`No chunk loads ${entry}`);
	}
	const isNeeded = (entryPoint = "") => [...READS, "<stdin>"].includes(entryPoint);
	const chunks = new Set(outputs.flatMap(([path, { entryPoint }]) => (isNeeded(entryPoint) ? [path] : [])));
	for (const path of chunks)
		for (const { path: next, kind } of metafile.outputs[path]?.imports ?? [])
			if (kind === "import-statement") chunks.add(next);
	let [own, packages] = [0, 0];
	for (const path of chunks) {
		const file = outputFiles.find((each) => each.path.endsWith(path.slice(path.lastIndexOf("/"))));
		const inputs = Object.entries(metafile.outputs[path]?.inputs ?? {});
		const sumBytes = (list: typeof inputs) => list.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
		const packageInputs = inputs.filter(([name]) => name.includes("node_modules"));
		const packageShare = sumBytes(packageInputs) / (sumBytes(inputs) || 1);
		const kb = gzipSync(file?.contents ?? "", { level: 9 }).length / 1000;
		own += kb * (1 - packageShare);
		packages += kb * packageShare;
	}
	return { own, packages };
}
