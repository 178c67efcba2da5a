import type { Hex } from "../../../codec/hex.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import { blockRef, type StorageValue, storageKeys, storageValue, sumBy } from "../../../query/storage-value.ts";
import type { DelegatorState, Position } from "../../model/delegator.ts";
import { computeTransferable } from "../../transferable.ts";
import type { ChainV2 } from "../chain-context.ts";
import { basePool, queuedShares } from "./base-pool.ts";
import { buildPosition } from "./position.ts";
import { readShareNfts, type ShareNft } from "./share-holding.ts";
import { shareNftShares, wrappedBalance } from "./share-nft.ts";

/**
 * Two rounds: balances, NFTs, and the pools that the chain lists for the account; then those pools and the shares.
 *
 * One more round for queued requests. Two more for NFTs of a collection that the chain does not list for the account: shares of a
 * vault's owner, and of vaults.
 */
export function* readDelegator(chain: ChainV2, account: Hex): StorageQuery<DelegatorState> {
	const { phalaWrappedBalances, system, uniques } = chain.entries;
	const balance = storageValue(system.account, account);
	const wrapped = wrappedBalance(chain, account);
	const record = storageValue(phalaWrappedBalances.stakerAccounts, account);
	const head = yield { keys: storageKeys([balance, wrapped, record]), prefixes: [uniques.account.under(account)] };
	const owned = readShareNfts(chain, head, account);
	const { locked, investPools } = record.from(head) ?? { locked: 0n, investPools: [] };
	const positions = yield* readPositions(chain, account, owned, new Map(investPools.map(([pid, cid]) => [cid, pid])));
	const block = blockRef(head);
	const { data } = balance.from(head);
	const sendable = computeTransferable(data, chain.constants.existentialDeposit);
	return {
		address: chain.addresses.format(account),
		free: data.free,
		transferable: sendable,
		wrapped: wrapped.from(head),
		contributable: sendable + wrapped.from(head),
		stakeLocked: null,
		voteLocked: locked,
		stakedTotal: sumBy(positions, ({ value, queuedValue }) => value + queuedValue),
		positions,
		block,
	};
}

/**
 * Positions in the pools of the account's NFTs, by pid.
 *
 * @param known - pids by collection; other collections are looked up, and skipped if they belong to no pool
 */
function* readPositions(
	chain: ChainV2,
	account: Hex,
	owned: readonly ShareNft[],
	known: ReadonlyMap<number, bigint>,
): StorageQuery<readonly Position[]> {
	const { pools, poolCollections } = chain.entries.phalaBasePool;
	const collections = [...new Set(owned.map(({ collection }) => collection))];
	const records = collections.flatMap((collection) => {
		const pid = known.get(collection);
		return pid === undefined ? [] : [storageValue(pools, pid)];
	});
	const lookUps = collections.filter((one) => !known.has(one)).map((one) => storageValue(poolCollections, one));
	const sharesByCollection = new Map<number, StorageValue<bigint>[]>();
	for (const { collection, nft } of owned) {
		const items = sharesByCollection.get(collection) ?? [];
		items.push(shareNftShares(chain, collection, nft));
		sharesByCollection.set(collection, items);
	}
	const shares = [...sharesByCollection.values()].flat();
	const second = yield { keys: storageKeys([...records, ...lookUps, ...shares]) };

	const others = lookUps.flatMap((lookUp) => {
		const pid = lookUp.from(second);
		return pid === null ? [] : [storageValue(pools, pid)];
	});
	const third = yield { keys: storageKeys(others) };
	const holdings = [
		...records.flatMap((record) => record.from(second) ?? []),
		...others.flatMap((record) => record.from(third) ?? []),
	].map((pool) => {
		const { base } = basePool(pool);
		const held = sumBy(sharesByCollection.get(base.cid) ?? [], (item) => item.from(second));
		return { pool, held, queue: queuedShares(chain, base).filter(({ request }) => request.user === account) };
	});
	const rest = yield { keys: holdings.flatMap(({ queue }) => queue.map((queued) => queued.shares.key)) };
	return holdings
		.flatMap(({ pool, held, queue }) => {
			const queued = sumBy(queue, (one) => one.shares.from(rest));
			return buildPosition(pool, held, queued, blockRef(second)) ?? [];
		})
		.sort((a, b) => a.pid - b.pid);
}
