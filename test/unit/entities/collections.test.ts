import { firstValueFrom } from "rxjs";
import { describe, expect, it } from "vitest";
import { entries } from "../../../generated/v2/entries.ts";
import { encodeAddress } from "../../../src/codec/ss58.ts";
import { connect, type Hex, isPhalaError, type Phala } from "../../../src/index.ts";
import { failed } from "../../support/failed.ts";
import { FakeNode } from "../../support/fake-node.ts";
import { ALICE, BOB, KEY, poolStorage, stored, vaultStorage } from "../../support/storage.ts";

const { phalaBasePool, phalaRegistry, phalaStakePoolv2 } = entries;
const OTHER_KEY = `0x${"02".repeat(32)}` as const;
const THIRD_KEY = `0x${"03".repeat(32)}` as const;

const worker = (pubkey: string, operator: string | null, initialScore: number) =>
	stored("PhalaRegistry", "Workers", { pubkey, operator, confidenceLevel: 1, initialScore, features: [4, 1] });
const assigned = (key: Hex, pid: number) => ({
	[phalaStakePoolv2.workerAssignments.key(key)]: stored("PhalaStakePoolv2", "WorkerAssignments", pid),
});

/** Stake pools 0, 1, 3 and 5, vaults 2 and 4; 0, 3 and 4 are Bob's; two of three workers in pools. */
const storage = () => ({
	...poolStorage(0, { cap: 5n, workers: [KEY] }, { owner: BOB }),
	...poolStorage(1, { cap: 9n, workers: [OTHER_KEY] }),
	...vaultStorage(2, { commission: 20_000 }),
	...poolStorage(3, { cap: null }, { owner: BOB }),
	...vaultStorage(4, { commission: 10_000 }, { owner: BOB }),
	...poolStorage(5, { cap: 5n }),
	[phalaBasePool.poolCount.key()]: stored("PhalaBasePool", "PoolCount", 6),
	[phalaRegistry.workers.key(KEY)]: worker(KEY, BOB, 300),
	[phalaRegistry.workers.key(OTHER_KEY)]: worker(OTHER_KEY, ALICE, 100),
	[phalaRegistry.workers.key(THIRD_KEY)]: worker(THIRD_KEY, BOB, 200),
	...assigned(KEY, 0),
	...assigned(OTHER_KEY, 1),
});

async function withClient(work: (phala: Phala, node: FakeNode) => Promise<void>, state: object = storage()) {
	const node = new FakeNode(state as Record<string, string>);
	const phala = await connect(node);
	await work(phala, node);
	await phala.close();
}

/** Storage keys requested by `work`. */
async function requestedKeys(node: FakeNode, work: () => Promise<unknown>): Promise<ReadonlySet<unknown>> {
	const start = node.requests.length;
	await work();
	const batches = node.requests.slice(start).filter(({ method }) => method === "state_queryStorageAt");
	return new Set(batches.flatMap(({ params }) => params[0] as unknown[]));
}

const pidsOf = (rows: readonly { readonly pid: number }[]) => rows.map(({ pid }) => pid);
const keysOf = (rows: readonly { readonly publicKey: string }[]) => rows.map(({ publicKey }) => publicKey);

