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

/** Removes indentation, empty lines and comments that repeat the names below them; names the unions of arguments. */
function shorten(text: string): string {
	return nameUnions(
		text
			.replaceAll(/^ +/gm, "")
			.replaceAll(/^\/\*\* @name .* \*\/\n/gm, "")
			.replaceAll(/^\/\*\*\n\* Generic \w+\n\*\*\/\n/gm, "")
			.replaceAll(/\n{2,}/g, "\n"),
	);
}

/** Unions of what an argument may be given as, of a type and others: `who: AccountId32 | string | Uint8Array`. */
const UNION = /(?<=\w: )(?:[A-Z]\w*|u\d+|bool|(?:Compact|Option)<\w+>)(?: \| (?:\{ \w+: any \}|\w+))+(?=[,)])/g;

/** Declares every union that repeats once, as `AccountId32Like`. */
function nameUnions(text: string): string {
	const unions = text.match(UNION) ?? [];
	const names = new Map<string, string>();
	for (const union of new Set(unions)) {
		const [type = ""] = union.split(" ");
		const name = `${type.replaceAll(/\W*(\b\w)|\W+$/g, (_, letter = "") => letter.toUpperCase())}Like`;
		const count = unions.filter((each) => each === union).length;
		if (count > 1 && ![...names.values()].includes(name)) names.set(union, name);
	}
	const declarations = [...names].map(([union, name]) => `type ${name} = ${union};\n`).join("");
	return text
		.replaceAll(UNION, (union) => names.get(union) ?? union)
		.replace(/^(?=export type __|declare module)/m, declarations);
}
