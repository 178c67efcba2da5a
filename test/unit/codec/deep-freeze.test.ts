import { describe, expect, it } from "vitest";
import { deepEqual } from "../../../src/codec/deep-equal.ts";
import { deepFreeze } from "../../../src/codec/deep-freeze.ts";

describe("frozen", () => {
	it("freezes everything inside", () => {
		const value = deepFreeze({ a: 1n, list: [{ b: 2n }] });
		expect(() => Object.assign(value, { a: 2n })).toThrow(TypeError);
		expect(() => Object.assign(value.list[0] ?? {}, { b: 3n })).toThrow(TypeError);
	});

	it("becomes JSON with bigint as decimal text, from the outside and from any part", () => {
		const value = deepFreeze({ a: 1n, none: null, list: [{ b: 2n ** 70n }], big: [3n] });
		expect(JSON.parse(JSON.stringify(value))).toEqual({
			a: "1",
			none: null,
			list: [{ b: String(2n ** 70n) }],
			big: ["3"],
		});
		expect(JSON.stringify(value.list)).toBe(`[{"b":"${2n ** 70n}"}]`);
	});

	it("shows only its own fields when printed or walked", () => {
		expect(Object.keys(deepFreeze({ a: 1 }))).toEqual(["a"]);
		expect(deepFreeze({ a: [1] })).toStrictEqual({ a: [1] });
	});

	it("leaves bytes and plain values as they are", () => {
		expect(deepFreeze(5n)).toBe(5n);
		expect(deepFreeze(null)).toBeNull();
		expect(deepFreeze({ bytes: Uint8Array.of(1) }).bytes).toEqual(Uint8Array.of(1));
	});
});

describe("same", () => {
	it("looks at everything but the block", () => {
		const a = { x: 1n, list: [{ y: null }], block: { hash: "0x1", number: 1 } };
		expect(deepEqual(a, { ...a, block: { hash: "0x2", number: 2 } })).toBe(true);
		expect(deepEqual(a, { ...a, x: 2n })).toBe(false);
		expect(deepEqual(a, { ...a, list: [] })).toBe(false);
		expect(deepEqual(a, { ...a, list: [{ y: 0n }] })).toBe(false);
		expect(deepEqual(a, { x: 1n, list: [{ y: null }] })).toBe(false);
		expect(deepEqual(null, a)).toBe(false);
	});
});
