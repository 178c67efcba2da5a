import { describe, expect, it } from "vitest";
import { type CheckFailure, PhalaError, parsePha } from "../../../src/index.ts";
import { matchers, type PhalaMatchers } from "../../../src/testing/index.ts";

declare module "vitest" {
	// biome-ignore lint/suspicious/noExplicitAny: the declaration of vitest.
	interface Matchers<T = any> extends PhalaMatchers {}
}

expect.extend(matchers);

const details = { cap: parsePha("100"), remaining: parsePha("40"), dispatch: null };
const capExceeded = {
	code: "CAP_EXCEEDED",
	message: "The pool takes 40 PHA more.",
	details,
} as unknown as CheckFailure;
const error = new PhalaError("CAP_EXCEEDED", capExceeded.message, details as never);
const later = async <T>(value: T) => value;
const messageOf = async (assertion: () => unknown): Promise<string> => {
	try {
		await assertion();
	} catch (failure) {
		return (failure as Error).message;
	}
	throw new Error("the assertion passed");
};

describe("toBeRefusedWith", () => {
	it.each([
		["failures of a check", [capExceeded]],
		["a promise of them", later([capExceeded])],
		["an error", error],
		["a function that returns one", () => Promise.reject(error)],
		["a function that throws", () => Promise.resolve().then(() => Promise.reject(error))],
		["a plan", { check: () => later([capExceeded]), send: () => null }],
		[
			"a submission",
			{
				status$: null,
				get inBlock() {
					return Promise.reject(error);
				},
			},
		],
	])("takes %s", async (_, received) => {
		await expect(received).toBeRefusedWith("CAP_EXCEEDED");
		await expect(received).toBeRefusedWith("CAP_EXCEEDED", { remaining: parsePha("40") });
		await expect(received).not.toBeRefusedWith("NOT_WHITELISTED");
		await expect(received).not.toBeRefusedWith("CAP_EXCEEDED", { remaining: parsePha("41") });
	});

	it("takes a promise that rejects", async () => {
		await expect(Promise.reject(error)).toBeRefusedWith("CAP_EXCEEDED");
		await expect(Promise.reject(error)).not.toBeRefusedWith("NOT_WHITELISTED");
	});

	it("fails for what is not refused", async () => {
		for (const received of [[], later([]), later({ ok: true }), { status$: null, inBlock: later({ ok: true }) }])
			expect(await messageOf(() => expect(received).toBeRefusedWith("CAP_EXCEEDED"))).toBe(
				"Expected refusal with CAP_EXCEEDED, nothing was refused.",
			);
	});

	it("says what was refused instead, with its details", async () => {
		const wanted = { remaining: parsePha("1") };
		expect(await messageOf(() => expect([capExceeded]).toBeRefusedWith("CAP_EXCEEDED", wanted))).toMatch(
			/^Expected refusal with CAP_EXCEEDED \{.*1000000000000.*\}, received CAP_EXCEEDED \{.*\}: The pool takes 40 PHA more\.$/,
		);
		expect(await messageOf(() => expect(error).not.toBeRefusedWith("CAP_EXCEEDED"))).toContain("Expected no refusal");
	});

	it("fails at once, without being awaited, where the value is known", () => {
		expect(() => void expect([capExceeded]).toBeRefusedWith("NOT_WHITELISTED")).toThrow("Expected refusal");
		expect(() => void expect(error).toBeRefusedWith("NOT_WHITELISTED")).toThrow("Expected refusal");
	});

	it("takes no other error for a refusal, and no check that could not be made", async () => {
		const bug = () => Promise.reject(new TypeError("undefined is not a function"));
		expect(await messageOf(() => expect(bug).not.toBeRefusedWith("CAP_EXCEEDED"))).toBe("undefined is not a function");
		const unchecked = { check: () => Promise.reject(error), send: () => null };
		expect(await messageOf(() => expect(unchecked).toBeRefusedWith("CAP_EXCEEDED"))).toBe(error.message);
	});
});

describe("toEqualPha and toBeCloseToPha", () => {
	it("compare pico PHA with decimal text or pico PHA, exactly or within a tolerance", () => {
		expect(parsePha("1400.5")).toEqualPha("1400.5");
		expect(parsePha("1400.5")).toEqualPha(1_400_500_000_000_000n);
		expect(parsePha("1400") + 1n).not.toEqualPha("1400");
		expect(parsePha("1400") - 1_000_000n).toBeCloseToPha("1400");
		expect(parsePha("1400") + 1_000_001n).not.toBeCloseToPha("1400");
		expect(parsePha("1399")).toBeCloseToPha("1400", "1");
		expect(parsePha("1401")).toBeCloseToPha("1400", 1_000_000_000_000n);
	});

	it("show both amounts and their difference", async () => {
		expect(await messageOf(() => expect(parsePha("1400.25")).toEqualPha("1400"))).toBe(
			"Expected 1400 PHA, received 1400.25 PHA: 0.25 PHA more.",
		);
		expect(await messageOf(() => expect(parsePha("1")).not.toBeCloseToPha("1", "0.5"))).toBe(
			"Expected other than 1 PHA ± 0.5 PHA, received 1 PHA.",
		);
	});

	it("refuse anything but a bigint, and text that is no amount, negated or not", async () => {
		for (const received of [1400, "1400", null, undefined])
			for (const expectation of [expect(received), expect(received).not])
				expect(await messageOf(() => expectation.toEqualPha("1400"))).toMatch(
					/^Invalid received: .*\. Expected a bigint of pico PHA\.$/,
				);
		expect(await messageOf(() => expect(1n).not.toEqualPha("1,4"))).toContain("Invalid");
	});
});
