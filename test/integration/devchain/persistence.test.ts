import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { xxhashAsHex } from "@polkadot/util-crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DevChain, type DevChainLoadOptions } from "../../../src/devchain/index.ts";
import { pack } from "../../../src/devchain/persistence/container.ts";
import { connect as connectClient } from "../../../src/index.ts";
import { call, PHA, read, send } from "../../support/devchain/api.ts";
import { devChains } from "../../support/devchain/dev-chains.ts";

const { start, connect } = devChains();
let folder: string;
let loaded: DevChain[] = [];

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "devchain-"));
});
afterEach(async () => {
	for (const chain of loaded) await chain.close();
	loaded = [];
	await rm(folder, { recursive: true });
});

async function load(source: string | Uint8Array, options?: DevChainLoadOptions): Promise<DevChain> {
	const chain = await DevChain.load(source, options);
	loaded.push(chain);
	return chain;
}

async function startIn(dataFile: string, options = {}): Promise<DevChain> {
	const chain = await DevChain.start({ dataFile, ...options });
	loaded.push(chain);
	return chain;
}

describe.each([1, 2] as const)("a loaded chain of generation %i", (generation) => {
	it("continues exactly as the saved one would", async () => {
		const chain = await start({
			generation,
			seal: "manual",
			gracePeriodSeconds: 100,
			blockSeconds: 6,
			startAtMs: 1_600_000_000_000,
		});
		const { alice } = chain.accounts;
		await chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 1 });
		await chain.advance({ days: 1, blocks: 20 });
		const copy = await load(await chain.export());
		expect([copy.best, copy.finalized]).toEqual([chain.best, chain.finalized]);
		for (const each of [chain, copy]) {
			await each.registerWorker({ operator: alice.address, score: 500, confidenceLevel: 2 });
			await each.reorg({ depth: 5 });
			await each.newBlock();
		}
		expect(copy.best).toEqual(chain.best);
		expect(await copy.export()).toEqual(await chain.export());
	});

	it("serves blocks, storage of the past and new transactions", async () => {
		const chain = await start({ generation });
		const { bob } = chain.accounts;
		await chain.fund(bob, 5n * PHA);
		const funded = chain.best;
		await chain.newBlock();
		await chain.fund(bob, 1n);
		const copy = await load(await chain.export());
		const api = await connect(copy.provider);
		const key = api.query.system?.account?.key(bob.address);
		const pastOf = ({ provider }: DevChain) => provider.send("state_getStorage", [key, funded.hash]);
		expect(await pastOf(copy)).toBe(await pastOf(chain));
		expect(await pastOf(copy)).not.toBe(await copy.provider.send("state_getStorage", [key]));
		expect((await api.rpc.chain.getBlockHash(0)).toHex()).toBe(api.genesisHash.toHex());
		const { events } = await send(call(api, "balances", "transfer", bob.address, PHA), copy.accounts.alice);
		expect(events).toContain("balances.Transfer");
	});
});

