import { readFileSync } from "node:fs";

/** A recipe of the README. */
export interface Recipe {
	readonly title: string;
	readonly code: string;
	readonly generations: readonly (1 | 2)[];
}

/** Recipes of a Markdown page: the parts of its section "Recipes" and their code. */
export function readRecipes(path: string): Recipe[] {
	const [, section = ""] = /^## Recipes$([\s\S]*?)^## /m.exec(readFileSync(path, "utf8")) ?? [];
	const [, ...parts] = section.split(/^### /m);
	return parts.map((part) => {
		const [title = ""] = part.split("\n");
		const blocks = [...part.matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(([, code = ""]) => code);
		if (blocks.length !== 1) throw new Error(`"${title}" has ${blocks.length} pieces of code, expected 1`);
		const only = /\(generation ([12])\)$/.exec(title)?.[1];
		return { title, code: blocks.join(), generations: only === undefined ? [1, 2] : [only === "1" ? 1 : 2] };
	});
}
