import { describe, expect, it } from "vitest";
import { causeMessage, causeWithoutSecrets } from "../../../src/errors/cause-message.ts";

const HOSTILE = new Proxy(
	{},
	{
		get: () => {
			throw new Error("no access");
		},
	},
);
const MNEMONIC = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

describe("the message of a cause", () => {
	it.each<[unknown, string]>([
		[new Error("Cancelled"), "Cancelled"],
		["The user rejected the request on the device", "The user rejected the request on the device"],
		[undefined, ""],
		[404, "404"],
	])("%# is repeated", (cause, shown) => {
		expect(causeMessage(cause)).toBe(shown);
	});

	it.each([
		[`cannot derive ${MNEMONIC}`, "[redacted]"],
		[`invalid phrase: "${MNEMONIC}".`, 'invalid phrase: "[redacted]".'],
		[`no key for 0x${"5a".repeat(32)}!`, "no key for [redacted]!"],
		[`no key for ${"5A".repeat(64)}`, "no key for [redacted]"],
	])("%# is repeated without secrets", (text, shown) => {
		expect(causeMessage(new Error(text))).toBe(shown);
	});

	it("is repeated up to 100 characters", () => {
		expect(causeMessage(`${"- ".repeat(49)}${MNEMONIC}`)).toBe(`${"- ".repeat(49)}[…`);
		expect(causeMessage("x".repeat(10_000_000))).toBe(`${"x".repeat(99)}…`);
	});
});

describe("the cause that an error keeps", () => {
	it.each([[new Error(`cannot derive ${MNEMONIC}`)], [{ message: `no key for 0x${"5a".repeat(32)}` }], [MNEMONIC]])(
		"%# loses its text where it may hold a secret",
		(thrown) => {
			const cause = causeWithoutSecrets(thrown);
			expect(cause).toBeInstanceOf(Error);
			expect(String((cause as Error).stack)).not.toMatch(/curtain smoke|5a5a/);
		},
	);

	it.each([
		[new Error("Cancelled")],
		[{ code: 4001 }],
		["closed"],
		[undefined],
		[null],
		[Object.create(null)],
		[HOSTILE],
	])("%# is the one thrown otherwise", (thrown) => {
		expect(causeWithoutSecrets(thrown)).toBe(thrown);
	});
});
