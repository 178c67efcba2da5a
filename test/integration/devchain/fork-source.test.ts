import { compactToU8a } from "@polkadot/util";
import { afterEach, describe, expect, it } from "vitest";
import { fromHex, type Hex, toHex } from "../../../src/codec/hex.ts";
import { DevChain, type ForkProvider, type ForkSource } from "../../../src/devchain/index.ts";
import { entryKey } from "../../../src/devchain/node/storage-by-name.ts";
import { storagePrefix } from "../../../src/devchain/runtime/frame/storage-prefix.ts";
import { phalaRuntime } from "../../../src/devchain/runtime/v2/index.ts";
import { connect, isPhalaError, parsePha } from "../../../src/index.ts";
import { devChains } from "../../support/devchain/dev-chains.ts";
import { keyOf, RuntimeChain } from "../../support/devchain/runtime-harness.ts";
import { sourceProvider } from "../../support/devchain/source-provider.ts";
import { unsteadyProvider } from "../../support/devchain/unsteady-provider.ts";

const { start, connect: connectApi } = devChains();
const open: DevChain[] = [];
afterEach(async () => {
	for (const chain of open.splice(0)) await chain.close();
});

async function forkOf(...args: Parameters<typeof DevChain.fork>): Promise<DevChain> {
	const fork = await DevChain.fork(...args);
	open.push(fork);
	return fork;
}

/** Runs something that its source fails, again until it succeeds; returns how often it failed. */
async function insist(chain: DevChain, step: () => Promise<unknown>): Promise<number> {
	for (let failures = 0; ; failures++) {
		const before = chain.best;
		try {
			await step();
			return failures;
		} catch (error) {
			if (!isPhalaError(error, "FORK_SOURCE_FAILED")) throw error;
			expect(error.details).toMatchObject({ source: "The provider", block: expect.stringMatching(/^0x/) });
			expect(chain.best).toEqual(before);
		}
	}
}

const bob = (chain: DevChain) => toHex(chain.accounts.bob.publicKey);

