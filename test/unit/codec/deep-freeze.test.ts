import { describe, expect, it } from "vitest";
import { frozen, same } from "../../../src/codec/deep-freeze.ts";

describe("frozen", () => {
	it("freezes everything inside", () => {
		const value = frozen({ a: 1n, list: [{ b: 2n }] });
		expect(() => Object.assign(value, { a: 2n })).toThrow(TypeError);
		expect(() => Object.assign(value.list[0] ?? {}, { b: 3n })).toThrow(TypeError);
	});

	it("becomes JSON with bigint as decimal text, from the outside and from any part", () => {
		const value = frozen({ a: 1n, none: null, list: [{ b: 2n ** 70n }], big: [3n] });
		expect(JSON.parse(JSON.stringify(value))).toEqual({
			a: "1",
			none: null,
			list: [{ b: String(2n ** 70n) }],
			big: ["3"],
		});
		expect(JSON.stringify(value.list)).toBe(`[{"b":"${2n ** 70n}"}]`);
	});

	it("shows only its own fields when printed or walked", () => {
		expect(Object.keys(frozen({ a: 1 }))).toEqual(["a"]);
		expect(frozen({ a: [1] })).toStrictEqual({ a: [1] });
	});

	it("leaves bytes and plain values as they are", () => {
		expect(frozen(5n)).toBe(5n);
		expect(frozen(null)).toBeNull();
		expect(frozen({ bytes: Uint8Array.of(1) }).bytes).toEqual(Uint8Array.of(1));
	});
});

describe("same", () => {
	it("looks at everything but the block", () => {
		const a = { x: 1n, list: [{ y: null }], block: { hash: "0x1", number: 1 } };
		expect(same(a, { ...a, block: { hash: "0x2", number: 2 } })).toBe(true);
		expect(same(a, { ...a, x: 2n })).toBe(false);
		expect(same(a, { ...a, list: [] })).toBe(false);
		expect(same(a, { ...a, list: [{ y: 0n }] })).toBe(false);
		expect(same(a, { x: 1n, list: [{ y: null }] })).toBe(false);
		expect(same(null, a)).toBe(false);
	});
});
