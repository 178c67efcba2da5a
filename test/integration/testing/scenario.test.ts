import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parsePha, percent } from "../../../src/index.ts";
import { createFixture, createScenario } from "../../../src/testing/index.ts";
import { failed } from "../../support/failed.ts";

describe.each([1, 2] as const)("in generation %i", (generation) => {
	const current = createFixture({ generation }).use(beforeEach, afterEach);

	it("a pool is empty, or has what it is asked for", async () => {
		const { phala, pool, accounts } = current();
		expect(await pool()).toEqual({ pid: 0, owner: phala.formatAddress(accounts.alice), workers: [] });
		const { pid, owner, workers } = await pool({
			owner: "bob",
			commission: percent("5"),
			cap: parsePha("10000"),
			workers: 3,
			stake: parsePha("2000"),
			freeStake: parsePha("100"),
			delegator: accounts.charlie,
		});
		expect(await phala.stakePool(pid).get()).toMatchObject({
			owner,
			commissionPpm: percent("5"),
			cap: parsePha("10000"),
			totalStake: parsePha("6100"),
			freeStake: parsePha("100"),
			workers,
		});
		expect(owner).toBe(phala.formatAddress(accounts.bob));
		const states = await phala.stakePool(pid).workers();
		expect(states.map(({ state, stake, operator }) => [state, stake, operator])).toEqual(
			Array(3).fill(["Computing", parsePha("2000"), owner]),
		);
		expect((await phala.delegator(accounts.charlie).position(pid))?.value).toBe(parsePha("6100"));
		const { workers: ready } = await pool({ workers: 1, score: 1000, confidenceLevel: 3 });
		expect(await phala.worker(ready[0] ?? "").get()).toMatchObject({
			state: "Ready",
			initialScore: 1000,
			confidenceLevel: 3,
		});
	});

	it("delegators get the PHA that they lack; accounts without a key are impersonated", async () => {
		const { phala, pool, delegation, queue } = current();
		const stranger = phala.formatAddress(`0x${"77".repeat(32)}`);
		const { pid } = await pool({
			owner: { address: stranger },
			workers: 1,
			stake: parsePha("5000"),
			delegator: stranger,
		});
		expect((await phala.stakePool(pid).get()).owner).toBe(stranger);
		expect(await delegation({ pid, delegator: "eve", amount: parsePha("2000000") })).toEqual({
			shares: parsePha("2000000"),
		});
		expect(await failed(queue({ pid, delegator: stranger, amount: parsePha("7") }))).toMatchObject({
			code: "INVALID_AMOUNT",
			message: expect.stringContaining("the position's value, less the free stake"),
		});
	});

	it("a queue holds exactly what is asked for, after the free stake was paid", async () => {
		const { phala, pool, queue } = current();
		const { pid } = await pool({ workers: 1, stake: parsePha("3000"), freeStake: parsePha("40") });
		const requests = await queue({ pid, amount: parsePha("500") });
		expect(requests).toMatchObject([{ value: parsePha("500"), shares: parsePha("500") }]);
		expect(await phala.stakePool(pid).get()).toMatchObject({ freeStake: 0n, withdrawQueue: requests });
		expect(await queue({ pid, amount: parsePha("600") })).toMatchObject([{ value: parsePha("600") }]);
	});

	it("a day of rewards pays each computing worker", async () => {
		const { chain, phala, pool, rewardDay } = current();
		const { pid, workers } = await pool({ workers: 3, stake: parsePha("2000"), commission: percent("10") });
		await phala
			.worker(workers[0] ?? "")
			.stop()
			.send(chain.accounts.alice).inBlock;
		const before = await phala.stakePool(pid).get();
		const block = await rewardDay({ pid, payout: parsePha("50") });
		expect(block).toEqual(chain.best);
		expect(block.timestampMs - before.block.timestampMs).toBeGreaterThanOrEqual(86_400_000);
		const after = await phala.stakePool(pid).get();
		expect(after.ownerReward - before.ownerReward).toBe(parsePha("10"));
		await pool({ workers: 1 });
		expect(await failed(rewardDay({ pid: pid + 1, payout: 1n }))).toMatchObject({
			code: "INVALID_ARGUMENT",
			details: { name: "pid" },
		});
		expect((await failed(rewardDay({ pid: 99, payout: 1n }))).code).toBe("NOT_FOUND");
	});

	it("what the chain refuses is refused with its code; bad input with its name", async () => {
		const { pool, delegation, queue } = current();
		const { pid } = await pool({ cap: parsePha("10"), workers: 1 });
		expect((await failed(delegation({ pid, delegator: "bob", amount: parsePha("11") }))).code).toBe("CAP_EXCEEDED");
		expect((await failed(queue({ pid, amount: 1n }))).code).toBe("INVALID_AMOUNT");
		for (const [work, name, message] of [
			[pool({ workers: -1 }), "workers", "Invalid workers: -1 (number). Expected an integer ≥ 0."],
			[pool({ stake: 1n }), "workers", "Invalid workers: 0 (number). Expected at least 1, to stake on."],
			[
				pool({ owner: "alic" }),
				"owner",
				'Invalid owner: "alic" (string). Expected one of alice, bob, charlie, dave, eve, ferdie, a signer, or an address.',
			],
			[delegation({ pid, delegator: null as never, amount: 1n }), "delegator", /^Invalid delegator: null/],
		] as const) {
			const error = await failed(work);
			expect(error).toMatchObject({ code: "INVALID_ARGUMENT", details: { name } });
			if (typeof message === "string") expect(error.message).toBe(message);
			else expect(error.message).toMatch(message);
		}
	});

	it("bad input leaves no pool behind", async () => {
		const { chain, phala, pool } = current();
		const before = chain.best;
		for (const [options, code] of [
			[{ workers: 1, score: -1 }, "INVALID_ARGUMENT"],
			[{ workers: 1, confidenceLevel: 6 }, "INVALID_ARGUMENT"],
			[{ commission: 10 }, "INVALID_COMMISSION"],
			[{ cap: -1n }, "INVALID_AMOUNT"],
			[{ workers: 1, stake: 1 as never }, "INVALID_AMOUNT"],
			[{ freeStake: 1n, delegator: "feride" }, "INVALID_ARGUMENT"],
		] as const) {
			expect((await failed(pool(options))).code).toBe(code);
		}
		expect(chain.best).toEqual(before);
		expect(await phala.stakePools.count()).toBe(0);
	});

	it("produces the blocks where the chain does not", async () => {
		await using t = await createFixture({ generation, seal: "manual" }).start();
		const { pid } = await t.pool({ workers: 2, stake: parsePha("2000") });
		expect(await t.queue({ pid, amount: parsePha("1") })).toHaveLength(1);
		const { phala } = t;
		const other = createScenario(t.chain, await t.connect({ finality: "finalized" }));
		await other.delegation({ pid, delegator: "dave", amount: parsePha("3") });
		expect((await phala.delegator(t.accounts.dave).position(pid))?.value).toBe(parsePha("3"));
	});
});

