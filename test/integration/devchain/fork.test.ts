import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encodeAddress } from "@polkadot/util-crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Hex, toHex } from "../../../src/codec/hex.ts";
import { DevChain, type DevChainForkOptions, type ForkSource } from "../../../src/devchain/index.ts";
import { storagePrefix } from "../../../src/devchain/runtime/frame/storage-prefix.ts";
import { connect as connectClient, parsePha } from "../../../src/index.ts";
import { devChains } from "../../support/devchain/dev-chains.ts";
import { unsteadyProvider } from "../../support/devchain/unsteady-provider.ts";

const { start } = devChains();
let folder: string;
let closers: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "fork-"));
});
afterEach(async () => {
	for (const close of closers.reverse()) await close();
	closers = [];
	await rm(folder, { recursive: true });
});

async function forkOf(source: ForkSource, options?: DevChainForkOptions): Promise<DevChain> {
	const fork = await DevChain.fork(source, options);
	closers.push(() => fork.close());
	return fork;
}

async function load(...args: Parameters<typeof DevChain.load>): Promise<DevChain> {
	const chain = await DevChain.load(...args);
	closers.push(() => chain.close());
	return chain;
}

async function clientOf(chain: DevChain) {
	const phala = await connectClient(chain.createProvider());
	closers.push(() => phala.close());
	return phala;
}

const account = (number: number): string => encodeAddress(new Uint8Array(32).fill(number));
const ACCOUNTS = storagePrefix("System", "Account");

/** All keys of accounts, three at a time. */
async function accountKeys({ provider }: DevChain, block?: string): Promise<Hex[]> {
	const keys: Hex[] = [];
	for (;;) {
		const page: Hex[] = await provider.send("state_getKeysPaged", [ACCOUNTS, 3, keys.at(-1) ?? null, block]);
		keys.push(...page);
		if (page.length < 3) return keys;
	}
}

/** All that a worker was paid. */
const rewardOf = async (phala: Awaited<ReturnType<typeof clientOf>>, worker: string): Promise<bigint> =>
	(await phala.worker(worker).get()).totalReward ?? 0n;

/** Alice's pool with a computing worker, to which Bob delegates. */
async function poolOn(chain: DevChain) {
	const { alice, bob } = chain.accounts;
	const worker = await chain.registerWorker({ operator: alice, score: 2000, confidenceLevel: 1 });
	const phala = await connectClient(chain.createProvider());
	try {
		const { pid } = (await phala.createStakePool().send(alice).inBlock).result;
		await phala.stakePool(pid).addWorker(worker).send(alice).inBlock;
		if (phala.generation === 2) await phala.delegator(bob).wrap(parsePha("50000")).send(bob).inBlock;
		await phala.delegator(bob).contribute(pid, parsePha("20000")).send(bob).inBlock;
		await phala.worker(worker).start(parsePha("10000")).send(alice).inBlock;
		return { pid, worker };
	} finally {
		await phala.close();
	}
}

