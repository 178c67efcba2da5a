import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPhalaError } from "../../../src/errors/error.ts";
import {
	divBalance,
	divFixed,
	fromFixed,
	mulBalance,
	mulFixed,
	ONE,
	PHA,
	sqrtFixed,
	toFixed,
} from "../../../src/math/index.ts";
import { codeOf, U128_MAX } from "../../support/math/refusals.ts";

describe("fixed point of the pallets", () => {
	test("generation 2 converts balances over 48 fractional bits, generation 1 over 64", () => {
		expect(toFixed(1n, 2)).toBe((2n ** 48n / PHA) << 16n);
		expect(toFixed(1n, 1)).toBe(2n ** 64n / PHA);
		expect(fromFixed(ONE + 0xffffn, 2)).toBe(PHA);
		expect(fromFixed(ONE + 2n ** 25n, 1)).toBe(PHA + 1n);
	});

	test.each([1, 2] as const)("round trips of generation %i lose one unit or none", (generation) => {
		const cases: [bigint, bigint][] = [
			[0n, 0n],
			[1n, 0n],
			[1000n, 999n],
			[1001n, 1000n],
			[123_456_789n, 123_456_788n],
			[PHA, PHA],
			[1_234_567_890_123n, 1_234_567_890_122n],
		];
		for (const [amount, back] of cases) expect(fromFixed(toFixed(amount, generation), generation)).toBe(back);
		const limit = generation === 1 ? 2n ** 64n - 1n : 2n ** 80n - 1n;
		fc.assert(
			fc.property(fc.bigInt(0n, limit), (amount) => {
				const back = fromFixed(toFixed(amount, generation), generation);
				return back === (amount % 5n ** 12n === 0n ? amount : amount - 1n);
			}),
			{ seed: 3 },
		);
		expect(fromFixed(toFixed(77n * 244_140_625n, generation), generation)).toBe(77n * 244_140_625n);
	});

	test("refuses balances beyond each generation's range", () => {
		expect(toFixed(2n ** 64n - 1n, 1)).toBeGreaterThan(0n);
		expect(codeOf(() => toFixed(2n ** 128n, 1))).toBe("INVALID_AMOUNT");
		expect(toFixed(2n ** 80n - 1n, 2)).toBeGreaterThan(0n);
		expect(codeOf(() => toFixed(2n ** 80n, 2))).toBe("INVALID_AMOUNT");
		expect(codeOf(() => toFixed(-1n, 2))).toBe("INVALID_AMOUNT");
		// @ts-expect-error plain JavaScript may pass this
		expect(codeOf(() => toFixed(1, 2))).toBe("INVALID_AMOUNT");
		expect(codeOf(() => fromFixed(2n ** 128n, 2))).toBe("INVALID_AMOUNT");
		expect(codeOf(() => fromFixed(-1n, 1))).toBe("INVALID_AMOUNT");
	});

	test("generation 1 drops the bits of a balance above 64", () => {
		expect(toFixed(2n ** 64n, 1)).toBe(0n);
		expect(toFixed(2n ** 64n + PHA, 1)).toBe(ONE);
		expect(toFixed(U128_MAX, 1)).toBe(toFixed(2n ** 64n - 1n, 1));
		expect(mulBalance(2n ** 64n + 7n * PHA, ONE, 1)).toBe(7n * PHA);
		expect(divBalance(3n * 2n ** 64n + 8n * PHA, 2n * ONE, 1)).toBe(4n * PHA);
	});

	test("generation 1 wraps products and quotients of 2^64 and more", () => {
		expect(mulBalance(2n * PHA, 1n << 127n, 1)).toBe(0n);
		expect(mulBalance(3n * PHA, (1n << 127n) + ONE, 1)).toBe(2n ** 64n - 1n);
		expect(divBalance(PHA, 1n, 1)).toBe(0n);
	});

	test("generation 1 saturates beyond its range", () => {
		expect(fromFixed(U128_MAX, 1)).toBe(2n ** 64n - 1n);
		expect(mulBalance(PHA, 20_000_000n * ONE, 1)).toBe(2n ** 64n - 1n);
		expect(mulBalance(PHA, 18_000_000n * ONE, 1)).toBe(18_000_000n * PHA);
		expect(fromFixed(U128_MAX, 2)).toBeGreaterThan(2n ** 103n);
	});

	test("products and quotients round down and refuse what does not fit", () => {
		expect(mulFixed(ONE / 3n, 3n * ONE)).toBe(ONE - 1n);
		expect(divFixed(ONE, 3n * ONE)).toBe(ONE / 3n);
		expect(codeOf(() => mulFixed(U128_MAX, U128_MAX))).toBe("INVALID_AMOUNT");
		expect(codeOf(() => divFixed(U128_MAX, 1n))).toBe("INVALID_AMOUNT");
		expect(codeOf(() => divFixed(ONE, 0n))).toBe("INVALID_AMOUNT");
		for (const generation of [1, 2] as const) {
			expect(codeOf(() => divBalance(PHA, 0n, generation))).toBe("INVALID_AMOUNT");
		}
	});

	test.each([1, 2] as const)("generation %i multiplies balances by one step after another", (generation) => {
		const product = (a: bigint, b: bigint) => (generation === 1 ? ((a * b) >> 64n) % 2n ** 128n : mulFixed(a, b));
		const steps = (amount: bigint, factor: bigint) =>
			fromFixed(product(toFixed(amount, generation), factor), generation);
		const outcome = (make: () => bigint) => {
			try {
				return make();
			} catch (error) {
				return isPhalaError(error) ? error.code : error;
			}
		};
		fc.assert(
			fc.property(fc.bigInt(-1n, 2n ** 81n), fc.bigInt(0n, U128_MAX), (amount, factor) => {
				expect(outcome(() => mulBalance(amount, factor, generation))).toBe(outcome(() => steps(amount, factor)));
			}),
			{
				seed: 6,
				numRuns: 1000,
				examples: [
					[PHA, U128_MAX],
					[PHA + 1n, U128_MAX],
					[2n ** 80n - 1n, ONE],
					[2n ** 80n, ONE],
					[1n, 1n],
				],
			},
		);
	});

	test("multiplying and dividing a balance by the same price never gains", () => {
		fc.assert(
			fc.property(
				fc.bigInt(0n, 10n ** 17n),
				fc.bigInt(ONE / 100n, ONE * 100n),
				fc.constantFrom(1 as const, 2 as const),
				(amount, price, generation) =>
					mulBalance(divBalance(amount, price, generation), price, generation) <= amount &&
					divBalance(mulBalance(amount, price, generation), price, generation) <= amount,
			),
			{ seed: 4 },
		);
	});

	test("the square root is the largest with 32 fractional bits", () => {
		expect(sqrtFixed(0n)).toBe(0n);
		expect(sqrtFixed(ONE)).toBe(ONE);
		expect(sqrtFixed(400n * ONE)).toBe(20n * ONE);
		fc.assert(
			fc.property(fc.bigInt(0n, U128_MAX), (value) => {
				const root = sqrtFixed(value) >> 32n;
				return root * root <= value && (root + 1n) ** 2n > value;
			}),
			{ seed: 5, examples: [[U128_MAX], [1n], [2n], [3n]] },
		);
		expect(codeOf(() => sqrtFixed(-1n))).toBe("INVALID_AMOUNT");
	});
});