describe("a query of stake pools", () => {
	it("selects by pids, in ascending order, each once, and skips ids without a stake pool", () =>
		withClient(async (phala) => {
			expect(pidsOf(await phala.stakePools.list({ pids: [3, 2, 1n, 3, 99] }))).toEqual([1, 3]);
			expect(await phala.stakePools.list({ pids: [] })).toEqual([]);
		}));

	it("reads only the pools with the given pids", () =>
		withClient(async (phala, node) => {
			const keys = await requestedKeys(node, () => phala.stakePools.list({ pids: [1] }));
			expect(keys).toContain(phalaBasePool.pools.key(1));
			for (const pid of [0, 2, 3, 4, 5]) expect(keys).not.toContain(phalaBasePool.pools.key(pid));
		}));

	it("selects by owner: any form of address, objects with an address of any network", () =>
		withClient(async (phala) => {
			for (const owner of [BOB, encodeAddress(BOB, 30), encodeAddress(BOB, 42), { address: encodeAddress(BOB, 0) }])
				expect(pidsOf(await phala.stakePools.list({ owner }))).toEqual([0, 3]);
			expect(pidsOf(await phala.stakePools.list({ owner: BOB, pids: [0, 1] }))).toEqual([0]);
			const foreign = encodeAddress(BOB, 0);
			expect((await failed(phala.stakePools.list({ owner: foreign }))).code).toBe("WRONG_PREFIX");
		}));

	it("does not return the owner that it compares, unless requested", () =>
		withClient(async (phala) => {
			const [pool] = await phala.stakePools.list({ owner: BOB, fields: ["cap"] });
			expect(Object.keys(pool ?? {}).sort()).toEqual(["block", "cap", "pid"]);
		}));

	it("reads the state of the owner's pools only", () =>
		withClient(async (phala, node) => {
			const description = (pid: number) => phalaBasePool.poolDescriptions.key(pid);
			const keys = await requestedKeys(node, () => phala.stakePools.list({ owner: BOB }));
			expect([0, 1, 2, 3, 4, 5].filter((pid) => keys.has(description(pid)))).toEqual([0, 3]);
		}));

	it("sorts by a field, null last in both directions, pools of equal value by pid", () =>
		withClient(async (phala) => {
			const order = async (direction?: "asc" | "desc") =>
				pidsOf(await phala.stakePools.list({ orderBy: { field: "cap", direction } }));
			expect(await order()).toEqual([0, 5, 1, 3]);
			expect(await order("desc")).toEqual([1, 0, 5, 3]);
			const page = { orderBy: { field: "cap" }, offset: 1, limit: 2 } as const;
			expect(pidsOf(await phala.stakePools.list(page))).toEqual([5, 1]);
			const byPid = { fields: ["cap"], orderBy: { field: "pid", direction: "desc" } } as const;
			expect(pidsOf(await phala.stakePools.list(byPid))).toEqual([5, 3, 1, 0]);
		}));

	it("returns a page of the matching pools", () =>
		withClient(async (phala) => {
			expect(pidsOf(await phala.stakePools.list({ offset: 1, limit: 2 }))).toEqual([1, 3]);
			expect(pidsOf(await phala.stakePools.list({ offset: 3 }))).toEqual([5]);
			expect(pidsOf(await phala.stakePools.list({ offset: 9, limit: 1 }))).toEqual([]);
			expect(pidsOf(await phala.stakePools.list({ limit: 0 }))).toEqual([]);
			const capped = { where: ({ cap }: { readonly cap: bigint | null }) => cap === 5n, limit: 1, offset: 1 };
			expect(pidsOf(await phala.stakePools.list(capped))).toEqual([5]);
		}));

	it("stops reading at the limit", () =>
		withClient(async (phala, node) => {
			const keys = await requestedKeys(node, () => phala.stakePools.list({ limit: 2 }));
			expect([0, 1, 2, 3, 4, 5].filter((pid) => keys.has(phalaBasePool.pools.key(pid)))).toEqual([0, 1]);
			expect(await requestedKeys(node, () => phala.stakePools.list({ limit: 0 }))).toEqual(new Set());
		}));

	it("throws the error of an undecodable pool on the page, not of one behind it", () =>
		withClient(
			async (phala) => {
				expect((await failed(phala.stakePools.list({ limit: 1 }))).code).toBe("DECODE_FAILED");
				expect(pidsOf(await phala.stakePools.list({ pids: [1, 3], limit: 1 }))).toEqual([1]);
				const errors: unknown[] = [];
				const onRowError = ({ code }: { readonly code: string }, of: unknown) => errors.push([code, of]);
				expect(pidsOf(await phala.stakePools.list({ owner: ALICE, onRowError }))).toEqual([1, 5]);
				expect(errors).toEqual([["DECODE_FAILED", 0]]);
			},
			{ ...storage(), [phalaBasePool.pools.key(0)]: "0x00ff" },
		));

	it("is followed live by pids and owner", () =>
		withClient(async (phala) => {
			const first = async (query: Parameters<Phala["stakePools"]["watch$"]>[0]) => {
				const { added } = await firstValueFrom(phala.stakePools.watch$(query));
				return pidsOf(added);
			};
			expect(await first({ owner: BOB })).toEqual([0, 3]);
			expect(await first({ pids: [5, 1, 2] })).toEqual([1, 5]);
			expect(await first({ owner: { address: encodeAddress(BOB, 0) }, where: ({ cap }) => cap !== null })).toEqual([0]);
			const { added } = await firstValueFrom(phala.stakePools.watch$({ pids: [1], fields: ["cap", "isExpired"] }));
			expect(added.map((pool) => Object.keys(pool).sort())).toEqual([["block", "cap", "isExpired", "pid"]]);
		}));
});

