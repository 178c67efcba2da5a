import { beforeEach, describe, expect, it } from "vitest";
import { entries } from "../../../../generated/v2/entries.ts";
import { Addresses } from "../../../../src/chain/addresses.ts";
import { EVENTS_KEY } from "../../../../src/chain/events/block-events.ts";
import { createMetadataMap } from "../../../../src/chain/metadata/metadata-map.ts";
import type { MetadataScan, StorageScan } from "../../../../src/chain/metadata/scan.ts";
import { itemPrefix } from "../../../../src/chain/storage/hashers.ts";
import { bindGeneration2 } from "../../../../src/chain/v2/bind-adapter.ts";
import { type Hex, toHex } from "../../../../src/codec/hex.ts";
import type { QueryRequest, StorageQuery } from "../../../../src/query/storage-query.ts";
import { readFrom, type Storage } from "../../../support/conformance/recorded.ts";
import { minimum, NOW, PHA, property, queued, shares } from "../../../support/conformance/state-v2.ts";
import { newer } from "../../../support/metadata/newer.ts";
import { rhala1241, v2 } from "../../../support/metadata/specimens.ts";
import { ALICE, BOB, CHARLIE, poolStorage, stored, vaultStorage, wrapped } from "../../../support/storage.ts";

const ss58 = new Addresses(30);
const on = (scan: MetadataScan) => bindGeneration2(scan, ss58, 30).runtime.loadReads();
const reads = await on(v2.scan);
const newest = await on(newer);
const early = await on(rhala1241.scan);
const { phalaStakePoolv2, phalaVault, phalaWrappedBalances } = entries;

const POOL = 0;
const VAULT = 1;
const VAULT_CID = 10_001;
const VAULT_ACCOUNT: Hex = `0x${"fa".repeat(32)}`;
const DAY = 86_400;

let storage: Storage;
beforeEach(() => {
	storage = minimum();
});

const read = <T>(what: StorageQuery<T>, at = NOW) => readFrom(what, storage, at * 1000);

/** The rounds of a read: the number of its requests. */
function rounds(what: StorageQuery<unknown>): number {
	let count = 0;
	const countRequests = function* (): StorageQuery<void> {
		let step = what.next();
		while (!step.done) {
			const request: QueryRequest = step.value;
			if ((request.keys?.length ?? 0) + (request.prefixes?.length ?? 0) > 0) count += 1;
			step = what.next(yield request);
		}
	};
	read(countRequests());
	return count;
}

