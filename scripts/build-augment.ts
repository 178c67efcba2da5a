// Writes the opt-in types of the raw API to dist/augment: declarations for `import` and for `require`, and empty modules
// beside them. Runs after the bundler.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");

for (const generation of ["v1", "v2"]) {
	const from = join(root, "generated", generation, "augment");
	const to = join(root, "dist", "augment", generation);
	mkdirSync(to, { recursive: true });
	for (const file of readdirSync(from)) {
		const name = file.replace(/\.ts$/, "");
		const text = readFileSync(join(from, file), "utf8");
		writeFileSync(join(to, `${name}.d.ts`), text);
		writeFileSync(join(to, `${name}.d.cts`), text.replaceAll(/'\.\/(\w+)\.js'/g, "'./$1.cjs'"));
	}
	writeFileSync(join(to, "index.js"), "export {};\n");
	writeFileSync(join(to, "index.cjs"), '"use strict";\n');
}
