// What each door weighs: our own code, minified, every npm package external, gzip.
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const limits = { "src/index.ts": 20, "src/math/index.ts": 5 };
let failed = false;

for (const [entry, limitKb] of Object.entries(limits)) {
	const { outputFiles } = await build({
		entryPoints: [entry],
		bundle: true,
		minify: true,
		write: false,
		format: "esm",
		target: "es2022",
		packages: "external",
		splitting: false,
	});
	const bytes = outputFiles.reduce((sum, file) => sum + gzipSync(file.contents, { level: 9 }).length, 0);
	const ok = bytes <= limitKb * 1000;
	failed ||= !ok;
	console.log(`${ok ? "ok " : "TOO BIG"} ${entry}: ${(bytes / 1000).toFixed(1)} KB gzip, limit ${limitKb} KB`);
}
process.exit(failed ? 1 : 0);
