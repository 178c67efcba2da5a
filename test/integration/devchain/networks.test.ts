import { describe, expect, test } from "vitest";
import { DevChain } from "../../../src/devchain/index.ts";
import { connect, isPhalaError, parsePha } from "../../../src/index.ts";

const GENERATIONS = [1, 2] as const;
/** Key of `System.Number`. */
const SYSTEM_NUMBER = "0x26aa394eea5630e07c48ae0c9558cef702a5c1b19ab7a04f536c519aca4983ac";

interface SignedBlock {
	readonly block: { readonly header: { readonly number: string }; readonly extrinsics: readonly string[] };
}

describe.each(GENERATIONS)("the busy network of generation %i", (generation) => {
	test("has pools, workers in all states, queues and a month of rewards", async () => {
		await using chain = await DevChain.start({ generation, network: "busy" });
		await using phala = await connect(chain.provider);
		expect(phala.generation).toBe(generation);

		const pools = await phala.stakePools.list();
		expect(pools).toHaveLength(40);
		expect(new Set(pools.map(({ owner }) => owner)).size).toBe(22);
		expect(pools.filter(({ description }) => description !== null).length).toBeGreaterThan(20);
		expect(new Set(pools.map(({ commissionPpm }) => commissionPpm)).size).toBeGreaterThan(5);
		expect(pools.filter(({ cap }) => cap !== null).length).toBeGreaterThanOrEqual(10);
		expect(pools.filter(({ withdrawQueue }) => withdrawQueue.length > 0).length).toBeGreaterThan(3);
		expect(pools.some(({ whitelist }) => whitelist !== null && whitelist.length > 0)).toBe(true);

		const workers = await phala.workers.list();
		expect(workers.length).toBeGreaterThan(180);
		const states = new Set(workers.map(({ state }) => state));
		expect([...states].sort()).toEqual(["Computing", "CoolingDown", "Ready", "Unbound", "Unresponsive"]);
		expect(workers.reduce((sum, { totalReward }) => sum + (totalReward ?? 0n), 0n)).toBeGreaterThan(parsePha("1000"));

		const { number, timestampMs } = chain.best;
		const history = [];
		for await (const event of phala.events({ from: number - 100, to: number })) history.push(event);
		expect(history.length).toBeGreaterThan(100);
		expect(timestampMs).toBeGreaterThan(1_700_000_000_000 + 30 * 86_400_000);
	});

	test("gives the accounts of development their roles", async () => {
		await using chain = await DevChain.start({ generation, network: "busy" });
		await using phala = await connect(chain.provider);
		const { alice, bob, charlie, dave } = chain.accounts;
		const [own] = await phala.stakePools.list({ where: ({ owner }) => owner === phala.delegator(alice).address });
		expect(own?.workers.length).toBeGreaterThan(0);
		expect(
			await phala.stakePools.list({ where: ({ owner }) => owner === phala.delegator(charlie).address }),
		).not.toEqual([]);
		expect((await phala.delegator(bob).get()).positions.length).toBeGreaterThan(1);
		if (generation === 2) {
			const vaults = await phala.vaults.list();
			expect(vaults).toHaveLength(5);
			expect(vaults.some(({ owner }) => owner === phala.delegator(dave).address)).toBe(true);
			expect(vaults.every(({ totalStake }) => totalStake > 0n)).toBe(true);
		}
		const { amount } = (
			await phala
				.delegator(bob)
				.contribute(own?.pid ?? 0, parsePha("10"))
				.send(bob).inBlock
		).result;
		expect(amount).toBe(parsePha("10"));
	});

	test("goes on: the gatekeeper pays, and every start begins at the same block", async () => {
		await using chain = await DevChain.start({ generation, network: "busy", seal: undefined });
		await using again = await DevChain.start({ generation, network: "busy", seal: "manual" });
		expect(again.best.hash).toBe(chain.best.hash);
		expect([chain.settings.seal, again.settings.seal]).toEqual(["instant", "manual"]);
		expect(chain.gatekeeper.isRunning).toBe(true);
		await using phala = await connect(chain.provider);
		const paid = async () =>
			(await phala.workers.list()).reduce((sum, { totalReward }) => sum + (totalReward ?? 0n), 0n);
		const before = await paid();
		await chain.advance({ blocks: 30 });
		expect(await paid()).toBeGreaterThan(before);
	});
});

describe.each(GENERATIONS)("the history of the busy network of generation %i", (generation) => {
	test("has the body and the state of every block", async () => {
		await using chain = await DevChain.start({ generation, network: "busy" });
		const { provider, best } = chain;
		for (let number = best.number; number > best.number - 130; number--) {
			const hash = await provider.send<string>("chain_getBlockHash", [number]);
			const { block } = await provider.send<SignedBlock>("chain_getBlock", [hash]);
			expect(Number(block.header.number)).toBe(number);
			expect(block.extrinsics.length).toBeGreaterThan(0);
			const bytes = await provider.send<string>("state_getStorage", [SYSTEM_NUMBER, hash]);
			expect(Buffer.from(bytes.slice(2), "hex").readUInt32LE()).toBe(number);
		}
	});

	test("can be compared, forked, replaced, and saved before it was read", async () => {
		const start = () => DevChain.start({ generation, network: "busy" });
		await using chain = await start();
		const hashOf = (of: DevChain, number: number) => of.provider.send<string>("chain_getBlockHash", [number]);
		const { number } = chain.best;
		// The oldest block that loads with the network differs from one of the history.
		const items = [{ key: SYSTEM_NUMBER, returnType: "value" }];
		const events: string[] = [];
		await chain.provider.subscribe(
			"archive_v1_storageDiffEvent",
			"archive_v1_storageDiff",
			[await hashOf(chain, number - 7), items],
			(_, event: { readonly event: string }) => events.push(event.event),
		);
		await expect.poll(() => events, { timeout: 120_000 }).toEqual(["storageDiff", "storageDiffDone"]);

		await using forked = await start();
		await using fork = await DevChain.fork(forked, { at: number - 50 });
		expect(await hashOf(fork, number - 50)).toBe(await hashOf(chain, number - 50));

		await using replaced = await start();
		expect((await replaced.reorg({ depth: 20 })).number).toBe(number + 1);

		await using whole = await start();
		await using copy = await DevChain.load(await whole.export());
		const old = await hashOf(chain, number - 100);
		const read = (of: DevChain) => of.provider.send<SignedBlock>("chain_getBlock", [old]);
		expect(await read(copy)).toEqual(await read(chain));
	});
});

test("a network that does not exist, and options that a network has itself, are refused", async () => {
	for (const options of [
		{ network: "crowded" },
		{ network: 7 },
		{ network: "busy", startAtMs: 5 },
		{ network: "busy", gracePeriodSeconds: 60 },
		{ network: "busy", blockSeconds: 3 },
		{ network: "busy", lateWrappedAsset: true },
	]) {
		const error = await DevChain.start(options as never).catch((reason: unknown) => reason);
		expect(isPhalaError(error, "INVALID_ARGUMENT"), JSON.stringify(options)).toBe(true);
	}
});
