import { describe, expect, test } from "vitest";
import { entries } from "../../../../../generated/v1/entries.ts";
import type { Operation } from "../../../../../src/chain/operation.ts";
import { REWARD_ACCOUNT } from "../../../../../src/chain/v1/writes/claim.ts";
import type { Hex } from "../../../../../src/codec/hex.ts";
import { ALICE, BOB, CHARLIE } from "../../../../support/storage.ts";
import { phaV1, poolV1, stakerV1, storedV1 } from "../../../../support/storage-v1.ts";
import { EARLY_WRITES as early, GENERATION_1 } from "../../../../support/writes/generation-1.ts";
import { PHA, PID, writesHarness } from "../../../../support/writes/harness.ts";

const CENT = 10n ** 10n;
const { writes, chain } = GENERATION_1;
const { codes, prepare, set } = writesHarness(chain);

describe("claiming", () => {
	const reward = { availableRewards: 3n * PHA };
	const callOf = (operation: Operation<unknown>, account?: Hex) => prepare(operation, account).calls[0];

	test("needs a pool", () => {
		expect(codes(writes.claimOwnerReward(9, null))).toEqual(["NOT_FOUND"]);
		expect(codes(writes.claimReward(9, null, true))).toEqual(["NOT_FOUND"]);
	});

	test("needs something to claim, each part for itself", () => {
		expect(codes(writes.claimOwnerReward(PID, null))).toEqual(["NO_REWARD"]);
		expect(codes(writes.claimReward(PID, null, false))).toEqual(["NO_REWARD"]);
		expect(codes(writes.claimReward(PID, null, true))).toEqual(["NO_REWARD"]);
		set(poolV1(PID, { ownerReward: PHA }));
		expect(codes(writes.claimOwnerReward(PID, null))).toEqual([]);
		expect(codes(writes.claimOwnerReward(PID, null), BOB)).toEqual(["NOT_POOL_OWNER"]);
		expect(codes(writes.claimReward(PID, null, false))).toEqual(["NO_REWARD"]);
		expect(codes(writes.claimReward(PID, null, true))).toEqual([]);
		expect(codes(writes.claimReward(PID, null, true), BOB)).toEqual(["NO_REWARD"]);
		set(stakerV1(PID, BOB, PHA, reward));
		expect(codes(writes.claimReward(PID, null, false), BOB)).toEqual([]);
	});

	test("counts rewards that are not settled yet", () => {
		set(poolV1(PID, { rewardAcc: 1n << 63n }), stakerV1(PID, BOB, 4n * PHA, { rewardDebt: 2n * PHA }));
		expect(codes(writes.claimReward(PID, null, false), BOB)).toEqual(["NO_REWARD"]);
		set(stakerV1(PID, BOB, 4n * PHA, { rewardDebt: PHA }));
		expect(codes(writes.claimReward(PID, null, false), BOB)).toEqual([]);
	});

	test("goes to the signer by default", () => {
		expect(callOf(writes.claimReward(PID, null, false), BOB)).toEqual({
			pallet: "phalaStakePool",
			method: "claimStakerRewards",
			args: { pid: 0n, target: BOB },
		});
		expect(callOf(writes.claimReward(PID, CHARLIE, true), BOB)?.args).toEqual({ pid: 0n, target: CHARLIE });
		expect(callOf(writes.claimReward(PID, CHARLIE, true), BOB)?.method).toBe("claimRewards");
		expect(callOf(writes.claimOwnerReward(PID, null))).toMatchObject({
			method: "claimOwnerRewards",
			args: { target: ALICE },
		});
	});

	test("fails where the payment would kill the account that pays", () => {
		set(stakerV1(PID, BOB, PHA, reward), phaV1(REWARD_ACCOUNT, 3n * PHA + CENT));
		expect(codes(writes.claimReward(PID, null, false), BOB)).toEqual([]);
		set(phaV1(REWARD_ACCOUNT, 3n * PHA + CENT - 1n));
		expect(codes(writes.claimReward(PID, null, false), BOB)).toEqual(["REWARD_POOL_EMPTY"]);
		set(phaV1(REWARD_ACCOUNT, 9n * PHA, 0n, 7n * PHA));
		expect(codes(writes.claimReward(PID, null, false), BOB)).toEqual(["REWARD_POOL_EMPTY"]);
		expect(codes(writes.claimReward(PID, REWARD_ACCOUNT, false), BOB)).toEqual([]);
	});

	test("fails where the payment is too small for its target to exist, and names that cause", () => {
		set(stakerV1(PID, BOB, PHA, { availableRewards: CENT - 1n }));
		expect(codes(writes.claimReward(PID, CHARLIE, false), BOB)).toEqual(["REWARD_POOL_EMPTY", "BALANCE_TOO_SMALL"]);
		expect(codes(writes.claimReward(PID, ALICE, false), BOB)).toEqual([]);
		set(stakerV1(PID, BOB, PHA, { availableRewards: CENT }));
		expect(codes(writes.claimReward(PID, CHARLIE, false), BOB)).toEqual([]);
	});

	test("is one call for both parts on early runtimes", () => {
		set(poolV1(PID, { ownerReward: PHA }), stakerV1(PID, BOB, PHA, reward));
		expect(callOf(early.claimReward(PID, null, false), BOB)?.method).toBe("claimRewards");
		expect(callOf(early.claimOwnerReward(PID, null))?.method).toBe("claimRewards");
		expect(codes(early.claimReward(PID, null, false), BOB)).toEqual([]);
		const paid = { pallet: "phalaStakePool", name: "RewardsWithdrawn", data: [0n, ALICE, 5n] as never };
		expect(prepare(early.claimOwnerReward(PID, null)).outcome([paid])).toEqual({ amount: 5n });
	});

	test("on early runtimes the client checks, after the chain, that the requested part exists", () => {
		set(stakerV1(PID, BOB, PHA, reward), stakerV1(PID, ALICE, PHA, reward));
		expect(codes(early.claimOwnerReward(PID, null), BOB)).toEqual(["NOT_POOL_OWNER", "NO_REWARD"]);
		expect(codes(early.claimOwnerReward(PID, null), ALICE)).toEqual(["NO_REWARD"]);
		expect(codes(early.claimOwnerReward(PID, null), CHARLIE)).toEqual(["NO_REWARD", "NOT_POOL_OWNER"]);
		set(poolV1(PID, { ownerReward: PHA }), stakerV1(PID, ALICE, PHA));
		expect(codes(early.claimReward(PID, null, false), ALICE)).toEqual(["NO_REWARD"]);
		expect(codes(early.claimReward(PID, null, true), ALICE)).toEqual([]);
	});
});