describe("a vault", () => {
	/** 10 shares worth 20 PHA, half a commission on what was gained since price 1, and 4 PHA that are not invested. */
	const vault = (base: object = {}, fields: object = {}) => ({
		...vaultStorage(
			VAULT,
			{ lastSharePriceCheckpoint: PHA, commission: 500_000, ownerShares: PHA, investPools: [POOL, 7], ...fields },
			{ totalShares: 10n * PHA, totalValue: 20n * PHA, poolAccountId: VAULT_ACCOUNT, ...base },
		),
		...wrapped(VAULT_ACCOUNT, 4n * PHA),
	});
	/** The vault has 3 shares in a pool where a share is worth 2 PHA, and waits for 1 more there. */
	const invested = () => ({
		...poolStorage(POOL, {}, { totalValue: 24n * PHA, withdrawQueue: [queued(BOB, 8), queued(VAULT_ACCOUNT, 9)] }),
		...shares(10_000, VAULT_ACCOUNT, 1, 3n * PHA),
		...property(10_000, 8, 5n * PHA),
		...property(10_000, 9, PHA),
	});
	const waits = (startTime: number, amount: bigint) => ({
		...vault({ withdrawQueue: [queued(BOB, 5, startTime)] }),
		...property(VAULT_CID, 5, amount),
	});

	it("has its investments, its releasing stake, and the shares its owner could gain", () => {
		Object.assign(storage, vault(), invested());
		expect(read(reads.vault(VAULT))).toMatchObject({
			pid: VAULT,
			owner: ss58.format(ALICE),
			account: ss58.format(VAULT_ACCOUNT),
			commissionPpm: 500_000,
			totalStake: 20n * PHA,
			totalShares: 10n * PHA,
			freeStake: 4n * PHA,
			releasingStake: 2n * PHA,
			sharePrice: 2n << 64n,
			priceCheckpoint: PHA,
			ownerShares: PHA,
			// 20 PHA at a price of 1.5 are 13.33 shares.
			gainableShares: 3_333_333_333_333n,
			positions: [{ pid: POOL, kind: "stakePool", shares: 3n * PHA, value: 6n * PHA, queuedShares: PHA }],
			withdrawQueue: [],
			whitelist: null,
			description: null,
			isLocked: false,
			isExpired: false,
			criticalAt: null,
		});
	});

	it("is null for an unknown pid, and not a stake pool", () => {
		Object.assign(storage, poolStorage(POOL));
		expect(read(reads.vault(9))).toBeNull();
		expect(() => read(reads.vault(POOL))).toThrow(
			expect.objectContaining({
				code: "WRONG_POOL_KIND",
				details: { pid: POOL, kind: "stakePool", expected: "vault", dispatch: null },
			}),
		);
	});

	it("is overdue from the second after the grace period where free and releasing stake do not cover a request", () => {
		Object.assign(storage, waits(NOW, 4n * PHA), invested());
		expect(read(reads.vault(VAULT), NOW + 7 * DAY)).toMatchObject({ isExpired: false, criticalAt: NOW + 7 * DAY });
		expect(read(reads.vault(VAULT), NOW + 7 * DAY + 1)).toMatchObject({ isExpired: true });
	});

	it("is not overdue if they do, until a request has waited 21 days, on runtimes with that limit", () => {
		Object.assign(storage, waits(NOW, 3n * PHA), invested());
		expect(read(reads.vault(VAULT), NOW + 21 * DAY)).toMatchObject({ isExpired: false, criticalAt: null });
		expect(read(reads.vault(VAULT), NOW + 21 * DAY + 1)).toMatchObject({ isExpired: true });
		expect(read(early.vault(VAULT), NOW + 21 * DAY + 1)).toMatchObject({ isExpired: false });
	});

	it("is not overdue for a request that any call would pay, however long it waited", () => {
		Object.assign(storage, waits(NOW, 2n * PHA));
		expect(read(reads.vault(VAULT), NOW + 99 * DAY)).toMatchObject({ isExpired: false });
	});

	it("is not overdue once it is locked: nothing is left to withdraw", () => {
		Object.assign(storage, waits(NOW, 4n * PHA), { [phalaVault.vaultLocks.key(VAULT)]: "0x" });
		expect(read(reads.vault(VAULT), NOW + 99 * DAY)).toMatchObject({ isLocked: true, isExpired: false });
	});

	it("is overdue after three grace periods on newer runtimes, where shares are worth nothing too", () => {
		const worthless = { ...waits(NOW, 4n * PHA), ...vault({ totalValue: 0, withdrawQueue: [queued(BOB, 5)] }) };
		Object.assign(storage, worthless, wrapped(VAULT_ACCOUNT, 0n));
		expect(read(newest.vault(VAULT), NOW + 21 * DAY)).toMatchObject({ isExpired: false });
		expect(read(newest.vault(VAULT), NOW + 21 * DAY + 1)).toMatchObject({ isExpired: true });
		expect(read(reads.vault(VAULT), NOW + 21 * DAY + 1)).toMatchObject({ isExpired: false });
	});

	it("takes three rounds, and is found by its kind", () => {
		Object.assign(storage, vault(), invested());
		expect(rounds(reads.vault(VAULT))).toBe(3);
		storage[entries.phalaBasePool.poolCount.key()] = stored("PhalaBasePool", "PoolCount", 3);
		expect(read(reads.vaultIds())).toEqual([VAULT]);
		expect(read(reads.stakePoolIds())).toEqual([POOL]);
	});

	it("has positions of its delegators, requested by its kind", () => {
		const item = entries.uniques.asset.key(VAULT_CID, 1);
		Object.assign(storage, vault(), shares(VAULT_CID, BOB, 1, 5n * PHA));
		storage[item] = stored("Uniques", "Asset", { owner: BOB });
		expect(read(reads.positionsOfPool(VAULT, "vault"))).toMatchObject([
			{ delegator: ss58.format(BOB), kind: "vault", shares: 5n * PHA, value: 10n * PHA },
		]);
		expect(() => read(reads.positionsOfPool(VAULT, "stakePool"))).toThrow(
			expect.objectContaining({ code: "WRONG_POOL_KIND" }),
		);
	});
});

