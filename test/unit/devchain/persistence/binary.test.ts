import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toHex } from "../../../../src/codec/hex.ts";
import { BinaryReader, BinaryWriter } from "../../../../src/devchain/persistence/binary.ts";

const bytes = fc.uint8Array({ maxLength: 40 });
const entries = fc
	.uniqueArray(fc.tuple(bytes.map(toHex), fc.option(bytes)), { selector: ([key]) => key })
	.map((list) => list.sort(([a], [b]) => (a < b ? -1 : 1)));
const settings = { seed: 5, numRuns: 200 };

describe("binary data", () => {
	it("is read as it was written", () => {
		fc.assert(
			fc.property(fc.maxSafeNat(), bytes, fc.string(), entries, (integer, value, text, list) => {
				const writer = new BinaryWriter();
				writer.integer(integer);
				writer.bytes(value);
				writer.text(text);
				writer.entries(list);
				const reader = new BinaryReader(writer.finish());
				expect(reader.integer()).toBe(integer);
				expect(reader.bytes()).toEqual(value);
				expect(reader.text()).toBe(text);
				expect(reader.isAtEnd).toBe(false);
				expect(reader.entries()).toEqual(list);
				expect(reader.isAtEnd).toBe(true);
			}),
			settings,
		);
	});

	it("may be larger than the first buffer", () => {
		const writer = new BinaryWriter();
		const parts = [1, 2, 3].map((byte) => new Uint8Array(100_000).fill(byte));
		for (const part of parts) writer.bytes(part);
		const reader = new BinaryReader(writer.finish());
		for (const part of parts) expect(reader.bytes()).toEqual(part);
	});

	it("cannot be read past its end", () => {
		const writer = new BinaryWriter();
		writer.text("text");
		for (let end = 0; end < 5; end++) {
			expect(() => new BinaryReader(writer.finish().subarray(0, end)).text()).toThrow(RangeError);
		}
		expect(() => new BinaryReader(new Uint8Array([0x80])).integer()).toThrow("the data ends inside a number");
	});

	it("refuses entries without a value where each needs one", () => {
		const writer = new BinaryWriter();
		writer.entries([["0x01", null]]);
		expect(() => new BinaryReader(writer.finish()).fullEntries()).toThrow("an entry has no value");
	});
});