describe("a saved chain", () => {
	it("keeps its gatekeeper: nothing is paid twice, and nothing lost", async () => {
		const chain = await start({ seal: "manual", gatekeeper: { heartbeatBlocks: 3 } });
		const { alice, bob } = chain.accounts;
		const worker = await chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 1 });
		const api = await connect(chain.provider);
		const submit = async (pallet: string, method: string, signer: typeof alice, ...args: unknown[]) => {
			await call(api, pallet, method, ...args).signAndSend(signer);
			await chain.newBlock();
		};
		await submit("phalaStakePoolv2", "create", alice);
		await submit("phalaStakePoolv2", "addWorker", alice, 0, worker);
		await submit("phalaWrappedBalances", "wrap", bob, 3000n * PHA);
		await submit("phalaStakePoolv2", "contribute", bob, 0, 3000n * PHA, null);
		await submit("phalaStakePoolv2", "startComputing", alice, 0, worker, 2000n * PHA);
		await chain.advance({ blocks: 10 });
		const copy = await load(await chain.export({ blocks: 4 }));
		expect(copy.gatekeeper.isRunning).toBe(true);
		const prefixes = ["PhalaComputation", "PhalaBasePool", "PhalaMq", "Assets"].map((pallet) =>
			xxhashAsHex(pallet, 128),
		);
		const outcomes: unknown[] = [];
		for (const each of [chain, copy]) {
			await each.advance({ blocks: 7 });
			await each.reorg({ depth: 9 });
			await each.newBlock();
			await each.gatekeeper.stop();
			// Hashes of the blocks differ: signatures of the messages are random.
			outcomes.push(await Promise.all(prefixes.map((prefix) => each.provider.send("state_getPairs", [prefix]))));
		}
		expect(outcomes[1]).toEqual(outcomes[0]);
		expect(copy.best.number).toBe(chain.best.number);
	});

	it("keeps runtime upgrades, waiting transactions, edits and the place of finality", async () => {
		const chain = await start({ seal: "manual", finalityLag: 3 });
		const { alice, bob } = chain.accounts;
		await chain.upgrade({ layout: "extended" });
		await chain.upgrade({ specVersion: 1300, layout: "renamed" });
		await chain.advance({ blocks: 4 });
		const api = await connect(chain.provider);
		await call(api, "balances", "transfer", bob.address, PHA).signAndSend(alice);
		await chain.provider.send("dev_timeTravel", [1_800_000_000_000]);
		const copy = await load(await chain.export({ blocks: 2 }));
		expect(copy.finalized.number).toBe(chain.best.number - 1);
		for (const each of [chain, copy]) await each.newBlock();
		expect(copy.best).toEqual(chain.best);
		expect(copy.best.timestampMs).toBe(1_800_000_012_000);
		const copyApi = await connect(copy.provider);
		expect(copyApi.runtimeVersion.specVersion.toNumber()).toBe(1300);
		const body = (await copyApi.rpc.chain.getBlock()).block.extrinsics;
		expect(body.map(({ method }) => method.method)).toEqual(["set", "transfer"]);
		for (const each of [chain, copy]) await each.advance({ blocks: 1 });
		expect(copy.best).toEqual(chain.best);
	});

	it("can be saved at block 1, with W-PHA still to come", async () => {
		const chain = await start({ seal: "manual", lateWrappedAsset: true });
		const copy = await load(await chain.export());
		await copy.newBlock();
		const api = await connect(copy.provider);
		expect(await read(api, "assets", "asset", 10000)).toMatchObject({ minBalance: 100_000_000 });
	});

	it("keeps the given number of blocks; reorganisations end there", async () => {
		const chain = await start({ seal: "manual" });
		await chain.advance({ blocks: 20 });
		const copy = await load(await chain.export({ blocks: 5 }));
		const oldest = copy.best.number - 4;
		const hashAt = (number: number) => copy.provider.send("chain_getBlockHash", [number]);
		expect(await Promise.all([hashAt(oldest), hashAt(oldest - 1), hashAt(0)])).toEqual([
			await chain.provider.send("chain_getBlockHash", [oldest]),
			null,
			await chain.provider.send("chain_getBlockHash", [0]),
		]);
		await expect(copy.reorg({ depth: 5 })).rejects.toMatchObject({
			message: `Invalid depth: 5 (number). Expected an integer from 1 to 4, the number of blocks above block ${oldest}.`,
		});
		await expect(copy.provider.send("dev_setHead", [await hashAt(0)])).rejects.toThrow(
			`on top of the oldest block ${oldest}`,
		);
		await copy.reorg({ depth: 4 });
		expect(copy.best.number).toBe(chain.best.number + 1);
	});

	it("is loaded with another seal and finality", async () => {
		const chain = await start({ seal: "manual" });
		const copy = await load(await chain.export(), { seal: "instant", finalityLag: 1 });
		const api = await connect(copy.provider);
		await call(api, "system", "remark", "0x").signAndSend(copy.accounts.alice);
		await expect.poll(() => copy.best.number).toBe(2);
		await expect.poll(() => copy.finalized.number).toBe(1);
		await expect(DevChain.load(await chain.export(), { seal: "never" as never })).rejects.toMatchObject({
			code: "INVALID_ARGUMENT",
		});
	});

	it("is a file that the SDK reads after it was loaded", async () => {
		const chain = await start();
		const first = await connectClient(chain.provider);
		await first.createStakePool().send(chain.accounts.alice).finalized;
		const file = join(folder, "chain");
		await chain.save(file);
		await first.close();
		const copy = await load(file);
		const second = await connectClient(copy.provider);
		expect(await second.stakePools.count()).toBe(1);
		await second.close();
		expect(await readdir(folder)).toEqual(["chain"]);
	});
});

