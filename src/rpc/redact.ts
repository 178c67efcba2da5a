/** Most characters of an input that a message repeats. */
const MAX_EXCERPT = 100;
/** Path segments that may be access tokens: long ones, and those with digits inside. */
const TOKEN = /[^/]{16,}|[^/]*\d[^/]{2,}/g;

/** The beginning of a text, for messages. */
export function excerpt(text: string, max: number = MAX_EXCERPT): string {
	return text.length > max ? `${text.slice(0, max)}…` : text;
}

/** A URL for messages: without user name, password, query, fragment and path segments that may be access tokens. */
export function redactUrl(url: string): string {
	if (!URL.canParse(url)) return excerpt(url.replace(/\/\/[^/]*@/, "//…@").replace(/[?#].*/s, "?…"));
	const { protocol, host, pathname, search, hash } = new URL(url);
	const path = pathname === "/" ? "" : pathname.replace(TOKEN, "…");
	return excerpt(`${protocol}//${host}${path}${search || hash ? "?…" : ""}`);
}
