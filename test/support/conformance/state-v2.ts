import { entries } from "../../../generated/v2/entries.ts";
import { namedAccount } from "../../../src/chain/accounts.ts";
import { type Hex, toHex } from "../../../src/codec/hex.ts";
import { stored } from "../storage.ts";
import type { Storage } from "./recorded.ts";

export const PHA = 10n ** 12n;
/** The chain's time, seconds since the epoch. */
export const NOW = 1_700_000_000;
/** Least W-PHA of an account. */
export const MINIMUM = 10n ** 8n;

const { assets, phalaBasePool, rmrkCore, system, uniques } = entries;
const STAKE_INFO: Hex = "0x7374616b652d696e666f";

/** Storage that the W-PHA asset requires, with enough PHA behind it. */
export const minimum = (minBalance = MINIMUM): Storage => ({
	...pha(namedAccount("wpha/"), 1_000_000n * PHA),
	[assets.asset.key(10_000)]: stored("Assets", "Asset", { minBalance, isSufficient: true }),
});

/** PHA of an account. */
export const pha = (account: Hex, free: bigint, frozen = 0n): Storage => ({
	[system.account.key(account)]: stored("System", "Account", { providers: 1, data: { free, frozen } }),
});

/** Shares in an item that an account owns. */
export const shares = (collection: number, account: Hex, nft: number, amount: bigint): Storage => ({
	[uniques.account.key(account, collection, nft)]: "0x",
	...property(collection, nft, amount),
});

/** Shares in an NFT of any owner. */
export const property = (collection: number, nft: number, amount: bigint): Storage => {
	const bytes = new Uint8Array(16);
	new DataView(bytes.buffer).setBigUint64(0, amount, true);
	return { [rmrkCore.properties.key(collection, nft, STAKE_INFO)]: stored("RmrkCore", "Properties", toHex(bytes)) };
};

/** Who may contribute to a pool. */
export const whitelist = (pid: number, ...accounts: Hex[]): Storage => ({
	[phalaBasePool.poolContributionWhitelists.key(pid)]: stored("PhalaBasePool", "PoolContributionWhitelists", accounts),
});

/** A request in a queue. */
export const queued = (user: Hex, nftId: number, startTime = NOW) => ({ user, nftId, startTime });
