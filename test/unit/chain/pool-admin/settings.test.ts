import { describe, expect, test } from "vitest";
import type { Operation } from "../../../../src/chain/operation.ts";
import { encodeAddress } from "../../../../src/codec/ss58.ts";
import { ALICE, BOB, vaultStorage } from "../../../support/storage.ts";
import { GENERATION_2 } from "../../../support/writes/generation-2.ts";
import { GENERATIONS } from "../../../support/writes/generations.ts";
import { PHA, PID, writesHarness } from "../../../support/writes/harness.ts";

describe.each(GENERATIONS)("in generation $generation", ({ writes, chain }) => {
	const { codes, details, prepare } = writesHarness(chain);

	test("only the owner sets commission and cap; the failure names the owner", () => {
		expect(details(writes.setCommission(PID, 5), BOB)).toEqual({ owner: encodeAddress(ALICE, 30), dispatch: null });
		expect(codes(writes.setCommission(PID, 5))).toEqual([]);
	});

	test("a cap covers what is delegated, which is checked after the owner", () => {
		expect(codes(writes.setCap(PID, 1n), BOB)).toEqual(["NOT_POOL_OWNER", "CAP_BELOW_TOTAL"]);
		expect(details(writes.setCap(PID, 12n * PHA - 1n))).toMatchObject({ totalStake: 12n * PHA });
		expect(codes(writes.setCap(PID, 12n * PHA))).toEqual([]);
	});

	test("the pool must exist", () => {
		const operations: Operation<unknown>[] = [writes.setCommission(9, 5), writes.setCap(9, 1n)];
		for (const operation of operations)
			expect(prepare(operation).failures).toMatchObject([{ code: "NOT_FOUND", details: { kind: "pool", id: "9" } }]);
	});

	test("every account may create a pool; the outcome needs the event", () => {
		const { failures, outcome } = prepare(writes.createStakePool(), BOB);
		expect(failures).toEqual([]);
		expect(() => outcome([])).toThrow(expect.objectContaining({ code: "DECODE_FAILED" }));
	});
});

describe("a vault", () => {
	const { writes, chain } = GENERATION_2;
	const { codes, set } = writesHarness(chain);

	test("has no cap", () => {
		set(vaultStorage(4));
		expect(codes(writes.setCap(4, 1n))).toEqual(["WRONG_POOL_KIND"]);
	});
});
