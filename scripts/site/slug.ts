/** Anchors as GitHub makes them, so that one link is right in the repository and on the site. */

/** The anchor of a heading. */
export function slugOf(heading: string): string {
	return heading
		.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
		.trim()
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, "")
		.replace(/ /g, "-");
}

/** The anchors of all headings of a Markdown page; of equal headings the later ones end with a number. */
export function anchorsOf(markdown: string): Set<string> {
	const seen = new Map<string, number>();
	const anchors = new Set<string>();
	for (const [, heading = ""] of withoutCode(markdown).matchAll(/^#{1,6} +(.+?) *#*$/gm)) {
		const slug = slugOf(heading);
		const count = seen.get(slug) ?? 0;
		seen.set(slug, count + 1);
		anchors.add(count === 0 ? slug : `${slug}-${count}`);
	}
	for (const [, id = ""] of markdown.matchAll(/<a id="([^"]+)">/g)) anchors.add(id);
	return anchors;
}

/** A page without its blocks of code. */
export const withoutCode = (markdown: string): string => markdown.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1`*$/gm, "");
