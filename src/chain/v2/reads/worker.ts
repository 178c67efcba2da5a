import type { SessionInfo } from "../../../../generated/v2/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import type { StorageQuery } from "../../../query/storage-query.ts";
import type { WorkerStore } from "../../workers/read-workers.ts";
import { cacheStakeBounds } from "../../workers/stake-bounds.ts";
import type { ChainV2 } from "../chain-context.ts";
import { STATUS } from "./worker-status.ts";

/** Storage of generation 2 about workers; create it once per runtime, it caches stake bounds. */
export function workerStore({ entries, addresses }: ChainV2): WorkerStore<SessionInfo> {
	const { phalaComputation, phalaRegistry, phalaStakePoolv2 } = entries;
	return {
		registry: phalaRegistry.workers,
		assignments: phalaStakePoolv2.workerAssignments,
		sessions: phalaComputation.sessions,
		stakes: phalaComputation.stakes,
		coolDown: phalaComputation.coolDownPeriod,
		tokenomics: phalaComputation.tokenomicParameters,
		decodeStatus: ({ state }) => STATUS[state],
		addresses,
		stakeBounds: cacheStakeBounds(2),
	};
}

/** Keys of all registered workers. */
export function* readWorkerKeys({ entries }: ChainV2): StorageQuery<readonly Hex[]> {
	const prefix = entries.phalaRegistry.workers.under();
	const response = yield { prefixes: [prefix] };
	return response.keysUnder(prefix).map((key) => entries.phalaRegistry.workers.args(key)[0]);
}
