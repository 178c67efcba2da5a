import type { StorageQuery } from "../../../query/storage-query.ts";
import { storageValue } from "../../../query/storage-value.ts";
import type { ChainV1 } from "../chain-context.ts";

/** One round: the number of pools. No pool is ever removed, so their ids are all below that. */
export function* readPoolCount({ entries }: ChainV1): StorageQuery<number> {
	const count = storageValue(entries.phalaStakePool.poolCount);
	return Number(count.from(yield { keys: [count.key] }));
}

/** One round: ids of all pools, which are all stake pools. */
export function* readPoolIds(chain: ChainV1): StorageQuery<readonly number[]> {
	const count = yield* readPoolCount(chain);
	return Array.from({ length: count }, (_, pid) => pid);
}