describe("a query of vaults", () => {
	it("selects, sorts and pages as one of stake pools", () =>
		withClient(async (phala) => {
			expect(pidsOf(await phala.vaults.list())).toEqual([2, 4]);
			expect(pidsOf(await phala.vaults.list({ owner: BOB }))).toEqual([4]);
			expect(pidsOf(await phala.vaults.list({ pids: [0, 2, 99] }))).toEqual([2]);
			expect(pidsOf(await phala.vaults.list({ where: ({ commissionPpm }) => commissionPpm < 20_000 }))).toEqual([4]);
			expect(pidsOf(await phala.vaults.list({ orderBy: { field: "commissionPpm" }, limit: 1 }))).toEqual([4]);
			expect(await phala.vaults.list({ pids: [4], fields: ["commissionPpm"] })).toMatchObject([
				{ pid: 4, commissionPpm: 10_000 },
			]);
			expect(await phala.vaults.count()).toBe(2);
		}));

	it("returns the requested fields only", () =>
		withClient(async (phala) => {
			const [vault] = await phala.vaults.list({ fields: ["isLocked"] });
			expect(Object.keys(vault ?? {}).sort()).toEqual(["block", "isLocked", "pid"]);
			expect(Object.isFrozen(vault)).toBe(true);
		}));

	it("reports an undecodable vault and returns the others", () =>
		withClient(
			async (phala) => {
				const errors: unknown[] = [];
				const vaults = await phala.vaults.list({
					pids: [2, 4],
					onRowError: ({ code }, of) => errors.push([code, of]),
				});
				expect([pidsOf(vaults), errors]).toEqual([[4], [["DECODE_FAILED", 2]]]);
				expect((await failed(phala.vaults.list({ pids: [2, 4] }))).code).toBe("DECODE_FAILED");
			},
			{ ...storage(), [phalaBasePool.poolDescriptions.key(2)]: "0x0c" },
		));

	it("is followed live", () =>
		withClient(async (phala, node) => {
			const changes: unknown[] = [];
			const subscription = phala.vaults
				.watch$({ fields: ["owner", "commissionPpm"], where: ({ commissionPpm }) => commissionPpm > 0 })
				.subscribe(({ added, changed, removed }) => changes.push([pidsOf(added), pidsOf(changed), removed]));
			await expect.poll(() => changes.length).toBe(1);
			node.produceBlock(vaultStorage(2, { commission: 30_000 }));
			await expect.poll(() => changes.length).toBe(2);
			node.produceBlock(vaultStorage(4, { commission: 0 }, { owner: BOB }));
			await expect.poll(() => changes.length).toBe(3);
			expect(changes).toEqual([
				[[2, 4], [], []],
				[[], [2], []],
				[[], [], [4]],
			]);
			subscription.unsubscribe();
			const { added } = await firstValueFrom(phala.vaults.watch$({ owner: BOB }));
			expect(pidsOf(added)).toEqual([4]);
		}));
});

