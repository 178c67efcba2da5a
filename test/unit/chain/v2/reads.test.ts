import { describe, expect, it } from "vitest";
import { entries } from "../../../../generated/v2/entries.ts";
import { sessionAccount } from "../../../../src/chain/accounts.ts";
import { computeTransferable } from "../../../../src/chain/transferable.ts";
import type { Hex } from "../../../../src/codec/hex.ts";
import { connect, type Phala } from "../../../../src/index.ts";
import { failed } from "../../../support/failed.ts";
import { FakeNode } from "../../../support/fake-node.ts";
import { littleEndian } from "../../../support/little-endian.ts";
import { ALICE, BOB, CHARLIE, KEY, poolStorage, stored, vaultStorage, wrapped } from "../../../support/storage.ts";

const PHA = 10n ** 12n;
const BASE_POOL: Hex = `0x${Buffer.from("basepool").toString("hex").padEnd(64, "0")}`;
const { phalaBasePool, phalaComputation, phalaRegistry, phalaStakePoolv2, rmrkCore, system, uniques } = entries;

/** A share NFT: its owner and its shares. */
const shareItem = (collection: number, nft: number, owner: Hex, shares: bigint) => ({
	[uniques.account.key(owner, collection, nft)]: "0x",
	[uniques.asset.key(collection, nft)]: stored("Uniques", "Asset", { owner }),
	[rmrkCore.properties.key(collection, nft, "0x7374616b652d696e666f")]: `0x40${littleEndian(shares, 16).slice(2)}`,
});
const collection = (of: number, pid: number) => ({
	[phalaBasePool.poolCollections.key(of)]: stored("PhalaBasePool", "PoolCollections", pid),
});

async function withClient<T>(storage: Readonly<Record<string, string>>, use: (phala: Phala) => Promise<T>): Promise<T> {
	const phala = await connect(new FakeNode(storage));
	try {
		return await use(phala);
	} finally {
		await phala.close();
	}
}

describe("a delegator", () => {
	const queue = [
		{ user: CHARLIE, startTime: 5, nftId: 8 },
		{ user: BOB, startTime: 6, nftId: 9 },
	];
	const storage = {
		...poolStorage(0, {}, { withdrawQueue: queue, totalValue: 24n * PHA }),
		...collection(10_000, 0),
		...shareItem(10_000, 1, BOB, 3n * PHA),
		...shareItem(10_000, 2, BOB, PHA),
		...shareItem(10_000, 3, ALICE, 2n * PHA),
		...shareItem(10_000, 8, BASE_POOL, 4n * PHA),
		...shareItem(10_000, 9, BASE_POOL, 2n * PHA),
		...vaultStorage(1),
		...collection(10_001, 1),
		...shareItem(10_001, 1, BOB, 0n),
		...shareItem(5, 1, BOB, 77n),
		...wrapped(BOB, 7n * PHA),
		[system.account.key(BOB)]: stored("System", "Account", { data: { free: 10n * PHA, frozen: 4n * PHA } }),
	};

	it("has the shares of all NFTs in a pool, queued ones separately, and none of other collections", async () => {
		const state = await withClient(storage, (phala) => phala.delegator(BOB).get());
		expect(state).toMatchObject({ free: 10n * PHA, transferable: 6n * PHA, wrapped: 7n * PHA, stakedTotal: 12n * PHA });
		expect(state.positions).toMatchObject([
			{ pid: 0, kind: "stakePool", shares: 4n * PHA, value: 8n * PHA, queuedShares: 2n * PHA, queuedValue: 4n * PHA },
		]);
	});

	it("equals the position by the pool", async () => {
		await withClient(storage, async (phala) => {
			const positions = await phala.stakePool(0).positions();
			expect(
				positions.map(({ delegator, shares, queuedShares }) => [delegator, shares / PHA, queuedShares / PHA]),
			).toEqual(
				expect.arrayContaining([
					[phala.delegator(BOB).address, 4n, 2n],
					[phala.delegator(ALICE).address, 2n, 0n],
					[phala.delegator(CHARLIE).address, 0n, 4n],
				]),
			);
			expect(positions).toHaveLength(3);
		});
	});

	it("can have a position in a vault", async () => {
		const vault = stored("PhalaBasePool", "Pools", {
			Vault: { basepool: { pid: 1, cid: 10_001, totalShares: 2n * PHA, totalValue: 4n * PHA } },
		});
		const changed = { ...storage, ...shareItem(10_001, 1, BOB, 2n * PHA), [phalaBasePool.pools.key(1)]: vault };
		const position = await withClient(changed, (phala) => phala.delegator(BOB).position(1));
		expect(position).toMatchObject({
			pid: 1,
			kind: "vault",
			shares: 2n * PHA,
			value: 4n * PHA,
			locked: null,
			reward: null,
		});
	});

	it("is empty for an unknown account", async () => {
		const state = await withClient({}, (phala) => phala.delegator(CHARLIE).get());
		expect(state).toMatchObject({ free: 0n, transferable: 0n, wrapped: 0n, stakedTotal: 0n, positions: [] });
	});

	it("fails if its shares cannot be decoded", async () => {
		const key = rmrkCore.properties.key(10_000, 1, "0x7374616b652d696e666f");
		const error = await withClient({ ...storage, [key]: "0x0401" }, (phala) =>
			failed(phala.delegator(BOB).position(0)),
		);
		expect(error).toMatchObject({ code: "DECODE_FAILED", details: { what: "stake-info", bytes: "0x01" } });
	});
});

