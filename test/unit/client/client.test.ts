import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { ApiPromise } from "@polkadot/api";
import { firstValueFrom, lastValueFrom, type Observable, takeUntil, timer, toArray } from "rxjs";
import { describe, expect, it, vi } from "vitest";
import { entries } from "../../../generated/v2/entries.ts";
import { toHex } from "../../../src/codec/hex.ts";
import { connect, isPhalaError, type Phala, type StakePoolState } from "../../../src/index.ts";
import { failed } from "../../support/failed.ts";
import { FakeNode } from "../../support/fake-node.ts";
import { ALICE, BOB, KEY, POOL_ACCOUNTS, poolStorage, stored, vaultStorage, wrapped } from "../../support/storage.ts";

const PHA = 10n ** 12n;
const ALICE_TEXT = "45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs2";
const LAST_UPGRADE = "0x26aa394eea5630e07c48ae0c9558cef7f9cce9c888469bb1a0dceaa129672ef8";
const upgraded = (specVersion: number) => ({
	[LAST_UPGRADE]: stored("System", "LastRuntimeUpgrade", { specVersion, specName: "khala" }),
});
const counted = (count: number) => ({
	[entries.phalaBasePool.poolCount.key()]: stored("PhalaBasePool", "PoolCount", count),
});
const pools = () => ({ ...poolStorage(0), ...vaultStorage(1), ...poolStorage(2, { cap: 5n }), ...counted(3) });

describe("stakePool.get", () => {
	it("is of the newest block, in two round trips", async () => {
		const node = new FakeNode();
		node.addBlock(poolStorage(0));
		const phala = await connect(node);
		const before = node.requests.length;
		const pool = await phala.stakePool(0).get();
		expect(pool).toMatchObject({
			pid: 0,
			owner: ALICE_TEXT,
			commissionPpm: 0,
			cap: null,
			capGap: null,
			delegable: null,
			totalStake: 12n * PHA,
			freeStake: 2n * PHA,
			sharePrice: 1n << 64n,
			whitelist: null,
			description: null,
			block: { hash: node.head.hash, number: 1, timestampMs: 1_700_000_012_000 },
		});
		expect(node.requests.slice(before).map(({ method }) => method)).toEqual([
			"state_queryStorageAt",
			"state_queryStorageAt",
		]);
		await phala.close();
	});

	it("fails with its own code for an unknown pid, and for a vault", async () => {
		const phala = await connect(new FakeNode(pools()));
		const missing = await failed(phala.stakePool(7).get());
		expect(isPhalaError(missing, "NOT_FOUND") && missing.details).toEqual({ kind: "pool", id: "7", dispatch: null });
		const vault = await failed(phala.stakePool(1).get());
		expect(isPhalaError(vault, "WRONG_POOL_KIND") && vault.details).toEqual({
			pid: 1,
			kind: "vault",
			expected: "stakePool",
			dispatch: null,
		});
		expect((await failed(phala.stakePool(7).workers())).code).toBe("NOT_FOUND");
		expect((await failed(phala.stakePool(1).workers())).code).toBe("WRONG_POOL_KIND");
		expect((await failed(phala.stakePool(1).positions())).code).toBe("WRONG_POOL_KIND");
		expect((await failed(firstValueFrom(phala.stakePool(1).rewards$))).code).toBe("WRONG_POOL_KIND");
		expect((await failed(firstValueFrom(phala.stakePool(7).rewards$))).code).toBe("NOT_FOUND");
		expect((await failed(phala.stakePool(7).positions())).code).toBe("NOT_FOUND");
		expect((await failed(phala.delegator(BOB).position(7))).code).toBe("NOT_FOUND");
		expect((await failed(phala.worker(KEY).get())).code).toBe("NOT_FOUND");
		await phala.close();
	});

	it("reads a description as text, and its fields where it is JSON of that form", async () => {
		const key = entries.phalaBasePool.poolDescriptions.key(0);
		const node = new FakeNode(poolStorage(0));
		const phala = await connect(node);
		for (const [text, fields] of [
			['{"telegram":"@a","version":1}', { telegram: "@a" }],
			['{"telegram":"@a","ann":"","more":5}', { telegram: "@a", ann: "" }],
			[`{"discord":"${"x".repeat(99)}"}`, { discord: "x".repeat(99) }],
			["{}", {}],
			['{"telegram":"@a","version":2}', null],
			['{"telegram":"@a","version":"1"}', null],
			['{"telegram":5}', null],
			["[1]", null],
			["null", null],
			["hello ✓", null],
			["", null],
		] as const) {
			node.addBlock({ [key]: stored("PhalaBasePool", "PoolDescriptions", toHex(new TextEncoder().encode(text))) });
			expect((await phala.stakePool(0).get()).description).toEqual({ text, fields });
		}
		await phala.close();
	});

	it("ends when its signal aborts", async () => {
		const node = new FakeNode(poolStorage(0));
		const phala = await connect(node);
		const controller = new AbortController();
		node.heldMethods.add("state_queryStorageAt");
		const error = failed(phala.stakePool(0).get({ signal: controller.signal }));
		controller.abort();
		expect((await error).code).toBe("ABORTED");
		await phala.close();
	});
});

