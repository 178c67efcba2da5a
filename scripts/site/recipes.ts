// The recipes of the README and of examples/recipes: for the page that lists them, and for the playground.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readRecipes } from "../package/read-recipes.ts";
import { REPOSITORY } from "./links.ts";
import { type Page, ROOT } from "./pages.ts";
import { slugOf } from "./slug.ts";

/** A recipe as the playground takes it. */
export interface SiteRecipe {
	readonly slug: string;
	readonly title: string;
	/** Whom it is for: the heading it stands under. */
	readonly group: string;
	/** One or two sentences. */
	readonly text: string;
	readonly code: string;
	readonly generations: readonly (1 | 2)[];
	/** The file of the repository; `null`: the README. */
	readonly source: string | null;
	/** Whether the playground has all that it imports. */
	readonly runs: boolean;
}

const FOLDER = "examples/recipes";
const CLIENT = "client.ts";
/** Modules of the playground. */
const MODULES =
	/^(phala-stakepool(\/(math|ledger|offline|store|devchain))?|@polkadot\/(keyring|util)|rxjs|\.\/client\.js)$/;

const runsInPage = (code: string) =>
	[...code.matchAll(/\bfrom "([^"]+)"/g)].every(([, name = ""]) => MODULES.test(name)) && !/\bprocess\./.test(code);

/** The recipes of the README, then those of the folder. */
export function readSiteRecipes(): SiteRecipe[] {
	const readme = readRecipes(join(ROOT, "README.md")).map(({ title, code, generations }) => ({
		slug: slugOf(title),
		title,
		group: "Basics",
		text: "",
		code,
		generations,
		source: null,
		runs: !code.startsWith("// client.ts") && runsInPage(code),
	}));
	return [...readme, ...recipeFiles().map(toRecipe)];
}

/** The code of `client.ts`, which recipes import. */
export function readClient(): string {
	const path = join(ROOT, FOLDER, CLIENT);
	return existsSync(path) ? readFileSync(path, "utf8") : (readRecipes(join(ROOT, "README.md"))[0]?.code ?? "");
}

const recipeFiles = () =>
	existsSync(join(ROOT, FOLDER))
		? readdirSync(join(ROOT, FOLDER)).filter((file) => /\.tsx?$/.test(file) && file !== CLIENT)
		: [];

/** A recipe of a file, whose first lines are comments: title, whom it is for, what it does. */
function toRecipe(file: string): SiteRecipe {
	const text = readFileSync(join(ROOT, FOLDER, file), "utf8");
	const head = /^(?:\/\/.*\n)+/.exec(text)?.[0] ?? "";
	const [title = file, group = "Everybody", ...sentences] = head.split("\n").map((line) => line.replace(/^\/\/ ?/, ""));
	const code = text.slice(head.length).trim();
	const only = /\(generation ([12])\)/.exec(title)?.[1];
	return {
		slug: file.replace(/\.tsx?$/, ""),
		title,
		group,
		text: sentences.join(" ").trim(),
		code: `${code}\n`,
		generations: only === undefined ? [1, 2] : [only === "1" ? 1 : 2],
		source: `${FOLDER}/${file}`,
		runs: file.endsWith(".ts") && runsInPage(code),
	};
}

/** The recipes of the folder, as sections by whom they are for. */
export function recipeSections(recipes: readonly SiteRecipe[]): string {
	const groups = new Map<string, SiteRecipe[]>();
	for (const recipe of recipes.filter(({ group }) => group !== "Basics"))
		groups.set(recipe.group, [...(groups.get(recipe.group) ?? []), recipe]);
	const sections = [...groups].map(([group, members]) => `## ${group}\n\n${members.map(toSection).join("\n\n")}`);
	if (sections.length === 0) return "";
	return `The recipes below import this \`client.js\`:\n\n\`\`\`ts\n${readClient().trim()}\n\`\`\`\n\n${sections.join("\n\n")}`;
}

function toSection({ slug, title, text, code, source, runs }: SiteRecipe): string {
	const links = [
		...(runs ? [`[Run in the playground](/playground.md?recipe=${slug})`] : []),
		...(REPOSITORY ? [`[Source](${REPOSITORY}/blob/main/${source})`] : []),
	];
	const language = source?.endsWith("x") ? "tsx" : "ts";
	return [`### ${title}`, text, links.join(" · "), `\`\`\`${language}\n${code.trim()}\n\`\`\``].join("\n\n");
}

/** The page of all recipes: the README's section, and the folder's after it. */
export function withRecipes(page: Page, recipes: readonly SiteRecipe[]): Page {
	return { ...page, markdown: page.markdown.replace("{{recipes}}", () => recipeSections(recipes)) };
}
