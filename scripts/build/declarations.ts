/** Makes the declarations of `dist` of what tsup wrote for ES modules: for `import` and for `require`, as small as they can be. */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import type { BuiltFile } from "./built-file.ts";

const SHARED = /^(.+)-[\w-]{8}\.d\.ts$/;
/** What is imported for nothing but its declarations. */
const BARE_IMPORT = /^import '\.\/[^']+\.js';\n/gm;
const IMPORTED = /(from|import\()\s*(['"])\.\/([^'"]+)\.js\2/g;

/**
 * Reads and removes the declarations of a folder.
 *
 * - Shared ones go to `types/`, without the hash in their names
 * - `@polkadot/*` declares its classes once for `import` and once for `require`: what refers to them is there twice. All else is
 *   declared in `.d.cts`, which ES modules may import. Of the two, the one for `require` has the first lines of the docstrings only
 */
export function buildDeclarations(outDir: string): BuiltFile[] {
	const sources = readdirSync(outDir).filter((name) => name.endsWith(".d.ts"));
	const texts = new Map(
		sources.map((name) => [basename(name, ".d.ts"), readFileSync(join(outDir, name), "utf8").replace(BARE_IMPORT, "")]),
	);
	for (const name of sources) rmSync(join(outDir, name));
	const places = placeDeclarations([...texts.keys()]);
	const importsOf = (name: string): string[] =>
		[...(texts.get(name) ?? "").matchAll(IMPORTED)].map(([, , , id = ""]) => id);
	const isTwin = (name: string, seen = new Set<string>()): boolean =>
		!seen.has(name) &&
		(/['"]@polkadot\//.test(texts.get(name) ?? "") ||
			importsOf(name).some((next) => isTwin(next, new Set([...seen, name]))));

	return [...texts].flatMap(([name, text]) => {
		const place = places.get(name) ?? name;
		const print = (extension: (imported: string) => string): string =>
			indentByTabs(text).replace(IMPORTED, (_, keyword: string, quote: string, id: string) => {
				const path = pathBetween(place, places.get(id) ?? id);
				return `${keyword}${keyword === "from" ? " " : ""}${quote}${path}.${extension(id)}${quote}`;
			});
		const commonJs = { path: join(outDir, `${place}.d.cts`), code: print(() => "cjs") };
		if (isTwin(name)) {
			return [
				{ ...commonJs, code: shortenDocs(commonJs.code) },
				{ path: join(outDir, `${place}.d.ts`), code: print((id) => (isTwin(id) ? "js" : "cjs")) },
			];
		}
		const isEntry = place === name;
		return isEntry
			? [commonJs, { path: join(outDir, `${place}.d.ts`), code: `export * from './${name}.cjs';\n` }]
			: [commonJs];
	});
}

/** Where each declaration goes, without its extension. */
function placeDeclarations(names: string[]): Map<string, string> {
	const taken = new Map<string, number>();
	return new Map(
		names.sort().map((name) => {
			const shared = SHARED.exec(`${name}.d.ts`)?.[1];
			if (shared === undefined) return [name, name];
			const count = (taken.get(shared) ?? 0) + 1;
			taken.set(shared, count);
			return [name, `types/${shared}${count === 1 ? "" : count}`];
		}),
	);
}

function pathBetween(from: string, to: string): string {
	if (from.startsWith("types/")) return to.startsWith("types/") ? `./${basename(to)}` : `../${to}`;
	return `./${to}`;
}

function indentByTabs(text: string): string {
	return text.replace(/^(?: {4})+/gm, (spaces) => "\t".repeat(spaces.length / 4));
}

/** Keeps the first line of each docstring. */
function shortenDocs(text: string): string {
	return text.replace(/\/\*\*\n\s*\* (.*)\n[\s\S]*?\*\//g, "/** $1 */");
}
