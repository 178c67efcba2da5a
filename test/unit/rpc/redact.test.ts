import { describe, expect, it } from "vitest";
import { isPhalaError } from "../../../src/errors/error.ts";
import { type ChainSource, resolveEndpoint } from "../../../src/rpc/endpoint.ts";
import { excerpt, redactUrl } from "../../../src/rpc/redact.ts";

describe("redactUrl", () => {
	it.each([
		["wss://example.org", "wss://example.org"],
		["wss://example.org/", "wss://example.org"],
		["ws://127.0.0.1:9944/khala", "ws://127.0.0.1:9944/khala"],
		["wss://user:secret@example.org/khala", "wss://example.org/khala"],
		["wss://example.org/ws?apikey=secret", "wss://example.org/ws?…"],
		["wss://example.org/#secret", "wss://example.org?…"],
		["wss://example.org/v1/0123456789abcdef-secret/ws", "wss://example.org/v1/…/ws"],
		["wss://example.org/rpc/abc123", "wss://example.org/rpc/…"],
		["wss://example.org/public-ws/v2", "wss://example.org/public-ws/v2"],
		["not a URL://user:secret@host?key=secret", "not a URL://…@host?…"],
	])("of %s is %s", (url, redacted) => {
		expect(redactUrl(url)).toBe(redacted);
	});

	it("has at most 100 characters of the URL", () => {
		expect(redactUrl(`wss://${"a".repeat(60)}.${"b".repeat(60)}.org`)).toHaveLength(101);
		expect(excerpt("x".repeat(101))).toBe(`${"x".repeat(100)}…`);
		expect(excerpt("x".repeat(100))).toBe("x".repeat(100));
	});
});

describe("resolveEndpoint", () => {
	it("names an endpoint without its credentials", () => {
		const { name } = resolveEndpoint(["wss://user:secret@a.org", "wss://b.org/?token=secret"], 1000);
		expect(name).toBe("wss://a.org, wss://b.org?…");
	});

	it.each<[unknown, string]>([
		["ftp://user:secret@a.org", '"ftp://a.org" (string)'],
		["secret".repeat(40), `"${"secret".repeat(40).slice(0, 99)}…" (string)`],
		[["wss://a.org", "a.org"], '"a.org" (string)'],
		[["wss://a.org", 7], "7 (number)"],
		[[], "an array of 0"],
		[{ url: "x".repeat(200) }, "{ url }"],
		[null, "null"],
		[undefined, "undefined"],
	])("rejects %j without repeating secrets or long inputs", (source, shown) => {
		try {
			resolveEndpoint(source as ChainSource, 1000);
			expect.unreachable();
		} catch (error) {
			expect(isPhalaError(error, "INVALID_ARGUMENT") && error.message).toContain(`Invalid source: ${shown}.`);
		}
	});
});
