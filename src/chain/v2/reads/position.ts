import type { PoolProxy } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { notFound } from "../../../errors/not-found.ts";
import type { BlockRef } from "../../../query/block-ref.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { blockRef, storageValue } from "../../../query/storage-value.ts";
import { BASE_POOL_ACCOUNT } from "../../accounts.ts";
import type { PoolPosition, Position } from "../../model/delegator.ts";
import type { PoolKind } from "../../model/stake-pool.ts";
import { shareValue } from "../../share-value.ts";
import type { ChainV2 } from "../chain-context.ts";
import { asStakePool, asVault, basePool, poolTotals } from "./base-pool.ts";
import { readHolding, readShareNfts } from "./share-holding.ts";
import { shareNftShares } from "./share-nft.ts";

/** Two rounds: the pool and the account's items, then the shares in those of this pool. */
export function* readPosition(chain: ChainV2, pid: number, account: Hex): StorageQuery<Position | null> {
	const { phalaBasePool, uniques } = chain.entries;
	const record = storageValue(phalaBasePool.pools, pid);
	const head = yield { keys: [record.key], prefixes: [uniques.account.under(account)] };
	const pool = record.from(head);
	if (pool === null) throw notFound("pool", pid);
	const holding = readHolding(chain, basePool(pool).base, account, readShareNfts(chain, head, account));
	const rest = yield { keys: holding.keys };
	const { active, queued } = holding.from(rest);
	return buildPosition(pool, active, queued, blockRef(rest));
}

/** Three rounds: the pool, the items of its collection, their owners and shares. */
export function* readPositionsOfPool(
	chain: ChainV2,
	pid: number,
	kind: PoolKind,
): StorageQuery<readonly PoolPosition[] | null> {
	const { phalaBasePool, uniques } = chain.entries;
	const record = storageValue(phalaBasePool.pools, pid);
	const head = yield { keys: [record.key] };
	const pool = record.from(head);
	if (pool === null) return null;
	const { basepool: base } = kind === "vault" ? asVault(pid, pool) : asStakePool(pid, pool);
	const prefix = uniques.asset.under(base.cid);
	const list = yield { prefixes: [prefix] };
	const items = list.keysUnder(prefix).map((key) => {
		const [collection, nft] = uniques.asset.args(key);
		return {
			nft,
			details: storageValue(uniques.asset, collection, nft),
			shares: shareNftShares(chain, collection, nft),
		};
	});
	const rest = yield { keys: items.flatMap(({ details, shares }) => [details.key, shares.key]) };

	const active = new Map<Hex, bigint>();
	const queued = new Map<Hex, bigint>();
	const waiting = new Map(base.withdrawQueue.map(({ nftId, user }) => [nftId, user]));
	for (const { nft, details, shares } of items) {
		const owner = details.from(rest)?.owner;
		const user = waiting.get(nft);
		if (user) addShares(queued, user, shares.from(rest));
		else if (owner && owner !== BASE_POOL_ACCOUNT) addShares(active, owner, shares.from(rest));
	}
	return [...new Set([...active.keys(), ...queued.keys()])].flatMap((account) => {
		const position = buildPosition(pool, active.get(account) ?? 0n, queued.get(account) ?? 0n, blockRef(rest));
		return position ? [{ delegator: chain.addresses.format(account), ...position }] : [];
	});
}

/** Shares of a pool as a position; `null` without any. */
export function buildPosition(pool: PoolProxy, shares: bigint, queuedShares: bigint, block: BlockRef): Position | null {
	if (shares === 0n && queuedShares === 0n) return null;
	const { kind, base } = basePool(pool);
	const totals = poolTotals(base);
	return {
		pid: Number(base.pid),
		kind,
		shares,
		value: shareValue(shares, totals, 2),
		queuedShares,
		queuedValue: shareValue(queuedShares, totals, 2),
		locked: null,
		reward: null,
		block,
	};
}

function addShares(sums: Map<Hex, bigint>, account: Hex, shares: bigint): void {
	sums.set(account, (sums.get(account) ?? 0n) + shares);
}