describe("what is no saved chain", () => {
	it.each([
		["an empty file", () => new Uint8Array(), "foreign", "is no saved chain"],
		["text", () => new TextEncoder().encode('{"name":"phala"}'), "foreign", "is no saved chain"],
		["a truncated chain", (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 1), "damaged", "is damaged: it has"],
		["the start of a chain", (bytes: Uint8Array) => bytes.subarray(0, 5), "damaged", "is damaged: it has 5 bytes."],
		["a longer chain", (bytes: Uint8Array) => new Uint8Array([...bytes, 0]), "damaged", "is damaged: it has"],
		[
			"a chain with a changed byte",
			(bytes: Uint8Array) => bytes.with(bytes.length >> 1, 255 - (bytes[bytes.length >> 1] ?? 0)),
			"damaged",
			"is damaged",
		],
		[
			"a chain with a changed checksum",
			(bytes: Uint8Array) => bytes.with(bytes.length - 6, 255 - (bytes[bytes.length - 6] ?? 0)),
			"damaged",
			"is damaged",
		],
		[
			"a chain of a newer format",
			(bytes: Uint8Array) => bytes.with(8, 2),
			"newer",
			"has format 2, but this release reads format 1",
		],
	])("is refused: %s", async (_, spoil, problem, text) => {
		const chain = await start({ seal: "manual" });
		const file = join(folder, "chain");
		const bytes = spoil(await chain.export());
		await writeFile(file, bytes);
		const expected = { name: "PhalaError", code: "INVALID_SAVED_CHAIN" };
		await expect(DevChain.load(file)).rejects.toMatchObject({
			...expected,
			details: { source: file, problem },
			message: expect.stringContaining(`${file} ${text}`),
		});
		await expect(DevChain.load(bytes)).rejects.toMatchObject({
			...expected,
			message: expect.stringContaining(`The saved chain ${text}`),
		});
		await expect(DevChain.start({ dataFile: file })).rejects.toMatchObject(expected);
		expect(new Uint8Array(await readFile(file))).toEqual(new Uint8Array(bytes));
	});

	it("is refused: valid compression of other content", async () => {
		for (const content of [new Uint8Array(), new TextEncoder().encode("x".repeat(50))]) {
			await expect(DevChain.load(await pack(content))).rejects.toMatchObject({
				code: "INVALID_SAVED_CHAIN",
				details: { problem: "damaged" },
			});
		}
	});

	it("is refused: a missing file, or a value of another kind", async () => {
		const missing = join(folder, "missing");
		await expect(DevChain.load(missing)).rejects.toMatchObject({
			code: "INVALID_ARGUMENT",
			message: expect.stringContaining("Expected a file that can be read (ENOENT: no such file or directory)."),
		});
		for (const source of ["", null, {}, new ArrayBuffer(3)]) {
			await expect(DevChain.load(source as never)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
		}
	});

	it("is not written where that is impossible", async () => {
		const chain = await start();
		const file = join(folder, "missing", "chain");
		await expect(chain.save(file)).rejects.toMatchObject({
			code: "INVALID_ARGUMENT",
			message: expect.stringContaining("Expected a file that can be written (ENOENT: no such file or directory)."),
		});
		await expect(DevChain.start({ dataFile: file })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
		await expect(chain.save("")).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
		await expect(chain.export({ blocks: 0 })).rejects.toMatchObject({
			message: "Invalid blocks: 0 (number). Expected an integer ≥ 1.",
		});
	});
});

describe("a chain with a data file", () => {
	it("is continued by the next start", async () => {
		const file = join(folder, "chain");
		const first = await startIn(file, { generation: 1, blockSeconds: 6 });
		await first.advance({ days: 1 });
		first.gatekeeper.start();
		const { best } = first;
		await first.close();
		const second = await startIn(file);
		expect([second.best, second.gatekeeper.isRunning]).toEqual([best, true]);
		expect((await second.newBlock()).timestampMs).toBe(best.timestampMs + 6000);
	});

	it("is saved soon after each change, while it runs", async () => {
		const file = join(folder, "chain");
		const chain = await startIn(file);
		for (let i = 0; i < 3; i++) {
			const { number } = await chain.newBlock();
			await expect.poll(async () => (await load(file)).best.number).toBe(number);
		}
		expect(await readdir(folder)).toEqual(["chain"]);
	});

	it("is not started with options of another chain", async () => {
		const file = join(folder, "chain");
		await (await startIn(file)).close();
		const content = await readFile(file);
		for (const [options, text] of [
			[{ generation: 1 }, `Invalid generation: 1 (number). Expected 2, as of the chain in ${file}.`],
			[{ blockSeconds: 6 }, "Invalid blockSeconds: 6 (number). Expected 12, as of the chain in"],
			[{ startAtMs: 5 }, "Invalid startAtMs: 5 (number). Expected 1700000000000, as of"],
			[{ gracePeriodSeconds: 5 }, "Invalid gracePeriodSeconds: 5 (number). Expected none, as of"],
		] as const) {
			await expect(DevChain.start({ dataFile: file, ...options })).rejects.toThrow(text);
		}
		expect(await readFile(file)).toEqual(content);
		await startIn(file, { generation: 2, blockSeconds: 12, startAtMs: 1_700_000_000_000, seal: "manual" });
	});

	it("does not overwrite what another program wrote", async () => {
		const file = join(folder, "chain");
		const chain = await DevChain.start({ dataFile: file });
		await writeFile(file, "mine");
		await expect(chain.close()).rejects.toMatchObject({
			code: "INVALID_ARGUMENT",
			message: expect.stringContaining("Expected a file that no other program writes or removes."),
		});
		expect(await readFile(file, "utf8")).toBe("mine");
	});
});
