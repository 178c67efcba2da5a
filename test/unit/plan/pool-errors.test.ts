import { describe, expect, test } from "vitest";
import { PhalaError } from "../../../src/errors/error.ts";
import { isNonceTaken, isPoolRefusal, isRateLimit, rejected } from "../../../src/plan/pool-errors.ts";
import { closed, rpcFailed } from "../../../src/rpc/transport-errors.ts";
import { rpcError } from "../../support/fake-chain-rpc.ts";

const failed = (code: number, message = "") => rpcFailed("author_submitExtrinsic", rpcError(code, message));

describe("a refusal by the pool", () => {
	test.each([1001, 1002, 1010, 1011, 1012, 1014, 1016])("has code %i", (code) => {
		expect(isPoolRefusal(failed(code))).toBe(true);
	});

	test.each([1013, 1000, 1015, 1017, -32603, -32005, 429, 0])("does not have code %i", (code) => {
		expect(isPoolRefusal(failed(code))).toBe(false);
	});

	test("is an error of the node, with a code", () => {
		expect(isPoolRefusal(rpcFailed("author_submitExtrinsic", new Error("1010")))).toBe(false);
		expect(isPoolRefusal(closed("author_submitExtrinsic"))).toBe(false);
		expect(isPoolRefusal(rpcError(1010, "Invalid Transaction"))).toBe(false);
	});

	test("becomes a rejection with the node's reason and error", () => {
		const cause = failed(1010, "Invalid Transaction: Inability to pay some fees");
		const error = rejected(cause);
		expect(error).toMatchObject({ code: "REJECTED", details: { reason: cause.details.rpcMessage } });
		expect(error.cause).toBe(cause);
		expect(error.message).toContain(cause.details.rpcMessage);
	});
});

describe("a rate limit", () => {
	test.each([-32005, 429])("has code %i", (code) => {
		expect(isRateLimit(failed(code, "no"))).toBe(true);
	});

	test.each(["Rate limit exceeded", "rate-limited", "ratelimit", "429 Too Many Requests"])("reads %s", (message) => {
		expect(isRateLimit(failed(-32000, message))).toBe(true);
	});

	test.each([
		[32005, "no"],
		[-32000, "State already discarded"],
		[1010, "Invalid Transaction"],
	])("is not %i %s", (code, message) => {
		expect(isRateLimit(failed(code, message))).toBe(false);
	});
});

describe("a nonce was taken by another transaction", () => {
	test.each([
		[1014, "Priority is too low"],
		[1010, "Invalid Transaction: Transaction is outdated"],
		[1010, "Invalid Transaction: Stale"],
	])("if the pool refused with %i %s", (code, message) => {
		expect(isNonceTaken(rejected(failed(code, message)))).toBe(true);
	});

	test.each([
		[1010, "Invalid Transaction: Inability to pay some fees"],
		[1012, "Transaction is temporarily banned: stale"],
		[1002, "Verification Error: outdated runtime"],
	])("but not if it refused with %i %s", (code, message) => {
		expect(isNonceTaken(rejected(failed(code, message)))).toBe(false);
	});

	test("but not if the transaction was not rejected", () => {
		expect(isNonceTaken(failed(1014))).toBe(false);
		expect(
			isNonceTaken(new PhalaError("NOT_FOUND", "", { type: "block", id: "" } as never, { cause: failed(1014) })),
		).toBe(false);
	});

	test("but not if something else than the node's error caused the rejection", () => {
		for (const cause of [undefined, new Error("1014"), closed("send")])
			expect(isNonceTaken(new PhalaError("REJECTED", "", { reason: "" }, { cause }))).toBe(false);
	});
});
