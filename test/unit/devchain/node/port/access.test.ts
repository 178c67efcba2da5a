import { describe, expect, it } from "vitest";
import { type AccessHeaders, AccessRules, type ListenOptions } from "../../../../../src/devchain/node/port/access.ts";

const HOST = "localhost:9944";
const allows = (headers: AccessHeaders, options: ListenOptions = {}, listensOn = "127.0.0.1") =>
	new AccessRules(listensOn, options).refusal(headers) === undefined;

describe("the Origin of a request", () => {
	it.each([
		[undefined, true],
		["http://localhost", true],
		["http://localhost:5173", true],
		["https://127.0.0.1:8080", true],
		["http://[::1]:3000", true],
		["HTTP://LOCALHOST:3000", true],
		["https://polkadot.js.org", true],
		["chrome-extension://mopnmbcafieddcagagdcbnhejhlodfdd", true],
		["moz-extension://5b8d1a2c-0000-4000-8000-000000000000", true],
		["https://evil.example", false],
		["http://polkadot.js.org", false],
		["https://polkadot.js.org.evil.example", false],
		["https://polkadot.js.org:8443", false],
		["http://localhost.evil.example", false],
		["http://localhost:3000.evil.example", false],
		["http://localhost:", false],
		["https://evil.example/http://localhost", false],
		["null", false],
		["", false],
	])("%s: %s", (origin, expected) => {
		expect(allows({ host: HOST, origin })).toBe(expected);
	});

	it("may be added, with any port or one, or not be checked", () => {
		const options = { allowOrigins: ["https://app.example", "http://Dev.example:*", "null"] };
		for (const origin of ["https://app.example", "http://dev.example:81", "http://dev.example", "null"]) {
			expect(allows({ host: HOST, origin }, options)).toBe(true);
		}
		expect(allows({ host: HOST, origin: "https://app.example:444" }, options)).toBe(false);
		expect(allows({ host: HOST, origin: "https://evil.example" }, { allowOrigins: ["all"] })).toBe(true);
	});
});

describe("the Host of a request", () => {
	it.each([
		["localhost", true],
		["LocalHost:9944", true],
		["127.0.0.1:1", true],
		["[::1]:9944", true],
		["evil.example:9944", false],
		["localhost.evil.example:9944", false],
		["127.0.0.1.evil.example", false],
		["192.168.0.7:9944", false],
		["", false],
		[undefined, false],
	])("%s: %s", (host, expected) => {
		expect(allows({ host })).toBe(expected);
	});

	it("may be the one listened on, or any address of a port on all interfaces", () => {
		expect(allows({ host: "192.168.0.7:9944" }, {}, "192.168.0.7")).toBe(true);
		expect(allows({ host: "[fe80::1]:9944" }, {}, "fe80::1")).toBe(true);
		for (const everywhere of ["0.0.0.0", "::"]) {
			expect(allows({ host: "192.168.0.7:9944" }, {}, everywhere)).toBe(true);
			expect(allows({ host: "[fe80::1]" }, {}, everywhere)).toBe(true);
			expect(allows({ host: "evil.example" }, {}, everywhere)).toBe(false);
		}
	});

	it("may be added, or not be checked", () => {
		expect(allows({ host: "chain:9944" }, { allowHosts: ["Chain"] })).toBe(true);
		expect(allows({ host: "evil.example" }, { allowHosts: ["chain"] })).toBe(false);
		expect(allows({ host: "evil.example" }, { allowHosts: ["all"] })).toBe(true);
		expect(allows({ host: "evil.example", origin: "https://evil.example" }, { allowHosts: ["all"] })).toBe(false);
	});
});

describe("options of access", () => {
	it.each(["app.example", "https://app.example/", "https://app.example/page", "*", "", "https://", 5])(
		"refuse the origin %j",
		(origin) => {
			expect(() => allows({}, { allowOrigins: [origin as string] })).toThrow(
				/^Invalid allowOrigins: .*Expected an origin/,
			);
		},
	);

	it.each(["chain:9944", "http://chain", "", "a b", 5])("refuse the host %j", (host) => {
		expect(() => allows({}, { allowHosts: [host as string] })).toThrow(/^Invalid allowHosts: .*Expected a host name/);
	});

	it("refuse what is not a list", () => {
		expect(() => allows({}, { allowOrigins: "all" as never })).toThrow("Expected a list");
	});
});
