import { describe, expect, test } from "vitest";
import type { Operation } from "../../../../src/chain/operation.ts";
import { BOB, CHARLIE, vaultStorage } from "../../../support/storage.ts";
import { GENERATION_2 } from "../../../support/writes/generation-2.ts";
import { GENERATIONS } from "../../../support/writes/generations.ts";
import { PID, writesHarness } from "../../../support/writes/harness.ts";

describe.each(GENERATIONS)("in generation $generation", ({ writes, chain, whitelist }) => {
	const { codes, details, prepare, set } = writesHarness(chain);

	test("a whitelist holds each account once, and at most a hundred", () => {
		expect(codes(writes.addToWhitelist(PID, BOB, "stakePool"))).toEqual([]);
		set(whitelist(PID, BOB));
		expect(codes(writes.addToWhitelist(PID, BOB, "stakePool"))).toEqual(["ALREADY_WHITELISTED"]);
		expect(codes(writes.addToWhitelist(PID, CHARLIE, "stakePool"))).toEqual([]);
		set(whitelist(PID, ...Array.from({ length: 100 }, () => BOB)));
		expect(details(writes.addToWhitelist(PID, CHARLIE, "stakePool"))).toMatchObject({ limit: 100 });
	});

	test("only a listed account can be removed", () => {
		expect(codes(writes.removeFromWhitelist(PID, BOB, "stakePool"))).toEqual(["NO_WHITELIST"]);
		set(whitelist(PID, CHARLIE));
		expect(codes(writes.removeFromWhitelist(PID, BOB, "stakePool"))).toEqual(["NOT_WHITELISTED"]);
		expect(codes(writes.removeFromWhitelist(PID, CHARLIE, "stakePool"))).toEqual([]);
	});

	test("a description has up to 4400 bytes, checked before the owner", () => {
		expect(codes(writes.setDescription(PID, new Uint8Array(4400), "stakePool"))).toEqual([]);
		expect(details(writes.setDescription(PID, new Uint8Array(4401), "stakePool"))).toMatchObject({ limit: 4400 });
		expect(codes(writes.setDescription(PID, new Uint8Array(4401), "stakePool"), BOB)).toEqual([
			"DESCRIPTION_TOO_LONG",
			"NOT_POOL_OWNER",
		]);
	});

	test("the pool must exist", () => {
		const operations: Operation<unknown>[] = [
			writes.setDescription(9, new Uint8Array(), "stakePool"),
			writes.addToWhitelist(9, BOB, "stakePool"),
		];
		for (const operation of operations)
			expect(prepare(operation).failures).toMatchObject([{ code: "NOT_FOUND", details: { kind: "pool", id: "9" } }]);
	});
});

describe("a vault", () => {
	const { writes, chain } = GENERATION_2;
	const { codes, set } = writesHarness(chain);

	test("is accepted by the chain as a stake pool; the client checks the kind last", () => {
		set(vaultStorage(4));
		expect(codes(writes.addToWhitelist(4, BOB, "stakePool"), BOB)).toEqual(["NOT_POOL_OWNER", "WRONG_POOL_KIND"]);
		expect(codes(writes.addToWhitelist(4, BOB, "vault"))).toEqual([]);
	});
});
