import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test, vi } from "vitest";
import { DevChain } from "../../../src/devchain/index.ts";
import { connect, parsePha } from "../../../src/index.ts";
import { createFixture, type TestChain } from "../../../src/testing/index.ts";
import { failed } from "../../support/failed.ts";

const { pools, setUps } = (() => {
	const setUps: TestChain[] = [];
	const pools = createFixture({
		setUp: (t) => {
			setUps.push(t);
			return t.pool({ workers: 2, stake: parsePha("2000") });
		},
	});
	return { pools, setUps };
})();

describe("chains of a fixture", () => {
	it("are equal at their start, after one set-up, and independent of each other", async () => {
		await using first = await pools.start();
		await using second = await pools.start();
		expect(setUps).toHaveLength(1);
		expect(second.chain.best).toEqual(first.chain.best);
		const { pid, workers } = first.data;
		await first.phala.stakePool(pid).setCap(parsePha("9000")).send(first.accounts.alice).inBlock;
		await first.chain.advance({ days: 1 });
		expect((await first.phala.stakePool(pid).get()).cap).toBe(parsePha("9000"));
		expect(await second.phala.stakePool(pid).get()).toMatchObject({ cap: null, workers });
		first.accounts.alice.lock();
		expect(second.accounts.alice.isLocked).toBe(false);
	});

	it("start one after the other or at the same time, for the same set-up", async () => {
		const setUp = vi.fn(async ({ pool }: TestChain) => (await pool()).pid);
		const fixture = createFixture({ setUp });
		const chains = await Promise.all([fixture.start(), fixture.start(), fixture.start()]);
		expect(chains.map(({ data }) => data)).toEqual([0, 0, 0]);
		expect(setUp).toHaveBeenCalledTimes(1);
		await Promise.all(chains.map((chain) => chain.close()));
	});

	it("keep all blocks of the set-up, its waiting transactions and its gatekeeper", async () => {
		const fixture = createFixture({
			gatekeeper: true,
			setUp: async ({ chain, pool }) => {
				await pool();
				await chain.advance({ blocks: 300 });
				return chain.best;
			},
		});
		await using t = await fixture.start();
		expect(t.chain.best).toEqual(t.data);
		expect(t.chain.gatekeeper.isRunning).toBe(true);
		expect((await (await t.phala.at(1)).stakePools.list()).length).toBe(0);
	});

	it("have the options of the fixture", async () => {
		await using plain = await createFixture({ generation: 1, startAtMs: 1_600_000_000_000 }).start();
		expect([plain.phala.generation, plain.data]).toEqual([1, undefined]);
		expect(plain.chain.best.timestampMs).toBe(1_600_000_012_000);
		const setUp = ({ pool }: TestChain) => pool();
		await using prepared = await createFixture({ generation: 1, seal: "manual", blockSeconds: 6, setUp }).start();
		const cap = prepared.phala.stakePool(prepared.data.pid).setCap(1n).send(prepared.accounts.alice);
		await cap.hash;
		const before = prepared.chain.best;
		const capAfterBlock = async () => {
			await prepared.chain.newBlock();
			return (await prepared.phala.stakePool(0).get()).cap;
		};
		await expect.poll(capAfterBlock).toBe(1n);
		expect((await cap.inBlock).block.number).toBeGreaterThan(before.number);
		expect((await cap.inBlock).block.timestampMs % 6000).toBe(before.timestampMs % 6000);
		await using final = await createFixture({ finalityLag: 2, client: { finality: "finalized" }, setUp }).start();
		await final.chain.advance({ blocks: 3 });
		expect((await final.phala.head()).number).toBe(final.chain.best.number - 2);
	});

	it("begin with a saved chain", async () => {
		await using source = await DevChain.start({ generation: 1 });
		await source.advance({ days: 3 });
		const from = await source.export();
		await using t = await createFixture({ from }).start();
		expect(t.chain.best).toEqual(source.best);
		await using prepared = await createFixture({ from, setUp: ({ pool }) => pool() }).start();
		expect(await prepared.phala.stakePools.count()).toBe(1);
		expect(() => createFixture({ from, generation: 1 })).toThrow(/Invalid generation: 1 .*beside `from`/);
	});

	it("begin with a saved fork, and copy it with a set-up", async () => {
		await using network = await DevChain.start({ network: "busy" });
		await using fork = await DevChain.fork((await network.listen()).url);
		const client = await connect(fork.provider);
		const { owner, totalStake } = await client.stakePool(3).get();
		await client.close();
		const amount = parsePha("5");
		const fixture = createFixture({
			from: await fork.export(),
			setUp: ({ delegation }) => delegation({ pid: 3, delegator: "eve", amount }),
		});
		for (let i = 0; i < 2; i++) {
			await using t = await fixture.start();
			expect(await t.phala.stakePool(3).get()).toMatchObject({ owner, totalStake: totalStake + amount });
		}
	});

	it("close their clients, and leave nothing behind", async () => {
		const t = await pools.start();
		const other = await t.connect({ finality: "finalized" });
		const seen: number[] = [];
		for (const client of [t.phala, other])
			client
				.stakePool(t.data.pid)
				.state$.subscribe({ next: ({ pid }) => seen.push(pid), complete: () => seen.push(-1) });
		await expect.poll(() => seen).toEqual([0, 0]);
		await t.close();
		expect(seen).toEqual([0, 0, -1, -1]);
		expect(t.chain.stats).toMatchObject({ connections: 0, subscriptions: 0, timers: 0, ports: 0 });
		expect((await failed(other.head())).code).toBe("CLOSED");
		expect((await failed(t.connect())).code).toBe("CLOSED");
		await t.close();
	});

	it("have frozen data", async () => {
		await using t = await pools.start();
		expect(Object.isFrozen(t.data)).toBe(true);
		expect(Object.isFrozen(t.data.workers)).toBe(true);
	});

	it("fail with the error of the set-up, every one", async () => {
		const setUp = vi.fn(({ pool }: TestChain) => pool({ workers: 1, stake: parsePha("1") }));
		const fixture = createFixture({ setUp });
		for (let i = 0; i < 2; i++) expect((await failed(fixture.start())).code).toBe("STAKE_TOO_LOW");
		expect(setUp).toHaveBeenCalledTimes(1);
	});
});

