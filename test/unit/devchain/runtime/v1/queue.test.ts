import { beforeEach, describe, expect, test } from "vitest";
import { keyOf } from "../../../../support/devchain/runtime-harness.ts";
import { eventNames, Mining, PHA, workerKey } from "../../../../support/devchain/runtime-v1.ts";

const GRACE_MS = 3_600_000;
const COOL_DOWN_MS = 604_800_000;

let chain: Mining;
beforeEach(() => {
	chain = new Mining();
	chain.create(3);
});

const start = (i: number, stake: bigint) => chain.pool("//Alice", "startMining", [0, workerKey(i), stake]);
const queue = () => chain.stored().withdrawQueue.map(({ user, shares }) => [user, shares]);

/** Bob, Charlie and Dave have 2000 PHA each; a worker has all of it. */
function busy(): void {
	for (const uri of ["//Bob", "//Charlie", "//Dave"]) chain.pool(uri, "contribute", [0, 2000n * PHA]);
	start(1, 6000n * PHA);
}

describe("a queue of several requests", () => {
	beforeEach(busy);

	test("is served in order as stake arrives, the last request in part", () => {
		chain.pool("//Bob", "withdraw", [0, 100n * PHA]);
		chain.pool("//Charlie", "withdraw", [0, 200n * PHA]);
		chain.pool("//Dave", "withdraw", [0, 300n * PHA]);
		const block = chain.pool("//Eve", "contribute", [0, 350n * PHA]);
		expect(eventNames(block)).toEqual(["Withdrawal", "Withdrawal", "Withdrawal", "Contribution"]);
		expect(queue()).toEqual([[keyOf("//Dave"), 250n * PHA]]);
		expect(chain.stored()).toMatchObject({ freeStake: 0n, totalStake: 6000n * PHA });
		expect(chain.locked("//Bob").miscFrozen).toBe(1900n * PHA);
	});

	test("puts a new request of the same delegator at its end, instead of the old one", () => {
		chain.pool("//Bob", "withdraw", [0, 100n * PHA]);
		chain.pool("//Charlie", "withdraw", [0, 200n * PHA]);
		chain.pool("//Bob", "withdraw", [0, 50n * PHA]);
		expect(queue()).toEqual([
			[keyOf("//Charlie"), 200n * PHA],
			[keyOf("//Bob"), 50n * PHA],
		]);
		expect(chain.position("//Bob").shares).toBe(2000n * PHA);
	});

	test("pays a delegator who contributes to it", () => {
		chain.pool("//Bob", "withdraw", [0, 2000n * PHA]);
		const block = chain.pool("//Bob", "contribute", [0, 500n * PHA]);
		expect(eventNames(block)).toEqual(["Withdrawal", "Contribution"]);
		expect(chain.position("//Bob").locked).toBe(2000n * PHA);
		expect(queue()).toEqual([[keyOf("//Bob"), 1500n * PHA]]);
	});

	test("lets a contribution exceed the cap only by the amount it pays out", () => {
		chain.pool("//Alice", "setCap", [0, 6000n * PHA]);
		chain.pool("//Bob", "withdraw", [0, 100n * PHA]);
		const tooMuch = chain.pool("//Eve", "contribute", [0, 100n * PHA + 1000n]);
		expect(chain.errorOf(tooMuch)).toBe("phalaStakePool.StakeExceedsCapacity");
		expect(queue()).toHaveLength(1);
		expect(chain.errorOf(chain.pool("//Eve", "contribute", [0, 100n * PHA]))).toBeNull();
	});

	test("skips a request whose delegator has no record", () => {
		chain.pool("//Bob", "withdraw", [0, 100n * PHA]);
		chain.erase("phalaStakePool", "poolStakers", [0, keyOf("//Bob")]);
		expect(eventNames(chain.pool("//Eve", "contribute", [0, 100n * PHA]))).toEqual(["Contribution"]);
		expect(queue()).toEqual([]);
		expect(chain.stored().freeStake).toBe(100n * PHA);
	});

	test("can be reduced to the delegator's shares by any account", () => {
		chain.pool("//Bob", "withdraw", [0, 100n * PHA]);
		const owning = (shares: bigint) => {
			const position = chain.position("//Bob");
			chain.write("phalaStakePool", "poolStakers", [[0, keyOf("//Bob")]], {
				user: keyOf("//Bob"),
				...position,
				shares,
			});
			return chain.pool("//Ferdie", "reconcileWithdrawQueue", [0, keyOf("//Bob")]);
		};
		owning(100n * PHA);
		expect(queue()).toEqual([[keyOf("//Bob"), 100n * PHA]]);
		expect(eventNames(owning(40n * PHA))).toEqual([]);
		expect(queue()).toEqual([[keyOf("//Bob"), 40n * PHA]]);
		owning(1000n);
		expect(queue()).toEqual([]);
		const unknown = chain.pool("//Ferdie", "reconcileWithdrawQueue", [0, keyOf("//Ferdie")]);
		expect(chain.errorOf(unknown)).toBe("phalaStakePool.PoolStakeNotFound");
	});
});

