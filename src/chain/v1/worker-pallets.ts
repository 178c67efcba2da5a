import type { MinerInfo, PoolInfo } from "../../../generated/v1/pallets.ts";
import { resolvedQuery } from "../create-operation.ts";
import { ruleFailure } from "../loaded-with-writes.ts";
import type { WorkerPallets } from "../workers/worker-pallets.ts";
import type { ChainV1 } from "./chain-context.ts";
import { pallet } from "./pallet-api.ts";
import { findPool } from "./pool-records.ts";
import { readCooling } from "./reads/cooling-down.ts";
import { workerStore } from "./reads/worker.ts";
import { checkQueue, readStakers, serveQueue } from "./writes/serve-queue.ts";

const stakePool = pallet("phalaStakePool");
const mining = pallet("phalaMining");

/** Names and rules of workers in generation 1. */
export function workerPallets(chain: ChainV1): WorkerPallets<MinerInfo, PoolInfo> {
	const { phalaMining, phalaStakePool } = chain.entries;
	return {
		...workerStore(chain),
		generation: 1,
		chain,
		workerBindings: phalaMining.workerBindings,
		sessionBindings: phalaMining.minerBindings,
		findPool: (pid) => findPool(chain, pid),

		stakePool,
		calls: {
			start: (pid, worker, stake) => stakePool.buildCall("startMining", { pid, worker, stake }),
			stop: (pid, worker) => stakePool.buildCall("stopMining", { pid, worker }),
			restart: (pid, worker, stake) => stakePool.buildCall("restartMining", { pid, worker, stake }),
			unbind: (miner) => mining.buildCall("unbind", { miner }),
		},
		events: {
			started(events) {
				// Early runtimes (spec 1130) emit no `MiningStarted`, and `MinerStarted` without V.
				const miner = mining.expectEvent(events, "MinerStarted");
				const [started] = stakePool.eventsNamed(events, "MiningStarted");
				return { stake: started?.amount ?? null, ve: "initV" in miner ? miner.initV : null };
			},
			expectStopped: (events) => mining.expectEvent(events, "MinerStopped"),
			stopped: (events) => mining.eventsNamed(events, "MinerStopped").map(({ miner }) => miner),
			reclaimed: (events) =>
				mining.eventsNamed(events, "MinerReclaimed").map(({ miner, ...stake }) => ({ session: miner, ...stake })),
			unbound: (events) => mining.expectEvent(events, "MinerUnbound").worker,
		},

		stoppingEnabled: phalaStakePool.miningEnabled,
		removesReadyOnly: false,
		isStopped: () => false,
		checkRestart: (_pid, { freeStake }) =>
			freeStake === 0n ? [ruleFailure("INSUFFICIENT_FREE_STAKE", { freeStake })] : [],
		readFreeStake: ({ freeStake }) => resolvedQuery(freeStake),
		// The chain pays the queue with the released stake before it starts the worker again.
		*readFreeStakeAfterStop(pool, released) {
			const stakers = yield* readStakers(chain, pool);
			return serveQueue({ ...pool, freeStake: pool.freeStake + released }, pool.withdrawQueue, stakers).freeStake;
		},
		checkFreeRest: () => resolvedQuery([]),
		*checkQueueService(pool, released) {
			if (pool.withdrawQueue.length === 0) return [];
			const stakers = yield* readStakers(chain, pool);
			const fund = { ...pool, freeStake: pool.freeStake + released };
			return checkQueue(Number(pool.pid), fund, pool.withdrawQueue, stakers);
		},
		readCoolingWorkers: (pid, pool) => readCooling(chain, pid, pool),
	};
}
