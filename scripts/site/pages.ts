// Which files of the repository are pages of the site, and under which name.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The repository. */
export const ROOT = resolve(import.meta.dirname, "../..");

/** A page of the site. */
export interface Page {
	/** Its path in the site, without extension, e.g. `transactions`. */
	readonly name: string;
	/** The file that its text comes from, relative to the repository: links in the text are relative to it. */
	readonly source: string;
	readonly markdown: string;
}

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

const RENAMED: Readonly<Record<string, string>> = {
	"SECURITY.md": "security",
	"CHANGELOG.md": "changelog",
	"CONTRIBUTING.md": "contributing",
	"bench/README.md": "contributing/bench",
	"docs/contributing/architecture.md": "contributing/architecture",
	"docs/contributing/proof.md": "contributing/proof",
};

/** Files that are one page each. */
export function readPages(): Page[] {
	const guides = readdirSync(join(ROOT, "docs"))
		.filter((file) => file.endsWith(".md"))
		.map((file) => [`docs/${file}`, file.replace(/\.md$/, "")] as const);
	return [...guides, ...Object.entries(RENAMED)].map(([source, name]) => ({ name, source, markdown: read(source) }));
}

/** Pages that sections of the README are part of, by the heading of the section. */
export const README_SECTIONS: Readonly<Record<string, string>> = {
	Install: "index",
	"Entry points": "index",
	Terms: "glossary",
	Recipes: "recipes",
	Guides: "index",
	"Development chain": "devchain",
	Conformance: "conformance",
	Performance: "conformance",
	Limits: "index",
};

/** A section of the README, without its heading. */
export function readmeSection(heading: string): string {
	const [, section] = read("README.md").split(new RegExp(`^## ${heading}$`, "m"));
	if (section === undefined) throw new Error(`README.md has no section "${heading}"`);
	return section.split(/^## /m)[0]?.trim() ?? "";
}

/** Pages that are written for the site alone: `docs/site/pages`. `{{section Heading}}` inserts a section of the README. */
export function readSitePages(): Page[] {
	return readdirSync(join(ROOT, "docs/site/pages")).map((file) => ({
		name: file.replace(/\.md$/, ""),
		source: "README.md",
		markdown: read(`docs/site/pages/${file}`).replace(/^\{\{section (.+)\}\}$/gm, (_, heading) =>
			readmeSection(heading),
		),
	}));
}

/** Whether a path, relative to the repository, is a file or folder of it. */
export const exists = (path: string): boolean => existsSync(join(ROOT, path));
