// Links of the repository's Markdown: where they lead on the site, and whether they lead anywhere.
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { exists, type Page, README_SECTIONS, ROOT } from "./pages.ts";
import { anchorsOf, slugOf } from "./slug.ts";

const LINK = /(!?\[(?:[^\]\\]|\\.|\[[^\]]*\])*\]\()([^)\s]+)(\))/g;
const CODE = /(^(`{3,})[^\n]*\n[\s\S]*?^\2`*$)/gm;
const isExternal = (target: string) => /^[a-z]+:/.test(target);

const { repository } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
	readonly repository?: { readonly url: string };
};
/** The repository on the web, where package.json names one. */
export const REPOSITORY: string | null = repository?.url.replace(/^git\+/, "").replace(/\.git$/, "") ?? null;

/** Changes the text of a page, blocks of code left out. */
const outsideCode = (markdown: string, change: (text: string) => string) =>
	markdown
		.split(CODE)
		.filter((_, i) => i % 3 !== 2)
		.map((part, i) => (i % 2 === 0 ? change(part) : part))
		.join("");

/** A link that leads to a file of the repository, resolved from the page. */
function resolveTarget({ source }: Page, target: string) {
	const [path = "", anchor] = target.split("#");
	return { file: path === "" ? source : posix.normalize(posix.join(posix.dirname(source), path)), anchor };
}

/** Links of a page that lead nowhere: to files that do not exist, or to anchors that their page does not have. */
export function brokenLinks(page: Page): string[] {
	const broken: string[] = [];
	outsideCode(page.markdown, (text) => {
		for (const [, , target = ""] of text.matchAll(LINK)) {
			if (isExternal(target) || target.startsWith("/")) continue; // Links of the site are checked in the built pages.
			const { file, anchor } = resolveTarget(page, target);
			const text = exists(file) && anchor !== undefined ? readFileSync(join(ROOT, file), "utf8") : "";
			if (!exists(file) || (anchor !== undefined && !anchorsOf(text).has(anchor)))
				broken.push(`${page.source}: ${target}`);
		}
		return text;
	});
	return broken;
}

/** A page whose links lead to pages of the site, and to the repository for what is no page. */
export function toSiteLinks(page: Page, pages: readonly Page[]): string {
	return outsideCode(page.markdown, (text) =>
		text.replace(LINK, (all, before: string, target: string, after: string) => {
			if (isExternal(target) || target.startsWith("/")) return all;
			const { file, anchor } = resolveTarget(page, target);
			const url = siteUrl(file, anchor, pages) ?? (REPOSITORY && `${REPOSITORY}/blob/main/${file}`);
			return url ? `${before}${url}${after}` : before.slice(1, -2);
		}),
	);
}

function siteUrl(file: string, anchor: string | undefined, pages: readonly Page[]): string | undefined {
	const hash = anchor === undefined ? "" : `#${anchor}`;
	if (file.startsWith("docs/images/")) return `/${file.slice("docs/".length)}`;
	if (file !== "README.md") {
		const page = pages.find(({ source, name }) => source === file || file === `docs/${name}.md`);
		return page && `/${page.name}.md${hash}`;
	}
	const section = Object.entries(README_SECTIONS).find(([heading]) => slugOf(heading) === anchor);
	return section ? `/${section[1]}.md` : "/index.md";
}
