import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPhalaError } from "../../../src/errors/error.ts";
import { formatPercent, formatPha, parsePha, percent } from "../../../src/math/index.ts";
import { codeOf, U128_MAX } from "../../support/math/refusals.ts";

describe("amounts of PHA", () => {
	test.each([
		["an object without a prototype", Object.create(null), "object"],
		[
			"an object whose text throws",
			{
				toString: () => {
					throw new Error("no text");
				},
			},
			"object",
		],
		["a symbol", Symbol("ten"), "Symbol(ten)"],
	])("refuses %s", (_, value, shown) => {
		try {
			parsePha(value as never);
			expect.unreachable();
		} catch (error) {
			expect(error).toMatchObject({ code: "INVALID_AMOUNT", details: { value: shown } });
		}
	});

	test("reads whole and decimal PHA to the last unit", () => {
		expect(parsePha("1400")).toBe(1_400_000_000_000_000n);
		expect(parsePha("1400.5")).toBe(1_400_500_000_000_000n);
		expect(parsePha("0.000000000001")).toBe(1n);
		expect(parsePha("0")).toBe(0n);
		expect(parsePha("007")).toBe(7_000_000_000_000n);
		expect(parsePha("340282366920938463463374607.431768211455")).toBe(U128_MAX);
	});

	test.each([
		["a sign", "-1"],
		["a plus", "+1"],
		["an exponent", "1e3"],
		["more than 12 decimals", "0.0000000000001"],
		["decimals without a whole number", ".5"],
		["a point without decimals", "5."],
		["separators", "1,400"],
		["spaces", " 1"],
		["a line break behind it", "1\n"],
		["a unit", "1 PHA"],
		["nothing", ""],
		["hex", "0x10"],
		["other digits", "١"],
		["not a number", "NaN"],
		["more than u128", "340282366920938463463374607.431768211456"],
		["far more than u128", "9".repeat(1000)],
	])("refuses %s", (_, text) => {
		expect(codeOf(() => parsePha(text))).toBe("INVALID_AMOUNT");
	});

	test.each([1400, 1.5, 1n, null, undefined, ["1"]])(
		"refuses %s, which is no text, in amounts and percentages",
		(value) => {
			expect(codeOf(() => Reflect.apply(parsePha, null, [value]))).toBe("INVALID_AMOUNT");
			expect(codeOf(() => Reflect.apply(percent, null, [value]))).toBe("INVALID_COMMISSION");
		},
	);

	test("names the rejected value", () => {
		try {
			parsePha("1e3");
			expect.unreachable();
		} catch (error) {
			expect(isPhalaError(error, "INVALID_AMOUNT") && error.details).toEqual({ name: "amount", value: "1e3" });
			expect(String(error)).toContain(
				'Invalid amount: "1e3" (string). Expected decimal text with at most 12 decimals.',
			);
		}
	});

	test("formats every amount exactly by default", () => {
		expect(formatPha(1_400_500_000_000_000n)).toBe("1400.5");
		expect(formatPha(1n)).toBe("0.000000000001");
		expect(formatPha(0n)).toBe("0");
		expect(formatPha(5_000_000_000_000n)).toBe("5");
	});

	test("truncates to the given decimals and never rounds up", () => {
		expect(formatPha(1_999_999_999_999n, { decimals: 2 })).toBe("1.99");
		expect(formatPha(1_999_999_999_999n, { decimals: 0 })).toBe("1");
		expect(formatPha(1_500_000_000_000n, { decimals: 4 })).toBe("1.5000");
		expect(formatPha(1_666_666_666_666n, { decimals: 1 })).toBe("1.6");
		expect(formatPha(1_234_567_890_123n, { decimals: 12 })).toBe("1.234567890123");
	});

	test("adds groups and a symbol on request", () => {
		expect(formatPha(1_234_567_500_000_000_000n, { grouping: true, symbol: "PHA" })).toBe("1,234,567.5 PHA");
		expect(formatPha(123_000_000_000_000n, { grouping: true })).toBe("123");
		expect(formatPha(1_000_000_000_000_000n, { grouping: true, decimals: 2, symbol: "W-PHA" })).toBe("1,000.00 W-PHA");
	});

	test("keeps the sign of a difference", () => {
		expect(formatPha(-1n)).toBe("-0.000000000001");
		expect(formatPha(-1_999_999_999_999n, { decimals: 2 })).toBe("-1.99");
		expect(formatPha(-1n, { decimals: 2 })).toBe("-0.00");
	});

	test("rejects values other than bigint, and invalid decimals", () => {
		// @ts-expect-error plain JavaScript may pass this
		expect(codeOf(() => formatPha(1.5))).toBe("INVALID_AMOUNT");
		for (const decimals of [-1, 13, 1.5, Number.NaN]) {
			expect(codeOf(() => formatPha(1n, { decimals }))).toBe("INVALID_ARGUMENT");
		}
	});

	test("parsing what was formatted gives the amount back", () => {
		fc.assert(
			fc.property(fc.bigInt(0n, U128_MAX), (amount) => parsePha(formatPha(amount)) === amount),
			{ seed: 1 },
		);
	});

	test("a cut amount is never more than the amount, and less by under one shown digit", () => {
		fc.assert(
			fc.property(fc.bigInt(0n, 10n ** 26n), fc.integer({ min: 0, max: 12 }), (amount, decimals) => {
				const shown = parsePha(formatPha(amount, { decimals }));
				return shown <= amount && amount - shown < 10n ** BigInt(12 - decimals);
			}),
			{ seed: 2 },
		);
	});
});

describe("percentages", () => {
	test("reads percent as parts per million", () => {
		expect(percent("60")).toBe(600_000);
		expect(percent("0.0001")).toBe(1);
		expect(percent("12.3457")).toBe(123_457);
		expect(percent("100")).toBe(1_000_000);
		expect(percent("0")).toBe(0);
	});

	test.each(["100.0001", "101", "999", "-1", "0.00001", "60%", "1e2", "", ".5", "5.", " 5"])("refuses %j", (text) => {
		expect(codeOf(() => percent(text))).toBe("INVALID_COMMISSION");
	});

	test("writes parts per million as percent", () => {
		expect(formatPercent(600_000)).toBe("60");
		expect(formatPercent(123_457)).toBe("12.3457");
		expect(formatPercent(1)).toBe("0.0001");
		expect(formatPercent(1_000_000)).toBe("100");
		for (const bad of [-1, 1_000_001, 0.5, Number.NaN]) {
			expect(codeOf(() => formatPercent(bad))).toBe("INVALID_COMMISSION");
		}
	});

	test("parsing a formatted ratio returns the ratio", () => {
		for (let ppm = 0; ppm <= 1_000_000; ppm++) {
			if (percent(formatPercent(ppm)) !== ppm) expect.unreachable(`${ppm}`);
		}
	});
});
