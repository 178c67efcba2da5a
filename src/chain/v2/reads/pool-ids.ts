import type { Read } from "../../../query/storage-query.ts";
import { item } from "../../../query/storage-value.ts";
import type { PoolKind } from "../../model.ts";
import type { ChainV2 } from "../chain-context.ts";
import { baseOf } from "./base-pool.ts";

/** One round: how many pools there are. No pool is ever removed, so their ids are all below that. */
export function* readPoolCount({ entries }: ChainV2): Read<number> {
	const count = item(entries.phalaBasePool.poolCount);
	return Number(count.of(yield { keys: [count.key] }));
}

/** Two rounds: how many pools there are, and which of them are of that kind. */
export function* readPoolIds(chain: ChainV2, kind: PoolKind): Read<readonly number[]> {
	const count = yield* readPoolCount(chain);
	const records = Array.from({ length: count }, (_, pid) => item(chain.entries.phalaBasePool.pools, pid));
	const answer = yield { keys: records.map(({ key }) => key) };
	return records.flatMap((record, pid) => {
		const pool = record.of(answer);
		return pool && baseOf(pool).kind === kind ? [pid] : [];
	});
}