describe.each([1, 2] as const)("a source of generation %i", (generation) => {
	it("that fails again and again changes nothing but the time it takes", async () => {
		const source = await start({ generation, seal: "manual" });
		await source.advance({ blocks: 3 });
		let isSteady = true;
		const { provider } = unsteadyProvider(source.createProvider(), (count) => !isSteady && count % 2 === 1);
		const steady = await forkOf(source.createProvider(), { seal: "manual" });
		const fork = await forkOf(provider, { seal: "manual" });
		isSteady = false;
		const worker = toHex(new Uint8Array(32).fill(9));
		const steps = [
			(chain: DevChain) => chain.fund(bob(chain), 5n),
			(chain: DevChain) => chain.registerWorker({ operator: bob(chain), score: 400, confidenceLevel: 1 }),
			(chain: DevChain) =>
				chain.registerWorker({ publicKey: worker, operator: bob(chain), score: 1, confidenceLevel: 1 }),
			(chain: DevChain) => chain.reorg({ depth: 2 }),
			(chain: DevChain) => chain.upgrade({ layout: "extended" }),
		];
		let failures = 0;
		for (const step of steps) {
			await step(steady);
			failures += await insist(fork, () => step(fork));
			expect(fork.best).toEqual(steady.best);
		}
		expect(failures).toBeGreaterThan(0);
		await insist(fork, () => fork.settle({ worker, payout: 1n }));
		if (generation === 2) await insist(fork, () => fork.openReferendum());
	});

	it("that fails refuses requests and transactions, which work once it is back", async () => {
		const source = await start({ generation });
		let isDown = false;
		const { provider } = unsteadyProvider(source.createProvider(), () => isDown);
		const fork = await forkOf(provider);
		const { alice } = fork.accounts;
		const api = await connectApi(fork.createProvider());
		const extrinsic = (await api.tx.system?.remark?.("0x00").signAsync(alice, { nonce: 0, era: 0 }))?.toHex();
		isDown = true;
		const { best, provider: client } = fork;
		const failure = /could not be read at block 0x\w+, which the chain forks: the line is dead/;
		await expect(client.send("state_getKeysPaged", [storagePrefix("System", "Account"), 5])).rejects.toThrow(failure);
		await expect(client.send("author_submitExtrinsic", [extrinsic])).rejects.toThrow(failure);
		await expect(client.send("author_submitExtrinsic", ["0x0401"])).rejects.toThrow("1002");
		expect(await client.send("author_pendingExtrinsics", [])).toEqual([]);
		expect(fork.best).toEqual(best);
		isDown = false;
		await client.send("author_submitExtrinsic", [extrinsic]);
		await expect.poll(() => fork.best.number, { timeout: 120_000 }).toBe(best.number + 1);
		const { block } = await client.send("chain_getBlock", []);
		expect(block.extrinsics).toContain(extrinsic);
		// All that these blocks need is fetched.
		isDown = true;
		await fork.advance({ days: 1, blocks: 10 });
		await fork.reorg({ depth: 5 });
	});

	it("is read in few and bounded requests", async () => {
		const source = await start({ generation });
		const accounts = Array.from({ length: 2500 }, (_, i): [Hex, Hex] => [
			`${storagePrefix("System", "Account")}${i.toString(16).padStart(96, "0")}`,
			toHex(new Uint8Array(80)),
		]);
		await source.provider.send("dev_setStorage", [accounts]);
		await source.newBlock();
		const requests: [string, number][] = [];
		const inner = source.createProvider();
		const fork = await forkOf({
			send: (method, params) => {
				const [first, second] = params;
				requests.push([method, Array.isArray(first) ? first.length : Number(second ?? 0)]);
				return inner.send(method, params);
			},
		});
		expect(requests.length).toBeLessThanOrEqual(13);
		requests.length = 0;
		const pairs = await fork.provider.send("state_getPairs", [storagePrefix("System", "Account")]);
		expect(pairs).toEqual(await source.provider.send("state_getPairs", [storagePrefix("System", "Account")]));
		expect(requests.map(([method]) => method).sort()).toEqual([
			...Array.from({ length: 3 }, () => "state_getKeysPaged"),
			...Array.from({ length: 3 }, () => "state_queryStorageAt"),
		]);
		expect(Math.max(...requests.map(([, count]) => count))).toBeLessThanOrEqual(1000);
		await fork.provider.send("state_getPairs", [storagePrefix("System", "Account")]);
		expect(requests).toHaveLength(6);
	});

	it("of 4,000 pools gives a pool in 3 requests, and a withdrawal in 50", async () => {
		const chain = new RuntimeChain({ generation });
		const pallet = generation === 1 ? "phalaStakePool" : "phalaStakePoolv2";
		chain.submit("//Alice", pallet, "create");
		if (generation === 2) chain.submit("//Bob", "phalaWrappedBalances", "wrap", [10n ** 15n]);
		chain.submit("//Bob", pallet, "contribute", [0, 10n ** 14n, ...(generation === 2 ? [null] : [])]);
		const [pools, item] = generation === 1 ? ["PhalaStakePool", "StakePools"] : ["PhalaBasePool", "Pools"];
		const keyOfPool = (pid: number) => entryKey(chain.runtime, pools, item, [pid]);
		const first = chain.state.entries.get(keyOfPool(0)) as Uint8Array;
		for (let pid = 1; pid < 4000; pid++) chain.state.entries.set(keyOfPool(pid), first);
		const { provider, requests } = sourceProvider({
			storage: chain.state.entries,
			runtime: chain.runtime,
			number: chain.number,
			genesisHash: chain.genesisHash,
		});
		const fork = await forkOf(provider);
		const phala = await connect(fork.createProvider());
		try {
			const { length } = requests;
			expect((await phala.stakePool(0).get()).totalStake).toBe(parsePha("100"));
			expect(requests.length - length).toBeLessThanOrEqual(3);
			const { bob: delegator } = fork.accounts;
			const withdrawal = phala.delegator(delegator).withdraw(0, "all");
			expect(await withdrawal.check(delegator)).toEqual([]);
			expect((await withdrawal.send(delegator).inBlock).ok).toBe(true);
			expect((await phala.stakePool(0).get()).totalStake).toBe(0n);
			expect(requests.length).toBeLessThanOrEqual(50);
		} finally {
			await phala.close();
		}
	});

	it("with another layout is refused by the names of what differs", async () => {
		const source = await start({ generation });
		await source.upgrade({ layout: "extended" });
		const names = generation === 1 ? ["PhalaStakePool.StakePools"] : ["PhalaBasePool.Pools"];
		const error = { code: "UNSUPPORTED_FORK", details: { source: "The provider", problem: "layout", names } };
		await expect(DevChain.fork(source.createProvider())).rejects.toMatchObject(error);
		await expect(DevChain.fork(source.createProvider())).rejects.toThrow(`another layout of ${names.join()} than`);
		// In one process the upgrade itself is known.
		const fork = await forkOf(source);
		await fork.newBlock();
		const before = await forkOf(source, { at: source.best.number - 2 });
		await before.upgrade({ layout: "extended" });
	});

	it("keeps its grace period", async () => {
		const source = await start({ generation, gracePeriodSeconds: 77, blockSeconds: 6 });
		const fork = await forkOf(source.createProvider());
		expect(await fork.provider.send("state_getMetadata", [])).toBe(await source.provider.send("state_getMetadata", []));
		expect(fork.settings.blockSeconds).toBe(6);
	});
});