describe.each([1, 2] as const)("a fork of generation %i", (generation) => {
	it("continues exactly as its source, whatever that is", async () => {
		const source = await start({ generation, seal: "manual", gracePeriodSeconds: 100, blockSeconds: 6 });
		await source.fund(account(7), 5n);
		await source.registerWorker({ operator: source.accounts.alice, score: 400, confidenceLevel: 1 });
		await source.advance({ days: 1, blocks: 5 });
		const port = await source.listen();
		const file = join(folder, "source.chain");
		await source.save(file);
		const sources = [source, source.createProvider(), port.url, [port.httpUrl], file, await source.export()];
		const forks: DevChain[] = [];
		for (const each of sources) forks.push(await forkOf(each, { seal: "manual" }));
		forks.push(await forkOf(forks[1] as DevChain, { seal: "manual" }));
		expect(forks.map(({ best }) => best)).toEqual(forks.map(() => source.best));
		expect(forks.map(({ settings }) => settings)).toEqual(forks.map(() => source.settings));
		await source.listen().then((again) => again.close());
		for (const chain of [source, ...forks]) {
			await chain.fund(account(8), 7n);
			await chain.registerWorker({
				operator: chain.accounts.bob,
				score: 500,
				confidenceLevel: 2,
				publicKey: toHex(new Uint8Array(32).fill(3)),
			});
			await chain.advance({ days: 3, blocks: 4 });
			await chain.newBlock();
		}
		const states = forks.map(async ({ provider }) => {
			const keys = await provider.send("state_getKeys", [storagePrefix("PhalaRegistry", "Workers")]);
			const [{ changes }] = await provider.send("state_queryStorageAt", [keys]);
			return { keys, changes };
		});
		const [first, ...others] = await Promise.all(states);
		for (const other of others) expect(other).toEqual(first);
		expect(first?.keys).toHaveLength(2);
		expect(forks.map(({ best }) => best.timestampMs)).toEqual(forks.map(() => source.best.timestampMs));
	});

	it("runs on from any block of the source, which stays as it is", async () => {
		const source = await start({ generation });
		const { worker } = await poolOn(source);
		const before = source.best;
		await source.settle({ worker, payout: parsePha("100") });
		const total = async (chain: DevChain) => rewardOf(await clientOf(chain), worker);
		const now = await total(source);
		for (const at of [before, before.number, before.hash] as const) {
			for (const from of [source, source.createProvider()]) {
				const fork = await forkOf(from, { at });
				expect(fork.best).toEqual(before);
				expect(fork.finalized).toEqual(before);
				const started = await total(fork);
				expect(started).toBeLessThan(now);
				await fork.settle({ worker, payout: parsePha("50") });
				expect(await total(fork)).toBe(started + parsePha("50"));
			}
		}
		expect(await total(await forkOf(source, { at: "finalized" }))).toBe(now);
		expect(await total(source)).toBe(now);
	});

	it("pays pools by its own gatekeeper, and keeps accounts' transactions", async () => {
		const source = await start({ generation });
		const { pid, worker } = await poolOn(source);
		// The gatekeeper of a real network has another key, and this chain's has no PHA.
		const masterKey = storagePrefix("PhalaRegistry", "GatekeeperMasterPubkey");
		await source.provider.send("dev_setStorage", [[[masterKey, `0x${"42".repeat(32)}`]]]);
		const fork = await forkOf(source.createProvider(), { gatekeeper: true });
		const phala = await clientOf(fork);
		const before = await rewardOf(phala, worker);
		await fork.advance({ blocks: 40 });
		await fork.gatekeeper.stop();
		expect(await rewardOf(phala, worker)).toBeGreaterThan(before);
		const paid = await phala.stakePool(pid).get();
		const { bob } = fork.accounts;
		const withdrawn = await phala
			.delegator(bob)
			.withdraw(pid, { amount: parsePha("5000") })
			.send(bob).inBlock;
		expect(withdrawn.ok).toBe(true);
		expect((await phala.stakePool(pid).get()).freeStake).toBeLessThan(paid.freeStake);
		expect(await source.provider.send("state_getStorage", [masterKey])).toBe(`0x${"42".repeat(32)}`);
	});

	it("merges the source's storage with its own, in every method", async () => {
		const source = await start({ generation });
		for (let number = 1; number <= 8; number++) await source.fund(account(number), 10n ** 12n);
		const fork = await forkOf(source.createProvider());
		const { provider } = fork;
		const atFork = fork.best.hash;
		const sourceKeys = await accountKeys(source);
		expect(await accountKeys(fork)).toEqual(sourceKeys);
		const removed = sourceKeys[4] as Hex;
		const last = sourceKeys.at(-1) as Hex;
		const added: Hex = `${ACCOUNTS}${"ff".repeat(48)}`;
		await fork.newBlock();
		await provider.send("dev_setStorage", [
			[
				[removed, null],
				[last, "0x0102"],
				[added, "0x03"],
			],
		]);
		const expected = [...sourceKeys.filter((key) => key !== removed), added];
		expect(await accountKeys(fork)).toEqual(expected);
		expect(await provider.send("state_getKeys", [ACCOUNTS])).toEqual(expected);
		const pairs: [Hex, Hex][] = await provider.send("state_getPairs", [ACCOUNTS]);
		expect(pairs.map(([key]) => key)).toEqual(expected);
		expect(new Map(pairs)).toEqual(
			new Map(
				[...(await source.provider.send("state_getPairs", [ACCOUNTS])), [last, "0x0102"], [added, "0x03"]].filter(
					([key]) => key !== removed,
				),
			),
		);
		expect(await provider.send("state_getStorage", [removed])).toBeNull();
		expect(await provider.send("state_getStorageSize", [last])).toBe(2);
		const [{ changes }] = await provider.send("state_queryStorageAt", [[removed, last, added, sourceKeys[0]]]);
		expect(changes).toEqual([
			[removed, null],
			[last, "0x0102"],
			[added, "0x03"],
			[sourceKeys[0], await source.provider.send("state_getStorage", [sourceKeys[0]])],
		]);
		// The block of the fork itself stays as it is in the source.
		expect(await accountKeys(fork, atFork)).toEqual(sourceKeys);
		await provider.send("dev_setStorage", [{ System: { $removePrefix: ["Account"] } }]);
		expect(await accountKeys(fork)).toEqual([]);
		await fork.newBlock();
		expect(await accountKeys(source)).toEqual(sourceKeys);
	});

	it("serves the new JSON-RPC as its source does", async () => {
		const source = await start({ generation });
		await source.fund(account(1), 10n ** 12n);
		const fork = await forkOf(source.createProvider());
		const read = async ({ provider, best }: DevChain) => {
			const events: { event: string }[] = [];
			const items = [
				{ key: ACCOUNTS, type: "descendantsValues" },
				{ key: storagePrefix("Timestamp", "Now"), type: "value" },
				{ key: ACCOUNTS, type: "closestDescendantMerkleValue" },
			];
			const collect = (done: string, method: string, params: unknown[]) =>
				new Promise<void>((resolve, reject) => {
					provider
						.subscribe(method, method, params, (_, event) => {
							events.push(event);
							if (event.event.endsWith(done)) resolve();
							if (event.event.endsWith("Error")) reject(new Error(event.error));
						})
						.catch(reject);
				});
			await collect("storageDone", "archive_v1_storage", [best.hash, items]);
			return events;
		};
		expect(await read(fork)).toEqual(await read(source));
		const call = ["AccountNonceApi_account_nonce", toHex(source.accounts.alice.publicKey)];
		const nonces = [fork, source].map(({ provider, best }) => provider.send("archive_v1_call", [best.hash, ...call]));
		const [nonce, expected] = await Promise.all(nonces);
		expect(nonce).toEqual(expected);
	});

	it("ends reorganisations at the fork, and serves two older blocks", async () => {
		const source = await start({ generation });
		await source.advance({ blocks: 5 });
		const fork = await forkOf(source.createProvider());
		const { provider } = fork;
		const { number, hash } = source.best;
		await expect(fork.reorg({ depth: 1 })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
		await fork.advance({ blocks: 2 });
		await expect(fork.reorg({ depth: 3 })).rejects.toThrow(`the number of blocks above block ${number}`);
		await fork.reorg({ depth: 2 });
		expect(fork.best.number).toBe(number + 3);
		const headerOf = (block: string) => provider.send("chain_getHeader", [block]);
		const { parentHash } = await headerOf(hash);
		expect(await headerOf(parentHash)).toEqual(await source.provider.send("chain_getHeader", [parentHash]));
		expect(await accountKeys(fork, parentHash)).toEqual(await accountKeys(source, parentHash));
		const genesis = await provider.send("chain_getBlockHash", [0]);
		expect(await accountKeys(fork, genesis)).toEqual(await accountKeys(source, genesis));
		const older = await source.provider.send("chain_getBlockHash", [number - 3]);
		expect(await provider.send("chain_getBlockHash", [number - 3])).toBeNull();
		expect(await headerOf(older)).toBeNull();
		await expect(provider.send("state_getStorage", [ACCOUNTS, older])).rejects.toThrow("UnknownBlock");
	});

	it("takes snapshots, passes time and upgrades", async () => {
		const source = await start({ generation });
		const { pid } = await poolOn(source);
		const fork = await forkOf(source.createProvider());
		const snapshot = fork.snapshot();
		await fork.advance({ days: 30 });
		expect(fork.best.timestampMs).toBe(source.best.timestampMs + 30 * 86_400_000);
		expect((await fork.revert(snapshot)).hash).toBe(source.best.hash);
		await fork.upgrade({ layout: "extended" });
		const phala = await clientOf(fork);
		expect((await phala.stakePool(pid).get()).totalStake).toBe(parsePha("20000"));
		await expect(fork.revert(source.snapshot())).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
	});

	it("is saved with what it has fetched, and goes on from there", async () => {
		const source = await start({ generation, seal: "manual" });
		await source.fund(account(1), 5n);
		await source.newBlock();
		const port = await source.listen();
		const file = join(folder, "fork.chain");
		const fork = await forkOf(port.url, { seal: "manual", dataFile: file });
		const removed = (await accountKeys(fork))[2];
		await fork.newBlock();
		await fork.provider.send("dev_setStorage", [[[removed, null]]]);
		await fork.newBlock();
		const keys = await accountKeys(fork);
		const offline = await fork.export();
		await fork.close();
		const again = await forkOf(port.url, { dataFile: file, at: 1 });
		expect(again.best).toEqual(fork.best);
		expect(await accountKeys(again)).toEqual(keys);
		await again.fund(account(1), 5n);
		await expect(again.reorg({ depth: 4 })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
		await again.reorg({ depth: 3 });
		await again.close();
		await port.close();
		// What was read before is there without the node; more is not.
		const loaded = await load(offline);
		expect(await accountKeys(loaded)).toEqual(keys);
		expect(await accountKeys(loaded, source.best.hash)).toHaveLength(keys.length + 1);
		await loaded.newBlock();
		await expect(loaded.fund(account(1), 5n)).rejects.toMatchObject({ code: "FORK_SOURCE_FAILED" });
		const reconnected = await load(offline, { source: source.createProvider() });
		await reconnected.fund(account(1), 5n);
		await expect(load(await source.export(), { source: port.url })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
	});

	it("of a provider needs it again when it is loaded", async () => {
		const source = await start({ generation });
		const { provider, methods } = unsteadyProvider(source.createProvider());
		const fork = await forkOf(provider);
		const loaded = await load(await fork.export());
		await expect(loaded.fund(account(1), 1n)).rejects.toThrow("loaded without the option source");
		const { length } = methods;
		const reconnected = await load(await fork.export(), { source: provider });
		await reconnected.fund(account(1), 1n);
		expect(methods.length).toBeGreaterThan(length);
	});

	it("of a fork has the blocks that follow the node's, also when it is saved", async () => {
		const source = await start({ generation, seal: "manual" });
		await source.advance({ blocks: 4 });
		const first = await forkOf(source.createProvider(), { seal: "manual" });
		await first.advance({ blocks: 3 });
		const second = await forkOf(first, { seal: "manual" });
		await second.newBlock();
		const third = await forkOf(second, { seal: "manual" });
		await third.newBlock();
		const loaded = await load(await third.export(), { source: source.createProvider() });
		const trimmed = await load(await third.export({ blocks: 2 }), { source: source.createProvider() });
		const copied = await forkOf(trimmed, { seal: "manual" });
		for (const chain of [third, loaded, trimmed, copied]) {
			const { provider, best } = chain;
			const oldest = chain === third || chain === loaded ? source.best.number - 1 : best.number - 1;
			let { hash, number } = best;
			for (; number > oldest; number--) {
				const { parentHash } = await provider.send("chain_getHeader", [hash]);
				expect(await provider.send("chain_getBlockHash", [number - 1])).toBe(parentHash);
				hash = parentHash;
			}
			expect(await provider.send("chain_getBlockHash", [oldest - 1])).toBeNull();
		}
		expect((await forkOf(third, { at: first.best.number - 1 })).best.number).toBe(first.best.number - 1);
		for (const at of [0, source.best.number - 1]) {
			await expect(DevChain.fork(third, { at })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
		}
	});

	it("compares its blocks without reading all storage of its source", async () => {
		const source = await start({ generation, seal: "manual" });
		const { provider: node, methods } = unsteadyProvider(source.createProvider());
		const fork = await forkOf(node, { seal: "manual" });
		const steps = [fork, source].map(async (chain) => {
			await chain.newBlock();
			await chain.fund(account(1), 5n);
		});
		await Promise.all(steps);
		methods.length = 0;
		const differences = ({ provider, best }: DevChain) =>
			new Promise<unknown[]>((resolve, reject) => {
				const events: unknown[] = [];
				const receive = (_: unknown, event: { event: string; error?: string }) => {
					events.push(event);
					if (event.event === "storageDiffDone") resolve(events);
					if (event.event === "storageDiffError") reject(new Error(event.error));
				};
				const method = "archive_v1_storageDiff";
				provider.subscribe(method, method, [best.hash], receive).catch(reject);
			});
		expect(await differences(fork)).toEqual(await differences(source));
		expect(methods).not.toContain("state_getKeysPaged");
	});

	it("gives whole pages of keys where it deleted the first ones of its source", async () => {
		const source = await start({ generation });
		const fork = await forkOf(source.createProvider());
		const page = (): Promise<Hex[]> => fork.provider.send("state_getKeysPaged", [ACCOUNTS, 2]);
		const deleted = await page();
		await fork.provider.send("dev_setStorage", [deleted.map((key) => [key, null])]);
		const [, , ...rest] = await source.provider.send("state_getKeys", [ACCOUNTS]);
		expect(await page()).toEqual(rest.slice(0, 2));
	});

	it("leaves no connection behind", async () => {
		const source = await start({ generation });
		const port = await source.listen();
		const fork = await DevChain.fork(port.url);
		const second = await DevChain.fork(fork);
		expect(source.stats.connections).toBe(1);
		await fork.close();
		// The fork of the fork still reads the node.
		await second.fund(account(1), 1n);
		await second.close();
		await expect.poll(() => source.stats.connections, { timeout: 120_000 }).toBe(0);
	});
});

it("starts at block 0 and at block 1", async () => {
	const source = await start({ seal: "manual" });
	await source.advance({ blocks: 3 });
	for (const at of [0, 1]) {
		for (const from of [source, source.createProvider()]) {
			const fork = await forkOf(from, { at, seal: "manual" });
			expect(fork.best.number).toBe(at);
			await fork.fund(account(1), 1n);
			await fork.reorg({ depth: 1 });
			await expect(fork.reorg({ depth: fork.best.number - at + 1 })).rejects.toMatchObject({
				code: "INVALID_ARGUMENT",
			});
			const loaded = await load(await fork.export(), from === source ? {} : { source: source.createProvider() });
			expect(loaded.best).toEqual(fork.best);
			await loaded.fund(account(2), 1n);
		}
	}
});