describe("collections", () => {
	it("list stake pools without vaults, by pid, all of one block", async () => {
		const node = new FakeNode(pools());
		const phala = await connect(node);
		const begun = node.head.hash;
		const seen: StakePoolState[] = [];
		for await (const pool of phala.stakePools.all()) {
			node.addBlock(wrapped(POOL_ACCOUNTS.pool, 9n * PHA));
			seen.push(pool);
		}
		expect(seen.map(({ pid, freeStake, block }) => [pid, freeStake, block.hash])).toEqual([
			[0, 2n * PHA, begun],
			[2, 2n * PHA, begun],
		]);
		expect((await phala.stakePools.list({ where: ({ cap }) => cap !== null })).map(({ pid }) => pid)).toEqual([2]);
		expect(await phala.stakePools.count()).toBe(2);
		await phala.close();
	});

	it("list workers by operator and by pool", async () => {
		const other = `0x${"02".repeat(32)}` as const;
		const worker = (pubkey: string, operator: string | null) =>
			stored("PhalaRegistry", "Workers", { pubkey, operator, confidenceLevel: 1, initialScore: 400, features: [4, 1] });
		const { workers } = entries.phalaRegistry;
		const node = new FakeNode({
			...poolStorage(0, { workers: [other] }),
			[workers.key(KEY)]: worker(KEY, ALICE),
			[workers.key(other)]: worker(other, null),
			[entries.phalaStakePoolv2.workerAssignments.key(other)]: stored("PhalaStakePoolv2", "WorkerAssignments", 0),
		});
		const phala = await connect(node);
		expect((await phala.workers.list()).map(({ publicKey }) => publicKey).sort()).toEqual([KEY, other]);
		expect(await phala.workers.ofOperator(ALICE)).toMatchObject([{ publicKey: KEY, operator: ALICE_TEXT, cores: 4 }]);
		expect(await phala.workers.ofPool(0)).toMatchObject([{ publicKey: other, operator: null, pid: 0 }]);
		expect((await failed(phala.workers.ofPool(3))).code).toBe("NOT_FOUND");
		expect((await failed(phala.workers.ofPool(-1))).code).toBe("INVALID_PID");
		expect((await failed(phala.workers.ofOperator("?"))).code).toBe("INVALID_ADDRESS");
		await phala.close();
	});
});

describe("at", () => {
	it("pins handles to a block, by number and by hash", async () => {
		const node = new FakeNode(pools());
		const then = node.addBlock();
		node.addBlock({ ...poolStorage(3), ...counted(4), ...wrapped(POOL_ACCOUNTS.pool, 9n * PHA) });
		const phala = await connect(node);
		for (const block of [1, 1n, then.hash, then.hash.toUpperCase().replace("0X", "0x")]) {
			const past = await phala.at(block);
			expect(past.block).toEqual({ hash: then.hash, number: 1, timestampMs: 1_700_000_012_000 });
			expect((await past.stakePool(0).get()).freeStake).toBe(2n * PHA);
			expect(await past.stakePools.count()).toBe(2);
			expect((await past.delegator(BOB).get()).block.number).toBe(1);
			expect(await past.delegator(BOB).position(0)).toBeNull();
			expect((await failed(past.worker(KEY).get())).code).toBe("NOT_FOUND");
			expect(await past.workers.list()).toEqual([]);
		}
		expect(await phala.stakePools.count()).toBe(3);
		await phala.close();
	});

	it("rejects invalid blocks, and blocks that the node does not have", async () => {
		const phala = await connect(new FakeNode());
		for (const block of [99, `0x${"77".repeat(32)}`]) {
			const error = await failed(phala.at(block));
			expect(isPhalaError(error, "NOT_FOUND") && error.details).toEqual({
				kind: "block",
				id: String(block),
				dispatch: null,
			});
		}
		for (const block of [-1, 0.5, "12", "0x12", Number.NaN]) {
			expect((await failed(phala.at(block))).code).toBe("INVALID_ARGUMENT");
		}
		await phala.close();
	});
});

