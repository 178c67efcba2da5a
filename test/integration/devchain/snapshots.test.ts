import type { ApiPromise } from "@polkadot/api";
import { filter, firstValueFrom } from "rxjs";
import { describe, expect, it } from "vitest";
import { connect as connectClient } from "../../../src/index.ts";
import { call, follow, PHA, read, send } from "../../support/devchain/api.ts";
import { devChains } from "../../support/devchain/dev-chains.ts";

const { start, connect } = devChains();

async function freeOf(api: ApiPromise, address: string): Promise<bigint> {
	const { data } = (await read(api, "system", "account", address)) as { data: { free: string | number } };
	return BigInt(data.free);
}

describe("chain.revert", () => {
	it.each([1, 2] as const)(
		"returns to balances, time and runtime of generation %i, more than once",
		async (generation) => {
			const chain = await start({ generation });
			const api = await connect(chain.provider);
			const { alice, bob } = chain.accounts;
			await chain.fund(bob, 5n * PHA);
			const snapshot = chain.snapshot();
			expect(snapshot).toEqual({ block: chain.best });
			const free = await freeOf(api, bob.address);
			for (let i = 0; i < 2; i++) {
				await send(call(api, "balances", "transfer", bob.address, 7n * PHA), alice);
				await chain.advance({ days: 30 });
				await chain.upgrade();
				await chain.reorg({ depth: 2 });
				expect(await freeOf(api, bob.address)).toBe(free + 7n * PHA);
				expect(await chain.revert(snapshot)).toEqual(snapshot.block);
				expect([chain.best, chain.finalized]).toEqual([snapshot.block, snapshot.block]);
				expect(await freeOf(api, bob.address)).toBe(free);
			}
			expect((await chain.newBlock()).timestampMs).toBe(snapshot.block.timestampMs + 12_000);
		},
	);

	it("registers workers under the same keys again", async () => {
		const chain = await start();
		const registration = { operator: chain.accounts.alice.address, score: 400, confidenceLevel: 1 } as const;
		const snapshot = chain.snapshot();
		const key = await chain.registerWorker(registration);
		await chain.revert(snapshot);
		expect(await chain.registerWorker(registration)).toBe(key);
	});

	it("takes finality back, with a finality lag too", async () => {
		const chain = await start({ finalityLag: 3 });
		await chain.advance({ blocks: 6 });
		const [snapshot, finalized] = [chain.snapshot(), chain.finalized];
		expect(finalized.number).toBe(chain.best.number - 3);
		await chain.advance({ blocks: 10 });
		await chain.revert(snapshot);
		expect(chain.finalized).toEqual(finalized);
		expect(await chain.reorg({ depth: 3 })).toMatchObject({ number: snapshot.block.number + 1 });
	});

	it("refuses a snapshot of another chain, and anything else", async () => {
		const [chain, other] = [await start(), await start()];
		const before = chain.best;
		for (const snapshot of [other.snapshot(), { block: chain.best }, null, "0x1"]) {
			await expect(chain.revert(snapshot as never)).rejects.toMatchObject({
				code: "INVALID_ARGUMENT",
				message: expect.stringContaining("Expected a snapshot of this chain."),
			});
		}
		expect(chain.best).toEqual(before);
	});
});

describe("clients of a reverted chain", () => {
	it("get the earlier head, the earlier values and the new blocks after it, in process and over a port", async () => {
		const chain = await start();
		const { url } = await chain.listen();
		const { bob } = chain.accounts;
		const apis = [await connect(chain.createProvider()), await connect(url)];
		const heads = apis.map(() => [] as number[]);
		const seen = apis.map(() => [] as unknown[]);
		for (const [i, api] of apis.entries()) {
			await api.rpc.chain.subscribeNewHeads((header) => {
				heads[i]?.push(header.number.toNumber());
			});
			await follow(api, "timestamp", "now", (value) => seen[i]?.push(value));
		}
		const snapshot = chain.snapshot();
		await chain.fund(bob, 1n);
		await chain.advance({ days: 1 });
		const { best } = chain;
		const last = () => ({ heads: heads.map((list) => list.at(-1)), seen: seen.map((list) => list.at(-1)) });
		await expect.poll(() => last().heads).toEqual([best.number, best.number]);
		await chain.revert(snapshot);
		const { timestampMs } = snapshot.block;
		await expect.poll(last).toEqual({ heads: [1, 1], seen: [timestampMs, timestampMs] });
		const next = await chain.newBlock();
		await expect.poll(last).toEqual({ heads: [2, 2], seen: [next.timestampMs, next.timestampMs] });
	});

	it("with the SDK read the reverted state and go on", async () => {
		const chain = await start();
		const phala = await connectClient(chain.provider);
		const { alice } = chain.accounts;
		const delegator = phala.delegator(alice.address);
		const snapshot = chain.snapshot();
		const { free } = await delegator.get();
		await (await phala.createStakePool().send(alice)).finalized;
		expect(await phala.stakePools.count()).toBe(1);
		await chain.advance({ blocks: 3 });
		await chain.revert(snapshot);
		await firstValueFrom(phala.head$.pipe(filter(({ hash }) => hash === snapshot.block.hash)));
		expect(await phala.stakePools.count()).toBe(0);
		expect((await delegator.get()).free).toBe(free);
		const { result } = await phala.createStakePool().send(alice).finalized;
		expect(result).toBeDefined();
		expect(await phala.stakePools.count()).toBe(1);
		await phala.close();
	});

	it("take and revert snapshots by JSON-RPC", async () => {
		const chain = await start();
		const { provider } = chain;
		const before = chain.best;
		const id = await provider.send("dev_snapshot", []);
		await chain.advance({ blocks: 2 });
		const second = await provider.send("dev_snapshot", []);
		const after = chain.best;
		expect(await provider.send("dev_revert", [id])).toBe(before.hash);
		expect(chain.best).toEqual(before);
		expect(await provider.send("dev_revert", [second])).toBe(after.hash);
		expect(await provider.send("dev_revert", [id])).toBe(before.hash);
		await expect(provider.send("dev_revert", ["0x7"])).rejects.toThrow(
			'Invalid snapshot: "0x7" (string). Expected an id that dev_snapshot returned.',
		);
		await expect(provider.send("dev_revert", [])).rejects.toThrow("Invalid params");
	});
});

it("a transaction of the snapshot's pool is included again after a revert", async () => {
	const chain = await start({ seal: "manual" });
	const api = await connect(chain.provider);
	const { alice, bob } = chain.accounts;
	const statuses: string[] = [];
	await call(api, "balances", "transfer", bob.address, PHA).signAndSend(alice, ({ status }) => {
		statuses.push(status.type);
	});
	const snapshot = chain.snapshot();
	await chain.newBlock();
	await expect.poll(() => statuses).toContain("InBlock");
	await chain.revert(snapshot);
	await chain.newBlock();
	const free = await freeOf(api, bob.address);
	expect(free).toBe(1_000_001n * PHA);
});