describe("computeTransferable", () => {
	const data = (free: bigint, frozen = 0n, reserved = 0n) => ({ free, frozen, reserved, flags: 0n });

	it.each([
		["what is there but the existential deposit", data(100n), 90n],
		["what is not frozen", data(100n, 30n), 70n],
		["what is above the existential deposit where less than that is frozen", data(100n, 5n), 90n],
		["as if reserved balance were frozen first", data(100n, 30n, 10n), 80n],
		["all where everything frozen is reserved", data(100n, 30n, 25n), 90n],
		["nothing where more is frozen than there is", data(100n, 200n), 0n],
		["nothing of less than the existential deposit", data(4n), 0n],
		["by the older rule where the chain has it", { free: 100n, reserved: 25n, miscFrozen: 30n, feeFrozen: 50n }, 70n],
	])("is %s", (_, balance, transferable) => {
		expect(computeTransferable(balance, 10n)).toBe(transferable);
	});
});

describe("a worker", () => {
	const registered = (initialScore: number | null) => ({
		[phalaRegistry.workers.key(KEY)]: stored("PhalaRegistry", "Workers", {
			pubkey: KEY,
			initialScore,
			confidenceLevel: 1,
		}),
	});

	it("without a score has no stake bounds", async () => {
		const worker = await withClient(registered(null), (phala) => phala.worker(KEY).get());
		expect(worker).toMatchObject({
			initialScore: null,
			cores: null,
			operator: null,
			stakeBounds: null,
			state: "Unbound",
		});
	});

	it("has no stake bounds on a chain without tokenomic parameters, where parameters() throws", async () => {
		await withClient(registered(400), async (phala) => {
			expect((await phala.worker(KEY).get()).stakeBounds).toBeNull();
			expect((await failed(phala.parameters())).code).toBe("DECODE_FAILED");
		});
	});

	it("is read from the session of its pool and key", async () => {
		const session = sessionAccount(3, KEY);
		const storage = {
			...registered(400),
			[phalaStakePoolv2.workerAssignments.key(KEY)]: stored("PhalaStakePoolv2", "WorkerAssignments", 3),
			[phalaComputation.coolDownPeriod.key()]: stored("PhalaComputation", "CoolDownPeriod", 100),
			[phalaComputation.stakes.key(session)]: stored("PhalaComputation", "Stakes", 5n),
			[phalaComputation.sessions.key(session)]: stored("PhalaComputation", "Sessions", {
				state: "WorkerCoolingDown",
				ve: 7n,
				v: 6n,
				benchmark: { pInstant: 9 },
				coolDownStart: 50,
				stats: { totalReward: 8n },
			}),
		};
		expect(await withClient(storage, (phala) => phala.worker(KEY).get())).toMatchObject({
			pid: 3,
			state: "CoolingDown",
			stake: 5n,
			ve: 7n,
			v: 6n,
			instantScore: 9,
			totalReward: 8n,
			coolDownEndsAt: 150,
		});
	});
});
