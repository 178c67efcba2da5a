import { encodeAddress } from "@polkadot/util-crypto";
import { describe, expect, it, vi } from "vitest";
import { toPayoutBits } from "../../../src/devchain/gatekeeper/settlement-message.ts";
import { DevChain, type DevChainOptions } from "../../../src/devchain/index.ts";
import { apiOn, call, PHA, read, send } from "../../support/devchain/api.ts";
import { devChains } from "../../support/devchain/dev-chains.ts";
import { expectPlain } from "../../support/plain.ts";

const { start, connect } = devChains();

/** A pool of one computing worker with 2000 PHA on it and 1000 free. */
async function withPool(chain: DevChain) {
	const api = await connect(chain.provider);
	const { alice, bob } = chain.accounts;
	const worker = await chain.registerWorker({ operator: alice.address, score: 400, confidenceLevel: 1 });
	await send(call(api, "phalaStakePoolv2", "create"), alice);
	await send(call(api, "phalaStakePoolv2", "addWorker", 0, worker), alice);
	await send(call(api, "phalaWrappedBalances", "wrap", 3000n * PHA), bob);
	await send(call(api, "phalaStakePoolv2", "contribute", 0, 3000n * PHA, null), bob);
	await send(call(api, "phalaStakePoolv2", "startComputing", 0, worker, 2000n * PHA), alice);
	const session = String(await read(api, "phalaComputation", "workerBindings", worker));
	const sessionOf = async () =>
		(await read(api, "phalaComputation", "sessions", session)) as { state: string; v: number | string };
	const poolOf = async () => {
		const { stakePool } = (await read(api, "phalaBasePool", "pools", 0)) as {
			stakePool: { basepool: { totalValue: string } };
		};
		return BigInt(stakePool.basepool.totalValue);
	};
	return { api, worker, sessionOf, poolOf };
}

