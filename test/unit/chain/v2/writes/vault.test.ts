import { beforeEach, describe, expect, test } from "vitest";
import { entries } from "../../../../../generated/v2/entries.ts";
import { Addresses } from "../../../../../src/chain/addresses.ts";
import type { ChainWrites } from "../../../../../src/chain/chain-adapter.ts";
import type { MetadataScan } from "../../../../../src/chain/metadata/scan.ts";
import type { ChainEvent, Operation } from "../../../../../src/chain/operation.ts";
import { createChainV2 } from "../../../../../src/chain/v2/chain-context.ts";
import { createWritesV2 } from "../../../../../src/chain/v2/writes/index.ts";
import type { Hex } from "../../../../../src/codec/hex.ts";
import { ownerGain } from "../../../../../src/math/rewards.ts";
import type { Storage } from "../../../../support/conformance/recorded.ts";
import {
	minimum,
	NOW,
	PHA,
	pha,
	prepareOn,
	property,
	queued,
	shares,
	whitelist,
} from "../../../../support/conformance/state-v2.ts";
import { newer } from "../../../../support/metadata/newer.ts";
import { rhala1241, v2 } from "../../../../support/metadata/specimens.ts";
import { ALICE, BOB, CHARLIE, POOL_ACCOUNTS, poolStorage, vaultStorage, wrapped } from "../../../../support/storage.ts";

const POOL = 0;
const VAULT = 1;
const VAULT_CID = 10_001;
const VAULT_ACCOUNT: Hex = `0x${"fa".repeat(32)}`;

const on = (scan: MetadataScan): ChainWrites => createWritesV2(createChainV2(scan, new Addresses(30)).chain);
const writes = on(v2.scan);
const newest = on(newer);
const early = on(rhala1241.scan);

let storage: Storage;

/** A vault of 10 shares that are worth 15 PHA, at a commission of 50 % of what was gained since price 1. */
const vault = (fields: object = {}, base: object = {}) =>
	vaultStorage(
		VAULT,
		{ lastSharePriceCheckpoint: PHA, commission: 500_000, ownerShares: 2n * PHA, investPools: [POOL], ...fields },
		{ totalShares: 10n * PHA, totalValue: 15n * PHA, poolAccountId: VAULT_ACCOUNT, ...base },
	);
const lock = (): Storage => ({ [entries.phalaVault.vaultLocks.key(VAULT)]: "0x" });

beforeEach(() => {
	storage = {
		...minimum(),
		...poolStorage(POOL),
		...vault(),
		...wrapped(VAULT_ACCOUNT, 5n * PHA),
		...pha(ALICE, 100n * PHA),
		...pha(BOB, 100n * PHA),
	};
});

const prepare = <R>(operation: Operation<R>, account?: Hex) => prepareOn(storage, operation, account);
const codes = (operation: Operation<unknown>, account?: Hex) =>
	prepare(operation, account).failures.map(({ code }) => code);
const details = (operation: Operation<unknown>, account?: Hex) => prepare(operation, account).failures[0]?.details;

describe("a vault's commission", () => {
	test("is the owner's, and of a vault", () => {
		expect(codes(writes.setVaultCommission(VAULT, 5), BOB)).toEqual(["NOT_POOL_OWNER"]);
		expect(details(writes.setVaultCommission(POOL, 5))).toEqual({
			pid: POOL,
			kind: "stakePool",
			expected: "vault",
			dispatch: null,
		});
		expect(codes(writes.setVaultCommission(9, 5))).toEqual(["NOT_FOUND"]);
	});

	test("has to change where the runtime knows that error, and may stay what it is elsewhere", () => {
		expect(codes(newest.setVaultCommission(VAULT, 500_000))).toEqual(["COMMISSION_UNCHANGED"]);
		expect(codes(newest.setVaultCommission(VAULT, 500_001))).toEqual([]);
		expect(codes(writes.setVaultCommission(VAULT, 500_000))).toEqual([]);
	});

	test("of none is not the one of 0 %", () => {
		Object.assign(storage, vault({ commission: null }));
		expect(codes(newest.setVaultCommission(VAULT, 0))).toEqual([]);
	});

	test("is settled first in a withdrawal of so much PHA, where the runtime does that", () => {
		Object.assign(storage, shares(VAULT_CID, BOB, 1, 10n * PHA));
		const asked = (to: ChainWrites) => prepare(to.withdraw(VAULT, { amount: 5n * PHA }), BOB).calls[0]?.args.shares;
		const { shares: gained } = ownerGain({ totalStake: 15n * PHA, totalShares: 10n * PHA }, PHA, 500_000);
		expect(gained).toBe(2n * PHA);
		// At 15 PHA for 10 shares, or for 12.
		expect(asked(writes)).toBe(3_333_333_333_334n);
		expect(asked(newest)).toBe(4n * PHA);
	});
});