describe("a vault", () => {
	it("is not created for bad input", async () => {
		await using t = await createFixture().start();
		const before = t.chain.best;
		expect((await failed(t.vault({ commission: 10 }))).code).toBe("INVALID_COMMISSION");
		expect((await failed(t.vault({ investments: [{ pid: -1, amount: 1n }] }))).code).toBe("INVALID_PID");
		expect((await failed(t.vault({ stake: -1n }))).code).toBe("INVALID_AMOUNT");
		expect(t.chain.best).toEqual(before);
	});

	it("is funded and invests", async () => {
		await using t = await createFixture().start();
		const { pid: target } = await t.pool();
		const { pid, owner, account } = await t.vault({
			owner: "bob",
			commission: percent("10"),
			stake: parsePha("1000"),
			investments: [{ pid: target, amount: parsePha("800") }],
		});
		const state = await t.phala.vault(pid).get();
		expect(state).toMatchObject({ owner, account, commissionPpm: percent("10"), freeStake: parsePha("200") });
		expect(state.positions).toMatchObject([{ pid: target, value: parsePha("800") }]);
		expect(await t.queue({ pid, amount: parsePha("300") })).toMatchObject([{ value: parsePha("300") }]);
	});

	it("does not exist in generation 1", async () => {
		await using t = await createFixture({ generation: 1 }).start();
		expect((await failed(t.vault())).code).toBe("UNSUPPORTED");
	});
});
