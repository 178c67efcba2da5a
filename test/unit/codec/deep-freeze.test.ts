import { describe, expect, it } from "vitest";
import { deepFreeze } from "../../../src/codec/deep-freeze.ts";

describe("deepFreeze", () => {
	it("freezes everything inside", () => {
		const value = deepFreeze({ a: 1n, list: [{ b: 2n }] });
		expect(() => Object.assign(value, { a: 2n })).toThrow(TypeError);
		expect(() => Object.assign(value.list[0] ?? {}, { b: 3n })).toThrow(TypeError);
		expect(Object.isFrozen(value.list)).toBe(true);
	});

	it("adds nothing: no method, no hidden property", () => {
		expect(Reflect.ownKeys(deepFreeze({ a: 1 }))).toEqual(["a"]);
		expect(deepFreeze({ a: [1] })).toStrictEqual({ a: [1] });
	});

	it("leaves bytes, maps, errors and primitive values as they are", () => {
		expect(deepFreeze(5n)).toBe(5n);
		expect(deepFreeze(null)).toBeNull();
		expect(deepFreeze({ bytes: Uint8Array.of(1) }).bytes).toEqual(Uint8Array.of(1));
		const { error, map } = deepFreeze({ error: new Error("x"), map: new Map([[1, 2]]) });
		expect([Object.isFrozen(error), map.get(1)]).toEqual([false, 2]);
	});
});