describe("a runtime upgrade", () => {
	const older = () =>
		toHex(gunzipSync(readFileSync(new URL("../../support/metadata/rhala-1241.scale.gz", import.meta.url))));

	it("is detected by the next read, which is decoded by the new metadata", async () => {
		const current = new FakeNode().defaultResponse("state_getMetadata", []);
		const node = new FakeNode({ ...poolStorage(0), ...upgraded(1241) });
		node.overrides.set("state_getMetadata", () => older());
		const phala = await connect(node);
		expect((await phala.stakePool(0).get()).pid).toBe(0);
		expect(phala.network.specVersion).toBe(1241);
		node.overrides.set("state_getMetadata", () => current);
		const { parentHash } = node.addBlock({ ...upgraded(1251) }).header as { parentHash: string };
		expect((await phala.stakePool(0).get()).freeStake).toBe(2n * PHA);
		expect(phala.network.specVersion).toBe(1251);
		expect(node.requests.filter(({ method }) => method === "state_getMetadata").at(-1)?.params).toEqual([parentHash]);
		expect((await phala.stakePool(0).get()).pid).toBe(0);
		expect(node.count("state_getMetadata")).toBe(2);
		await phala.close();
	});

	it("in the past does not affect the current runtime", async () => {
		const node = new FakeNode({ ...poolStorage(0) });
		node.addBlock(upgraded(1241));
		node.addBlock(upgraded(1251));
		const phala = await connect(node);
		node.overrides.set("state_getMetadata", () => older());
		const past = await phala.at(1);
		expect((await past.stakePool(0).get()).pid).toBe(0);
		expect((await past.stakePool(0).get()).pid).toBe(0);
		expect(phala.network.specVersion).toBe(1251);
		expect(node.count("state_getMetadata")).toBe(2);
		await phala.close();
	});

	it("invalidates plans that were used before, and not later ones", async () => {
		const current = new FakeNode().defaultResponse("state_getMetadata", []);
		const node = new FakeNode({ ...poolStorage(0), ...upgraded(1241) });
		let specVersion = 1241;
		node.overrides.set("state_getRuntimeVersion", () => ({ specName: "khala", specVersion }));
		node.overrides.set("state_getMetadata", () => older());
		const phala = await connect(node);
		const plan = phala.stakePool(0).setCap(20n * PHA);
		expect((await plan.check(BOB)).map(({ code }) => code)).toEqual(["NOT_POOL_OWNER"]);
		node.overrides.set("state_getMetadata", () => current);
		node.addBlock(upgraded(1251));
		specVersion = 1251;
		const error = await failed(plan.check(BOB));
		expect(isPhalaError(error, "RUNTIME_CHANGED") && error.details).toEqual({ expected: 1241, actual: 1251 });
		const [reason] = await phala
			.stakePool(0)
			.setCap(20n * PHA)
			.check(BOB);
		expect(reason?.code).toBe("NOT_POOL_OWNER");
		await phala.close();
	});

	it("is awaited by a plan at the block that replaces the code: storage still has the old layout", async () => {
		const current = new FakeNode().defaultResponse("state_getMetadata", []);
		const node = new FakeNode({ ...poolStorage(0), ...upgraded(1241) });
		let specVersion = 1241;
		node.overrides.set("state_getRuntimeVersion", () => ({ specName: "khala", specVersion }));
		node.overrides.set("state_getMetadata", () => (specVersion === 1241 ? older() : current));
		const phala = await connect(node);
		specVersion = 1251;
		node.addBlock();
		const checked = phala
			.stakePool(0)
			.setCap(20n * PHA)
			.check(BOB);
		const asked = () => node.requests.filter(({ method, params }) => method.endsWith("Version") && params.length > 0);
		await vi.waitUntil(() => asked().length > 1, { timeout: 120_000 });
		node.addBlock(upgraded(1251));
		expect((await checked).map(({ code }) => code)).toEqual(["NOT_POOL_OWNER"]);
		expect(phala.network.specVersion).toBe(1251);
		await phala.close();
	});

	it("fails the read if its metadata cannot be loaded, and is retried", async () => {
		const node = new FakeNode({ ...poolStorage(0), ...upgraded(1300) });
		const phala = await connect(node);
		node.addBlock();
		node.overrides.set("state_getMetadata", () => null);
		expect((await failed(phala.stakePool(0).get())).code).toBe("RPC_FAILED");
		node.overrides.clear();
		expect((await phala.stakePool(0).get()).pid).toBe(0);
		await phala.close();
	});
});

