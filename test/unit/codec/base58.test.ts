import { base58 as theirs } from "@scure/base";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBase58, encodeBase58 } from "../../../src/codec/base58.ts";

/** Zeros at the start, which have letters of their own, more often than chance has them. */
const bytes = fc
	.tuple(fc.nat(4), fc.uint8Array({ maxLength: 40 }))
	.map(([zeros, rest]) => Uint8Array.from([...new Uint8Array(zeros), ...rest]));

describe("base 58", () => {
	it("is written as other libraries write it", () => {
		fc.assert(
			fc.property(bytes, (of) => {
				expect(encodeBase58(of)).toBe(theirs.encode(of));
			}),
			{ seed: 7, numRuns: 500 },
		);
	});

	it("is read back as the same bytes", () => {
		fc.assert(
			fc.property(bytes, (of) => {
				expect(decodeBase58(encodeBase58(of))).toEqual(of);
			}),
			{ seed: 7, numRuns: 500 },
		);
	});

	it("has no other letters", () => {
		expect(decodeBase58("")).toEqual(new Uint8Array());
		for (const text of ["0", "O", "I", "l", "2 3", "é", "\u{1f600}", "2-"]) expect(decodeBase58(text)).toBeNull();
	});
});