describe("claiming all", () => {
	const CALL = { pallet: "phalaStakePool", method: "claimStakerRewards" };
	/** Three pools; Bob has rewards of 3 and 1 PHA in two of them, and a position without one. */
	const positions = () => {
		set({ [entries.phalaStakePool.poolCount.key()]: storedV1("PhalaStakePool", "PoolCount", 3) });
		set(poolV1(0), poolV1(1), poolV1(2));
		set(
			stakerV1(0, BOB, PHA, { availableRewards: 3n * PHA }),
			stakerV1(1, BOB, PHA, { availableRewards: PHA }),
			stakerV1(2, BOB, PHA),
		);
	};
	const paid = (pid: number, amount: bigint, name = "StakerRewardsWithdrawn") => ({
		pallet: "phalaStakePool",
		name,
		data: { pid: BigInt(pid), user: BOB, amount },
	});

	test("claims every position with a reward, in one call each", () => {
		positions();
		const { calls, failures, outcome, spends, transferable } = prepare(writes.claimAllRewards(null, false, 1n), BOB);
		expect(failures).toEqual([]);
		expect(calls).toEqual([
			{ ...CALL, args: { pid: 0n, target: BOB } },
			{ ...CALL, args: { pid: 1n, target: BOB } },
		]);
		expect({ spends, transferable }).toEqual({ spends: 0n, transferable: 100n * PHA - CENT });
		expect(outcome([paid(0, 3n * PHA), paid(1, PHA)])).toEqual({ amount: 4n * PHA, pids: [0, 1], skipped: [] });
	});

	test("skips rewards below the minimum, and takes one that equals it", () => {
		positions();
		const { calls, outcome } = prepare(writes.claimAllRewards(CHARLIE, false, PHA + 1n), BOB);
		expect(calls).toEqual([{ ...CALL, args: { pid: 0n, target: CHARLIE } }]);
		expect(outcome([paid(0, 3n * PHA)])).toEqual({
			amount: 3n * PHA,
			pids: [0],
			skipped: [{ pid: 1, reward: PHA }],
		});
		expect(prepare(writes.claimAllRewards(null, false, PHA), BOB).calls).toHaveLength(2);
	});

	test("includes the commission on request", () => {
		positions();
		set(poolV1(0, { owner: BOB, ownerReward: 5n * PHA }));
		const { calls, outcome } = prepare(writes.claimAllRewards(null, true, 2n * PHA), BOB);
		expect(calls).toMatchObject([{ method: "claimRewards", args: { pid: 0n } }]);
		expect(outcome([paid(0, 8n * PHA, "RewardsWithdrawn")])).toMatchObject({ amount: 8n * PHA, pids: [0] });
	});

	test("uses the single claim call of early runtimes", () => {
		positions();
		const { calls, outcome } = prepare(early.claimAllRewards(null, false, 2n * PHA), BOB);
		expect(calls).toMatchObject([{ method: "claimRewards" }]);
		expect(outcome([paid(0, 3n * PHA, "RewardsWithdrawn")])).toMatchObject({ amount: 3n * PHA });
	});

	test("lists the failures of every claim", () => {
		positions();
		set(phaV1(REWARD_ACCOUNT, PHA + CENT));
		expect(codes(writes.claimAllRewards(null, false, 1n), BOB)).toEqual(["REWARD_POOL_EMPTY"]);
	});

	test("has no call and no pool to name where no reward reaches the minimum", () => {
		positions();
		for (const [account, minimum] of [
			[BOB, 3n * PHA + 1n],
			[CHARLIE, 1n],
		] as const) {
			const { calls, failures } = prepare(writes.claimAllRewards(null, false, minimum), account);
			expect({ calls, failures }).toMatchObject({
				calls: [],
				failures: [{ code: "NO_REWARD", details: { pid: null } }],
			});
		}
	});
});
