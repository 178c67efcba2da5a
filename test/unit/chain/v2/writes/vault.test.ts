import { describe, expect, test } from "vitest";
import { entries } from "../../../../../generated/v2/entries.ts";
import { Addresses } from "../../../../../src/chain/addresses.ts";
import type { ChainWrites } from "../../../../../src/chain/chain-adapter.ts";
import type { MetadataScan } from "../../../../../src/chain/metadata/scan.ts";
import type { ChainEvent } from "../../../../../src/chain/operation.ts";
import { createChainV2 } from "../../../../../src/chain/v2/chain-context.ts";
import { writeLoadersV2 } from "../../../../../src/chain/v2/writes/write-loaders.ts";
import type { Hex } from "../../../../../src/codec/hex.ts";
import { ownerGain } from "../../../../../src/math/rewards.ts";
import type { Storage } from "../../../../support/conformance/recorded.ts";
import {
	MINIMUM,
	minimum,
	pha,
	property,
	queued,
	shares,
	whitelist,
} from "../../../../support/conformance/state-v2.ts";
import { newer } from "../../../../support/metadata/newer.ts";
import { rhala1241, v2 } from "../../../../support/metadata/specimens.ts";
import { ALICE, BOB, CHARLIE, POOL_ACCOUNTS, poolStorage, vaultStorage, wrapped } from "../../../../support/storage.ts";
import { NOW, PHA, writesHarness } from "../../../../support/writes/harness.ts";
import { loadAllWrites } from "../../../../support/writes/load-all-writes.ts";

const POOL = 0;
const VAULT = 1;
const VAULT_CID = 10_001;
const VAULT_ACCOUNT: Hex = `0x${"fa".repeat(32)}`;

const on = (scan: MetadataScan) => loadAllWrites(writeLoadersV2(createChainV2(scan, new Addresses(30)).chain));
const writes = await on(v2.scan);
const newest = await on(newer);
const early = await on(rhala1241.scan);

/** A vault of 10 shares that are worth 15 PHA, at a commission of 50 % of what was gained since price 1. */
const vault = (fields: object = {}, base: object = {}) =>
	vaultStorage(
		VAULT,
		{ lastSharePriceCheckpoint: PHA, commission: 500_000, ownerShares: 2n * PHA, investPools: [POOL], ...fields },
		{ totalShares: 10n * PHA, totalValue: 15n * PHA, poolAccountId: VAULT_ACCOUNT, ...base },
	);
const lock = (): Storage => ({ [entries.phalaVault.vaultLocks.key(VAULT)]: "0x" });

const { codes, details, prepare, set } = writesHarness(() => ({
	...minimum(),
	...poolStorage(POOL),
	...vault(),
	...wrapped(VAULT_ACCOUNT, 5n * PHA),
	...pha(ALICE, 100n * PHA),
	...pha(BOB, 100n * PHA),
}));

describe("a vault's commission", () => {
	test("is set by the owner of a vault", () => {
		expect(codes(writes.setVaultCommission(VAULT, 5), BOB)).toEqual(["NOT_POOL_OWNER"]);
		expect(details(writes.setVaultCommission(POOL, 5))).toEqual({
			pid: POOL,
			kind: "stakePool",
			expected: "vault",
			dispatch: null,
		});
		expect(codes(writes.setVaultCommission(9, 5))).toEqual(["NOT_FOUND"]);
	});

	test("must change where the runtime has that error, and may stay the same elsewhere", () => {
		expect(codes(newest.setVaultCommission(VAULT, 500_000))).toEqual(["COMMISSION_UNCHANGED"]);
		expect(codes(newest.setVaultCommission(VAULT, 500_001))).toEqual([]);
		expect(codes(writes.setVaultCommission(VAULT, 500_000))).toEqual([]);
	});

	test("of none differs from one of 0 %", () => {
		set(vault({ commission: null }));
		expect(codes(newest.setVaultCommission(VAULT, 0))).toEqual([]);
	});

	test("is settled first in a withdrawal by value, where the runtime settles it", () => {
		set(shares(VAULT_CID, BOB, 1, 10n * PHA));
		const requestedShares = (to: ChainWrites) =>
			prepare(to.withdraw(VAULT, { amount: 5n * PHA }), BOB).calls[0]?.args.shares;
		const { shares: gained } = ownerGain({ totalStake: 15n * PHA, totalShares: 10n * PHA }, PHA, 500_000);
		expect(gained).toBe(2n * PHA);
		// At 15 PHA for 10 shares, or for 12.
		expect(requestedShares(writes)).toBe(3_333_333_333_334n);
		expect(requestedShares(newest)).toBe(4n * PHA);
	});
});

