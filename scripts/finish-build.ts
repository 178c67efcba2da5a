/** Finishes what tsup wrote to `dist`: part of `npm run build`. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { buildAugmentations } from "./build/augmentations.ts";
import { buildData } from "./build/data.ts";
import { buildDeclarations } from "./build/declarations.ts";
import { buildModules } from "./build/modules.ts";

const root = resolve(import.meta.dirname, "..");
const outDir = join(root, "dist");
const files = [
	...(await buildModules(outDir)),
	...buildDeclarations(outDir),
	...buildAugmentations(root, outDir),
	...buildData(root, outDir),
];
for (const { path, code } of files) {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, code);
}
for (const format of ["esm", "cjs"]) rmSync(join(outDir, `metafile-${format}.json`));
