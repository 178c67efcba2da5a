import { firstValueFrom } from "rxjs";
import { describe, expect, it, vi } from "vitest";
import type { DevChain } from "../../src/devchain/index.ts";
import { type BlockRef, connect, type Phala, type Plan, type PoolEvent } from "../../src/index.ts";
import { failed } from "../support/failed.ts";
import { withDevChain } from "../support/with-dev-chain.ts";

const PHA = 10n ** 12n;
const LAYOUTS = ["same", "extended", "renamed", "reindexed"] as const;
/** Layouts in which pools can still be read. */
const READABLE = LAYOUTS.filter((layout) => layout !== "renamed");

describe.each([1, 2] as const)("a client that is connected during an upgrade, generation %i", (generation) => {
	let chain: DevChain;
	let phala: Phala;
	withDevChain({ generation, finalityLag: 4 }, async (started) => {
		({ chain, phala } = started);
		await send(phala.createStakePool(), "alice");
		await send(contribute(5n));
	});

	const contribute = (amount: bigint, by = phala) =>
		by.delegator(chain.accounts.bob.address).contribute(0, amount * PHA);
	const send = <R>(plan: Plan<R>, name: "alice" | "bob" = "bob") => plan.send(chain.accounts[name]).inBlock;
	/** A client that has made no request since it connected, and reads finalized blocks. */
	const idle = async (test: (client: Phala) => Promise<void>) => {
		const client = await connect(chain.provider, { finality: "finalized" });
		try {
			await test(client);
		} finally {
			await client.close();
		}
	};

	describe.each(READABLE)("with layout %s", (layout) => {
		it("sends the first plan that is created afterwards", async () => {
			await idle(async (client) => {
				const before = client.network.specVersion;
				await chain.upgrade({ layout });
				const { result } = await send(contribute(1n, client));
				expect(result.amount).toBe(PHA);
				expect(client.network.specVersion).toBe(before + 1);
			});
			await chain.advance({ blocks: 1 });
			expect((await phala.stakePool(0).get()).totalStake).toBe(6n * PHA);
		});

		it("checks, prices, builds and sends plans with the library of the new runtime", async () => {
			await phala.api();
			await chain.upgrade({ layout });
			const plan = contribute(1n);
			expect(await plan.check()).toEqual([]);
			const api = await phala.api();
			expect(api.runtimeVersion.specVersion.toNumber()).toBe(phala.network.specVersion);
			expect(await plan.fee()).toBeGreaterThan(0n);
			const { payload } = await plan.unsigned();
			expect(Number(payload.specVersion)).toBe(phala.network.specVersion);
			expect((await plan.extrinsic()).method.toHex()).toBe(payload.method);
			expect((await send(plan)).result.amount).toBe(PHA);
		});

		it("reads on, at the newest block and at past ones", async () => {
			const before = await phala.stakePool(0).get();
			const old = chain.best;
			const first = await chain.upgrade({ layout });
			const { block: _, ...after } = await phala.stakePool(0).get();
			expect(before).toMatchObject(after);
			await send(contribute(2n));
			// The block that replaces the code still has the old layout.
			for (const at of [old.number, old.number + 1, first.number]) {
				const past = await phala.at(at);
				expect((await past.stakePool(0).get()).totalStake).toBe(5n * PHA);
				expect(past.network.specVersion).toBe(phala.network.specVersion - (at < first.number ? 1 : 0));
			}
			expect((await phala.stakePool(0).get()).totalStake).toBe(7n * PHA);
			expect((await phala.stakePools.list()).map(({ totalStake }) => totalStake)).toEqual([7n * PHA]);
		});

		it("streams on without a gap", async () => {
			const start = chain.best.number;
			const heads: BlockRef[] = [];
			const events: PoolEvent[] = [];
			const stakes = { state: 0n, rows: 0n };
			const errors: unknown[] = [];
			const error = (e: unknown) => errors.push(e);
			const subscriptions = [
				phala.head$.subscribe({ next: (block) => heads.push(block), error }),
				phala.events$().subscribe({ next: (event) => events.push(event), error }),
				phala.stakePool(0).state$.subscribe({ next: ({ totalStake }) => (stakes.state = totalStake), error }),
				phala.stakePools.watch$().subscribe({
					next: ({ all }) => (stakes.rows = all.get(0)?.totalStake ?? 0n),
					error,
				}),
			];
			const reach = (total: bigint) =>
				vi.waitFor(() => expect([stakes, errors]).toEqual([{ state: total, rows: total }, []]), { timeout: 100_000 });
			await reach(5n * PHA);
			// Events of the newest block: the stream has started.
			await vi.waitUntil(() => events.length > 0, { timeout: 120_000 });
			await chain.upgrade({ layout });
			await send(contribute(1n));
			await reach(6n * PHA);
			await chain.upgrade({ layout: "same" });
			await send(contribute(1n));
			await reach(7n * PHA);
			const contributions = () =>
				events.filter(({ type, block }) => type === "contributed" && block.number > start).length;
			await vi.waitUntil(() => contributions() >= 2, { timeout: 120_000 });
			expect(contributions()).toBe(2);
			expect(heads.map(({ number }) => number).at(-1)).toBe(chain.best.number);
			for (const subscription of subscriptions) subscription.unsubscribe();
		});

		it("batches by the rules and the layout of the new runtime", async () => {
			const batch = () => phala.batch([contribute(1n), contribute(2n)]);
			expect((await send(batch())).result.map(({ amount }) => amount)).toEqual([PHA, 2n * PHA]);
			await chain.upgrade({ layout });
			expect(await batch().check()).toEqual([]);
			expect((await send(batch())).result.map(({ amount }) => amount)).toEqual([PHA, 2n * PHA]);
			await chain.upgrade();
			const { outcomes } = await phala.sendAll([contribute(1n), contribute(2n)], chain.accounts.bob).inBlock;
			expect(outcomes.map(({ status }) => status)).toEqual(["done", "done"]);
			expect((await phala.stakePool(0).get()).totalStake).toBe(14n * PHA);
		});
	});

	it("refuses reads of a field that the new runtime lacks, and goes on with the others", async () => {
		const old = chain.best;
		const error = new Promise<unknown>((resolve) => phala.stakePool(0).state$.subscribe({ error: resolve }));
		await firstValueFrom(phala.stakePool(0).state$);
		await chain.upgrade({ layout: "renamed" });
		expect(await error).toMatchObject({ code: "LAYOUT_CHANGED" });
		expect((await failed(phala.stakePool(0).get())).code).toBe("LAYOUT_CHANGED");
		expect((await failed(contribute(1n).check())).code).toBe("LAYOUT_CHANGED");
		expect(await phala.workers.list()).toEqual([]);
		expect((await (await phala.at(old.hash)).stakePool(0).get()).totalStake).toBe(5n * PHA);
		expect((await send(phala.createStakePool(), "alice")).result.pid).toBe(1);
	});

	it("refuses a plan that was checked for the runtime before, and signs nothing", async () => {
		const plan = contribute(1n);
		expect(await plan.check()).toEqual([]);
		const { specVersion } = phala.network;
		await chain.upgrade({ layout: "reindexed" });
		const details = { expected: specVersion, actual: specVersion + 1 };
		for (const attempt of [
			() => plan.check(),
			() => plan.fee(),
			() => plan.unsigned(),
			() => plan.extrinsic(),
			() => send(plan),
		])
			expect(await failed(attempt())).toMatchObject({ code: "RUNTIME_CHANGED", details });
		expect((await send(contribute(1n))).result.amount).toBe(PHA);
	});

	it("follows with the library where the node's notification is lost", async () => {
		await phala.api();
		const fault = chain.faults.dropMessages({ kind: "notification", methods: "state_runtimeVersion" });
		await chain.upgrade({ layout: "reindexed" });
		expect((await send(contribute(1n))).result.amount).toBe(PHA);
		fault.end();
	});

	it("goes on where a reorganisation replaces the blocks of the upgrade", async () => {
		await chain.upgrade({ layout: "extended" });
		await send(contribute(1n));
		await chain.reorg({ depth: 3 });
		expect((await phala.stakePool(0).get()).totalStake).toBe(6n * PHA);
		await send(contribute(1n));
		expect((await phala.stakePool(0).get()).totalStake).toBe(7n * PHA);
	});
});
