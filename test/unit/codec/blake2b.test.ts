import { blake2b as theirs } from "@noble/hashes/blake2";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blake2b } from "../../../src/codec/blake2b.ts";
import { toHex } from "../../../src/codec/hex.ts";

const bytes = (length: number) => Uint8Array.from({ length }, (_, i) => 31 * i + length);

describe("blake2b", () => {
	it("is that of RFC 7693", () => {
		expect(toHex(blake2b(new TextEncoder().encode("abc"), 64))).toBe(
			"0xba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1" +
				"7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923",
		);
	});

	it("equals another library's, for messages of any length", () => {
		const message = fc.uint8Array({ maxLength: 1000 });
		fc.assert(
			fc.property(message, fc.integer({ min: 1, max: 64 }), (of, length) => {
				expect(toHex(blake2b(of, length))).toBe(toHex(theirs(of, { dkLen: length })));
			}),
			{ seed: 7, numRuns: 500 },
		);
	});

	it("is correct around block boundaries", () => {
		for (let length = 0; length <= 3 * 128 + 1; length++) {
			expect(toHex(blake2b(bytes(length), 32))).toBe(toHex(theirs(bytes(length), { dkLen: 32 })));
		}
	});

	it("hashes a part of a larger array", () => {
		expect(blake2b(bytes(300).subarray(7, 207), 16)).toEqual(blake2b(bytes(300).slice(7, 207), 16));
	});

	it("keeps no state between messages", () => {
		const first = blake2b(bytes(40), 32);
		blake2b(new Uint8Array(500).fill(255), 64);
		expect(blake2b(bytes(40), 32)).toEqual(first);
	});
});
