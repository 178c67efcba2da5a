import type { StorageQuery } from "../../../query/storage-query.ts";
import { storageValue } from "../../../query/storage-value.ts";
import type { PoolKind } from "../../model/stake-pool.ts";
import type { ChainV2 } from "../chain-context.ts";
import { basePool } from "./base-pool.ts";

/** One round: the number of pools. No pool is ever removed, so their ids are all below that. */
export function* readPoolCount({ entries }: ChainV2): StorageQuery<number> {
	const count = storageValue(entries.phalaBasePool.poolCount);
	return Number(count.from(yield { keys: [count.key] }));
}

/** Two rounds: ids of all pools of a kind, ascending. */
export function* readPoolIds(chain: ChainV2, kind: PoolKind): StorageQuery<readonly number[]> {
	const count = yield* readPoolCount(chain);
	const records = Array.from({ length: count }, (_, pid) => storageValue(chain.entries.phalaBasePool.pools, pid));
	const response = yield { keys: records.map(({ key }) => key) };
	return records.flatMap((record, pid) => {
		const pool = record.from(response);
		return pool && basePool(pool).kind === kind ? [pid] : [];
	});
}
