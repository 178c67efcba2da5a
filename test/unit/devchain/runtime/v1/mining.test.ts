import { beforeEach, describe, expect, test } from "vitest";
import type { Hex } from "../../../../../src/codec/hex.ts";
import { keyOf, type MadeBlock } from "../../../../support/devchain/runtime-harness.ts";
import { ED, eventNames, Mining, PHA, SUBSIDY, workerKey } from "../../../../support/devchain/runtime-v1.ts";

const FRESH: Hex = `0x${"79".repeat(32)}`;
const bits = (pico: bigint) => ((pico << 64n) + PHA - 1n) / PHA;

let chain: Mining;
beforeEach(() => {
	chain = new Mining();
	chain.create(2);
	chain.pool("//Bob", "contribute", [0, 3000n * PHA]);
});

const errorOf = (block: MadeBlock) => chain.errorOf(block);
const miner = (worker: Hex) => chain.query("phalaMining", "workerBindings", worker);

describe("rewards", () => {
	test("are split between owner and delegators, and claimed together by an account that is both", () => {
		chain.pool("//Alice", "setPayoutPref", [0, 250_000]);
		chain.pool("//Alice", "contribute", [0, 1000n * PHA]);
		chain.settle([{ worker: workerKey(1), payout: bits(8n * PHA) }]);
		expect(chain.stored().ownerReward).toBe(2n * PHA);
		const block = chain.pool("//Alice", "claimRewards", [0, FRESH]);
		expect(eventNames(block)).toEqual(["Endowed", "Transfer", "RewardsWithdrawn"]);
		expect(block.events.find(({ name }) => name === "RewardsWithdrawn")?.data.amount).toBe(3_499_999_999_999n);
		expect(chain.stored().ownerReward).toBe(0n);
		expect(errorOf(chain.pool("//Alice", "claimRewards", [0, FRESH]))).toBe("phalaStakePool.NoRewardToClaim");
		expect(errorOf(chain.pool("//Eve", "claimStakerRewards", [0, FRESH]))).toBe("phalaStakePool.NoRewardToClaim");
	});

	test("stop at the first worker without a pool", () => {
		chain.register(workerKey(9));
		const worker = [workerKey(1), workerKey(9), workerKey(2)].map((key) => ({ worker: key, payout: bits(PHA) }));
		const block = chain.settle(worker);
		expect(eventNames(block)).toEqual(["MinerSettled", "MinerSettled", "RewardReceived", "RewardDismissedNotInPool"]);
	});

	test("are dropped if dust, without an event if 0, and dismissed without shares", () => {
		const eventsOfPayout = (pico: bigint) => eventNames(chain.settle([{ worker: workerKey(1), payout: bits(pico) }]));
		expect(eventsOfPayout(900n)).toEqual(["MinerSettled", "RewardDismissedDust"]);
		expect(eventsOfPayout(0n)).toEqual(["MinerSettled"]);
		chain.pool("//Alice", "setPayoutPref", [0, 1_000_000]);
		expect(eventsOfPayout(900n)).toEqual(["MinerSettled", "RewardReceived"]);
		chain.pool("//Bob", "withdraw", [0, 3000n * PHA]);
		expect(eventsOfPayout(PHA)).toEqual(["MinerSettled", "RewardDismissedNoShare"]);
	});

	test("stay available when the subsidy account cannot pay the treasury's part or the claim", () => {
		const { data, ...account } = chain.query("system", "account", SUBSIDY) as { data: object };
		chain.write("system", "account", [SUBSIDY], { ...account, data: { ...data, free: ED + PHA } });
		const settled = chain.settle([{ worker: workerKey(1), payout: bits(5n * PHA), treasury: bits(2n * PHA) }]);
		expect(eventNames(settled)).toEqual(["InternalErrorMinerSettleFailed", "RewardReceived"]);
		const claim = chain.pool("//Bob", "claimStakerRewards", [0, keyOf("//Bob")]);
		expect(errorOf(claim)).toBe("phalaStakePool.InternalSubsidyPoolCannotWithdraw");
		expect(chain.position("//Bob").rewardDebt).toBe(0n);
		chain.settle([{ worker: workerKey(2), payout: 0n, treasury: bits(PHA) }]);
		const owner = chain.pool("//Alice", "claimOwnerRewards", [0, keyOf("//Alice")]);
		expect(errorOf(owner)).toBe("phalaStakePool.NoRewardToClaim");
	});
});

