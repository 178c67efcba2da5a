import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { partsOf, textOf } from "../../src/live/frame.ts";

/** Lists of a value each, some of them of letters that take several bytes. */
const text = fc
	.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 1, max: 200 }), fc.constantFrom("ab", "é", "\u{1f600}"))
	.map(([count, length, letter]) =>
		JSON.stringify(Array.from({ length: count }, (_, i) => [i, letter.repeat(length)])),
	);

describe("a frame of bytes", () => {
	it("is the text that it was made of, whole and in parts", () => {
		fc.assert(
			fc.property(text, (of) => {
				const frame = Buffer.from(of);
				expect(textOf(frame)).toBe(of);
				expect(textOf(frame, -1, 1e9)).toBe(of);
				expect(partsOf(frame, 0, frame.length).join("")).toBe(of);
				expect(partsOf(frame, 1, frame.length - 1).join("")).toBe(of.slice(1, -1));
			}),
			{ seed: 7, numRuns: 50 },
		);
	});

	it("is cut between lists into parts of about 64 KB", () => {
		const lists = Array.from({ length: 2000 }, (_, i) => [i, "ab".repeat(50)]);
		const frame = Buffer.from(JSON.stringify(lists));
		const parts = partsOf(frame, 0, frame.length);
		expect(parts.length).toBe(4);
		for (const part of parts) expect(part.length).toBeLessThan(66_000);
		for (const part of parts.slice(1)) expect(part.startsWith(",[")).toBe(true);
	});

	it("stays whole where it has no lists", () => {
		const frame = Buffer.from(`"${"ab".repeat(100_000)}"`);
		expect(partsOf(frame, 0, frame.length)).toHaveLength(1);
	});

	it("ends where it is told, between lists as well", () => {
		const frame = Buffer.from(`[${"[0],".repeat(20_000)}[0],[0]]`);
		const parts = partsOf(frame, 0, frame.length - 5);
		expect(parts.join("")).toBe(frame.toString("latin1", 0, frame.length - 5));
	});
});

describe("a frame of text", () => {
	it("is its own only part", () => {
		expect(textOf("[1,2]", 1, 4)).toBe("1,2");
		expect(textOf("abc", -2, 9)).toBe("abc");
		expect(partsOf("[1,2]", 1, 4)).toEqual(["1,2"]);
	});
});