describe("another chain", () => {
	/** A node whose metadata names something otherwise. */
	function renamed(from: string, to: string, entries: readonly [Hex, Uint8Array][] = []): ForkProvider {
		const { runtime, state, genesisHash } = new RuntimeChain();
		const name = (text: string) => toHex(new TextEncoder().encode(text)).slice(2);
		const encoded = (text: string) => `${toHex(compactToU8a(text.length)).slice(2)}${name(text)}`;
		const metadata = fromHex(toHex(runtime.metadata).replaceAll(encoded(from), encoded(to)) as Hex);
		const storage = new Map([...state.entries, ...entries]);
		return sourceProvider({ storage, runtime: { ...runtime, metadata }, number: 1, genesisHash }).provider;
	}

	it("without stake pools is refused", async () => {
		const names = ["PhalaMining"];
		const error = { code: "UNSUPPORTED_FORK", details: { source: "The provider", problem: "pallets", names } };
		await expect(DevChain.fork(renamed("PhalaStakePoolv2", "SomeStakePoolv2"))).rejects.toMatchObject(error);
	});

	it("without another pallet of the rules is refused by name", async () => {
		const error = { code: "UNSUPPORTED_FORK", details: { problem: "pallets", names: ["PhalaWrappedBalances"] } };
		await expect(DevChain.fork(renamed("PhalaWrappedBalances", "OtherWrappedBalances"))).rejects.toMatchObject(error);
	});

	it("with another layout of a pallet that stake pools do not need can be forked without that", async () => {
		const key: Hex = `${storagePrefix("Vesting", "Vesting")}${"ab".repeat(40)}`;
		const source = renamed("starting_block", "first_block_no", [[key, new Uint8Array([0])]]);
		const error = { code: "UNSUPPORTED_FORK", details: { problem: "layout", names: ["Vesting.Vesting"] } };
		await expect(DevChain.fork(source)).rejects.toMatchObject(error);
		await expect(DevChain.fork(source)).rejects.toThrow("leave them out by omitPallets");
		const fork = await forkOf(source, { omitPallets: ["Vesting"] });
		const keys: Hex[] = await fork.provider.send("state_getKeys", ["0x"]);
		expect(keys.filter((each) => each.startsWith(key.slice(0, 34)))).toEqual([]);
		expect(keys.length).toBeGreaterThan(10);
		expect(await fork.provider.send("state_getKeys", [storagePrefix("Vesting", "Vesting")])).toEqual([]);
		expect(await fork.provider.send("state_getStorage", [key])).toBeNull();
		await fork.newBlock();
		const loaded = await DevChain.load(await fork.export());
		open.push(loaded);
		expect(await loaded.provider.send("state_getStorage", [key])).toBeNull();
		for (const pallet of ["PhalaVault", "System", "Nothing"]) {
			const refused = { code: "INVALID_ARGUMENT", details: { name: "omitPallets", value: pallet } };
			await expect(DevChain.fork(source, { omitPallets: [pallet] })).rejects.toMatchObject(refused);
		}
	});

	it("whose metadata cannot be read is refused", async () => {
		const { provider } = unsteadyProvider({
			send: async (method, params) =>
				method === "state_getMetadata" ? "0x6d65746163" : (await start()).provider.send(method, params),
		});
		await expect(DevChain.fork(provider)).rejects.toMatchObject({ code: "UNSUPPORTED_FORK" });
	});
});

