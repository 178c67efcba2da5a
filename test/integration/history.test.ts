import { describe, expect, it } from "vitest";
import type { DevChain } from "../../src/devchain/index.ts";
import { type Phala, type PoolEvent, parsePha, percent } from "../../src/index.ts";
import { withDevChain } from "../support/with-dev-chain.ts";

let chain: DevChain;
let phala: Phala;

/**
 * Runs a pool through most operations; returns the number of the block before it, and its pid. Waits for finality: a transaction that
 * is still followed makes requests of its own, which are counted below.
 */
async function life() {
	const { alice, bob } = chain.accounts;
	const { block, result } = await phala.createStakePool().send(alice).finalized;
	const { pid } = result;
	const pool = phala.stakePool(pid);
	const key = await chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 4 });
	await pool.addWorker(key).send(alice).finalized;
	await pool.setCommission(percent("10")).send(alice).finalized;
	await phala.delegator(bob.address).contribute(pid, parsePha("3000")).send(bob).finalized;
	await phala.worker(key).start(parsePha("2500")).send(alice).finalized;
	await chain.settle([{ worker: key, payout: parsePha("10"), v: parsePha("5") }]);
	await phala
		.delegator(bob.address)
		.withdraw(pid, { amount: parsePha("1000") })
		.send(bob).finalized;
	await phala.worker(key).stop().send(alice).finalized;
	await pool.claimOwnerReward().send(alice).finalized;
	return { pid, pool, key, from: block.number - 1, alice: alice.address, bob: bob.address };
}

function requests(): number {
	return Object.values(chain.stats.requests).reduce((sum, count) => sum + count, 0);
}

async function all<T>(from: AsyncIterable<T>): Promise<T[]> {
	const list: T[] = [];
	for await (const one of from) list.push(one);
	return list;
}

/** Events of the pool, without fields that only one generation has. */
const COMMON = ["poolCreated", "workerAdded", "commissionChanged", "contributed", "workerStarted", "rewarded"];
const common = (events: readonly PoolEvent[]) =>
	events.flatMap((event) => {
		const { type, block, extrinsic, index, ...fields } = event;
		return COMMON.includes(type) ? [{ type, ...fields }] : [];
	});

describe.each([1, 2] as const)("a pool's life on the development chain of generation %i", (generation) => {
	withDevChain({ generation }, (connected) => {
		({ chain, phala } = connected);
	});

	it("has the same event types in both generations, and a series of its recorded states", async () => {
		const { pid, pool, key, from, alice, bob } = await life();
		const before = requests();
		const events = await all(phala.events({ from, pids: [pid] }));
		const ofEvents = requests() - before;
		const blocks = (await phala.stakePool(pid).get()).block.number - from + 1;
		// One per block; head, its number, the hash of the end, all other hashes at once; 3 for a runtime that was not seen before.
		expect(ofEvents - blocks).toBeGreaterThanOrEqual(4);
		expect(ofEvents - blocks).toBeLessThanOrEqual(7);
		const created = events[0] as PoolEvent<"poolCreated">;
		const session = events.find((event) => event.type === "workerAdded")?.session;
		expect(common(events)).toEqual([
			{ type: "poolCreated", pid, owner: alice, account: generation === 1 ? null : created.account },
			{ type: "workerAdded", pid, publicKey: key, session },
			{ type: "commissionChanged", pid, commissionPpm: 100_000 },
			{
				type: "contributed",
				pid,
				delegator: bob,
				amount: parsePha("3000"),
				shares: parsePha("3000"),
				asVault: null,
			},
			{ type: "workerStarted", pid, publicKey: key, stake: parsePha("2500") },
			{ type: "rewarded", pid, toOwner: expect.any(BigInt), toDelegators: expect.any(BigInt) },
		]);
		const types = events.map(({ type }) => type);
		for (const type of ["withdrawn", "withdrawalQueued", "ownerRewardClaimed"]) expect(types).toContain(type);
		expect(types).not.toContain("other");

		const early = requests();
		const samples = await all(pool.series({ from, every: 1, fields: ["totalStake", "ownerReward"] }));
		const rounds = generation === 1 ? 1 : 2;
		// Before the pool was there, one round or two; the head, the hash of the end, and all other hashes at once.
		const ofSeries = requests() - early - rounds * samples.length;
		expect(ofSeries).toBeGreaterThanOrEqual(3);
		expect(ofSeries).toBeLessThanOrEqual(3 + 2);
		for (const { pool: sample } of samples) {
			const then = await (await phala.at(sample.block.hash)).stakePool(pid).get();
			expect(sample).toEqual({
				pid,
				block: then.block,
				totalStake: then.totalStake,
				ownerReward: then.ownerReward,
			});
		}
		expect(samples.length).toBe(blocks - 1);
	});

	it("includes events of sessions", async () => {
		const { from, key } = await life();
		const events = await all(phala.events({ from }));
		const bound = events.find((event) => event.type === "sessionBound");
		expect(bound?.publicKey).toBe(key);
		const ofSession = events.filter((event) => "session" in event && event.session === bound?.session);
		expect(ofSession.map(({ type }) => type)).toEqual([
			"sessionBound",
			"workerAdded",
			"sessionStarted",
			"sessionSettled",
			"sessionStopped",
		]);
	});
});