describe("a fresh chain", () => {
	it("starts at block 1, a block time after its start", async () => {
		const chain = await start({ startAtMs: 1_600_000_000_000, blockSeconds: 6 });
		expect(chain.best).toMatchObject({ number: 1, timestampMs: 1_600_000_006_000 });
		expect(chain.finalized).toEqual(chain.best);
	});

	it("takes undefined for every option", async () => {
		const chain = await start({
			generation: undefined,
			gracePeriodSeconds: undefined,
			startAtMs: undefined,
			blockSeconds: undefined,
			seal: undefined,
			finalityLag: undefined,
			gatekeeper: undefined,
			lateWrappedAsset: undefined,
		});
		expect(chain.best).toMatchObject({ number: 1, timestampMs: 1_700_000_012_000 });
	});

	it("has funded accounts, W-PHA and the parameters of workers", async () => {
		const chain = await start({ seal: "manual" });
		const api = await connect(chain.provider);
		const { accounts } = chain;
		expect(Object.keys(accounts)).toEqual(["alice", "bob", "charlie", "dave", "eve", "ferdie"]);
		expect(accounts.alice.address).toMatch(/^4/);
		for (const { address } of Object.values(accounts)) {
			const { data } = (await read(api, "system", "account", address)) as { data: { free: number | string } };
			expect(BigInt(data.free)).toBe(1_000_000n * PHA);
		}
		expect(await read(api, "assets", "asset", 10000)).toMatchObject({
			minBalance: 100_000_000,
			supply: 0,
			isSufficient: true,
		});
		expect(await read(api, "phalaComputation", "coolDownPeriod")).toBe(604_800);
	});

	it("does not wait for a finality that comes seconds later", async () => {
		const chain = await start({ seal: "manual", finalityLag: { seconds: 1000 } });
		const block = await chain.newBlock();
		expect([block.number, chain.best, chain.finalized.number]).toEqual([2, block, 0]);
	});

	it("makes each block final some seconds after it was produced", async () => {
		const chain = await start({ seal: "manual", finalityLag: { seconds: 0.02 } });
		await chain.newBlock();
		await expect.poll(() => chain.finalized.number).toBe(2);
		await expect(chain.reorg({ depth: 1 })).rejects.toThrow("Invalid depth");
	});

	it("creates W-PHA in block 2 with lateWrappedAsset, unless it exists by then", async () => {
		const own = await start({ seal: "manual", lateWrappedAsset: true });
		const provider = own.provider;
		const asset = { owner: own.accounts.eve.address, minBalance: 5, isSufficient: true, status: "Live" };
		const minBalance = async (chain: DevChain) => {
			const api = await connect(chain.createProvider());
			const found = (await read(api, "assets", "asset", 10000)) as { minBalance: number } | null;
			return found?.minBalance ?? null;
		};
		expect(await minBalance(own)).toBeNull();
		await provider.send("dev_setStorage", [{ Assets: { Asset: [[[10000], asset]] } }]);
		await own.newBlock();
		expect(await minBalance(own)).toBe(5);
		const plain = await start({ seal: "manual", lateWrappedAsset: true });
		await plain.newBlock();
		expect(await minBalance(plain)).toBe(100_000_000);
	});

	it.each([
		[{ generation: 3 }, "Invalid generation: 3 (number). Expected 1 or 2."],
		[{ blockSeconds: 0 }, "Invalid blockSeconds: 0 (number). Expected a number > 0."],
		[{ startAtMs: -1 }, "Invalid startAtMs: -1 (number). Expected an integer ≥ 0."],
		[{ finalityLag: 0.5 }, "Invalid finalityLag: 0.5 (number). Expected an integer ≥ 0."],
		[{ finalityLag: { seconds: 0 } }, "Invalid finalityLag.seconds: 0 (number). Expected a number > 0."],
		[{ finalityLag: {} as never }, "Invalid finalityLag.seconds: undefined. Expected a number > 0."],
		[
			{ finalityLag: { seconds: 1e9 } },
			"Invalid finalityLag.seconds: 1000000000 (number). Expected a number ≤ 2147483.",
		],
		[{ finalityLag: null as never }, "Invalid finalityLag: null. Expected an integer ≥ 0."],
		[{ seal: { intervalMs: 1e10 } }, "Invalid seal.intervalMs: 10000000000 (number). Expected a number ≤ 2147483000."],
		[{ gracePeriodSeconds: 0.5 }, "Invalid gracePeriodSeconds: 0.5 (number). Expected an integer ≥ 0."],
		[{ seal: { intervalMs: Number.NaN } }, "Invalid seal.intervalMs: NaN (number). Expected a number > 0."],
		[{ seal: "never" }, 'Invalid seal: "never" (string). Expected "instant", "manual" or { intervalMs }.'],
		[{ gatekeeper: 3 as never }, "Invalid gatekeeper: 3 (number). Expected true, false or { heartbeatBlocks }."],
		[{ gatekeeper: { heartbeatBlocks: 1 } }, "Invalid heartbeatBlocks: 1 (number). Expected an integer ≥ 2."],
	])("is not started with %j", async (options, message) => {
		await expect(DevChain.start(options as DevChainOptions)).rejects.toMatchObject({
			name: "PhalaError",
			code: "INVALID_ARGUMENT",
			message,
		});
	});
});

