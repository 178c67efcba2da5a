// Checks the size of the entry points: our own code, minified, npm packages external, gzip. `at once` is what importing
// the entry point loads. The rest is split into chunks that load when first needed: a generation's code at connect,
// transactions at the first plan.
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { DELEGATING_PAGE, pageSize, READING_PAGE } from "./page-size.ts";

const ENTRY_POINTS = [
	{ entry: "src/index.ts", limitKb: 30 },
	{ entry: "src/math/index.ts", limitKb: 5 },
	{ entry: "src/wallet/index.ts", limitKb: 3 },
	{ entry: "src/ledger/index.ts", limitKb: 13 },
	{ entry: "src/store/index.ts", limitKb: 1 },
	{ entry: "src/react/index.ts", limitKb: 3 },
];
const PAGES = [
	{ name: "a page that reads one pool", page: READING_PAGE, limitKb: 42 },
	{ name: "a page that connects a wallet and delegates", page: DELEGATING_PAGE, limitKb: 80.5 },
];
let failed = false;

for (const { entry, limitKb } of ENTRY_POINTS) {
	const { atOnceKb, files, totalKb } = await measure(entry);
	report(
		`${entry}: ${atOnceKb.toFixed(1)} KB gzip at once, files: ${files}`,
		atOnceKb,
		limitKb,
		`${totalKb.toFixed(1)} KB in all`,
	);
}
for (const { name, page, limitKb } of PAGES) {
	const { own, packages } = await pageSize(page);
	const kb = own + packages;
	report(`${name}: ${kb.toFixed(1)} KB gzip`, kb, limitKb, `${packages.toFixed(1)} KB of npm packages`);
}
process.exit(failed ? 1 : 0);

function report(measured: string, kb: number, limitKb: number, more: string): void {
	const tooBig = kb > limitKb;
	failed ||= tooBig;
	console.log(`${tooBig ? "TOO BIG" : "ok     "} ${measured} (limit ${limitKb}), ${more}`);
}

async function measure(
	entry: string,
): Promise<{ readonly atOnceKb: number; readonly files: number; readonly totalKb: number }> {
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
	const sizes = new Map(
		outputFiles.map(({ path, contents }) => [path.split("/").pop(), gzipSync(contents, { level: 9 }).length]),
	);
	const sumKb = (paths: Iterable<string>) =>
		[...paths].reduce((sum, path) => sum + (sizes.get(path.split("/").pop()) ?? 0), 0) / 1000;
	const start = Object.entries(metafile.outputs).find(([, output]) => output.entryPoint === entry)?.[0] ?? "";
	const atOnce = new Set([start]);
	for (const path of atOnce) {
		const imports = metafile.outputs[path]?.imports ?? [];
		for (const { path: next, kind, external } of imports)
			if (kind === "import-statement" && !external) atOnce.add(next);
	}
	return { atOnceKb: sumKb(atOnce), files: atOnce.size, totalKb: sumKb(Object.keys(metafile.outputs)) };
}
