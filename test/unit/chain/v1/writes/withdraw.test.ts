import { beforeEach, describe, expect, test } from "vitest";
import { BOB, CHARLIE } from "../../../../support/storage.ts";
import { poolV1, stakerV1 } from "../../../../support/storage-v1.ts";
import { GENERATION_1, queuedV1 as queued } from "../../../../support/writes/generation-1.ts";
import { PHA, PID, writesHarness } from "../../../../support/writes/harness.ts";

const { writes, chain } = GENERATION_1;
const { codes, details, prepare, set } = writesHarness(chain);

describe("withdrawing", () => {
	beforeEach(() => {
		set(stakerV1(PID, BOB, 6n * PHA));
	});
	const sharesOf = (amount: Parameters<typeof writes.withdraw>[1]) =>
		prepare(writes.withdraw(PID, amount), BOB).calls[0]?.args.shares;

	test("takes all shares, queued ones included", () => {
		set(poolV1(PID, { freeStake: 0n, withdrawQueue: [queued(BOB, 2n * PHA)] }));
		expect(sharesOf("all")).toBe(6n * PHA);
		expect(codes(writes.withdraw(PID, { shares: 6n * PHA }), BOB)).toEqual([]);
		expect(details(writes.withdraw(PID, { shares: 6n * PHA + 1n }), BOB)).toMatchObject({ available: 6n * PHA });
	});

	test("by value takes the shares that are worth it, at most all shares", () => {
		set(poolV1(PID, { totalStake: 24n * PHA }));
		expect(sharesOf({ amount: 5n * PHA })).toBe((5n * PHA) / 2n);
		expect(sharesOf({ amount: 20n * PHA })).toBe(6n * PHA);
		expect(sharesOf({ amount: 2n ** 100n })).toBe(6n * PHA);
	});

	test("needs a position, more than dust, and then a pool", () => {
		expect(codes(writes.withdraw(PID, "all"), CHARLIE)).toEqual(["NO_POSITION"]);
		expect(codes(writes.withdraw(9, { amount: PHA }), BOB)).toEqual(["NO_POSITION", "NOT_FOUND"]);
		expect(codes(writes.withdraw(PID, { shares: 1000n }), BOB)).toEqual(["INVALID_WITHDRAWAL"]);
		expect(codes(writes.withdraw(PID, { shares: 1001n }), BOB)).toEqual([]);
		set(stakerV1(PID, BOB, 0n));
		expect(codes(writes.withdraw(PID, "all"), BOB)).toEqual(["INVALID_WITHDRAWAL"]);
	});
});
