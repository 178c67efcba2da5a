import { beforeEach, describe, expect, test } from "vitest";
import type { Hex } from "../../../../../src/codec/hex.ts";
import { keyOf, type MadeBlock, RuntimeChain } from "../../../../support/devchain/runtime-harness.ts";

const PHA = 10n ** 12n;
const DAY_MS = 86_400_000;
const POOL = 0;
const VAULT = 1;

interface StoredPool {
	basepool: {
		totalShares: bigint;
		totalValue: bigint;
		withdrawQueue: { user: Hex }[];
		valueSubscribers: bigint[];
		poolAccountId: Hex;
	};
	commission: number | null;
	ownerShares: bigint;
	lastSharePriceCheckpoint: bigint;
	investPools: bigint[];
}

let chain: RuntimeChain;
/** Alice has a pool, Bob a vault with 1000 PHA of Charlie's. */
beforeEach(() => {
	chain = new RuntimeChain();
	chain.block();
	chain.submit("//Alice", "phalaStakePoolv2", "create");
	vault("//Bob", "create", []);
	chain.submit("//Charlie", "phalaWrappedBalances", "wrap", [3000n * PHA]);
	vault("//Charlie", "contribute", [VAULT, 1000n * PHA]);
});

const vault = (uri: string, method: string, args: unknown[], at?: number) =>
	chain.submit(uri, "phalaVault", method, args, at);
const invest = (amount: bigint, uri = "//Bob") =>
	chain.submit(uri, "phalaStakePoolv2", "contribute", [POOL, amount, VAULT]);
const divest = (shares: bigint) => chain.submit("//Bob", "phalaStakePoolv2", "withdraw", [POOL, shares, VAULT]);
const stored = (pid: number) =>
	Object.values(chain.query("phalaBasePool", "pools", pid) as Record<string, StoredPool>)[0] as StoredPool;
const eventNames = ({ events }: MadeBlock) => events.map(({ pallet, name }) => `${pallet}.${name}`);
/** Locks W-PHA of Alice's pool, as a computing worker does. */
const occupy = () => {
	const account = stored(POOL).basepool.poolAccountId;
	const entry = chain.query("assets", "account", 10_000, account) as { balance: bigint };
	chain.write("assets", "account", [10_000, account], { ...entry, balance: 10n ** 8n });
	return () => chain.write("assets", "account", [10_000, account], entry);
};
/** A vault with a request that has waited too long, 8 days. */
const expire = () => {
	invest(1000n * PHA);
	occupy();
	vault("//Charlie", "withdraw", [VAULT, 400n * PHA]);
	return vault("//Dave", "checkAndMaybeForceWithdraw", [VAULT], chain.now() + 8 * DAY_MS);
};
const isLocked = () => chain.entries("phalaVault", "vaultLocks").length > 0;

describe("a vault", () => {
	test("invests its W-PHA; pool and vault record each other once", () => {
		invest(300n * PHA);
		const block = invest(100n * PHA);
		expect(block.events.find(({ name }) => name === "Contribution")?.data).toMatchObject({
			user: stored(VAULT).basepool.poolAccountId,
			asVault: BigInt(VAULT),
		});
		expect(stored(VAULT).investPools).toEqual([BigInt(POOL)]);
		expect(stored(POOL).basepool.valueSubscribers).toEqual([BigInt(VAULT)]);
		expect(stored(VAULT).basepool.totalValue).toBe(1000n * PHA);
		expect(chain.query("phalaWrappedBalances", "stakerAccounts", stored(VAULT).basepool.poolAccountId)).toBeNull();
	});

	test("can be used by its owner only, and in stake pools only", () => {
		expect(chain.errorOf(invest(PHA, "//Charlie"))).toBe("phalaStakePoolv2.UnauthorizedPoolOwner");
		const other = chain.submit("//Bob", "phalaStakePoolv2", "contribute", [VAULT, PHA, VAULT]);
		expect(chain.errorOf(other)).toBe("phalaBasePool.PoolTypeNotMatch");
		const pool = chain.submit("//Alice", "phalaStakePoolv2", "contribute", [POOL, PHA, POOL]);
		expect(chain.errorOf(pool)).toBe("phalaBasePool.PoolTypeNotMatch");
	});

	test("requires W-PHA accounts of its delegators, and rejects the calls of stake pools", () => {
		expect(chain.errorOf(vault("//Dave", "contribute", [VAULT, PHA]))).toBe("phalaVault.AssetAccountNotExist");
		expect(chain.errorOf(vault("//Charlie", "contribute", [POOL, PHA]))).toBe("phalaBasePool.PoolTypeNotMatch");
		const direct = chain.submit("//Charlie", "phalaStakePoolv2", "contribute", [VAULT, PHA, null]);
		expect(chain.errorOf(direct)).toBe("phalaBasePool.PoolTypeNotMatch");
	});

	test("pays its delegators after a withdrawal from a pool only when its queue is checked", () => {
		invest(1000n * PHA);
		vault("//Charlie", "withdraw", [VAULT, 100n * PHA]);
		expect(stored(VAULT).basepool.withdrawQueue).toHaveLength(1);
		divest(100n * PHA);
		expect(stored(VAULT).basepool.withdrawQueue).toHaveLength(1);
		const block = vault("//Dave", "checkAndMaybeForceWithdraw", [VAULT]);
		expect(eventNames(block)).toContain("phalaBasePool.Withdrawal");
		expect(stored(VAULT).basepool.withdrawQueue).toEqual([]);
	});
});

