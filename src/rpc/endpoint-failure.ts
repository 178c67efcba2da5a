import type { EndpointFailure } from "../errors/codes.ts";
import { isPhalaError } from "../errors/error.ts";
import { excerpt, redactUrl } from "./redact.ts";

/** Reasons by what platforms report: `ws` the error codes of Node and HTTP statuses, browsers nothing. */
const REASONS: readonly (readonly [RegExp, EndpointFailure["reason"]])[] = [
	[/\b429\b|-32005/, "rate-limited"],
	[/ECONNREFUSED/, "refused"],
	[/ENOTFOUND|EAI_AGAIN/, "unknown-host"],
	[/server response: \d/, "http"],
	[/CERT|TLS|SSL|EPROTO|certificate|self.signed/, "tls"],
];
/** Most errors that are searched for the one underneath. */
const MAX_DEPTH = 4;

/** Why `url` could not be used, by what the platform, the node or a check reported. */
export function describeFailure(url: string, error: unknown): EndpointFailure {
	const endpoint = redactUrl(url);
	const text = errorTexts(error).join(": ").replaceAll(url, endpoint);
	return Object.freeze({ endpoint, reason: findReason(error, text), message: excerpt(text, 200) });
}

function findReason(error: unknown, text: string): EndpointFailure["reason"] {
	if (isPhalaError(error, "TIMEOUT")) return "silent";
	if (isPhalaError(error, "WRONG_GENESIS", "UNSUPPORTED_CHAIN")) return "wrong-chain";
	return REASONS.find(([pattern]) => pattern.test(text))?.[1] ?? "failed";
}

/** The texts of an error and of those underneath: platforms put the reason into `code`, `cause` or `errors`. */
function errorTexts(error: unknown): readonly string[] {
	const texts: string[] = [];
	for (let inner = error; inner && texts.length < MAX_DEPTH; ) {
		const { message, code, cause, errors } = Object(inner) as Partial<AggregateError & { code: unknown }>;
		texts.push(String(message || code || ""));
		inner = isPhalaError(inner) ? null : (cause ?? errors?.[0]);
	}
	return texts.filter(Boolean);
}