describe("a worker", () => {
	test("that is removed while it computes is stopped, and its stake cools down", () => {
		chain.pool("//Alice", "startMining", [0, workerKey(1), 2000n * PHA]);
		const account = miner(workerKey(1));
		const block = chain.submit("//Alice", "phalaMining", "unbind", [account]);
		expect(eventNames(block)).toEqual(["MinerStopped", "MinerUnbound", "PoolWorkerRemoved"]);
		expect(chain.stored()).toMatchObject({ releasingStake: 2000n * PHA, workers: [workerKey(2)] });
		const again = chain.pool("//Alice", "addWorker", [0, workerKey(1)]);
		expect(errorOf(again)).toBe("phalaStakePool.FailedToBindMinerAndWorker");
		const reclaim = chain.pool("//Eve", "reclaimPoolWorker", [0, workerKey(1)], chain.now() + 604_800_000);
		expect(eventNames(reclaim)).toEqual(["MinerReclaimed", "WorkerReclaimed"]);
		expect(chain.stored()).toMatchObject({ releasingStake: 0n, freeStake: 3000n * PHA });
		expect(errorOf(chain.pool("//Alice", "addWorker", [0, workerKey(1)]))).toBeNull();
	});

	test("is unbound by its operator only, while it is bound and registered", () => {
		const account = miner(workerKey(1));
		const unbind = (uri: string) => errorOf(chain.submit(uri, "phalaMining", "unbind", [account]));
		expect(unbind("//Bob")).toBe("phalaMining.BadSender");
		chain.erase("phalaRegistry", "workers", workerKey(1));
		expect(unbind("//Alice")).toBe("phalaMining.WorkerNotRegistered");
		chain.register(workerKey(1));
		expect(unbind("//Alice")).toBeNull();
		expect(unbind("//Alice")).toBe("phalaMining.MinerNotBound");
	});

	test("restarts with more stake only, within the free stake", () => {
		chain.pool("//Alice", "startMining", [0, workerKey(1), 3000n * PHA]);
		const restart = (stake: bigint) => chain.pool("//Alice", "restartMining", [0, workerKey(1), stake]);
		expect(errorOf(restart(3000n * PHA + 1n))).toBe("phalaStakePool.InsufficientFreeStake");
		chain.pool("//Bob", "contribute", [0, 10n * PHA]);
		expect(errorOf(restart(3000n * PHA))).toBe("phalaStakePool.CannotRestartWithLessStake");
		expect(eventNames(restart(3005n * PHA))).toEqual([
			"MinerStopped",
			"MinerReclaimed",
			"WorkerReclaimed",
			"MinerStarted",
			"MiningStarted",
		]);
		expect(chain.stored()).toMatchObject({ freeStake: 5n * PHA, releasingStake: 0n });
	});

	test("is limited to 200 per pool", () => {
		chain.register(workerKey(999));
		const workers = Array.from({ length: 200 }, (_, i) => workerKey(i + 1000));
		chain.write("phalaStakePool", "stakePools", [0], { ...chain.stored(), workers });
		const full = chain.pool("//Alice", "addWorker", [0, workerKey(999)]);
		expect(errorOf(full)).toBe("phalaStakePool.WorkersExceedLimit");
	});
});

describe("tokenomics", () => {
	const parameters = () => chain.query("phalaMining", "tokenomicParameters") as { budgetPerBlock: bigint };

	test("that were scheduled are activated at the end of the block", () => {
		chain.write("phalaMining", "scheduledTokenomicUpdate", [], { ...parameters(), budgetPerBlock: 5n });
		expect(eventNames(chain.block())).toEqual(["TokenomicParametersChanged"]);
		expect(parameters().budgetPerBlock).toBe(5n);
		expect(chain.query("phalaMining", "scheduledTokenomicUpdate")).toBeNull();
		expect(eventNames(chain.block())).toEqual([]);
	});

	test("cut the budget to three quarters in the last block of each interval, after what was scheduled", () => {
		chain.write("phalaMining", "miningStartBlock", [], chain.number + 1);
		expect(eventNames(chain.block())).toEqual([]);
		chain.write("phalaMining", "miningHalvingInterval", [], 3);
		const cut = ["SubsidyBudgetHalved", "TokenomicParametersChanged"];
		expect([1, 2, 3, 4].map(() => eventNames(chain.block()))).toEqual([[], cut, [], []]);
		chain.write("phalaMining", "scheduledTokenomicUpdate", [], { ...parameters(), budgetPerBlock: 1_000_001n });
		expect(eventNames(chain.block())).toEqual(["TokenomicParametersChanged", ...cut]);
		expect(parameters().budgetPerBlock).toBe(750_000n);
		chain.write("phalaMining", "miningHalvingInterval", [], 0);
		expect(eventNames(chain.block())).toEqual([]);
	});

	test("count from block 0 without a start", () => {
		chain.write("phalaMining", "miningHalvingInterval", [], chain.number + 2);
		expect([1, 2].map(() => eventNames(chain.block()).length)).toEqual([2, 0]);
	});

	test("count blocks before the start from the far end", () => {
		chain.write("phalaMining", "miningHalvingInterval", [], 3);
		chain.write("phalaMining", "miningStartBlock", [], chain.number + 4);
		expect([1, 2, 3, 4].map(() => eventNames(chain.block()).length)).toEqual([0, 2, 0, 0]);
	});
});

describe("a pool", () => {
	test("that lost all its stake accepts no contribution", () => {
		chain.write("phalaStakePool", "stakePools", [0], { ...chain.stored(), totalStake: 0n, freeStake: 0n });
		expect(errorOf(chain.pool("//Eve", "contribute", [0, PHA]))).toBe("phalaStakePool.PoolBankrupt");
		expect(eventNames(chain.pool("//Bob", "withdraw", [0, 3000n * PHA]))).toContain("Withdrawal");
		expect(chain.stored().totalShares).toBe(0n);
	});

	test("has a description of at most 4400 bytes", () => {
		const describe = (length: number) => chain.pool("//Alice", "setPoolDescription", [0, `0x${"ab".repeat(length)}`]);
		expect(describe(4400).applied).toEqual([{ included: true, ok: true }]);
		expect(describe(4401).applied).toEqual([{ included: false, error: { kind: "Invalid", reason: "CannotDecode" } }]);
	});

	test("cannot be changed by calls for governance", () => {
		expect(errorOf(chain.pool("//Alice", "setMiningEnable", [false]))).toBe("BadOrigin");
		expect(errorOf(chain.submit("//Alice", "phalaMining", "forceHeartbeat"))).toBe("BadOrigin");
		expect(errorOf(chain.submit("//Alice", "phalaRegistry", "rotateMasterKey"))).toBe("system.CallFiltered");
	});
});
