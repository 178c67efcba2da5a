import { entries } from "../../generated/v2/entries.ts";
import type { Hex } from "../../src/codec/hex.ts";
import { encoder } from "./encode.ts";
import { v2 } from "./metadata/specimens.ts";

/** Bytes of a storage value of generation 2. */
export const stored = encoder(v2);

export const ALICE: Hex = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
export const BOB: Hex = "0x8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48";
export const CHARLIE: Hex = "0x90b5ab205c6974c9ea841be688864633dc9ca8a357843eeacf2314649965fe22";
export const KEY: Hex = `0x${"01".repeat(32)}`;
const POOL: Hex = `0x${"b0".repeat(32)}`;
const LOCK: Hex = `0x${"b1".repeat(32)}`;
const OWNER_REWARD: Hex = `0x${"b2".repeat(32)}`;
export const POOL_ACCOUNTS = { pool: POOL, lock: LOCK, ownerReward: OWNER_REWARD };

const { assets, phalaBasePool } = entries;

/** Storage of a stake pool: 12 shares and PHA, of which 2 are free, owned by Alice. */
export function poolStorage(pid: number, fields: Readonly<Record<string, unknown>> = {}, base: object = {}) {
	const basepool = {
		pid,
		owner: ALICE,
		totalShares: 12n * 10n ** 12n,
		totalValue: 12n * 10n ** 12n,
		withdrawQueue: [],
		valueSubscribers: [],
		cid: 10_000 + pid,
		poolAccountId: POOL,
		...base,
	};
	const pool = {
		basepool,
		payoutCommission: null,
		cap: null,
		workers: [],
		cdWorkers: [],
		lockAccount: LOCK,
		ownerRewardAccount: OWNER_REWARD,
		...fields,
	};
	return {
		[phalaBasePool.pools.key(pid)]: stored("PhalaBasePool", "Pools", { StakePool: pool }),
		...wrapped(POOL, 2n * 10n ** 12n),
	};
}

/** Storage of a vault, owned by Alice, without anything in it. */
export function vaultStorage(pid: number, fields: Readonly<Record<string, unknown>> = {}, base: object = {}) {
	const basepool = { pid, owner: ALICE, cid: 10_000 + pid, poolAccountId: POOL, ...base };
	return { [phalaBasePool.pools.key(pid)]: stored("PhalaBasePool", "Pools", { Vault: { basepool, ...fields } }) };
}

/** Storage of an account's W-PHA. */
export function wrapped(account: Hex, balance: bigint) {
	return { [assets.account.key(10_000, account)]: stored("Assets", "Account", { balance, reason: "Sufficient" }) };
}
