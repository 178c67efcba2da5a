import { describe, expect, test } from "vitest";
import { entries } from "../../../../../generated/v2/entries.ts";
import { MINIMUM } from "../../../../support/conformance/state-v2.ts";
import { ALICE, stored, wrapped } from "../../../../support/storage.ts";
import { GENERATION_2 } from "../../../../support/writes/generation-2.ts";
import { PHA, PID, writesHarness } from "../../../../support/writes/harness.ts";

const CID = 10_000;
const { phalaWrappedBalances } = entries;
const { writes, chain } = GENERATION_2;
const { codes, details, prepare, remove, set } = writesHarness(chain);

describe("wrapping", () => {
	test("below the minimum fails, unless the account has W-PHA already", () => {
		expect(codes(writes.wrap(MINIMUM - 1n))).toEqual(["WRAP_WOULD_BURN"]);
		expect(codes(writes.wrap(MINIMUM))).toEqual([]);
		expect(codes(writes.wrap(0n))).toEqual([]);
		set(wrapped(ALICE, PHA));
		expect(codes(writes.wrap(1n))).toEqual([]);
	});

	test("takes what the account can transfer", () => {
		expect(details(writes.wrap(100n * PHA))).toMatchObject({ available: 100n * PHA - 10n ** 10n });
	});

	test("needs the W-PHA asset", () => {
		remove(entries.assets.asset.key(10_000));
		expect(codes(writes.wrap(1n))).toEqual(["WRAPPED_ASSET_MISSING"]);
		expect(codes(writes.wrap(0n))).toEqual([]);
		expect(codes(writes.unwrap("all"))).toEqual(["WRAPPED_ASSET_MISSING"]);
		expect(codes(writes.contribute(PID, PHA))).toEqual(["WRAPPED_ASSET_MISSING"]);
	});

	test("warns of W-PHA that is left below the minimum, which the chain burns", () => {
		set(wrapped(ALICE, 5n * PHA));
		expect(details(writes.unwrap(5n * PHA - 1n))).toMatchObject({ amount: 1n, minimum: MINIMUM });
		expect(codes(writes.unwrap(5n * PHA - MINIMUM + 1n))).toEqual(["REST_WOULD_BURN"]);
		expect(codes(writes.unwrap(5n * PHA - MINIMUM))).toEqual([]);
		expect(codes(writes.contribute(PID, 5n * PHA - 1n))).toEqual(["REST_WOULD_BURN"]);
		expect(codes(writes.contribute(PID, 5n * PHA))).toEqual([]);
	});

	test("unwraps up to the W-PHA that votes do not lock", () => {
		set(wrapped(ALICE, 5n * PHA));
		expect(codes(writes.unwrap(5n * PHA))).toEqual([]);
		expect(details(writes.unwrap(5n * PHA + 1n))).toMatchObject({ available: 5n * PHA });
		set({
			[phalaWrappedBalances.stakerAccounts.key(ALICE)]: stored("PhalaWrappedBalances", "StakerAccounts", {
				investPools: [
					[PID, CID],
					[77, 10_077],
				],
				locked: 3n * PHA,
			}),
		});
		expect(details(writes.unwrap(3n * PHA))).toMatchObject({ available: 2n * PHA });
		expect(prepare(writes.unwrap("all"))).toMatchObject({ calls: [{ method: "unwrapAll" }], failures: [] });
	});
});
