import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { replaceRepeats } from "../../../scripts/build/replace-repeats.ts";
import { expandRepeats } from "../../../src/devchain/persistence/expand-repeats.ts";

/** Data with repeats: pieces of a few, in any order. */
const data = fc
	.tuple(
		fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 5 }),
		fc.array(fc.nat(4), { maxLength: 60 }),
	)
	.map(([pieces, order]) => Uint8Array.from(order.flatMap((i) => [...(pieces[i % pieces.length] ?? [])])));

describe("repeats", () => {
	it("come back as they were", () => {
		fc.assert(
			fc.property(data, fc.integer({ min: 3, max: 32 }), (bytes, minLength) => {
				expect(expandRepeats(replaceRepeats(bytes, minLength))).toEqual(bytes);
			}),
		);
	});

	it("take a few bytes, at any distance", () => {
		const noise = Uint8Array.from({ length: 70_000 }, (_, i) => (Math.imul(i, 2654435761) >>> 13) & 255);
		const packed = replaceRepeats(Uint8Array.from([...noise, ...noise]), 16);
		expect(packed.length).toBeLessThan(noise.length + 100);
		expect(expandRepeats(packed).slice(70_000)).toEqual(noise);
	});

	it("may be those of data before", () => {
		fc.assert(
			fc.property(data, data, (bytes, before) => {
				expect(expandRepeats(replaceRepeats(bytes, 3, before), before)).toEqual(bytes);
			}),
		);
		const noise = Uint8Array.from({ length: 7000 }, (_, i) => (Math.imul(i, 2654435761) >>> 13) & 255);
		expect(replaceRepeats(noise, 16, noise).length).toBeLessThan(20);
	});

	it("may overlap what they repeat", () => {
		const zeros = new Uint8Array(1000);
		expect(replaceRepeats(zeros, 4).length).toBeLessThan(20);
		expect(expandRepeats(replaceRepeats(zeros, 4))).toEqual(zeros);
	});
});