describe("the owner's shares", () => {
	test("are claimed up to what was gained, all of them by default to the owner", () => {
		expect(prepare(writes.claimOwnerShares(VAULT, "all", null)).calls).toEqual([
			{ pallet: "phalaVault", method: "claimOwnerShares", args: { vaultPid: 1n, target: ALICE, shares: 2n * PHA } },
		]);
		expect(codes(writes.claimOwnerShares(VAULT, 2n * PHA, CHARLIE))).toEqual([]);
		expect(details(writes.claimOwnerShares(VAULT, 2n * PHA + 1n, null))).toMatchObject({ available: 2n * PHA });
		expect(codes(writes.claimOwnerShares(VAULT, 0n, null))).toEqual(["NO_REWARD"]);
		expect(codes(writes.claimOwnerShares(VAULT, "all", null), BOB)).toEqual(["NOT_POOL_OWNER"]);
		expect(codes(writes.claimOwnerShares(9, "all", null))).toEqual(["NOT_FOUND"]);
	});

	test("are none where nothing was gained", () => {
		Object.assign(storage, vault({ ownerShares: 0 }));
		expect(codes(writes.claimOwnerShares(VAULT, "all", null))).toEqual(["NO_REWARD"]);
	});

	test("may be settled in vain", () => {
		const { outcome, failures } = prepare(writes.gainOwnerShares(VAULT));
		expect(failures).toEqual([]);
		expect(outcome([])).toEqual({ shares: 0n });
		expect(codes(writes.gainOwnerShares(VAULT), BOB)).toEqual(["NOT_POOL_OWNER"]);
	});
});

describe("contributing to a vault", () => {
	test("wraps what is missing and asks for no cap", () => {
		Object.assign(storage, wrapped(BOB, 3n * PHA));
		expect(prepare(writes.contribute(VAULT, 5n * PHA), BOB)).toMatchObject({
			calls: [
				{ pallet: "phalaWrappedBalances", method: "wrap", args: { amount: 2n * PHA } },
				{ pallet: "phalaVault", method: "contribute", args: { pid: 1n, amount: 5n * PHA } },
			],
			failures: [],
			spends: 2n * PHA,
		});
	});

	test("is open to those on its whitelist and to its owner", () => {
		Object.assign(storage, whitelist(VAULT, CHARLIE));
		expect(codes(writes.contribute(VAULT, PHA), BOB)).toEqual(["NOT_WHITELISTED"]);
		expect(codes(writes.contribute(VAULT, PHA), ALICE)).toEqual([]);
	});

	test("is impossible where its shares are worth nothing", () => {
		Object.assign(storage, vault({}, { totalValue: 0 }));
		expect(codes(writes.contribute(VAULT, PHA), BOB)).toEqual(["POOL_BANKRUPT"]);
	});

	test("goes on while the vault is locked, and so does withdrawing", () => {
		Object.assign(storage, lock(), shares(VAULT_CID, BOB, 1, PHA));
		expect(codes(writes.contribute(VAULT, PHA), BOB)).toEqual([]);
		expect(codes(writes.withdraw(VAULT, "all"), BOB)).toEqual([]);
	});
});