describe("a delegator", () => {
	const remembered = (...investPools: [number, number][]): Storage => ({
		[phalaWrappedBalances.stakerAccounts.key(BOB)]: stored("PhalaWrappedBalances", "StakerAccounts", {
			investPools,
			locked: 2n * PHA,
		}),
	});
	const owner = () => ({
		...poolStorage(POOL),
		...shares(10_000, BOB, 1, PHA),
		[entries.phalaBasePool.poolCollections.key(10_000)]: stored("PhalaBasePool", "PoolCollections", POOL),
	});

	it("takes two rounds if the chain lists its pools, one more for queued requests", () => {
		Object.assign(storage, owner(), remembered([POOL, 10_000], [5, 10_005]));
		expect(rounds(reads.delegator(BOB))).toBe(2);
		expect(read(reads.delegator(BOB))).toMatchObject({ voteLocked: 2n * PHA, positions: [{ pid: POOL, shares: PHA }] });
		Object.assign(storage, poolStorage(POOL, {}, { withdrawQueue: [queued(BOB, 9)] }), property(10_000, 9, PHA));
		expect(rounds(reads.delegator(BOB))).toBe(3);
		expect(read(reads.delegator(BOB)).positions).toMatchObject([{ pid: POOL, shares: PHA, queuedShares: PHA }]);
	});

	it("takes three rounds for shares that it received, and includes them", () => {
		Object.assign(storage, owner());
		expect(rounds(reads.delegator(BOB))).toBe(3);
		expect(read(reads.delegator(BOB)).positions).toMatchObject([{ pid: POOL, shares: PHA }]);
	});

	it("takes one round without any NFTs", () => {
		expect(rounds(reads.delegator(CHARLIE))).toBe(1);
	});
});

describe("votes", () => {
	const voted = (account: Hex, referendum: number, aye: bigint, nay: bigint): Storage => ({
		[phalaWrappedBalances.accountVoteMap.key(account, referendum)]: "0x",
		[phalaWrappedBalances.voteAccountMap.key(referendum, account)]: stored("PhalaWrappedBalances", "VoteAccountMap", [
			aye,
			nay,
		]),
	});

	it("are those of the account, by referendum", () => {
		Object.assign(storage, voted(BOB, 12, 3n, 4n), voted(BOB, 2, 1n, 0n), voted(ALICE, 2, 9n, 9n));
		expect(read(reads.votes(BOB))).toEqual([
			{ referendum: 2, aye: 1n, nay: 0n },
			{ referendum: 12, aye: 3n, nay: 4n },
		]);
		expect(rounds(reads.votes(BOB))).toBe(2);
		expect(read(reads.votes(CHARLIE))).toEqual([]);
	});
});

describe("subsidies", () => {
	const key = (pallet: string, item: string, account: Hex, pid: number) =>
		toHex(itemPrefix(pallet, item)) +
		phalaStakePoolv2.legacyRewards.key([account, BigInt(pid)]).slice(phalaStakePoolv2.legacyRewards.under().length);
	const amount = (of: bigint) => stored("PhalaStakePoolv2", "LegacyRewards", of);

	beforeEach(() => {
		Object.assign(storage, {
			[key("PhalaStakePoolv2", "LegacyRewards", BOB, 30)]: amount(3n),
			[key("PhalaStakePoolv2", "LegacyRewards", BOB, 4)]: amount(4n),
			[key("PhalaStakePoolv2", "LegacyRewards", ALICE, 4)]: amount(5n),
			[key("PhalaBasePool", "Reimbursements", BOB, 2)]: amount(6n),
		});
	});

	it("are the legacy rewards of generation 1", () => {
		expect(read(reads.subsidies(BOB))).toEqual([
			{ pid: 4, kind: "legacyReward", amount: 4n },
			{ pid: 30, kind: "legacyReward", amount: 3n },
		]);
		expect(read(reads.subsidies(CHARLIE))).toEqual([]);
		expect(rounds(reads.subsidies(BOB))).toBe(2);
	});

	it("include reimbursements where the runtime has them, decoded by its metadata", () => {
		expect(read(newest.subsidies(BOB))).toContainEqual({ pid: 2, kind: "reimbursement", amount: 6n });
		expect(read(newest.subsidies(BOB))).toHaveLength(3);
	});
});