describe("controls", () => {
	it("funds accounts, new ones too", async () => {
		const chain = await start();
		const api = await connect(chain.provider);
		const unused = `0x${"42".repeat(32)}`;
		const issued = BigInt(String(await read(api, "balances", "totalIssuance")));
		await chain.fund(unused, 5n * PHA);
		await chain.fund(unused, 1n);
		expect(await read(api, "system", "account", unused)).toMatchObject({
			providers: 1,
			data: { free: 5_000_000_000_001 },
		});
		expect(BigInt(String(await read(api, "balances", "totalIssuance")))).toBe(issued + 5n * PHA + 1n);
		await expect(chain.fund(unused, -1n)).rejects.toMatchObject({
			code: "INVALID_AMOUNT",
			message: "Invalid amount: -1n. Expected a bigint of pico PHA from 0 to 2^128 - 1.",
		});
		await expect(chain.fund("unknown", 1n)).rejects.toMatchObject({
			code: "INVALID_ADDRESS",
			message: 'Invalid account: "unknown" (string). Expected an ss58 address or 0x and 64 hex digits.',
			details: { value: "unknown" },
		});
		await expect(chain.fund("0x1234", 1n)).rejects.toMatchObject({ code: "INVALID_ADDRESS" });
	});

	it("funds an object with an address of any network, and never repeats a mnemonic", async () => {
		const chain = await start();
		const { bob } = chain.accounts;
		expect((await chain.fund(bob, 1n)).number).toBe(2);
		expect((await chain.fund({ address: encodeAddress(bob.publicKey, 42) }, 1n)).number).toBe(3);
		const mnemonic = Array(12).fill("secret").join(" ");
		const error = await chain.fund(mnemonic, 1n).catch((caught: unknown) => caught);
		expect(JSON.stringify([String(error), error])).not.toContain("secret");
	});

	it("registers workers under given or free keys", async () => {
		const chain = await start();
		const api = await connect(chain.provider);
		const operator = chain.accounts.bob.address;
		const taken = `0x${"1".padStart(64, "0")}`;
		expect(await chain.registerWorker({ publicKey: taken, operator, score: 900, confidenceLevel: 4, cores: 8 })).toBe(
			taken,
		);
		const made = await chain.registerWorker({ operator, score: 1, confidenceLevel: 1 });
		expect(made).not.toBe(taken);
		expect(await read(api, "phalaRegistry", "workers", taken)).toMatchObject({
			operator,
			initialScore: 900,
			confidenceLevel: 4,
			features: [8, 1],
		});
		const worker = { operator, score: 1, confidenceLevel: 1 };
		await expect(chain.registerWorker({ ...worker, publicKey: "0x12" })).rejects.toMatchObject({
			code: "INVALID_PUBLIC_KEY",
			message: 'Invalid publicKey: "0x12" (string). Expected 0x and 64 hex digits.',
		});
		await expect(chain.registerWorker({ ...worker, operator: "x" })).rejects.toMatchObject({ code: "INVALID_ADDRESS" });
		await expect(chain.registerWorker({ ...worker, score: -1 })).rejects.toThrow("Invalid score: -1 (number).");
	});

	it("pays workers to the pico by a settlement, and keeps or sets their V", async () => {
		const chain = await start();
		const { worker, sessionOf, poolOf } = await withPool(chain);
		const before = await sessionOf();
		const total = await poolOf();
		await chain.settle([{ worker, payout: 10n * PHA + 1n }]);
		expect(await poolOf()).toBe(total + 10n * PHA + 1n);
		expect((await sessionOf()).v).toBe(before.v);
		await chain.settle([{ worker, payout: 0n, treasury: 7n, v: 2500n * PHA }]);
		expect(BigInt((await sessionOf()).v)).toBe(2500n << 64n);
		await chain.settle({ worker, payout: PHA });
		expect(await poolOf()).toBe(total + 11n * PHA + 1n);
		await expect(chain.settle([{ worker: "A", payout: 1n }])).rejects.toMatchObject({ code: "INVALID_PUBLIC_KEY" });
		await expect(chain.settle([{ worker, payout: -1n }])).rejects.toMatchObject({ code: "INVALID_AMOUNT" });
		const tooMuch = { worker, payout: 0n, v: 1n << 127n };
		await expect(chain.settle([tooMuch])).rejects.toMatchObject({ code: "INVALID_AMOUNT" });
	});

	it("takes workers offline and back, one or several at once", async () => {
		const chain = await start();
		const { worker, sessionOf } = await withPool(chain);
		await chain.offline(worker);
		expect((await sessionOf()).state).toBe("WorkerUnresponsive");
		await chain.online([worker, `0x${"99".repeat(32)}`]);
		expect((await sessionOf()).state).toBe("WorkerIdle");
		await chain.offline([worker]);
		expect((await sessionOf()).state).toBe("WorkerUnresponsive");
		await chain.online(worker);
		expect((await sessionOf()).state).toBe("WorkerIdle");
	});

	it("advances time in one block or in many", async () => {
		const chain = await start({ seal: "manual" });
		const from = chain.best;
		expect(await chain.advance({ days: 7, seconds: 1 })).toMatchObject({
			number: from.number + 1,
			timestampMs: from.timestampMs + 604_801_000,
		});
		const { timestampMs } = chain.best;
		expect(await chain.advance({ blocks: 3 })).toMatchObject({ number: 5, timestampMs: timestampMs + 36_000 });
		expect(await chain.advance({ seconds: 100, blocks: 3 })).toMatchObject({
			number: 8,
			timestampMs: timestampMs + 136_000,
		});
		for (const by of [{}, { seconds: -1 }, { blocks: 0 }, { days: Number.NaN }]) {
			await expect(chain.advance(by)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
		}
	});

	it("are available by JSON-RPC", async () => {
		const chain = await start({ seal: "manual" });
		const { provider } = chain;
		const operator = chain.accounts.alice.address;
		const ask = (method: string, ...params: unknown[]) => provider.send<string>(method, params);
		expect(await ask("dev_fund", operator, "5")).toBe(chain.best.hash);
		const worker = await ask("dev_registerWorker", { operator, score: 5, confidenceLevel: 1, cores: 2 });
		expect(worker).toMatch(/^0x0+1$/);
		await ask("dev_settle", [{ worker, payout: "1", treasury: 2, v: "0x3" }]);
		await ask("dev_offline", [worker]);
		expect(await ask("dev_online", [worker])).toBe(chain.best.hash);
		await ask("dev_advance", { days: 1 });
		expect(await ask("dev_openReferendum")).toBe(0);
		expect(await ask("dev_openReferendum", { endsInBlocks: 3 })).toBe(1);
		expect(await ask("dev_reorg", { depth: 1 })).toBe(chain.best.hash);
		for (const [method, param] of [
			["dev_settle", "x"],
			["dev_settle", [{ worker, payout: 1.5 }]],
			["dev_registerWorker", null],
			["dev_openReferendum", { endsInBlocks: 0 }],
			["dev_reorg", { depth: 1, transactions: "?" }],
			["dev_reorg", { depth: 0 }],
		] as const) {
			await expect(ask(method, param)).rejects.toMatchObject({ code: -32602 });
		}
	});

	it("opens referenda that can be voted on and end at their block", async () => {
		const chain = await start();
		const api = await connect(chain.provider);
		const { bob } = chain.accounts;
		await send(call(api, "phalaWrappedBalances", "wrap", 30n * PHA), bob);
		const index = await chain.openReferendum({ endsInBlocks: 3 });
		const opened = chain.best.number;
		await send(call(api, "phalaWrappedBalances", "vote", 20n * PHA, 10n * PHA, index), bob);
		const infoOf = () => read(api, "democracy", "referendumInfoOf", index);
		const tally = { ayes: Number(2n * PHA), nays: Number(PHA), turnout: Number(30n * PHA) };
		expect(await infoOf()).toMatchObject({ ongoing: { end: opened + 3, tally } });
		await chain.advance({ blocks: 1 });
		expect(await infoOf()).toHaveProperty("ongoing");
		await chain.advance({ blocks: 1 });
		expect(chain.best.number).toBe(opened + 3);
		expect(await infoOf()).toEqual({ finished: { approved: true, end: opened + 3 } });
		await expect(chain.openReferendum({ endsInBlocks: 1.5 })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
	});

	it("has no referenda in generation 1", async () => {
		const chain = await start({ generation: 1 });
		await expect(chain.openReferendum()).rejects.toMatchObject({ code: "UNSUPPORTED", details: { generation: 1 } });
	});

	it("starts and stops the gatekeeper, which pays pools, also by JSON-RPC", async () => {
		const chain = await start({ gatekeeper: { heartbeatBlocks: 2 } });
		const { worker, sessionOf, poolOf } = await withPool(chain);
		const total = await poolOf();
		expect(chain.gatekeeper.isRunning).toBe(true);
		await chain.advance({ blocks: 6 });
		const paid = await poolOf();
		expect(paid - total).toBeGreaterThanOrEqual(4n * 80n * PHA);
		const stopped = await chain.gatekeeper.stop();
		expect(stopped).toEqual(chain.best);
		await chain.advance({ blocks: 6 });
		expect(chain.gatekeeper.isRunning).toBe(false);
		expect((await sessionOf()).state).toBe("WorkerIdle");
		const { provider } = chain;
		expect(await provider.send("dev_gatekeeper", [{ heartbeatBlocks: 3 }])).toBe(chain.best.hash);
		await chain.offline(worker);
		expect(chain.gatekeeper.isRunning).toBe(true);
		expect(await provider.send("dev_gatekeeper", [false])).toBe(chain.best.hash);
		expect(chain.gatekeeper.isRunning).toBe(false);
		await provider.send("dev_gatekeeper", []);
		expect(chain.gatekeeper.isRunning).toBe(true);
		await expect(provider.send("dev_gatekeeper", [{ heartbeatBlocks: 1 }])).rejects.toMatchObject({ code: -32602 });
		expect(() => chain.gatekeeper.start({ heartbeatBlocks: 1 })).toThrow("Invalid heartbeatBlocks: 1 (number).");
	});

	it("writes storage by name, in the formats of chopsticks", async () => {
		const chain = await start({ seal: "manual" });
		const { provider, accounts } = chain;
		const api = await connect(chain.createProvider());
		const { address } = accounts.ferdie;
		const set = (values: object) => provider.send("dev_setStorage", [values]);
		await set({
			Timestamp: { Now: 1_800_000_000_000 },
			System: { Account: [[[address], { nonce: 7, data: { free: 5 } }]] },
			PhalaComputation: { CoolDownPeriod: "0x0100000000000000" },
		});
		expect((await chain.newBlock()).timestampMs).toBe(1_800_000_012_000);
		expect(await read(api, "system", "account", address)).toMatchObject({ nonce: 7, data: { free: 5 } });
		expect(await read(api, "phalaComputation", "coolDownPeriod")).toBe(1);
		await set({ System: { $removePrefix: ["Account"] }, PhalaComputation: { CoolDownPeriod: null } });
		expect(await api.query.system?.account?.entries()).toEqual([]);
		await expect(set({ Nothing: { At: 1 } })).rejects.toMatchObject({
			code: 1,
			message: "1: Cannot find pallet Nothing",
		});
		await expect(set({ System: { Nothing: 1 } })).rejects.toThrow("Cannot find storage Nothing in pallet System");
	});

	it("encodes payouts that the pallets convert to the same pico", () => {
		const readBack = (bits: bigint) => ((bits >> 16n) * PHA) >> 48n;
		for (const pico of [0n, 1n, 999n, PHA - 1n, PHA, 466_666_666_666n, 10n ** 20n + 7n]) {
			expect(readBack(toPayoutBits(pico))).toBe(pico);
		}
	});
});

describe("blocks are produced", () => {
	it("for every transaction with seal instant", async () => {
		const chain = await start();
		const api = await connect(chain.provider);
		const { alice, bob } = chain.accounts;
		const remarks = [0, 1, 2].map((nonce) => call(api, "system", "remark", "0x00").signAsync(alice, { nonce }));
		for (const tx of await Promise.all(remarks)) await api.rpc.author.submitExtrinsic(tx);
		await send(call(api, "system", "remark", "0x01"), bob);
		expect(chain.best.number).toBe(5);
	});

	it("on request with seal manual", async () => {
		const chain = await start({ seal: "manual" });
		const api = await connect(chain.provider);
		await call(api, "system", "remark", "0x00").signAndSend(chain.accounts.alice);
		expect(chain.best.number).toBe(1);
		await chain.newBlock();
		expect((await api.rpc.chain.getBlock()).block.extrinsics).toHaveLength(2);
	});

	it("in an interval until the chain is closed", async () => {
		vi.useFakeTimers();
		try {
			const chain = await start({ seal: { intervalMs: 500 } });
			await vi.advanceTimersByTimeAsync(1600);
			expect(chain.best.number).toBe(4);
			await chain.close();
			await vi.advanceTimersByTimeAsync(1600);
			expect([chain.best.number, chain.stats.timers]).toEqual([4, 0]);
		} finally {
			vi.useRealTimers();
		}
	});
});

describe("finality and forks", () => {
	it("finality stays behind by the lag, and does not revert", async () => {
		const chain = await start({ seal: "manual", finalityLag: 2 });
		await chain.advance({ blocks: 4 });
		expect([chain.best.number, chain.finalized.number]).toEqual([5, 3]);
		await expect(chain.reorg({ depth: 3 })).rejects.toMatchObject({
			code: "INVALID_ARGUMENT",
			message: "Invalid depth: 3 (number). Expected an integer from 1 to 2, the number of blocks above block 3.",
		});
		const { hash } = chain.finalized;
		expect((await chain.reorg({ depth: 2 })).number).toBe(6);
		expect(await chain.provider.send("chain_getBlockHash", [3])).toBe(hash);
		expect(chain.finalized.number).toBe(4);
	});

	it("with a client over a socket, controls resolve before the block is final, and finality follows", async () => {
		const chain = await start({ seal: "manual" });
		const api = await connect((await chain.listen()).url);
		const block = await chain.newBlock();
		expect(chain.best).toEqual(block);
		expect(chain.finalized.number).toBe(block.number - 1);
		await new Promise<void>((resolve) => {
			void api.rpc.chain.subscribeFinalizedHeads((header) => {
				if (header.hash.toHex() === block.hash) resolve();
			});
		});
		expect(chain.finalized).toEqual(block);
	});

	it("a reorg reverts finalized blocks without a lag", async () => {
		const chain = await start({ seal: "manual" });
		const old = await chain.newBlock();
		expect(chain.finalized).toEqual(old);
		const tip = await chain.reorg({ depth: 1 });
		expect(chain.finalized).toEqual(tip);
		expect(await chain.provider.send("chain_getBlockHash", [old.number])).not.toBe(old.hash);
	});
});

describe("closing", () => {
	it("leaves no socket, timer, connection or subscription", async () => {
		const sockets = () => process.getActiveResourcesInfo().filter((name) => /TCP/.test(name)).length;
		const before = sockets();
		const chain = await DevChain.start({ seal: { intervalMs: 100_000 } });
		const { url, port } = await chain.listen();
		expect(url).toBe(`ws://127.0.0.1:${port}`);
		const api = await apiOn(url);
		await api.rpc.chain.subscribeNewHeads(() => undefined);
		const { provider } = chain;
		await provider.subscribe("chain_newHead", "chain_subscribeNewHeads", [], () => undefined);
		expect(chain.stats).toMatchObject({ connections: 2, ports: 1, timers: 1 });
		for (const value of [chain.stats, chain.best, chain.finalized]) expectPlain(value);
		expect(chain.stats.subscriptions).toBeGreaterThanOrEqual(2);
		await api.disconnect();
		await chain.close();
		expect(chain.stats).toMatchObject({ connections: 0, subscriptions: 0, ports: 0, timers: 0 });
		await expect(provider.send("system_chain", [])).rejects.toMatchObject({ code: "DISCONNECTED" });
		// The client's socket needs a turn of the event loop to notice the close.
		while (sockets() > before) await new Promise((resolve) => setImmediate(resolve));
		expect(sockets()).toBe(before);
	});

	it("provides another provider after one was disconnected", async () => {
		const chain = await start();
		const first = chain.provider;
		expect(chain.provider).toBe(first);
		await first.disconnect();
		expect(chain.provider).not.toBe(first);
		expect(await chain.provider.send("system_chain", [])).toBe("Phala Development");
	});

	it("happens at the end of a block with await using", async () => {
		let closed: DevChain;
		{
			await using chain = await DevChain.start({ seal: { intervalMs: 100_000 } });
			closed = chain;
			expect(closed.stats.timers).toBe(1);
		}
		expect(closed.stats.timers).toBe(0);
	});

	it("closes a port that is about to open", async () => {
		const chain = await start();
		const opening = expect(chain.listen()).rejects.toMatchObject({ code: "CLOSED" });
		await chain.close();
		await opening;
		expect(chain.stats.ports).toBe(0);
	});

	it("closes one port and keeps the chain", async () => {
		const chain = await start();
		const port = await chain.listen();
		await expect(chain.listen(port.port)).rejects.toMatchObject({
			code: "INVALID_ARGUMENT",
			cause: { code: "EADDRINUSE" },
		});
		await port.close();
		expect(chain.stats.ports).toBe(0);
	});
});
