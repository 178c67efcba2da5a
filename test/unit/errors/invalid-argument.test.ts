import { describe, expect, it } from "vitest";
import { describeValue, invalidArgument, invalidValue } from "../../../src/errors/invalid-argument.ts";

describe("an invalid value", () => {
	it("is named, quoted with its type, and followed by the expected value", () => {
		const error = invalidValue("INVALID_PID", "pid", "0", "an integer ≥ 0");
		expect(error.message).toBe('Invalid pid: "0" (string). Expected an integer ≥ 0.');
		expect([error.code, error.details]).toEqual(["INVALID_PID", { name: "pid", value: "0" }]);
		expect(invalidArgument("every", 0.5, "an integer ≥ 1").details).toEqual({ name: "every", value: "0.5" });
	});

	it.each<[unknown, string]>([
		["0", '"0" (string)'],
		['say "hi"\n', '"say \\"hi\\"\\n" (string)'],
		[0.5, "0.5 (number)"],
		[Number.NaN, "NaN (number)"],
		[5n, "5n"],
		[true, "true (boolean)"],
		[null, "null"],
		[undefined, "undefined"],
		[Symbol("x"), "Symbol(x)"],
		[() => 1, "a function"],
		[[1, 2], "an array of 2"],
		[{ address: "4x", seed: "0x01" }, "{ address, seed }"],
		[{ toString: "x" }, "{ toString }"],
		[{}, "{}"],
	])("%# shows %s", (value, shown) => {
		expect(describeValue("value", value)).toBe(shown);
	});

	it("is shown in at most 100 characters", () => {
		const long = invalidArgument("text", "x".repeat(5000), "less");
		expect(long.details.value).toBe(`${"x".repeat(99)}…`);
		expect(long.message.length).toBeLessThan(150);
		const wide = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`field${i}`, 1]));
		expect(describeValue("value", wide).length).toBeLessThanOrEqual(100);
	});
});

describe("secrets", () => {
	const MNEMONIC = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";
	it.each<[string, unknown]>([
		["address", MNEMONIC],
		["address", `  ${MNEMONIC}\n`],
		["address", `${MNEMONIC}//Alice`],
		["address", "//Alice"],
		["address", "0x5a//hard/soft"],
		["source", "wss://me:word@example.org"],
		["source", "wss://me@example.org/path"],
		["suri", "0xabc"],
		["seed", 5n],
		["mnemonicPhrase", ["a", "b"]],
		["password", "hunter2"],
	])("%s %s are never repeated", (name, value) => {
		const error = invalidArgument(name, value, "something else");
		expect(error.message).toMatch(/^Invalid \w+: \[redacted\]( \(string\))?\. Expected something else\.$/);
		expect(error.details.value).toBe("[redacted]");
	});

	it("are not suspected in addresses, keys and URLs", () => {
		for (const text of [
			"45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs2",
			`0x${"ab".repeat(32)}`,
			"https://example.org/a",
		])
			expect(describeValue("value", text)).toBe(`"${text}" (string)`);
	});
});
