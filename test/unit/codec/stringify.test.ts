import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "../../../src/codec/stringify.ts";
import { isPhalaError, PhalaError } from "../../../src/errors/error.ts";

/** Values that the SDK returns are made of these; names of fields include all that have a meaning. */
const name = fc.oneof(
	fc.string(),
	fc.constantFrom("$", "$$", "$bigint", "$$bigint", "$map", "$bytes", "toJSON", "__proto__"),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 4, withCrossShrink: true },
		fc.bigInt(),
		fc.string(),
		fc.boolean(),
		fc.constant(null),
		fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
		fc.uint8Array({ maxLength: 4 }),
		fc.array(tie("value"), { maxLength: 4 }),
		fc.array(fc.tuple(tie("value"), tie("value")), { maxLength: 3 }).map((entries) => new Map(entries)),
		fc.dictionary(name, tie("value"), { maxKeys: 4, noNullPrototype: true }),
	),
}));

describe("stringify and parse", () => {
	it("round-trip every value", () => {
		fc.assert(
			fc.property(value, (any) => {
				expect(parse(stringify(any))).toStrictEqual(any);
			}),
			{ seed: 11, numRuns: 500 },
		);
	});

	it("tag bigint, and escape fields that look like a tag", () => {
		expect(stringify({ cap: 5n })).toBe('{"cap":{"$bigint":"5"}}');
		expect(stringify({ $bigint: "5" })).toBe('{"$$bigint":"5"}');
		expect(parse(stringify({ $bigint: "5" }))).toEqual({ $bigint: "5" });
	});

	it("write plain JSON values as JSON.stringify does", () => {
		expect(stringify({ a: undefined, b: [undefined], at: new Date(0) })).toBe(
			'{"b":[null],"at":"1970-01-01T00:00:00.000Z"}',
		);
		expect(stringify({ a: 1 }, "\t")).toBe('{\n\t"a": 1\n}');
		expect(stringify(undefined)).toBe("null");
	});

	it("write bigint without loss where an application gave it a toJSON", () => {
		const prototype: object = Object.getPrototypeOf(1n);
		Object.defineProperty(prototype, "toJSON", { configurable: true, value: () => "lost" });
		try {
			expect(parse(stringify([1n]))).toEqual([1n]);
		} finally {
			Reflect.deleteProperty(prototype, "toJSON");
		}
	});

	it("keep name, code and details of errors without loss", () => {
		const error = new PhalaError("CAP_EXCEEDED", "Too much.", { remaining: 7n, dispatch: null });
		const back = parse<{ error: unknown }>(stringify({ error })).error;
		expect(isPhalaError(back, "CAP_EXCEEDED") && back.details.remaining).toBe(7n);
	});

	it.each(["", "{", '{"$bigint":"x"}', '{"$bigint":{}}', '{"$bytes":"0x0"}', '{"$bytes":1}', '{"$map":5}'])(
		"refuse %s by name",
		(text) => {
			expect(() => parse(text)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
		},
	);
});