describe("a vault's owner", () => {
	const CID = 10_000;

	test("delegates W-PHA of the vault alone", () => {
		expect(prepare(writes.contributeAsVault(VAULT, POOL, 5n * PHA))).toMatchObject({
			calls: [{ pallet: "phalaStakePoolv2", method: "contribute", args: { pid: 0n, amount: 5n * PHA, asVault: 1n } }],
			failures: [],
			spends: 0n,
		});
		Object.assign(storage, wrapped(ALICE, 50n * PHA));
		expect(details(writes.contributeAsVault(VAULT, POOL, 5n * PHA + 1n))).toMatchObject({ available: 5n * PHA });
	});

	test("is told of vault, lock and owner before the pool", () => {
		Object.assign(storage, lock());
		expect(codes(writes.contributeAsVault(VAULT, 9, PHA), BOB)).toEqual([
			"VAULT_LOCKED",
			"NOT_POOL_OWNER",
			"NOT_FOUND",
		]);
		expect(codes(writes.contributeAsVault(POOL, VAULT, PHA))).toEqual(["WRONG_POOL_KIND"]);
		expect(codes(writes.withdrawAsVault(VAULT, 9, "all"), BOB)).toEqual([
			"VAULT_LOCKED",
			"NOT_POOL_OWNER",
			"NOT_FOUND",
		]);
		expect(codes(writes.withdrawAsVault(9, POOL, "all"))).toEqual(["NOT_FOUND"]);
	});

	test("may delegate for a locked vault on early runtimes, not withdraw", () => {
		Object.assign(storage, lock(), shares(CID, VAULT_ACCOUNT, 1, 3n * PHA));
		expect(codes(early.contributeAsVault(VAULT, POOL, PHA))).toEqual([]);
		expect(codes(early.withdrawAsVault(VAULT, POOL, "all"))).toEqual(["VAULT_LOCKED"]);
	});

	test("delegates to no vault", () => {
		expect(codes(writes.contributeAsVault(VAULT, VAULT, PHA))).toEqual(["WRONG_POOL_KIND"]);
		expect(codes(writes.withdrawAsVault(VAULT, VAULT, "all"))).toEqual(["WRONG_POOL_KIND"]);
	});

	test("needs the vault's own account on the pool's whitelist", () => {
		Object.assign(storage, whitelist(POOL, ALICE));
		expect(codes(writes.contributeAsVault(VAULT, POOL, PHA))).toEqual(["NOT_WHITELISTED"]);
		Object.assign(storage, whitelist(POOL, VAULT_ACCOUNT));
		expect(codes(writes.contributeAsVault(VAULT, POOL, PHA))).toEqual([]);
	});

	test("minds minimum and cap of the pool", () => {
		expect(codes(writes.contributeAsVault(VAULT, POOL, 1n))).toEqual(["CONTRIBUTION_TOO_SMALL"]);
		Object.assign(storage, poolStorage(POOL, { cap: 13n * PHA }));
		expect(details(writes.contributeAsVault(VAULT, POOL, 2n * PHA))).toMatchObject({ remaining: PHA });
	});

	test("asks for the shares that the vault has, queued ones included", () => {
		const withdrawQueue = [queued(VAULT_ACCOUNT, 9)];
		Object.assign(storage, poolStorage(POOL, {}, { withdrawQueue }), property(CID, 9, PHA));
		Object.assign(storage, shares(CID, VAULT_ACCOUNT, 1, 3n * PHA), shares(CID, ALICE, 2, 7n * PHA));
		expect(prepare(writes.withdrawAsVault(VAULT, POOL, "all"))).toMatchObject({
			calls: [{ pallet: "phalaStakePoolv2", method: "withdraw", args: { pid: 0n, shares: 4n * PHA, asVault: 1n } }],
			failures: [],
		});
		const worth = (rest: bigint) =>
			prepare(writes.withdrawAsVault(VAULT, POOL, { amount: 4n * PHA - rest })).calls[0]?.args.shares;
		expect([0n, 1000n, 2000n].map(worth)).toEqual([4n * PHA, 4n * PHA, 4n * PHA - 1999n]);
		expect(details(writes.withdrawAsVault(VAULT, POOL, { shares: 4n * PHA + 1n }))).toMatchObject({
			available: 4n * PHA,
		});
	});

	test("has a whitelist and a description for the vault", () => {
		expect(codes(writes.addToWhitelist(VAULT, BOB, "vault"))).toEqual([]);
		expect(codes(writes.setDescription(VAULT, new Uint8Array(3), "vault"))).toEqual([]);
		expect(codes(writes.removeFromWhitelist(VAULT, BOB, "vault"))).toEqual(["NO_WHITELIST"]);
		expect(codes(writes.addToWhitelist(POOL, BOB, "vault"))).toEqual(["WRONG_POOL_KIND"]);
	});
});

