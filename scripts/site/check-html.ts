// Links of the built site: every page and anchor that they name has to exist.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";

interface Html {
	readonly ids: ReadonlySet<string>;
	readonly links: readonly string[];
}

/** Findings of a check. */
export interface LinkReport {
	readonly pages: number;
	readonly links: number;
	readonly broken: readonly string[];
}

/** Checks all links within a folder of HTML pages that is served at `base`. */
export function checkHtml(folder: string, base: string): LinkReport {
	const pages = new Map(
		filesUnder(folder, ".html").map((path) => [toUrl(folder, path), parse(readFileSync(path, "utf8"))]),
	);
	const broken: string[] = [];
	let links = 0;
	for (const [page, { links: targets }] of pages)
		for (const target of targets) {
			if (/^([a-z]+:|\/\/)/.test(target)) continue;
			links++;
			if (!leadsSomewhere(folder, pages, page, target, base)) broken.push(`${page}: ${target}`);
		}
	return { pages: pages.size, links, broken: [...new Set(broken)] };
}

function leadsSomewhere(folder: string, pages: ReadonlyMap<string, Html>, page: string, target: string, base: string) {
	const [address = "", anchor = ""] = target.split("#");
	const [path = ""] = address.split("?");
	const absolute =
		path === "" ? page : path.startsWith(base) ? path.slice(base.length) : posix.join(posix.dirname(page), path);
	const html = pages.get(absolute === "" || absolute.endsWith("/") ? `${absolute}index.html` : absolute);
	if (!html) return existsSync(join(folder, absolute)) && anchor === "";
	return anchor === "" || html.ids.has(decodeURIComponent(anchor));
}

const decode = (text: string) => text.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#39;", "'");

function parse(html: string): Html {
	const attribute = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, value = ""]) => decode(value));
	return {
		ids: new Set(attribute(/\sid="([^"]*)"/g)),
		links: [...attribute(/<a\s[^>]*?href="([^"]*)"/g), ...attribute(/<img\s[^>]*?src="([^"]*)"/g)],
	};
}

const toUrl = (folder: string, path: string) => relative(folder, path).split(sep).join("/");

/** The files of a folder and its folders whose names end so. */
export function filesUnder(folder: string, ending: string): string[] {
	return readdirSync(folder).flatMap((name) => {
		const path = join(folder, name);
		return statSync(path).isDirectory() ? filesUnder(path, ending) : path.endsWith(ending) ? [path] : [];
	});
}