describe("a query of workers", () => {
	it("selects by pool, in the pool's order, and by operator", () =>
		withClient(async (phala) => {
			expect(keysOf(await phala.workers.list({ pids: [1, 0, 2] }))).toEqual([KEY, OTHER_KEY]);
			expect(keysOf(await phala.workers.list({ operator: BOB })).sort()).toEqual([KEY, THIRD_KEY]);
			const wallet = { address: encodeAddress(BOB, 0) };
			expect(keysOf(await phala.workers.ofOperator(wallet)).sort()).toEqual([KEY, THIRD_KEY]);
			expect(keysOf(await phala.workers.list({ operator: wallet, pids: [0, 1] }))).toEqual([KEY]);
			expect(await phala.workers.count()).toBe(3);
		}));

	it("sorts, pages and returns the requested fields only", () =>
		withClient(async (phala) => {
			const workers = await phala.workers.list({
				fields: ["initialScore"],
				orderBy: { field: "initialScore", direction: "desc" },
				limit: 2,
			});
			expect(workers.map(({ publicKey, initialScore }) => [publicKey, initialScore])).toEqual([
				[KEY, 300],
				[THIRD_KEY, 200],
			]);
			expect(Object.keys(workers[0] ?? {}).sort()).toEqual(["block", "initialScore", "publicKey"]);
		}));

	it("is followed live by operator", () =>
		withClient(async (phala) => {
			const { added } = await firstValueFrom(phala.workers.watch$({ operator: BOB, fields: ["pid"] }));
			expect(added).toMatchObject([{ publicKey: KEY, pid: 0 }]);
		}));
});

describe("invalid queries", () => {
	const ARGUMENTS: readonly unknown[] = [
		...[() => true, null, [], "all", 5],
		...[{ where: 5 }, { pids: 5 }, { pids: "1" }, { fields: "cap" }, { fields: ["capp"] }, { fields: [5] }],
		...[{ offset: -1 }, { limit: -1 }, { limit: 1.5 }, { limit: 5n }, { limit: null }],
		...[{ orderBy: {} }, { orderBy: "cap" }, { orderBy: { field: "capp" } }, { orderBy: null }],
		...[{ orderBy: { field: "cap", direction: "up" } }, { fields: ["cap"], orderBy: { field: "owner" } }],
	];

	it.each(ARGUMENTS.map((query) => [query] as const))("are refused by name: %#", (query) =>
		withClient(async (phala, node) => {
			const start = node.requests.length;
			const error = await failed(phala.stakePools.list(query as never));
			expect(isPhalaError(error, "INVALID_ARGUMENT") && error.message).toMatch(/^Invalid .+\. Expected .+\.$/s);
			expect((await failed(phala.vaults.list(query as never))).code).toBe("INVALID_ARGUMENT");
			expect((await failed(phala.workers.list(query as never))).code).toBe("INVALID_ARGUMENT");
			expect(node.requests.length).toBe(start);
		}),
	);

	it("that sort by a list are refused", () =>
		withClient(async (phala) => {
			const error = await failed(phala.stakePools.list({ orderBy: { field: "workers" as never } }));
			expect(error.message).toMatch(/^Invalid orderBy.field: "workers" \(string\)/);
		}));

	it("name bad pids and accounts by their own codes", () =>
		withClient(async (phala) => {
			expect((await failed(phala.stakePools.list({ pids: [-1] }))).code).toBe("INVALID_PID");
			expect((await failed(phala.vaults.list({ owner: "?" }))).code).toBe("INVALID_ADDRESS");
			expect((await failed(phala.vaults.list({ owner: null as never }))).code).toBe("INVALID_ADDRESS");
			expect((await failed(phala.workers.list({ operator: {} as never }))).code).toBe("INVALID_ADDRESS");
			expect(() => phala.stakePools.watch$({ pids: [-1] })).toThrow(/^Invalid pid: -1/);
			expect(() => phala.stakePools.watch$((() => true) as never)).toThrow(/^Invalid query/);
		}));
});
