import { beforeEach, describe, expect, test } from "vitest";
import { MINIMUM, property, queued, shares } from "../../../../support/conformance/state-v2.ts";
import { BOB, CHARLIE, POOL_ACCOUNTS, poolStorage, wrapped } from "../../../../support/storage.ts";
import { GENERATION_2 } from "../../../../support/writes/generation-2.ts";
import { PHA, PID, writesHarness } from "../../../../support/writes/harness.ts";

const CID = 10_000;
const { writes, chain } = GENERATION_2;
const { codes, details, prepare, set } = writesHarness(chain);

describe("withdrawing", () => {
	beforeEach(() => {
		set(shares(CID, BOB, 1, 4n * PHA), shares(CID, BOB, 3, 2n * PHA));
	});
	const sharesOf = (amount: Parameters<typeof writes.withdraw>[1]) =>
		prepare(writes.withdraw(PID, amount), BOB).calls[0]?.args.shares;

	test("counts the shares of all NFTs, and queued ones", () => {
		const withdrawQueue = [queued(CHARLIE, 8), queued(BOB, 9)];
		set(poolStorage(PID, {}, { withdrawQueue }), property(CID, 8, PHA), property(CID, 9, 3n * PHA));
		expect(sharesOf("all")).toBe(9n * PHA);
		expect(codes(writes.withdraw(PID, { shares: 9n * PHA }), BOB)).toEqual([]);
		expect(details(writes.withdraw(PID, { shares: 9n * PHA + 1n }), BOB)).toMatchObject({ available: 9n * PHA });
	});

	test("by value takes the shares that are worth it, at most all shares", () => {
		set(poolStorage(PID, {}, { totalValue: 24n * PHA }));
		expect(sharesOf({ amount: 5n * PHA })).toBe((5n * PHA) / 2n);
		expect(sharesOf({ amount: 500n * PHA })).toBe(6n * PHA);
	});

	test("needs a position, more than dust, and a value that the chain pays", () => {
		expect(codes(writes.withdraw(PID, "all"), CHARLIE)).toEqual(["NO_POSITION"]);
		expect(codes(writes.withdraw(PID, { shares: 1000n }), BOB)).toEqual(["INVALID_WITHDRAWAL"]);
		expect(details(writes.withdraw(PID, { shares: MINIMUM }), BOB)).toMatchObject({
			value: MINIMUM - 1n,
			minimum: MINIMUM,
		});
		expect(codes(writes.withdraw(PID, { shares: MINIMUM + 10n }), BOB)).toEqual([]);
	});

	test("warns of shares that are left and can never be withdrawn", () => {
		for (const rest of [1n, 1000n, MINIMUM]) {
			expect(details(writes.withdraw(PID, { shares: 6n * PHA - rest }), BOB)).toMatchObject({
				shares: rest,
				minimum: MINIMUM,
			});
		}
		expect(codes(writes.withdraw(PID, { shares: 6n * PHA - MINIMUM - 2n }), BOB)).toEqual([]);
		expect(sharesOf({ amount: 6n * PHA - MINIMUM })).toBe(6n * PHA);
	});

	test("warns of the rest of a request that is burnt because free stake does not pay it", () => {
		set(wrapped(POOL_ACCOUNTS.pool, 6n * PHA - MINIMUM));
		expect(details(writes.withdraw(PID, "all"), BOB)).toEqual({
			value: MINIMUM,
			minimum: MINIMUM,
			dispatch: null,
		});
		set(wrapped(POOL_ACCOUNTS.pool, 6n * PHA - MINIMUM - 10n));
		expect(codes(writes.withdraw(PID, "all"), BOB)).toEqual([]);
	});

	test("needs the pool", () => {
		expect(codes(writes.withdraw(9, "all"), BOB)).toEqual(["NOT_FOUND"]);
	});
});