describe("the owner's shares", () => {
	test("are claimed up to the shares gained, by default all of them to the owner", () => {
		expect(prepare(writes.claimOwnerShares(VAULT, "all", null)).calls).toEqual([
			{ pallet: "phalaVault", method: "claimOwnerShares", args: { vaultPid: 1n, target: ALICE, shares: 2n * PHA } },
		]);
		expect(codes(writes.claimOwnerShares(VAULT, 2n * PHA, CHARLIE))).toEqual([]);
		expect(details(writes.claimOwnerShares(VAULT, 2n * PHA + 1n, null))).toMatchObject({ available: 2n * PHA });
		expect(codes(writes.claimOwnerShares(VAULT, 0n, null))).toEqual(["NO_REWARD"]);
		// So few shares are a position that can never be withdrawn, unless the target has others.
		expect(details(writes.claimOwnerShares(VAULT, 1000n, BOB))).toMatchObject({ shares: 1000n, minimum: MINIMUM });
		expect(codes(writes.claimOwnerShares(VAULT, "all", null), BOB)).toEqual(["NOT_POOL_OWNER"]);
		expect(codes(writes.claimOwnerShares(9, "all", null))).toEqual(["NOT_FOUND"]);
	});

	test("are not claimable where none were gained", () => {
		set(vault({ ownerShares: 0 }));
		expect(codes(writes.claimOwnerShares(VAULT, "all", null))).toEqual(["NO_REWARD"]);
	});

	test("may be settled without a gain", () => {
		const { outcome, failures } = prepare(writes.gainOwnerShares(VAULT));
		expect(failures).toEqual([]);
		expect(outcome([])).toEqual({ shares: 0n });
		expect(codes(writes.gainOwnerShares(VAULT), BOB)).toEqual(["NOT_POOL_OWNER"]);
	});
});

describe("contributing to a vault", () => {
	test("wraps the W-PHA that is missing, and has no cap", () => {
		set(wrapped(BOB, 3n * PHA));
		expect(prepare(writes.contribute(VAULT, 5n * PHA), BOB)).toMatchObject({
			calls: [
				{ pallet: "phalaWrappedBalances", method: "wrap", args: { amount: 2n * PHA } },
				{ pallet: "phalaVault", method: "contribute", args: { pid: 1n, amount: 5n * PHA } },
			],
			failures: [],
			spends: 2n * PHA,
		});
	});

	test("is open to whitelisted accounts and the owner", () => {
		set(whitelist(VAULT, CHARLIE));
		expect(codes(writes.contribute(VAULT, PHA), BOB)).toEqual(["NOT_WHITELISTED"]);
		expect(codes(writes.contribute(VAULT, PHA), ALICE)).toEqual([]);
	});

	test("fails where its shares are worth nothing", () => {
		set(vault({}, { totalValue: 0 }));
		expect(codes(writes.contribute(VAULT, PHA), BOB)).toEqual(["POOL_BANKRUPT"]);
	});

	test("works while the vault is locked, as does withdrawing", () => {
		set(lock(), shares(VAULT_CID, BOB, 1, PHA));
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
		set(wrapped(ALICE, 50n * PHA));
		expect(details(writes.contributeAsVault(VAULT, POOL, 5n * PHA + 1n))).toMatchObject({ available: 5n * PHA });
	});

	test("gets failures of vault, lock and owner before those of the pool", () => {
		set(lock());
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
		set(lock(), shares(CID, VAULT_ACCOUNT, 1, 3n * PHA));
		expect(codes(early.contributeAsVault(VAULT, POOL, PHA))).toEqual([]);
		expect(codes(early.withdrawAsVault(VAULT, POOL, "all"))).toEqual(["VAULT_LOCKED"]);
	});

	test("cannot delegate to a vault", () => {
		expect(codes(writes.contributeAsVault(VAULT, VAULT, PHA))).toEqual(["WRONG_POOL_KIND"]);
		expect(codes(writes.withdrawAsVault(VAULT, VAULT, "all"))).toEqual(["WRONG_POOL_KIND"]);
	});

	test("needs the vault's own account on the pool's whitelist", () => {
		set(whitelist(POOL, ALICE));
		expect(codes(writes.contributeAsVault(VAULT, POOL, PHA))).toEqual(["NOT_WHITELISTED"]);
		set(whitelist(POOL, VAULT_ACCOUNT));
		expect(codes(writes.contributeAsVault(VAULT, POOL, PHA))).toEqual([]);
	});

	test("is bound by minimum and cap of the pool", () => {
		expect(codes(writes.contributeAsVault(VAULT, POOL, 1n))).toEqual(["CONTRIBUTION_TOO_SMALL"]);
		set(poolStorage(POOL, { cap: 13n * PHA }));
		expect(details(writes.contributeAsVault(VAULT, POOL, 2n * PHA))).toMatchObject({ remaining: PHA });
	});

	test("withdraws up to the shares of the vault, queued ones included", () => {
		const withdrawQueue = [queued(VAULT_ACCOUNT, 9)];
		set(poolStorage(POOL, {}, { withdrawQueue }), property(CID, 9, PHA));
		set(shares(CID, VAULT_ACCOUNT, 1, 3n * PHA), shares(CID, ALICE, 2, 7n * PHA));
		expect(prepare(writes.withdrawAsVault(VAULT, POOL, "all"))).toMatchObject({
			calls: [{ pallet: "phalaStakePoolv2", method: "withdraw", args: { pid: 0n, shares: 4n * PHA, asVault: 1n } }],
			failures: [],
		});
		const worth = (rest: bigint) =>
			prepare(writes.withdrawAsVault(VAULT, POOL, { amount: 4n * PHA - rest })).calls[0]?.args.shares;
		const kept = MINIMUM + 1000n;
		expect([0n, MINIMUM, kept].map(worth)).toEqual([4n * PHA, 4n * PHA, 4n * PHA - kept + 1n]);
		expect(details(writes.withdrawAsVault(VAULT, POOL, { shares: 4n * PHA + 1n }))).toMatchObject({
			available: 4n * PHA,
		});
	});

	test("sets whitelist and description of the vault", () => {
		expect(codes(writes.addToWhitelist(VAULT, BOB, "vault"))).toEqual([]);
		expect(codes(writes.setDescription(VAULT, new Uint8Array(3), "vault"))).toEqual([]);
		expect(codes(writes.removeFromWhitelist(VAULT, BOB, "vault"))).toEqual(["NO_WHITELIST"]);
		expect(codes(writes.addToWhitelist(POOL, BOB, "vault"))).toEqual(["WRONG_POOL_KIND"]);
	});
});

