import { keccakP } from "@noble/hashes/sha3";
import { expect, it } from "vitest";
import { keccakF1600 } from "../../../src/codec/keccak.ts";
import { Random } from "../../support/fuzz.ts";

it("permutes as @noble/hashes does", () => {
	const random = new Random(1);
	const states = Array.from({ length: 200 }, () => Uint32Array.from({ length: 50 }, () => random.below(2 ** 32)));
	for (const state of [new Uint32Array(50), new Uint32Array(50).fill(0xffff_ffff), ...states]) {
		const expected = state.slice();
		keccakP(expected);
		keccakF1600(state);
		expect(state).toEqual(expected);
	}
});
