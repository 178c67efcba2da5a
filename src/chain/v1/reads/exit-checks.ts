import type { StorageQuery } from "../../../query/storage-query.ts";
import { storageKeys, storageValue } from "../../../query/storage-value.ts";
import type { ExitCheck } from "../../chain-adapter.ts";
import type { ChainV1 } from "../chain-context.ts";

/** Two rounds: the times at which requests of the last grace period started, then the pools of each. */
export function* readExitChecks({ entries: { phalaStakePool } }: ChainV1): StorageQuery<readonly ExitCheck[]> {
	const timestamps = storageValue(phalaStakePool.withdrawalTimestamps);
	const starts = timestamps.from(yield { keys: [timestamps.key] });
	const queued = starts.map((startedAt) => storageValue(phalaStakePool.withdrawalQueuedPools, startedAt));
	const response = yield { keys: storageKeys(queued) };
	return starts.map((startedAt, i) => ({
		startedAt: Number(startedAt),
		pids: (queued[i]?.from(response) ?? []).map(Number),
	}));
}
