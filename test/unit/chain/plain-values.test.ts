import { firstValueFrom } from "rxjs";
import { describe, expect, it } from "vitest";
import { entries } from "../../../generated/v2/entries.ts";
import { sessionAccount } from "../../../src/chain/accounts.ts";
import { connect } from "../../../src/index.ts";
import { FakeNode } from "../../support/fake-node.ts";
import { littleEndian } from "../../support/little-endian.ts";
import { expectPlain } from "../../support/plain.ts";
import { ALICE, BOB, KEY, poolStorage, stored, vaultStorage } from "../../support/storage.ts";

const { phalaBasePool, phalaComputation, phalaRegistry, phalaStakePoolv2 } = entries;
const queue = [{ user: BOB, startTime: 6, nftId: 9 }];
const storage = {
	...poolStorage(0, { workers: [KEY] }, { withdrawQueue: queue }),
	...vaultStorage(1),
	[phalaBasePool.poolCount.key()]: littleEndian(2, 8),
	[phalaBasePool.poolContributionWhitelists.key(0)]: stored("PhalaBasePool", "PoolContributionWhitelists", [
		ALICE,
		BOB,
	]),
	[phalaBasePool.poolDescriptions.key(0)]: stored("PhalaBasePool", "PoolDescriptions", "hello"),
	[phalaRegistry.workers.key(KEY)]: stored("PhalaRegistry", "Workers", {
		pubkey: KEY,
		operator: ALICE,
		confidenceLevel: 1,
		initialScore: 1000,
	}),
	[phalaStakePoolv2.workerAssignments.key(KEY)]: stored("PhalaStakePoolv2", "WorkerAssignments", 0),
	[phalaComputation.sessions.key(sessionAccount(0, KEY))]: stored("PhalaComputation", "Sessions", {}),
};

describe("returned values", () => {
	it("are plain frozen data, whose parts are identical on every access", async () => {
		const phala = await connect(new FakeNode(storage));
		const pool = await phala.stakePool(0).get();
		expect(pool.whitelist).toHaveLength(2);
		expect(pool.withdrawQueue).toHaveLength(1);
		expect(pool.whitelist).toBe(pool.whitelist);
		expect(pool.withdrawQueue[0]?.delegator).toBe(phala.delegator(BOB).address);
		const worker = await phala.worker(KEY).get();
		expect(worker.operator).toBe(phala.delegator(ALICE).address);
		expect(worker.stakeBounds).toBe(worker.stakeBounds);
		const [row] = await phala.stakePools.list({ fields: ["owner", "sessions"] });
		expect(row?.sessions).toHaveLength(1);
		for (const value of [pool, worker, row, await phala.vault(1).get(), await phala.delegator(BOB).get()])
			expectPlain(value);
		await phala.close();
	});

	it("are frozen as lists and as changes of collections too", async () => {
		const phala = await connect(new FakeNode(storage));
		const { stakePools, workers, vaults } = phala;
		for (const list of [await stakePools.list(), await workers.list(), await vaults.list()]) {
			expect(list).toHaveLength(1);
			expectPlain(list);
		}
		for (const where of [undefined, () => true, () => false]) {
			const { added, changed, removed } = await firstValueFrom(stakePools.watch$({ where }));
			for (const list of [added, changed, removed]) expectPlain(list);
		}
		await phala.close();
	});
});