describe("the owner's shares", () => {
	const grow = (totalValue: bigint, commission: number | null) => {
		const { basepool, ...rest } = stored(VAULT);
		const grown = { ...rest, basepool: { ...basepool, totalValue }, commission };
		chain.write("phalaBasePool", "pools", [VAULT], { Vault: grown });
	};

	test("are minted for growth since the checkpoint, on request of the owner", () => {
		grow(1500n * PHA, 500_000);
		expect(chain.errorOf(vault("//Charlie", "maybeGainOwnerShares", [VAULT]))).toBe("phalaVault.UnauthorizedPoolOwner");
		const block = vault("//Bob", "maybeGainOwnerShares", [VAULT]);
		expect(block.events.find(({ name }) => name === "OwnerSharesGained")?.data).toEqual({
			pid: BigInt(VAULT),
			shares: 200n * PHA,
			checkoutPrice: 1_250_000_000_000n,
		});
		expect(stored(VAULT)).toMatchObject({ ownerShares: 200n * PHA, lastSharePriceCheckpoint: 1_250_000_000_000n });
		expect(stored(VAULT).basepool.totalShares).toBe(1200n * PHA);
		expect(eventNames(vault("//Bob", "maybeGainOwnerShares", [VAULT]))).not.toContain("phalaVault.OwnerSharesGained");
	});

	test("wrap around when rounding removes a share, as on the real runtime", () => {
		const { basepool, ...rest } = stored(VAULT);
		const exact = { ...basepool, totalShares: 216_613_207_702_492n, totalValue: 270_766_509_628_115n };
		chain.write("phalaBasePool", "pools", [VAULT], { Vault: { ...rest, basepool: exact } });
		vault("//Bob", "maybeGainOwnerShares", [VAULT]);
		expect(stored(VAULT).ownerShares).toBe(2n ** 128n - 1n);
		expect(stored(VAULT).basepool.totalShares).toBe(216_613_207_702_491n);
	});

	test("go to the account that the owner names; the owner's record contains the vault", () => {
		grow(1500n * PHA, 500_000);
		vault("//Bob", "maybeGainOwnerShares", [VAULT]);
		const claim = (shares: bigint) => vault("//Bob", "claimOwnerShares", [VAULT, keyOf("//Charlie"), shares]);
		expect(chain.errorOf(claim(0n))).toBe("phalaVault.NoRewardToClaim");
		expect(chain.errorOf(claim(200n * PHA + 1n))).toBe("phalaVault.NoEnoughShareToClaim");
		const block = claim(50n * PHA);
		expect(block.events.find(({ name }) => name === "OwnerSharesClaimed")?.data.user).toBe(keyOf("//Bob"));
		expect(stored(VAULT).ownerShares).toBe(150n * PHA);
		expect(chain.query("phalaWrappedBalances", "stakerAccounts", keyOf("//Bob"))).toMatchObject({
			investPools: [[BigInt(VAULT), 10_001]],
		});
		expect(eventNames(vault("//Charlie", "withdraw", [VAULT, 1050n * PHA]))).toContain("phalaBasePool.Withdrawal");
	});
});

describe("a vault with an expired request", () => {
	test("withdraws everything and is locked; delegators can still contribute and withdraw", () => {
		const block = expire();
		expect(eventNames(block)).toContain("phalaBasePool.WithdrawalQueued");
		expect(stored(POOL).basepool.withdrawQueue.map(({ user }) => user)).toEqual([stored(VAULT).basepool.poolAccountId]);
		expect(isLocked()).toBe(true);
		expect(chain.errorOf(invest(PHA, "//Dave"))).toBe("phalaStakePoolv2.VaultIsLocked");
		expect(chain.errorOf(divest(PHA))).toBe("phalaStakePoolv2.VaultIsLocked");
		expect(chain.errorOf(vault("//Charlie", "contribute", [VAULT, 400n * PHA]))).toBeNull();
		expect(stored(VAULT).basepool.withdrawQueue).toEqual([]);
		expect(isLocked()).toBe(true);
		vault("//Dave", "checkAndMaybeForceWithdraw", [VAULT]);
		expect(isLocked()).toBe(false);
	});

	test("is not locked for 21 days while its withdrawals from pools cover the request", () => {
		invest(1000n * PHA);
		occupy();
		divest(1000n * PHA);
		vault("//Charlie", "withdraw", [VAULT, 400n * PHA]);
		const start = chain.now();
		vault("//Dave", "checkAndMaybeForceWithdraw", [VAULT], start + 21 * DAY_MS);
		expect(isLocked()).toBe(false);
		const block = vault("//Dave", "checkAndMaybeForceWithdraw", [VAULT]);
		// Queued shares cannot be withdrawn again: the item outside the queue is dust, and burnt.
		expect(chain.errorOf(block)).toBe("phalaStakePoolv2.NoNftToWithdraw");
	});

	test("cannot be locked twice", () => {
		expire();
		const again = vault("//Dave", "checkAndMaybeForceWithdraw", [VAULT], chain.now() + 30 * DAY_MS);
		expect(chain.errorOf(again)).toBe("phalaStakePoolv2.VaultIsLocked");
	});
});