describe("enforcing a vault's exit", () => {
	const event = (pallet: string, name: string, data: ChainEvent["data"]): ChainEvent => ({ pallet, name, data });
	const outcome = (...events: ChainEvent[]) => prepare(writes.enforceVaultExit(VAULT), CHARLIE).outcome(events);
	const transferred = (from: Hex, to: Hex, amount: bigint) => event("assets", "Transferred", { from, to, amount });

	test("is open to every account, for a vault", () => {
		expect(codes(writes.enforceVaultExit(VAULT), CHARLIE)).toEqual([]);
		expect(codes(writes.enforceVaultExit(POOL), CHARLIE)).toEqual(["WRONG_POOL_KIND"]);
	});

	test("sums what the vault paid, not what it received from stake pools", () => {
		expect(
			outcome(transferred(VAULT_ACCOUNT, BOB, PHA), transferred(POOL_ACCOUNTS.pool, VAULT_ACCOUNT, 7n * PHA)),
		).toEqual({ paid: PHA, shutDown: false });
	});

	describe("of a vault with overdue requests", () => {
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

		test("withdraws what it has in its pools", () => {
			set(overdue(), active(3n * PHA), waiting(PHA));
			expect(codes(writes.enforceVaultExit(VAULT))).toEqual([]);
			expect(outcome()).toMatchObject({ shutDown: false });
		});

		test("fails if all its shares in one pool are queued there, from spec 1250 on", () => {
			set(overdue(), active(1000n), waiting(PHA));
			expect(details(writes.enforceVaultExit(VAULT))).toMatchObject({ pid: POOL });
			expect(codes(writes.enforceVaultExit(VAULT))).toEqual(["NO_POSITION"]);
			expect(codes(early.enforceVaultExit(VAULT))).toEqual([]);
			expect(codes(newest.enforceVaultExit(VAULT))).toEqual([]);
		});

		test("fails while it is locked, unless it has no investment", () => {
			set(overdue(), active(PHA), lock());
			expect(codes(writes.enforceVaultExit(VAULT))).toEqual(["VAULT_LOCKED"]);
			expect(codes(early.enforceVaultExit(VAULT))).toEqual(["VAULT_LOCKED"]);
			expect(codes(newest.enforceVaultExit(VAULT))).toEqual([]);
			set(active(0n));
			expect(codes(writes.enforceVaultExit(VAULT))).toEqual([]);
			expect(codes(early.enforceVaultExit(VAULT))).toEqual(["VAULT_LOCKED"]);
		});

		test("fails before specs of 1250 where it has nothing left in one of its pools", () => {
			set(overdue(), active(0n));
			expect(codes(writes.enforceVaultExit(VAULT))).toEqual([]);
			expect(details(early.enforceVaultExit(VAULT))).toMatchObject({ available: 0n });
			set(waiting(PHA));
			expect(codes(early.enforceVaultExit(VAULT))).toEqual([]);
		});

		test("shuts down without an event where it has no investment", () => {
			set(overdue());
			expect(outcome()).toMatchObject({ shutDown: true });
			set(lock());
			expect(outcome()).toMatchObject({ shutDown: false });
		});
	});

	test("detects a shutdown by its event, or by the vault's own requests on runtimes without it", () => {
		expect(outcome(event("phalaVault", "ForceShutdown", { pid: 1n, reason: "NoEnoughReleasingStake" }))).toMatchObject({
			shutDown: true,
		});
		const request = (user: Hex) => event("phalaBasePool", "WithdrawalQueued", { pid: 0n, user, shares: 1n });
		expect(outcome(request(VAULT_ACCOUNT))).toMatchObject({ shutDown: true });
		expect(outcome(request(BOB))).toMatchObject({ shutDown: false });
	});
});
