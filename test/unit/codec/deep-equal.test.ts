import { describe, expect, it } from "vitest";
import { deepEqual } from "../../../src/codec/deep-equal.ts";

describe("deepEqual", () => {
	const a = { x: 1n, list: [{ y: null }], block: { hash: "0x1", number: 1 } };

	it("compares everything but the blocks that values were read at", () => {
		expect(deepEqual(a, a)).toBe(true);
		expect(deepEqual(a, { ...a, block: { hash: "0x2", number: 2 } })).toBe(true);
		expect(deepEqual(a, { ...a, x: 2n })).toBe(false);
		expect(deepEqual(a, { ...a, list: [] })).toBe(false);
		expect(deepEqual(a, { ...a, list: [{ y: 0n }] })).toBe(false);
		expect(deepEqual(a, { ...a, list: { 0: { y: null } } })).toBe(false);
		expect(deepEqual(a, { x: 1n, list: [{ y: null }] })).toBe(false);
		expect(deepEqual(a, { ...a, x: undefined })).toBe(false);
	});

	it("compares values that are no objects", () => {
		expect(deepEqual(null, a)).toBe(false);
		expect(deepEqual(a, null)).toBe(false);
		expect(deepEqual(1n, 1n)).toBe(true);
		expect(deepEqual(1n, 1)).toBe(false);
	});
});
