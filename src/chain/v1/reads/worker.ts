import type { MinerInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import type { WorkerStore } from "../../workers/read-workers.ts";
import { cacheStakeBounds } from "../../workers/stake-bounds.ts";
import type { ChainV1 } from "../chain-context.ts";
import { parseWorkerStatus } from "./worker-status.ts";

/** Storage of generation 1 about workers; create it once per runtime, it caches stake bounds. */
export function workerStore({ entries, addresses }: ChainV1): WorkerStore<MinerInfo> {
	const { phalaMining, phalaRegistry, phalaStakePool } = entries;
	return {
		registry: phalaRegistry.workers,
		assignments: phalaStakePool.workerAssignments,
		sessions: phalaMining.miners,
		stakes: phalaMining.stakes,
		coolDown: phalaMining.coolDownPeriod,
		tokenomics: phalaMining.tokenomicParameters,
		decodeStatus: parseWorkerStatus,
		addresses,
		stakeBounds: cacheStakeBounds(1),
	};
}

/** Keys of all registered workers. */
export function* readWorkerKeys({ entries }: ChainV1): StorageQuery<readonly Hex[]> {
	const prefix = entries.phalaRegistry.workers.under();
	const response = yield { prefixes: [prefix] };
	return response.keysUnder(prefix).map((key) => entries.phalaRegistry.workers.args(key)[0]);
}