describe("changes of commission", () => {
	it("are those in the block's events of the pool, of either kind", () => {
		const set = (pallet: string, name: string, pid: number, commission: number) => event(pallet, name, pid, commission);
		storage[EVENTS_KEY] = `0x${(4 << 2).toString(16)}${[
			set("PhalaStakePoolv2", "PoolCommissionSet", POOL, 5),
			set("PhalaVault", "VaultCommissionSet", VAULT, 6),
			set("PhalaStakePoolv2", "PoolCommissionSet", POOL, 7),
			set("PhalaStakePoolv2", "PoolCommissionSet", 3, 8),
		].join("")}`;
		Object.assign(storage, poolStorage(POOL), vaultStorage(VAULT));
		expect(read(reads.commissions(POOL))).toMatchObject([{ commissionPpm: 5 }, { pid: POOL, commissionPpm: 7 }]);
		expect(read(reads.commissions(VAULT))).toMatchObject([{ pid: VAULT, commissionPpm: 6, block: { number: 11 } }]);
		expect(read(reads.commissions(9))).toBeNull();
	});

	it("are empty in a block without events", () => {
		Object.assign(storage, poolStorage(POOL));
		expect(read(reads.commissions(POOL))).toEqual([]);
	});
});

describe("a map read by metadata", () => {
	const changed = (change: Partial<StorageScan>): MetadataScan => {
		const pallet = v2.scan.pallets.get("PhalaWrappedBalances");
		const map = pallet?.storage.get("VoteAccountMap");
		if (!pallet || !map) throw new Error("no votes");
		const storage = new Map([["VoteAccountMap", { ...map, ...change }]]);
		return { ...v2.scan, pallets: new Map([...v2.scan.pallets, ["PhalaWrappedBalances", { ...pallet, storage }]]) };
	};

	it("decodes the arguments of its keys, hashed one by one or together", () => {
		const { voteAccountMap } = phalaWrappedBalances;
		const votes = createMetadataMap(v2.scan, "PhalaWrappedBalances", "VoteAccountMap");
		expect(votes?.prefix).toBe(voteAccountMap.under());
		expect(votes?.args(voteAccountMap.key(7, BOB))).toEqual([7, BOB]);
		expect(votes?.decode(stored("PhalaWrappedBalances", "VoteAccountMap", [3, 4]) as Hex)).toEqual([3n, 4n]);
		const legacy = createMetadataMap(v2.scan, "PhalaStakePoolv2", "LegacyRewards");
		expect(legacy?.args(phalaStakePoolv2.legacyRewards.key([BOB, 4n]))).toEqual([BOB, 4n]);
		expect(() => votes?.args(voteAccountMap.under(7))).toThrow(expect.objectContaining({ code: "DECODE_FAILED" }));
		expect(() => votes?.decode("0x00")).toThrow(expect.objectContaining({ code: "DECODE_FAILED" }));
	});

	it("is null without such a map, or if its keys cannot be decoded", () => {
		expect(createMetadataMap(v2.scan, "PhalaBasePool", "Reimbursements")).toBeNull();
		expect(createMetadataMap(v2.scan, "Nowhere", "Nothing")).toBeNull();
		expect(createMetadataMap(v2.scan, "PhalaBasePool", "PoolCount")).toBeNull();
		expect(
			createMetadataMap(changed({ hashers: ["Twox64Concat", "Blake2_256"] }), "PhalaWrappedBalances", "VoteAccountMap"),
		).toBeNull();
	});
});

/** One event record with a pid and a commission, encoded by `@polkadot/types`. */
function event(pallet: string, name: string, pid: number, commission: number): string {
	const { registry, metadata } = v2.polkadot();
	const found = metadata.asLatest.pallets.find((one) => one.name.eq(pallet));
	const type = registry.lookup.getSiType(found?.events.unwrap().type ?? 0);
	const variant = type.def.asVariant.variants.find((one) => one.name.eq(name));
	if (!found || !variant) throw new Error(`no event ${pallet}.${name}`);
	const data = [registry.createType("u64", pid).toU8a(), registry.createType("u32", commission).toU8a()];
	const bytes = [
		0,
		0,
		0,
		0,
		0,
		found.index.toNumber(),
		variant.index.toNumber(),
		...data.flatMap((one) => [...one]),
		0,
	];
	return Buffer.from(bytes).toString("hex");
}
