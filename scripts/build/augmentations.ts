/** Opt-in types of the raw API: declarations for `import` and for `require`, and empty modules beside them. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { BuiltFile } from "./built-file.ts";

/** Reads the augmentations of both generations. */
export function buildAugmentations(root: string, outDir: string): BuiltFile[] {
	return ["v1", "v2"].flatMap((generation) => {
		const from = join(root, "generated", generation, "augment");
		const to = resolve(outDir, "augment", generation);
		return [
			...readdirSync(from).flatMap((file) => {
				const name = file.replace(/\.ts$/, "");
				const text = shorten(readFileSync(join(from, file), "utf8"));
				return [
					{ path: join(to, `${name}.d.ts`), code: text },
					{ path: join(to, `${name}.d.cts`), code: text.replaceAll(/'\.\/(\w+)\.js'/g, "'./$1.cjs'") },
				];
			}),
			{ path: join(to, "index.js"), code: "export {};\n" },
			{ path: join(to, "index.cjs"), code: '"use strict";\n' },
		];
	});
}

/** Removes indentation, empty lines and comments that repeat the names below them. */
function shorten(text: string): string {
	return text
		.replaceAll(/^ +/gm, "")
		.replaceAll(/^\/\*\* @name .* \*\/\n/gm, "")
		.replaceAll(/\n{2,}/g, "\n");
}
