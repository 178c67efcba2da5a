// llms.txt and llms-full.txt: the pages for language models, from the same sources as the site.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SECTIONS } from "./navigation.ts";
import { ROOT } from "./pages.ts";
import { importName } from "./reference.ts";
import { withoutCode } from "./slug.ts";

/** A page as it is published. */
interface Text {
	readonly name: string;
	readonly markdown: string;
}

const ABOUT =
	"TypeScript SDK for Phala stake pools, both generations of the pallets, with a development chain that runs in the process.";
const titleOf = (markdown: string) => /^# (.+)$/m.exec(markdown)?.[1] ?? "";

/** The first sentence of a page, or its headings where it begins without one. */
function introductionOf(markdown: string): string {
	const [, text = ""] = /^# .+\n+((?:(?!#|\||```|- |!\[).+\n)+)/m.exec(markdown) ?? [];
	const plain = text
		.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
		.replace(/\s+/g, " ")
		.trim();
	const headings = [...withoutCode(markdown).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
	return /^.*?[.:](?= |$)/.exec(plain)?.[0].replace(/:$/, ".") ?? headings.join(", ");
}

/** The list of pages, each with what it is about. */
export function llmsTxt(pages: readonly Text[], base: string): string {
	const lines = SECTIONS.map(({ title, pages: names }) => {
		const items = names.flatMap((name) => {
			const page = pages.find((candidate) => candidate.name === name);
			return page ? [`- [${titleOf(page.markdown)}](${base}${name}.md): ${introductionOf(page.markdown)}`] : [];
		});
		return `## ${title}\n\n${items.join("\n")}`;
	});
	return `# phala-stakepool\n\n> ${ABOUT}\n\nEverything in one file: [llms-full.txt](${base}llms-full.txt)\n\n${lines.join("\n\n")}\n`;
}

/** All pages in one text, then the declarations of every entry point. */
export function llmsFullTxt(pages: readonly Text[], modules: readonly string[]): string {
	const names = SECTIONS.filter(({ title }) => title !== "Contribute").flatMap((section) => section.pages);
	const guides = names.flatMap((name) =>
		pages.filter((page) => page.name === name).map(({ markdown }) => markdown.trim()),
	);
	const reports = modules.map((module) => {
		const report = readFileSync(join(ROOT, `docs/api-report/${module}.api.md`), "utf8");
		return `# Declarations of ${importName(module)}\n\n${/^```ts\n[\s\S]*^```$/m.exec(report)?.[0] ?? ""}`;
	});
	return `# phala-stakepool\n\n> ${ABOUT}\n\n${[...guides, ...reports].join("\n\n---\n\n")}\n`;
}
