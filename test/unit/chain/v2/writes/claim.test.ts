import { describe, expect, test } from "vitest";
import { entries } from "../../../../../generated/v2/entries.ts";
import { namedAccount } from "../../../../../src/chain/accounts.ts";
import { Addresses } from "../../../../../src/chain/addresses.ts";
import { itemPrefix } from "../../../../../src/chain/storage/hashers.ts";
import { createChainV2 } from "../../../../../src/chain/v2/chain-context.ts";
import { writeLoadersV2 } from "../../../../../src/chain/v2/writes/write-loaders.ts";
import { type Hex, toHex } from "../../../../../src/codec/hex.ts";
import type { Storage } from "../../../../support/conformance/recorded.ts";
import { MINIMUM, pha, shares } from "../../../../support/conformance/state-v2.ts";
import { newer } from "../../../../support/metadata/newer.ts";
import { ALICE, BOB, CHARLIE, POOL_ACCOUNTS, stored, wrapped } from "../../../../support/storage.ts";
import { GENERATION_2 } from "../../../../support/writes/generation-2.ts";
import { PHA, PID, writesHarness } from "../../../../support/writes/harness.ts";
import { loadAllWrites } from "../../../../support/writes/load-all-writes.ts";

const CID = 10_000;
const { phalaStakePoolv2, phalaWrappedBalances } = entries;
const { writes, chain } = GENERATION_2;
const newest = await loadAllWrites(writeLoadersV2(createChainV2(newer, new Addresses(30)).chain));
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

	test("unwraps what arrives at the signer, not what goes to other accounts", () => {
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

describe("a subsidy", () => {
	const SUBSIDY = namedAccount("modlphala/pp");
	/** Both kinds are kept in maps of the same layout. */
	const owed = (pallet: string, item: string, account: Hex, pid: number, amount: bigint): Storage => {
		const layout = phalaStakePoolv2.legacyRewards;
		const key = toHex(itemPrefix(pallet, item)) + layout.key([account, BigInt(pid)]).slice(layout.under().length);
		return { [key]: stored("PhalaStakePoolv2", "LegacyRewards", amount) };
	};
	const legacy = (account: Hex, pid: number, amount: bigint) =>
		owed("PhalaStakePoolv2", "LegacyRewards", account, pid, amount);

	test("of generation 1 goes to the target, by default the account itself", () => {
		set(legacy(ALICE, 4, 3n * PHA), pha(SUBSIDY, 1000n * PHA));
		const calls = (target: Hex | null) => prepare(writes.claimSubsidy(4, "legacyReward", target)).calls;
		expect(calls(null)).toEqual([
			{ pallet: "phalaStakePoolv2", method: "claimLegacyRewards", args: { pid: 4n, target: ALICE } },
		]);
		expect(calls(BOB)[0]?.args.target).toBe(BOB);
		expect(codes(writes.claimSubsidy(4, "legacyReward", null))).toEqual([]);
	});

	test("must be owed to the account, for that pool", () => {
		set(legacy(BOB, 4, 3n * PHA), pha(SUBSIDY, 1000n * PHA));
		expect(codes(writes.claimSubsidy(4, "legacyReward", null))).toEqual(["NO_REWARD"]);
		expect(codes(writes.claimSubsidy(5, "legacyReward", null), BOB)).toEqual(["NO_REWARD"]);
		expect(codes(writes.claimSubsidy(4, "legacyReward", null), BOB)).toEqual([]);
	});

	test("fails where the account that pays has less", () => {
		set(legacy(ALICE, 4, 3n * PHA), pha(SUBSIDY, 3n * PHA));
		expect(codes(writes.claimSubsidy(4, "legacyReward", null))).toEqual(["REWARD_POOL_EMPTY"]);
	});

	test("fails where the target would have less than the existential deposit", () => {
		set(legacy(ALICE, 4, 10n ** 10n - 1n), pha(SUBSIDY, 3n * PHA));
		expect(codes(writes.claimSubsidy(4, "legacyReward", CHARLIE))).toEqual(["REWARD_POOL_EMPTY", "BALANCE_TOO_SMALL"]);
		expect(codes(writes.claimSubsidy(4, "legacyReward", BOB))).toEqual([]);
		set(legacy(ALICE, 4, 10n ** 10n));
		expect(codes(writes.claimSubsidy(4, "legacyReward", CHARLIE))).toEqual([]);
	});

	test("of the other kind exists on newer runtimes; each kind is claimed for itself", () => {
		set(owed("PhalaBasePool", "Reimbursements", ALICE, 7, PHA), pha(SUBSIDY, 1000n * PHA));
		expect(prepare(newest.claimSubsidy(7, "reimbursement", null))).toMatchObject({
			calls: [{ pallet: "phalaBasePool", method: "claimReimbursement", args: { pid: 7n, target: ALICE } }],
			failures: [],
		});
		expect(codes(newest.claimSubsidy(7, "legacyReward", null))).toEqual(["NO_REWARD"]);
		expect(() => writes.claimSubsidy(7, "reimbursement", null)).toThrow(
			expect.objectContaining({ code: "UNSUPPORTED", details: expect.objectContaining({ generation: 2 }) }),
		);
	});

	test("is the amount that arrives at the target", () => {
		const { outcome } = prepare(writes.claimSubsidy(4, "legacyReward", BOB));
		const transfer = (to: Hex, amount: bigint) => ({ pallet: "balances", name: "Transfer", data: { to, amount } });
		expect(outcome([transfer(CHARLIE, 5n), transfer(BOB, 7n)])).toEqual({ amount: 7n });
	});
});