describe("a request", () => {
	test("finds its position before its pool, and is neither dust nor more than owned", () => {
		busy();
		const refused = (uri: string, pid: number, shares: bigint) =>
			chain.errorOf(chain.pool(uri, "withdraw", [pid, shares]));
		expect(refused("//Bob", 7, PHA)).toBe("phalaStakePool.PoolStakeNotFound");
		expect(refused("//Bob", 0, 1000n)).toBe("phalaStakePool.InvalidWithdrawalAmount");
		expect(refused("//Bob", 0, 2000n * PHA + 1n)).toBe("phalaStakePool.InvalidWithdrawalAmount");
	});

	test("that leaves a share worth dust leaves nothing locked, once that is settled", () => {
		chain.pool("//Bob", "contribute", [0, 2000n * PHA]);
		chain.pool("//Charlie", "contribute", [0, PHA]);
		chain.pool("//Charlie", "withdraw", [0, PHA - 1001n]);
		const block = chain.pool("//Charlie", "contribute", [0, PHA]);
		expect(eventNames(block)).toEqual(["Slashed", "SlashSettled", "Contribution"]);
		expect(chain.position("//Charlie")).toMatchObject({ locked: PHA });
	});

	test("is not queued for a rest of dust, nor paid dust", () => {
		busy();
		chain.pool("//Eve", "contribute", [0, 100n * PHA]);
		chain.pool("//Bob", "withdraw", [0, 100n * PHA + 900n]);
		expect(queue()).toEqual([]);
		expect(chain.position("//Bob")).toMatchObject({ shares: 1900n * PHA, locked: 1900n * PHA });
	});
});

describe("the forced stop", () => {
	beforeEach(busy);

	const later = (ms: number) => eventNames(chain.block([], chain.now() + ms));

	test("comes in the first block after the grace period, in the order of the workers", () => {
		chain.pool("//Eve", "contribute", [0, 4000n * PHA]);
		start(3, 2000n * PHA);
		start(2, 2000n * PHA);
		chain.pool("//Bob", "withdraw", [0, 100n * PHA]);
		expect(later(GRACE_MS)).toEqual([]);
		const block = chain.block([], chain.now() + 1000);
		expect(block.events.filter(({ name }) => name === "MinerStopped")).toHaveLength(3);
		expect(block.events.filter(({ extrinsic }) => extrinsic === null).map(({ name }) => name)).toEqual([
			"MinerStopped",
			"MinerStopped",
			"MinerStopped",
		]);
		const sessions = block.events.flatMap(({ name, data }) => (name === "MinerStopped" ? [data.miner] : []));
		const workers = sessions.map((miner) => chain.query("phalaMining", "minerBindings", miner));
		expect(workers).toEqual([1, 2, 3].map(workerKey));
		expect(chain.stored()).toMatchObject({ releasingStake: 10_000n * PHA, freeStake: 0n });
		expect(chain.query("phalaMining", "onlineMiners")).toBe(0);
	});

	test("checks each request once: releasing stake is enough at that time", () => {
		chain.pool("//Bob", "withdraw", [0, 100n * PHA]);
		chain.pool("//Alice", "stopMining", [0, workerKey(1)]);
		expect(later(GRACE_MS + 1000)).toEqual([]);
		expect(chain.query("phalaStakePool", "withdrawalTimestamps")).toEqual([]);
		expect(chain.entries("phalaStakePool", "withdrawalQueuedPools")).toEqual([]);
		chain.pool("//Ferdie", "reclaimPoolWorker", [0, workerKey(1)], chain.now() + COOL_DOWN_MS);
		expect(queue()).toEqual([]);
	});

	test("does not happen while an older request is paid and a newer one has time left", () => {
		chain.pool("//Bob", "withdraw", [0, 100n * PHA]);
		chain.block([], chain.now() + GRACE_MS / 2);
		chain.pool("//Charlie", "withdraw", [0, 100n * PHA]);
		chain.pool("//Eve", "contribute", [0, 100n * PHA]);
		expect(later(GRACE_MS / 2)).toEqual([]);
		expect(chain.query("phalaStakePool", "withdrawalTimestamps")).toHaveLength(1);
		expect(later(GRACE_MS / 2)).toEqual(["MinerStopped"]);
	});

	test("needs no permission of an owner", () => {
		chain.write("phalaStakePool", "miningEnabled", [], false);
		const stop = chain.pool("//Alice", "stopMining", [0, workerKey(1)]);
		expect(chain.errorOf(stop)).toBe("phalaStakePool.FeatureNotEnabled");
		chain.pool("//Bob", "withdraw", [0, 100n * PHA]);
		expect(later(GRACE_MS + 1000)).toEqual(["MinerStopped"]);
	});

	test("applies to every pool with a request of that time", () => {
		chain.create();
		chain.register(workerKey(9));
		chain.pool("//Alice", "addWorker", [1, workerKey(9)]);
		chain.pool("//Bob", "contribute", [1, 2000n * PHA]);
		chain.pool("//Alice", "startMining", [1, workerKey(9), 2000n * PHA]);
		const calls = [0, 1].map((pid) => chain.call("phalaStakePool", "withdraw", [pid, 100n * PHA]));
		chain.submit("//Bob", "utility", "batchAll", [calls]);
		const [[, pids] = []] = chain.entries("phalaStakePool", "withdrawalQueuedPools");
		expect(pids).toEqual([0n, 1n]);
		expect(later(GRACE_MS + 1000)).toEqual(["MinerStopped", "MinerStopped"]);
	});
});
