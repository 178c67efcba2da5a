import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { anchorsOf } from "../../../scripts/site/slug.ts";
import { parse, stringify } from "../../../src/codec/stringify.ts";
import { docsUrl } from "../../../src/errors/docs-url.ts";
import { isPhalaError, PhalaError } from "../../../src/errors/error.ts";

describe("a PhalaError as JSON", () => {
	it.each([
		["without a prototype", Object.create(null)],
		[
			"whose text throws",
			{
				toString: () => {
					throw new Error("no text");
				},
			},
		],
		[
			"that contains itself",
			(() => {
				const cause: Record<string, unknown> = { amount: 5n };
				cause.self = cause;
				return cause;
			})(),
		],
		[
			"that throws on every access",
			new Proxy(
				{},
				{
					get: () => {
						throw new Error("no access");
					},
				},
			),
		],
		["that is a symbol", Symbol("cause")],
		["that is a function", () => 5n],
	])("can be written with a cause %s", (_, cause) => {
		const error = new PhalaError("DECODE_FAILED", "Unreadable.", { what: "events", bytes: "0x" }, { cause });
		expect(JSON.parse(JSON.stringify(error))).toMatchObject({ code: "DECODE_FAILED", cause: expect.any(String) });
		expect(isPhalaError(parse(stringify(error)))).toBe(true);
		expect(String(error)).toBe("PhalaError: Unreadable.");
	});

	it("has name, code, message and details, with bigint as decimal text", () => {
		const dispatch = { pallet: "phalaStakePoolv2", name: "StakeExceedsCapacity", docs: "", callIndex: null };
		const error = new PhalaError("CAP_EXCEEDED", "Too much.", { remaining: 10n ** 30n, dispatch });
		expect(JSON.parse(JSON.stringify({ error }))).toEqual({
			error: {
				name: "PhalaError",
				code: "CAP_EXCEEDED",
				message: "Too much.",
				details: { remaining: "1000000000000000000000000000000", dispatch },
			},
		});
	});

	it("includes its cause", () => {
		const details = { what: "events", bytes: "0x" };
		const because = (cause: unknown) =>
			new PhalaError("DECODE_FAILED", "Unreadable.", details, { cause }).toJSON().cause;
		expect(because(new RangeError("too short"))).toBe("RangeError: too short");
		expect(because("odd")).toBe("odd");
		expect(because(undefined)).toBeUndefined();
	});
});

describe("docsUrl", () => {
	it("leads to the section of the code", () => {
		const error = new PhalaError("INVALID_PID", "No.", { name: "pid", value: "-1" });
		const [address = "", anchor = ""] = docsUrl(error).split("#");
		const { homepage } = JSON.parse(readFileSync("package.json", "utf8"));
		expect(address).toBe(`${homepage.split("#")[0]}/blob/main/docs/errors.md`);
		expect(anchorsOf(readFileSync("docs/errors.md", "utf8"))).toContain(anchor);
		expect(docsUrl(JSON.parse(JSON.stringify(error)))).toBe(docsUrl(error));
	});
});

describe("isPhalaError", () => {
	const error = new PhalaError("INVALID_PID", "No.", { name: "pid", value: "-1" });

	it("tests for any code, for one, and for one of several", () => {
		expect(isPhalaError(error)).toBe(true);
		expect(isPhalaError(error, "INVALID_PID")).toBe(true);
		expect(isPhalaError(error, "INVALID_AMOUNT")).toBe(false);
		expect(isPhalaError(error, "INVALID_AMOUNT", "INVALID_PID")).toBe(true);
		expect(isPhalaError(error, "INVALID_AMOUNT", "INVALID_ADDRESS")).toBe(false);
	});

	it("recognises an error of another copy of the library, and nothing else", () => {
		expect(isPhalaError({ name: "PhalaError", code: "INVALID_PID" })).toBe(true);
		for (const other of [null, undefined, "PhalaError", {}, new Error("x"), { name: "PhalaError" }])
			expect(isPhalaError(other)).toBe(false);
	});
});
