import type { Hex } from "../../../codec/hex.ts";
import type { Read } from "../../../query/storage-query.ts";
import { blockOf, type Item, item, keysOf, total } from "../../../query/storage-value.ts";
import type { DelegatorState, Position } from "../../model.ts";
import { transferableOf } from "../../transferable.ts";
import type { ChainV2 } from "../chain-context.ts";
import { baseOf, queueOf } from "./base-pool.ts";
import { positionOf } from "./position.ts";
import { itemsOf, type OwnedItem } from "./share-holding.ts";
import { sharesIn, wrappedOf } from "./share-nft.ts";

/**
 * Two rounds: balances, items, and the pools that the chain remembers the account in; then those pools and the shares.
 *
 * A round more for requests that wait in a queue. Two more for items of a collection that the chain does not remember the account
 * in: whoever was given shares as a vault's owner, and vaults.
 */
export function* readDelegator(chain: ChainV2, account: Hex): Read<DelegatorState> {
	const { phalaWrappedBalances, system, uniques } = chain.entries;
	const balance = item(system.account, account);
	const wrapped = wrappedOf(chain, account);
	const record = item(phalaWrappedBalances.stakerAccounts, account);
	const head = yield { keys: keysOf([balance, wrapped, record]), prefixes: [uniques.account.under(account)] };
	const owned = itemsOf(chain, head, account);
	const { locked, investPools } = record.of(head) ?? { locked: 0n, investPools: [] };
	const positions = yield* readPositions(chain, account, owned, new Map(investPools.map(([pid, cid]) => [cid, pid])));
	const block = blockOf(head);
	const { data } = balance.of(head);
	const sendable = transferableOf(data, chain.constants.existentialDeposit);
	return {
		address: chain.addresses.format(account),
		free: data.free,
		transferable: sendable,
		wrapped: wrapped.of(head),
		contributable: sendable + wrapped.of(head),
		stakeLocked: null,
		voteLocked: locked,
		stakedTotal: total(positions, ({ value, queuedValue }) => value + queuedValue),
		positions,
		block,
	};
}

/**
 * What the account has in the pools that its items belong to, by pid.
 *
 * @param known - pools by collection, as far as anybody knows; others are looked up, and passed over where they are no pool's
 */
function* readPositions(
	chain: ChainV2,
	account: Hex,
	owned: readonly OwnedItem[],
	known: ReadonlyMap<number, bigint>,
): Read<readonly Position[]> {
	const { pools, poolCollections } = chain.entries.phalaBasePool;
	const collections = [...new Set(owned.map(({ collection }) => collection))];
	const records = collections.flatMap((collection) => {
		const pid = known.get(collection);
		return pid === undefined ? [] : [item(pools, pid)];
	});
	const lookUps = collections.filter((one) => !known.has(one)).map((one) => item(poolCollections, one));
	const sharesByCollection = new Map<number, Item<bigint>[]>();
	for (const { collection, nft } of owned) {
		const items = sharesByCollection.get(collection) ?? [];
		items.push(sharesIn(chain, collection, nft));
		sharesByCollection.set(collection, items);
	}
	const shares = [...sharesByCollection.values()].flat();
	const second = yield { keys: keysOf([...records, ...lookUps, ...shares]) };

	const others = lookUps.flatMap((lookUp) => {
		const pid = lookUp.of(second);
		return pid === null ? [] : [item(pools, pid)];
	});
	const third = yield { keys: keysOf(others) };
	const found = [
		...records.flatMap((record) => record.of(second) ?? []),
		...others.flatMap((record) => record.of(third) ?? []),
	].map((pool) => {
		const { base } = baseOf(pool);
		const held = total(sharesByCollection.get(base.cid) ?? [], (item) => item.of(second));
		return { pool, held, queue: queueOf(chain, base).filter(({ request }) => request.user === account) };
	});
	const rest = yield { keys: found.flatMap(({ queue }) => queue.map((queued) => queued.shares.key)) };
	return found
		.flatMap(({ pool, held, queue }) => {
			const queued = total(queue, (one) => one.shares.of(rest));
			return positionOf(pool, held, queued, blockOf(second)) ?? [];
		})
		.sort((a, b) => a.pid - b.pid);
}
