import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_PPM, mulPpm, parsePha, percent, splitReward } from "../../../src/math/index.ts";
import { codeOf, U128_MAX } from "../../support/math/refusals.ts";

describe("commission", () => {
	test("goes to the nearest unit, a half down", () => {
		expect(mulPpm(percent("50"), 9_999_999n)).toBe(4_999_999n);
		expect(mulPpm(percent("50"), 3n)).toBe(1n);
		expect(mulPpm(percent("0.0001"), 500_001n)).toBe(1n);
		expect(mulPpm(percent("0.0001"), 500_000n)).toBe(0n);
	});

	test("is what the runtime computes in parts of a million", () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: MAX_PPM }), fc.bigInt(0n, U128_MAX), (ppm, amount) => {
				const [p, million] = [BigInt(ppm), 1_000_000n];
				const rest = (amount % million) * p;
				const expected = (amount / million) * p + rest / million + (rest % million > 500_000n ? 1n : 0n);
				return mulPpm(ppm, amount) === expected;
			}),
			{ seed: 6 },
		);
	});

	test("splits 10 PHA at 60 % into 6 and 4, and at 40 % what the treasury left of 10 into 3.2 and 4.8", () => {
		expect(splitReward(parsePha("10"), percent("60"))).toEqual({
			toOwner: parsePha("6"),
			toDelegators: parsePha("4"),
		});
		expect(splitReward(parsePha("8"), percent("40"))).toEqual({
			toOwner: parsePha("3.2"),
			toDelegators: parsePha("4.8"),
		});
		expect(splitReward(9_999_999n, percent("50"))).toEqual({ toOwner: 4_999_999n, toDelegators: 5_000_000n });
	});

	test("a split loses nothing", () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: MAX_PPM }), fc.bigInt(0n, U128_MAX), (ppm, reward) => {
				const { toOwner, toDelegators } = splitReward(reward, ppm);
				return toOwner + toDelegators === reward && toOwner >= 0n && toDelegators >= 0n;
			}),
			{ seed: 7 },
		);
	});

	test("refuses more than 100 %, less than nothing, fractions of a part, and impossible rewards", () => {
		for (const ppm of [1_000_001, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
			expect(codeOf(() => splitReward(1n, ppm))).toBe("INVALID_COMMISSION");
		}
		expect(codeOf(() => splitReward(-1n, 1))).toBe("INVALID_AMOUNT");
	});
});
