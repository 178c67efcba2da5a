import type { PoolProxy } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { notFound } from "../../../errors/not-found.ts";
import { valueOf as worthOf } from "../../../math/shares.ts";
import type { BlockRef } from "../../../query/block-ref.ts";
import type { Read } from "../../../query/storage-query.ts";
import { blockOf, item } from "../../../query/storage-value.ts";
import type { PoolKind, PoolPosition, Position } from "../../model.ts";
import { BASE_POOL_ACCOUNT } from "../accounts.ts";
import type { ChainV2 } from "../chain-context.ts";
import { baseOf, stakePoolOf, totalsOf, vaultOf } from "./base-pool.ts";
import { holdingOf, itemsOf } from "./share-holding.ts";
import { sharesIn } from "./share-nft.ts";

/** Two rounds: the pool and the account's items, then the shares in those of this pool. */
export function* readPosition(chain: ChainV2, pid: number, account: Hex): Read<Position | null> {
	const { phalaBasePool, uniques } = chain.entries;
	const record = item(phalaBasePool.pools, pid);
	const head = yield { keys: [record.key], prefixes: [uniques.account.under(account)] };
	const pool = record.of(head);
	if (pool === null) throw notFound("pool", pid);
	const holding = holdingOf(chain, baseOf(pool).base, account, itemsOf(chain, head, account));
	const rest = yield { keys: holding.keys };
	const { active, queued } = holding.of(rest);
	return positionOf(pool, active, queued, blockOf(rest));
}

/** Three rounds: the pool, the items of its collection, their owners and shares. */
export function* readPositionsOfPool(
	chain: ChainV2,
	pid: number,
	kind: PoolKind,
): Read<readonly PoolPosition[] | null> {
	const { phalaBasePool, uniques } = chain.entries;
	const record = item(phalaBasePool.pools, pid);
	const head = yield { keys: [record.key] };
	const pool = record.of(head);
	if (pool === null) return null;
	const { basepool: base } = kind === "vault" ? vaultOf(pid, pool) : stakePoolOf(pid, pool);
	const prefix = uniques.asset.under(base.cid);
	const list = yield { prefixes: [prefix] };
	const items = list.keysUnder(prefix).map((key) => {
		const [collection, nft] = uniques.asset.args(key);
		return { nft, details: item(uniques.asset, collection, nft), shares: sharesIn(chain, collection, nft) };
	});
	const rest = yield { keys: items.flatMap(({ details, shares }) => [details.key, shares.key]) };

	const active = new Map<Hex, bigint>();
	const queued = new Map<Hex, bigint>();
	const waiting = new Map(base.withdrawQueue.map(({ nftId, user }) => [nftId, user]));
	for (const { nft, details, shares } of items) {
		const owner = details.of(rest)?.owner;
		const user = waiting.get(nft);
		if (user) add(queued, user, shares.of(rest));
		else if (owner && owner !== BASE_POOL_ACCOUNT) add(active, owner, shares.of(rest));
	}
	return [...new Set([...active.keys(), ...queued.keys()])].flatMap((account) => {
		const position = positionOf(pool, active.get(account) ?? 0n, queued.get(account) ?? 0n, blockOf(rest));
		return position ? [{ delegator: chain.addresses.format(account), ...position }] : [];
	});
}

/** What shares of a pool are as a position; `null` without any. */
export function positionOf(pool: PoolProxy, shares: bigint, queuedShares: bigint, block: BlockRef): Position | null {
	if (shares === 0n && queuedShares === 0n) return null;
	const { kind, base } = baseOf(pool);
	const totals = totalsOf(base);
	return {
		pid: Number(base.pid),
		kind,
		shares,
		value: worthOf(shares, totals),
		queuedShares,
		queuedValue: worthOf(queuedShares, totals),
		locked: null,
		reward: null,
		block,
	};
}

function add(sums: Map<Hex, bigint>, account: Hex, shares: bigint): void {
	sums.set(account, (sums.get(account) ?? 0n) + shares);
}
