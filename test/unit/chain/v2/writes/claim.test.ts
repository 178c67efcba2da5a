import { describe, expect, test } from "vitest";
import { entries } from "../../../../../generated/v2/entries.ts";
import type { Hex } from "../../../../../src/codec/hex.ts";
import type { Storage } from "../../../../support/conformance/recorded.ts";
import { shares } from "../../../../support/conformance/state-v2.ts";
import { ALICE, BOB, CHARLIE, POOL_ACCOUNTS, stored, wrapped } from "../../../../support/storage.ts";
import { GENERATION_2 } from "../../../../support/writes/generation-2.ts";
import { PHA, PID, writesHarness } from "../../../../support/writes/harness.ts";

const MINIMUM = 10n ** 8n;
const CID = 10_000;
const { phalaWrappedBalances } = entries;
const { writes, chain } = GENERATION_2;
const { codes, prepare, set } = writesHarness(chain);

describe("claiming the owner's reward", () => {
	const callsOf = (target: Hex | null) =>
		prepare(writes.claimOwnerReward(PID, target)).calls.map(({ method, args }) => [method, args]);
	const locked = (amount: bigint): Storage => ({
		[phalaWrappedBalances.stakerAccounts.key(ALICE)]: stored("PhalaWrappedBalances", "StakerAccounts", {
			investPools: [[PID, CID]],
			locked: amount,
		}),
	});

	test("needs something to claim, and the owner", () => {
		expect(codes(writes.claimOwnerReward(PID, null))).toEqual(["NO_REWARD"]);
		set(wrapped(POOL_ACCOUNTS.ownerReward, 6n * PHA));
		expect(codes(writes.claimOwnerReward(PID, null), BOB)).toEqual(["NOT_POOL_OWNER"]);
		expect(codes(writes.claimOwnerReward(PID, null))).toEqual([]);
	});

	test("unwraps what comes to the signer, not what goes to others", () => {
		set(wrapped(POOL_ACCOUNTS.ownerReward, 6n * PHA));
		const own = [
			["claimOwnerRewards", { pid: 0n, target: ALICE }],
			["unwrap", { amount: 6n * PHA }],
		];
		expect(callsOf(null)).toEqual(own);
		expect(callsOf(ALICE)).toEqual(own);
		expect(callsOf(CHARLIE)).toEqual([["claimOwnerRewards", { pid: 0n, target: CHARLIE }]]);
	});

	test("leaves wrapped what votes lock, counting shares", () => {
		set(wrapped(POOL_ACCOUNTS.ownerReward, 6n * PHA), locked(5n * PHA));
		expect(callsOf(null)[1]).toEqual(["unwrap", { amount: PHA }]);
		set(shares(CID, ALICE, 1, 3n * PHA));
		expect(callsOf(null)[1]).toEqual(["unwrap", { amount: 4n * PHA }]);
		set(locked(50n * PHA));
		expect(callsOf(null)).toHaveLength(1);
	});

	test("leaves no rest that the chain would burn", () => {
		set(wrapped(POOL_ACCOUNTS.ownerReward, 6n * PHA), locked(MINIMUM / 2n));
		expect(callsOf(null)[1]).toEqual(["unwrap", { amount: 6n * PHA - MINIMUM }]);
	});
});
