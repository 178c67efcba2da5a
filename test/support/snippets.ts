import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** A piece of code of a page or a comment. */
export interface Snippet {
	/** Its location, for messages. */
	readonly where: string;
	readonly code: string;
}

/** The blocks of one language of a Markdown page. */
export function blocksOf(path: string, language: "ts" | "tsx" = "ts"): Snippet[] {
	const page = readFileSync(path, "utf8");
	return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, code = ""], i) => ({
		where: `${path}, block ${i + 1}`,
		code,
	}));
}

/** The `@example`s of all comments under a folder. */
export function examplesUnder(folder: string): Snippet[] {
	return filesUnder(folder).flatMap((path) => {
		const comments = readFileSync(path, "utf8").match(/\/\*\*[\s\S]*?\*\//g) ?? [];
		return comments.flatMap((comment) => {
			const [, example] = /@example\n([\s\S]*?)(?:\n\s*\* @|\n\s*\*\/)/.exec(comment) ?? [];
			if (example === undefined) return [];
			const lines = example.split("\n").map((line) => line.replace(/^\s*\* ?/, ""));
			return [{ where: path, code: lines.filter((line) => !line.startsWith("```")).join("\n") }];
		});
	});
}

function filesUnder(folder: string): string[] {
	return readdirSync(folder).flatMap((name) => {
		const path = join(folder, name);
		return statSync(path).isDirectory() ? filesUnder(path) : path.endsWith(".ts") ? [path] : [];
	});
}
