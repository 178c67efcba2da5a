import { sessionAccount } from "../../accounts.ts";
import type { Operation } from "../../operation.ts";
import { poolOperation } from "../../pool-admin/pool-operation.ts";
import type { ChainV2 } from "../chain-context.ts";
import { buildCall, eventsNamed } from "../pallet-api.ts";
import { findStakePool } from "../pool-records.ts";
import { checkQueueService, sumPayments } from "./serve-queue.ts";

/**
 * Pays a stake pool's queue, and stops its workers where a request is overdue. Checks pool. Every account may call it.
 *
 * The outcome lists, of the workers that the pool had before, those whose sessions stopped.
 */
export function enforceExit(chain: ChainV2, pid: number): Operation<{ paid: bigint; stopped: readonly string[] }> {
	return poolOperation(chain, findStakePool(chain, pid), {
		name: "stakePool.enforceExit",
		call: buildCall("phalaStakePoolv2", "checkAndMaybeForceWithdraw", { pid: BigInt(pid) }),
		checkFurther: ({ basepool }) => checkQueueService(chain, basepool),
		outcome(events, pool) {
			const sessions = new Set(eventsNamed(events, "phalaComputation", "WorkerStopped").map(({ session }) => session));
			return {
				paid: pool ? sumPayments(events, pool.basepool.poolAccountId) : 0n,
				stopped: pool?.workers.filter((worker) => sessions.has(sessionAccount(pid, worker))) ?? [],
			};
		},
	});
}