describe("close", () => {
	it("rejects pending and later calls, and is idempotent", async () => {
		const node = new FakeNode(poolStorage(0));
		const phala = await connect(node);
		node.heldMethods.add("state_queryStorageAt");
		const waiting = failed(phala.stakePool(0).get());
		await Promise.resolve();
		await Promise.all([phala.close(), phala.close()]);
		await phala.close();
		expect((await waiting).code).toBe("CLOSED");
		for (const late of [phala.parameters(), phala.at(0), phala.stakePools.list(), phala.api()]) {
			expect((await failed(late)).code).toBe("CLOSED");
		}
		expect(node.leftovers).toEqual({ listeners: 0, subscriptions: 0 });
	});
});

describe("a given ApiPromise", () => {
	it("shares its connection, is returned by api(), and stays open", async () => {
		const node = new FakeNode(poolStorage(0));
		for (const [method, answer] of Object.entries({
			state_getRuntimeVersion: { specName: "khala", specVersion: 1251, transactionVersion: 3, apis: [] },
			system_chain: "Fake",
			rpc_methods: { methods: [] },
			state_subscribeRuntimeVersion: null,
			system_health: {},
		})) {
			node.overrides.set(method, () => answer);
		}
		const api = await ApiPromise.create({
			provider: node,
			noInitWarn: true,
			signedExtensions: { CheckMqSequence: { extrinsic: {}, payload: {} } },
			metadata: { [`${node.genesisHash}-1251`]: node.defaultResponse("state_getMetadata", []) as `0x${string}` },
		});
		const before = node.leftovers;
		const phala = await connect(api);
		expect((await phala.stakePool(0).get()).pid).toBe(0);
		expect(await phala.api()).toBe(api);
		await phala.close();
		expect(node.leftovers).toEqual(before);
		expect(node.disconnects).toBe(0);
		await api.disconnect();
	});
});

describe.each([
	["events$", (phala: Phala): Observable<unknown> => phala.events$()],
	["stakePool.state$", (phala: Phala): Observable<unknown> => phala.stakePool(0).state$],
])("%s, whose code the first subscription loads", (_, select) => {
	const connectToPool = async () => {
		const node = new FakeNode();
		node.addBlock(poolStorage(0));
		return connect(node);
	};

	it("completes when the client closes meanwhile", async () => {
		const phala = await connectToPool();
		const values = lastValueFrom(select(phala).pipe(toArray()));
		await phala.close();
		await expect(values).resolves.toEqual([]);
	});

	it("completes whenever the client closes while the code is loaded again", async () => {
		await lastValueFrom(select(await connectToPool()).pipe(takeUntil(timer(0))), { defaultValue: null });
		for (let turns = 0; turns < 40; turns++) {
			const phala = await connectToPool();
			const values = lastValueFrom(select(phala), { defaultValue: null });
			for (let turn = 0; turn < turns; turn++) await Promise.resolve();
			await phala.close();
			await expect(values).resolves.toBeDefined();
		}
	});

	it("ends with CLOSED on a closed client", async () => {
		const phala = await connectToPool();
		await phala.close();
		expect(isPhalaError(await failed(lastValueFrom(select(phala))), "CLOSED")).toBe(true);
	});
});
