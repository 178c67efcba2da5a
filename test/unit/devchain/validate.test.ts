import { describe, expect, it } from "vitest";
import {
	parseAccount,
	parseAmount,
	parseInteger,
	parsePositive,
	parsePublicKey,
} from "../../../src/devchain/validate.ts";
import type { PhalaError } from "../../../src/errors/error.ts";

const ALICE = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
const ALICE_42 = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

function errorOf(body: () => unknown): PhalaError {
	try {
		body();
	} catch (error) {
		return error as PhalaError;
	}
	throw new Error("expected an error");
}

describe("arguments of the development chain", () => {
	it("parses accounts of any network, from text and from objects", () => {
		expect(parseAccount("account", ALICE_42)).toBe(ALICE);
		expect(parseAccount("account", ALICE.toUpperCase().replace("0X", "0x"))).toBe(ALICE);
		expect(parseAccount("account", { address: ALICE_42 })).toBe(ALICE);
	});

	it.each([
		[() => parseAccount("account", "0x12"), "INVALID_ADDRESS", 'Invalid account: "0x12" (string).'],
		[() => parseAccount("account", null as never), "INVALID_ADDRESS", "Invalid account: null. Expected an ss58"],
		[() => parseAccount("account", 5 as never), "INVALID_ADDRESS", "Invalid account: 5 (number)."],
		[() => parseAmount("amount", 1 as never), "INVALID_AMOUNT", "Invalid amount: 1 (number). Expected a bigint of"],
		[() => parseAmount("amount", 1n << 128n), "INVALID_AMOUNT", "from 0 to 2^128 - 1."],
		[() => parseAmount("v", 11n, 10n), "INVALID_AMOUNT", "Invalid v: 11n. Expected a bigint of pico PHA from 0 to 10."],
		[() => parsePublicKey("worker", ALICE_42), "INVALID_PUBLIC_KEY", "Expected 0x and 64 hex digits."],
		[
			() => parseInteger("score", 1.5, 0, 9),
			"INVALID_ARGUMENT",
			"Invalid score: 1.5 (number). Expected an integer from 0 to 9.",
		],
		[() => parsePositive("blockSeconds", Number.NaN), "INVALID_ARGUMENT", "Invalid blockSeconds: NaN (number)."],
	])("rejects %s with %s", (body, code, message) => {
		const error = errorOf(body);
		expect([error.name, error.code]).toEqual(["PhalaError", code]);
		expect(error.message).toContain(message);
	});

	it("shortens long values to 100 characters, in messages and details", () => {
		const error = errorOf(() => parsePublicKey("worker", "f".repeat(5000)));
		expect(error.message.length).toBeLessThan(200);
		expect(error.details).toEqual({ name: "worker", value: `${"f".repeat(99)}…` });
	});

	it("never repeats a mnemonic", () => {
		const error = errorOf(() =>
			parseAccount("account", "bottom drive obey lake curtain smoke basket hold race lonely fit walk"),
		);
		expect(error.message + JSON.stringify(error.details)).not.toContain("bottom");
	});
});