describe("a node with other types of proxies", () => {
	const proxyTypes = ["Any", "NonTransfer", "Governance", "Staking", "StakePoolManager"];

	it("keeps them, in copies and saved forks too", async () => {
		const runtime = phalaRuntime({ proxyTypes });
		const chain = new RuntimeChain({ runtime });
		chain.block([chain.sign("//Alice", "proxy", "addProxy", [keyOf("//Bob"), "StakePoolManager", 0])]);
		const { state, number, genesisHash } = chain;
		const { provider } = sourceProvider({ storage: state.entries, runtime, number, genesisHash });
		const fork = await forkOf(provider);
		const copy = await forkOf(fork);
		const loaded = await DevChain.load(await fork.export(), { source: provider });
		open.push(loaded);
		for (const each of [fork, copy, loaded]) {
			const api = await connectApi(each.createProvider());
			const { alice, bob } = each.accounts;
			const stored = await api.query.proxy?.proxies?.(alice.address);
			expect(stored?.toJSON()).toMatchObject([
				[{ delegate: bob.address, proxyType: "StakePoolManager", delay: 0 }],
				{},
			]);
			const create = api.tx.phalaStakePoolv2?.create?.();
			await api.tx.proxy?.proxy?.(alice.address, "StakePoolManager", create).signAndSend(bob);
			await each.newBlock();
			expect((await api.query.phalaBasePool?.poolCount?.())?.toString()).toBe("1");
		}
	});
});

describe("a node that gives wrong answers", () => {
	const answering = async (method: string, change: (result: never) => unknown): Promise<DevChain> => {
		const source = await start();
		const inner = source.createProvider();
		let isWrong = false;
		const fork = await forkOf({
			send: async (name, params) => {
				const result = await inner.send(name, params);
				return isWrong && name === method ? change(result as never) : result;
			},
		});
		isWrong = true;
		return fork;
	};
	const prefix = storagePrefix("System", "Account");
	const failed = { code: "FORK_SOURCE_FAILED" };

	it.each([
		["leaves out a key", ([{ changes }]: [{ changes: unknown[] }]) => [{ changes: changes.slice(1) }]],
		["answers nothing", () => null],
	])("for values: %s", async (_, change) => {
		const fork = await answering("state_queryStorageAt", change as never);
		await expect(fork.fund(fork.accounts.bob, 1n)).rejects.toMatchObject(failed);
	});

	it.each([
		["repeats itself", (keys: Hex[]) => [keys[0], keys[0]]],
		["gives other keys", () => ["0x00"]],
	])("for keys: %s", async (_, change) => {
		const fork = await answering("state_getKeysPaged", change as never);
		await expect(fork.provider.send("state_getKeys", [prefix])).rejects.toThrow("not in order");
	});
});

describe("wrong input", () => {
	it.each([[5], [null], [""], ["ftp://node"], [[]], [["ws://127.0.0.1:1", "file"]], [{}]])(
		"refuses %j as source",
		async (source) => {
			await expect(DevChain.fork(source as ForkSource)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
		},
	);

	it.each([[-1], [0.5], [2 ** 32], ["newest"], ["0x12"], [{}], [null]])("refuses %j as block", async (at) => {
		const source = await start();
		const error = { code: "INVALID_ARGUMENT", details: { name: "at" } };
		for (const from of [source, source.createProvider()]) {
			await expect(DevChain.fork(from, { at: at as number })).rejects.toMatchObject(error);
		}
	});

	it.each([[99], [`0x${"12".repeat(32)}`]])("refuses the unknown block %s", async (at) => {
		const source = await start();
		const error = { code: "INVALID_ARGUMENT", details: { name: "at" } };
		await expect(DevChain.fork(source, { at })).rejects.toMatchObject(error);
		await expect(DevChain.fork(source.createProvider(), { at })).rejects.toMatchObject(error);
	});

	it("leaves out pallets of a node only", async () => {
		const source = await start();
		const error = { code: "INVALID_ARGUMENT", details: { name: "omitPallets" } };
		for (const from of [source, await source.export()]) {
			await expect(DevChain.fork(from, { omitPallets: ["Proxy"] })).rejects.toMatchObject(error);
		}
	});

	it("tries every URL", async () => {
		const source = await start();
		const { url, httpUrl } = await source.listen();
		const dead = "ws://127.0.0.1:9";
		await expect(DevChain.fork(dead)).rejects.toMatchObject({
			code: "FORK_SOURCE_FAILED",
			details: { source: dead },
		});
		await expect(DevChain.fork("http://127.0.0.1:9")).rejects.toMatchObject({ code: "FORK_SOURCE_FAILED" });
		for (const good of [url, httpUrl]) expect((await forkOf([dead, good])).best).toEqual(source.best);
	});
});
