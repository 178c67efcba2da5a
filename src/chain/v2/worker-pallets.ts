import type { SessionInfo } from "../../../generated/v2/pallets.ts";
import { readValue } from "../create-operation.ts";
import { ruleFailure } from "../loaded-with-writes.ts";
import type { WorkerPallets } from "../workers/worker-pallets.ts";
import type { ChainV2 } from "./chain-context.ts";
import { pallet } from "./pallet-api.ts";
import { findStakePool, type StakePoolV2 } from "./pool-records.ts";
import { readCooling } from "./reads/cooling-down.ts";
import { wrappedBalance, wrappedMinimum } from "./reads/share-nft.ts";
import { workerStore } from "./reads/worker.ts";
import { checkQueueService } from "./writes/serve-queue.ts";
import { checkRest } from "./writes/wrap-checks.ts";

const stakePool = pallet("phalaStakePoolv2");
const computation = pallet("phalaComputation");

/** Names and rules of workers in generation 2. */
export function workerPallets(chain: ChainV2): WorkerPallets<SessionInfo, StakePoolV2> {
	const { phalaComputation } = chain.entries;
	const store = workerStore(chain);
	const freeStakeOf = ({ basepool }: StakePoolV2) => readValue(wrappedBalance(chain, basepool.poolAccountId));
	return {
		...store,
		generation: 2,
		chain,
		workerBindings: phalaComputation.workerBindings,
		sessionBindings: phalaComputation.sessionBindings,
		findPool: (pid) => findStakePool(chain, pid),

		stakePool,
		calls: {
			start: (pid, worker, stake) => stakePool.buildCall("startComputing", { pid, worker, stake }),
			stop: (pid, worker) => stakePool.buildCall("stopComputing", { pid, worker }),
			restart: (pid, worker, stake) => stakePool.buildCall("restartComputing", { pid, worker, stake }),
			unbind: (session) => computation.buildCall("unbind", { session }),
		},
		events: {
			started(events) {
				const { amount } = stakePool.expectEvent(events, "WorkingStarted");
				return { stake: amount, ve: computation.expectEvent(events, "WorkerStarted").initV };
			},
			expectStopped: (events) => computation.expectEvent(events, "WorkerStopped"),
			stopped: (events) => computation.eventsNamed(events, "WorkerStopped").map(({ session }) => session),
			reclaimed: (events) => computation.eventsNamed(events, "WorkerReclaimed"),
			unbound: (events) => computation.expectEvent(events, "SessionUnbound").worker,
		},

		stoppingEnabled: null,
		removesReadyOnly: true,
		isStopped: ({ cdWorkers }, worker) => cdWorkers.includes(worker),
		checkRestart: (pid, { basepool }) =>
			basepool.withdrawQueue.length > 0 ? [ruleFailure("QUEUE_NOT_EMPTY", { pid })] : [],
		readFreeStake: freeStakeOf,
		*readFreeStakeAfterStop(pool, released) {
			return (yield* freeStakeOf(pool)) + released;
		},
		*checkFreeRest(rest) {
			return checkRest(rest, yield* readValue(wrappedMinimum(chain)));
		},
		checkQueueService: ({ basepool }, released) => checkQueueService(chain, basepool, released),
		readCoolingWorkers: (pid, pool) => readCooling(chain, pid, pool),
	};
}