describe("asking a vault to pay", () => {
	const event = (pallet: string, name: string, data: ChainEvent["data"]): ChainEvent => ({ pallet, name, data });
	const outcome = (...events: ChainEvent[]) => prepare(writes.enforceVaultExit(VAULT), CHARLIE).outcome(events);
	const transferred = (from: Hex, to: Hex, amount: bigint) => event("assets", "Transferred", { from, to, amount });

	test("is anybody's, and of a vault", () => {
		expect(codes(writes.enforceVaultExit(VAULT), CHARLIE)).toEqual([]);
		expect(codes(writes.enforceVaultExit(POOL), CHARLIE)).toEqual(["WRONG_POOL_KIND"]);
	});

	test("tells what was paid out of the vault, not what came in from stake pools", () => {
		expect(
			outcome(transferred(VAULT_ACCOUNT, BOB, PHA), transferred(POOL_ACCOUNTS.pool, VAULT_ACCOUNT, 7n * PHA)),
		).toEqual({ paid: PHA, shutDown: false });
	});

	describe("that owes too much for too long", () => {
		const WEEK = 604_800;
		/** Bob waits for 9 of 10 shares, worth 13.5 PHA, since before the grace period; the vault can pay 5. */
		const overdue = (base: object = {}) => ({
			...vault({}, { withdrawQueue: [queued(BOB, 5, NOW - WEEK - 1)], ...base }),
			...property(VAULT_CID, 5, 9n * PHA),
		});
		const active = (amount: bigint) => shares(10_000, VAULT_ACCOUNT, 1, amount);
		const waiting = (amount: bigint) => ({
			...poolStorage(POOL, {}, { withdrawQueue: [queued(VAULT_ACCOUNT, 9)] }),
			...property(10_000, 9, amount),
		});

		test("takes back what it has in its pools", () => {
			Object.assign(storage, overdue(), active(3n * PHA), waiting(PHA));
			expect(codes(writes.enforceVaultExit(VAULT))).toEqual([]);
			expect(outcome()).toMatchObject({ shutDown: false });
		});

		test("cannot where all that it has in one waits there, from specs of 1250 on", () => {
			Object.assign(storage, overdue(), active(1000n), waiting(PHA));
			expect(details(writes.enforceVaultExit(VAULT))).toMatchObject({ pid: POOL });
			expect(codes(writes.enforceVaultExit(VAULT))).toEqual(["NO_POSITION"]);
			expect(codes(early.enforceVaultExit(VAULT))).toEqual([]);
			expect(codes(newest.enforceVaultExit(VAULT))).toEqual([]);
		});

		test("cannot while it is locked, unless it has nothing anywhere", () => {
			Object.assign(storage, overdue(), active(PHA), lock());
			expect(codes(writes.enforceVaultExit(VAULT))).toEqual(["VAULT_LOCKED"]);
			expect(codes(early.enforceVaultExit(VAULT))).toEqual(["VAULT_LOCKED"]);
			expect(codes(newest.enforceVaultExit(VAULT))).toEqual([]);
			Object.assign(storage, active(0n));
			expect(codes(writes.enforceVaultExit(VAULT))).toEqual([]);
			expect(codes(early.enforceVaultExit(VAULT))).toEqual(["VAULT_LOCKED"]);
		});

		test("cannot before specs of 1250 where it has nothing left in one of its pools", () => {
			Object.assign(storage, overdue(), active(0n));
			expect(codes(writes.enforceVaultExit(VAULT))).toEqual([]);
			expect(details(early.enforceVaultExit(VAULT))).toMatchObject({ available: 0n });
			Object.assign(storage, waiting(PHA));
			expect(codes(early.enforceVaultExit(VAULT))).toEqual([]);
		});

		test("is shut down without a word where it has nothing anywhere", () => {
			Object.assign(storage, overdue());
			expect(outcome()).toMatchObject({ shutDown: true });
			Object.assign(storage, lock());
			expect(outcome()).toMatchObject({ shutDown: false });
		});
	});

	test("tells a shutdown by its event, or by what the vault asks back where there is no such event", () => {
		expect(outcome(event("phalaVault", "ForceShutdown", { pid: 1n, reason: "NoEnoughReleasingStake" }))).toMatchObject({
			shutDown: true,
		});
		const request = (user: Hex) => event("phalaBasePool", "WithdrawalQueued", { pid: 0n, user, shares: 1n });
		expect(outcome(request(VAULT_ACCOUNT))).toMatchObject({ shutDown: true });
		expect(outcome(request(BOB))).toMatchObject({ shutDown: false });
	});
});