describe("hooks", () => {
	const perTest = pools.use(beforeEach, afterEach);
	const perFile = pools.use(beforeAll, afterAll);
	const chains: DevChain[] = [];

	it.each([1, 2])("start a chain per test, or one per file (test %i)", async (count) => {
		chains.push(perTest().chain, perFile().chain);
		expect(new Set(chains).size).toBe(count + 1);
		expect(perTest().chain.stats.connections).toBe(1);
		await perTest().phala.stakePool(0).setCap(parsePha("7000")).send(perTest().accounts.alice).inBlock;
	});

	it("closed the chains of the tests before", () => {
		expect(chains.map(({ stats }) => stats.connections)).toEqual([0, 1, 0, 1]);
	});

	it("have no chain outside of tests", async () => {
		let before = async () => {};
		let after = async () => {};
		const current = pools.use(
			(work) => {
				before = work;
			},
			(work) => {
				after = work;
			},
		);
		const code = () => {
			try {
				return current().chain.best.number > 0;
			} catch (error) {
				return (error as { code: string }).code;
			}
		};
		expect(code()).toBe("CLOSED");
		await before();
		expect(code()).toBe(true);
		await after();
		expect(code()).toBe("CLOSED");
		await after();
	});
});

describe("test.extend", () => {
	const chains: DevChain[] = [];
	const extended = test.extend<{ staking: Awaited<ReturnType<typeof pools.start>> }>({ staking: pools.provide });

	extended("provides a chain to a test", async ({ staking: { chain, phala, data } }) => {
		chains.push(chain);
		expect((await phala.stakePool(data.pid).get()).workers).toEqual(data.workers);
	});

	test("closes it after the test", () => {
		expect(chains.map(({ stats }) => stats.connections)).toEqual([0]);
	});

	test("its first parameter is a pattern, which Playwright requires", () => {
		expect(String(pools.provide)).toMatch(/^(async )?\(?\{\s*\}/);
	});
});

describe("fake timers", () => {
	beforeEach(() => {
		vi.useFakeTimers({ toFake: [...FAKED] });
	});
	afterEach(() => {
		vi.useRealTimers();
	});
	const current = pools.use(beforeEach, afterEach);

	it.each([1, 2] as const)("do not stop the chain or the client (generation %i)", async (generation) => {
		await using t = await createFixture({ generation }).start();
		const { pid } = await t.pool({ workers: 1, stake: parsePha("2000") });
		await t.queue({ pid, amount: parsePha("10") });
		const { result } = await t.phala.delegator(t.accounts.bob).contribute(pid, parsePha("5")).send(t.accounts.bob)
			.finalized;
		expect(result.amount).toBe(parsePha("5"));
	});

	it("leave the clock of the chain alone, and time limits to the test", async () => {
		const { chain, phala, data } = current();
		vi.setSystemTime(chain.best.timestampMs);
		expect((await phala.head()).timestampMs).toBe(Date.now());
		chain.faults.stall = true;
		const read = failed(phala.stakePool(data.pid).get());
		await vi.advanceTimersByTimeAsync(31_000);
		expect((await read).code).toBe("TIMEOUT");
	});

	it("drive the blocks of an interval", async () => {
		await using t = await createFixture({ seal: { intervalMs: 6_000 } }).start();
		const { number } = t.chain.best;
		await vi.advanceTimersByTimeAsync(60_000);
		expect(t.chain.best.number).toBe(number + 10);
	});
});

/** All that jest fakes. */
const FAKED = [
	"Date",
	"performance",
	"queueMicrotask",
	"setImmediate",
	"clearImmediate",
	"setInterval",
	"clearInterval",
	"setTimeout",
	"clearTimeout",
] as const;

it("imports no test runner", () => {
	const built = readFileSync(join(resolve(import.meta.dirname, "../../.."), "src/testing/fixture.ts"), "utf8");
	expect(built).not.toMatch(/from "(vitest|jest|node:test|@playwright)/);
});
