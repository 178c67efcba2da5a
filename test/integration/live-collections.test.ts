import { describe, expect, it, vi } from "vitest";
import type { DevChain } from "../../src/devchain/index.ts";
import {
	type CollectionChange,
	connect,
	type Hex,
	type Phala,
	type StakePoolState,
	type WorkerState,
} from "../../src/index.ts";
import { withDevChain } from "../support/with-dev-chain.ts";

const PHA = 10n ** 12n;

let chain: DevChain;
let phala: Phala;

async function pool(): Promise<number> {
	return (await phala.createStakePool().send(chain.accounts.alice).inBlock).result.pid;
}

/** Collects changes, and waits for the next one. */
class Log<C> {
	readonly changes: C[] = [];
	#wake: (() => void) | undefined;

	readonly add = (change: C): void => {
		this.changes.push(change);
		this.#wake?.();
	};

	/** Resolves when there are `count` changes. */
	async reach(count: number): Promise<C> {
		while (this.changes.length < count) {
			await new Promise<void>((resolve) => {
				this.#wake = resolve;
			});
		}
		return this.changes[count - 1] as C;
	}
}

describe.each([1, 2] as const)("live collections on a chain of generation %i", (generation) => {
	withDevChain({ generation }, (connected) => {
		({ chain, phala } = connected);
	});

	it("emit all rows first, then one change per block that changed a row", async () => {
		const pid = await pool();
		const log = new Log<CollectionChange<number, StakePoolState>>();
		const listening = phala.stakePools.watch$().subscribe(log.add);
		const first = await log.reach(1);
		expect(first.added.map((row) => row.pid)).toEqual([pid]);
		expect(first.all.get(pid)).toEqual(await phala.stakePool(pid).get());

		await phala
			.delegator(chain.accounts.bob.address)
			.contribute(pid, 100n * PHA)
			.send(chain.accounts.bob).inBlock;
		const second = await log.reach(2);
		expect([second.added, second.changed.length, second.removed]).toEqual([[], 1, []]);
		expect(second.changed[0]).toEqual(await phala.stakePool(pid).get());
		expect(second.block.hash).toBe(chain.best.hash);

		await chain.newBlock();
		const other = await pool();
		const third = await log.reach(3);
		expect([third.added.map((row) => row.pid), third.changed, third.removed]).toEqual([[other], [], []]);
		expect([...third.all.keys()]).toEqual([pid, other]);
		expect(log.changes).toHaveLength(3);
		listening.unsubscribe();
	});

	it("report rows that start or stop matching as added or removed", async () => {
		const pid = await pool();
		const log = new Log<{ added: readonly unknown[]; changed: readonly unknown[]; removed: readonly unknown[] }>();
		const rich = phala.stakePools.watch$({
			where: (row) => row.totalStake > 50n * PHA,
			fields: ["totalStake"],
			pids: [pid],
		});
		const listening = rich.subscribe(log.add);
		expect((await log.reach(1)).added).toEqual([]);
		const bob = phala.delegator(chain.accounts.bob.address);
		await bob.contribute(pid, 100n * PHA).send(chain.accounts.bob).inBlock;
		expect((await log.reach(2)).added).toMatchObject([{ pid, totalStake: 100n * PHA }]);
		await bob.contribute(pid, 1n * PHA).send(chain.accounts.bob).inBlock;
		expect((await log.reach(3)).changed).toMatchObject([{ pid, totalStake: 101n * PHA }]);
		await bob.withdraw(pid, "all").send(chain.accounts.bob).inBlock;
		expect((await log.reach(4)).removed).toEqual([pid]);
		listening.unsubscribe();
	});

	it("emit when a pool expires by time only", async () => {
		const pid = await pool();
		const { alice, bob } = chain.accounts;
		const key = await chain.registerWorker({ operator: alice.address, score: 1000, confidenceLevel: 1 });
		await phala.stakePool(pid).addWorker(key).send(alice).inBlock;
		await phala
			.delegator(bob.address)
			.contribute(pid, 5000n * PHA)
			.send(bob).inBlock;
		await phala
			.worker(key)
			.start(5000n * PHA)
			.send(alice).inBlock;
		await phala.delegator(bob.address).withdraw(pid, "all").send(bob).inBlock;
		const log = new Log<CollectionChange<number, Pick<StakePoolState, "pid" | "isExpired">>>();
		const listening = phala.stakePools.watch$({ fields: ["isExpired"] }).subscribe(log.add);
		expect((await log.reach(1)).added).toMatchObject([{ pid, isExpired: false }]);
		await chain.advance({ days: 8 });
		if (generation === 2) expect((await log.reach(2)).changed).toMatchObject([{ pid, isExpired: true }]);
		else {
			// Generation 1 stops the workers in that very block: their stake covers the request again.
			await chain.newBlock();
			expect((await phala.stakePool(pid).get()).isExpired).toBe(false);
			// The block is never emitted in part: with its time, but without the released stake.
			const emitted = log.changes.flatMap(({ added, changed }) => [...added, ...changed]);
			expect(emitted.filter(({ isExpired }) => isExpired)).toEqual([]);
		}
		listening.unsubscribe();
	});

	it("are correct after a reorganisation", async () => {
		const pid = await pool();
		const log = new Log<{ all: ReadonlyMap<number, { totalStake: bigint }>; changed: readonly unknown[] }>();
		const listening = phala.stakePools.watch$({ fields: ["totalStake"] }).subscribe(log.add);
		await log.reach(1);
		await phala
			.delegator(chain.accounts.bob.address)
			.contribute(pid, 100n * PHA)
			.send(chain.accounts.bob).inBlock;
		expect((await log.reach(2)).all.get(pid)?.totalStake).toBe(100n * PHA);
		await chain.reorg({ depth: 1, transactions: "drop" });
		expect((await log.reach(3)).all.get(pid)?.totalStake).toBe(0n);
		listening.unsubscribe();
	});

	it("follow workers into a pool, through its states, and out of it", async () => {
		const pid = await pool();
		const { alice } = chain.accounts;
		const key = await chain.registerWorker({ operator: alice.address, score: 1000, confidenceLevel: 1 });
		const log = new Log<CollectionChange<Hex, WorkerState>>();
		const listening = phala.workers.watch$().subscribe(log.add);
		expect((await log.reach(1)).all.size).toBe(0);
		await phala.stakePool(pid).addWorker(key).send(alice).inBlock;
		expect((await log.reach(2)).added).toMatchObject([{ publicKey: key, state: "Ready", pid }]);
		await phala
			.delegator(alice.address)
			.contribute(pid, 5000n * PHA)
			.send(alice).inBlock;
		await phala
			.worker(key)
			.start(4000n * PHA)
			.send(alice).inBlock;
		expect((await log.reach(3)).changed).toMatchObject([{ state: "Computing", stake: 4000n * PHA }]);
		await phala.worker(key).stop().send(alice).inBlock;
		expect((await log.reach(4)).changed).toMatchObject([{ state: "CoolingDown" }]);
		await chain.advance({ days: 8 });
		await phala.worker(key).reclaim().send(alice).inBlock;
		await phala.worker(key).remove().send(alice).inBlock;
		const last = await log.reach(6);
		expect(last.removed).toEqual([key]);
		expect(last.all.size).toBe(0);
		listening.unsubscribe();
	});

	it("keep few subscriptions when many pools are added one by one", async () => {
		await pool();
		const { provider } = chain;
		const begun = vi.spyOn(provider, "subscribe");
		const ended = vi.spyOn(provider, "unsubscribe");
		const other = await connect(provider);
		const log = new Log<CollectionChange<number, StakePoolState>>();
		const listening = other.stakePools.watch$().subscribe(log.add);
		await log.reach(1);
		for (let i = 0; i < 24; i++) {
			await pool();
			await log.reach(i + 2);
		}
		expect(log.changes.at(-1)?.all.size).toBe(25);
		expect(
			log.changes.slice(1).map(({ added, changed, removed }) => [added.length, changed.length, removed.length]),
		).toEqual(Array.from({ length: 24 }, () => [1, 0, 0]));
		const storage = (spy: { mock: { calls: unknown[][] } }) =>
			spy.mock.calls.filter(([type]) => type === "state_storage").length;
		expect(storage(begun)).toBeGreaterThan(10);
		expect(storage(begun) - storage(ended)).toBeLessThanOrEqual(10);
		listening.unsubscribe();
		await other.close();
	});

	it("release everything after the last subscriber left", async () => {
		await pool();
		const log = new Log<unknown>();
		const set = phala.stakePools.watch$({ fields: ["totalStake"] });
		const [one, two] = [set.subscribe(log.add), set.subscribe(log.add)];
		await log.reach(2);
		one.unsubscribe();
		two.unsubscribe();
		await phala.close();
		await vi.waitFor(() => expect(chain.stats.subscriptions).toBe(0), { timeout: 60_000 });
	});
});
