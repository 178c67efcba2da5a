// Writes the sources of the site: pages with the site's links, images, recipes, the reference, llms.txt.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brokenLinks, toSiteLinks } from "./links.ts";
import { llmsFullTxt, llmsTxt } from "./llms.ts";
import { SECTIONS } from "./navigation.ts";
import { type Page, ROOT, readPages, readSitePages } from "./pages.ts";
import { readClient, readSiteRecipes, withRecipes } from "./recipes.ts";
import { MODULES } from "./reference.ts";

function write(path: string, text: string): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
}

/**
 * Fills the folder anew.
 *
 * @param base - the path that the site is served at, e.g. `/`
 * @throws an error that lists links of the pages that lead nowhere, or pages without a place in the navigation
 */
export function stage(staged: string, base: string): void {
	rmSync(staged, { recursive: true, force: true });
	const recipes = readSiteRecipes();
	const sitePages = readSitePages().map((page) => withRecipes(page, recipes));
	const replaced = new Set(sitePages.map(({ name }) => name));
	const pages = [...readPages().filter(({ name }) => !replaced.has(name)), ...sitePages];
	const broken = pages.flatMap(brokenLinks);
	if (broken.length > 0) throw new Error(`Broken links:\n${broken.join("\n")}`);
	checkNavigation(pages);

	const withDiagrams = (markdown: string) => markdown.replace(DIAGRAM, (_, file: string) => diagram(file));
	const texts = pages.map((page) => ({ name: page.name, markdown: toSiteLinks(page, pages) }));
	for (const { name, markdown } of texts) write(join(staged, `${name}.md`), withDiagrams(markdown));
	write(
		join(staged, "recipes.json"),
		JSON.stringify({ client: readClient(), recipes: recipes.filter(({ runs }) => runs) }),
	);
	cpSync(join(ROOT, "docs/images"), join(staged, "public/images"), { recursive: true });

	const published = texts.map(({ name, markdown }) => ({ name, markdown: toPublished(markdown, base) }));
	for (const { name, markdown } of published) write(join(staged, "public", `${name}.md`), markdown);
	write(join(staged, "public/llms.txt"), llmsTxt(published, base));
	write(join(staged, "public/llms-full.txt"), llmsFullTxt(published, MODULES));
}

const DIAGRAM = /^!\[[^\]]*\]\(\/images\/([\w-]+\.svg)\)$/gm;

/** A drawing in the page itself, so that the site's colours apply: those of the file follow the system alone. */
function diagram(file: string): string {
	const svg = readFileSync(join(ROOT, "docs/images", file), "utf8").replace(/<style>[\s\S]*?<\/style>\n/, "");
	return `<div class="diagram">\n${svg}</div>`;
}

/** A page as text, with links that start at the site's path, without the settings and tags of the site. */
const toPublished = (markdown: string, base: string) =>
	markdown
		.replace(/^---\n[\s\S]*?\n---\n+/, "")
		.replace(/^<.*>\n/gm, "")
		.replace(/\]\(\//g, `](${base}`);

function checkNavigation(pages: readonly Page[]): void {
	const listed = new Set(SECTIONS.flatMap((section) => section.pages));
	const names = new Set(pages.map(({ name }) => name));
	const problems = [
		...[...listed].filter((name) => !names.has(name)).map((name) => `${name}: listed, but there is no such page`),
		...[...names].filter((name) => !listed.has(name) && name !== "index").map((name) => `${name}: in no section`),
	];
	if (problems.length > 0) throw new Error(`scripts/site/navigation.ts:\n${problems.join("\n")}`);
}
