import { sessionAccount } from "../../accounts.ts";
import type { Operation } from "../../operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import type { ChainV2 } from "../chain-context.ts";
import {
	buildCall,
	checkOwner,
	checkStakePool,
	eventsNamed,
	expectEvent,
	freeOperation,
	poolOperation,
	signerAccount,
} from "./common.ts";
import { readQueueService } from "./serve-queue.ts";

/** Anybody may create a pool. */
export function createStakePool(chain: ChainV2): Operation<{ pid: number }> {
	return freeOperation(chain, {
		name: "createStakePool",
		call: buildCall("phalaStakePoolv2", "create", {}),
		outcome: (events) => ({ pid: Number(expectEvent(events, "phalaStakePoolv2", "PoolCreated").pid) }),
	});
}

/** Rules: pool, owner. */
export function setCommission(chain: ChainV2, pid: number, ppm: number): Operation<{ commissionPpm: number }> {
	return poolOperation(chain, pid, checkStakePool, {
		name: "stakePool.setCommission",
		call: buildCall("phalaStakePoolv2", "setPayoutPref", { pid: BigInt(pid), payoutCommission: ppm }),
		rules: ({ basepool }, account, failures) => checkOwner(chain, account, basepool.owner, failures),
		outcome: (events) => ({ commissionPpm: expectEvent(events, "phalaStakePoolv2", "PoolCommissionSet").commission }),
	});
}

/** Rules: pool, owner, a cap that holds what is delegated. */
export function setCap(chain: ChainV2, pid: number, cap: bigint): Operation<{ cap: bigint }> {
	return poolOperation(chain, pid, checkStakePool, {
		name: "stakePool.setCap",
		call: buildCall("phalaStakePoolv2", "setCap", { pid: BigInt(pid), cap }),
		rules({ basepool: { owner, totalValue } }, account, failures) {
			checkOwner(chain, account, owner, failures);
			if (totalValue > cap) failures.push(ruleFailure("CAP_BELOW_TOTAL", { totalStake: totalValue }));
		},
		outcome: (events) => ({ cap: expectEvent(events, "phalaStakePoolv2", "PoolCapacitySet").cap }),
	});
}

/**
 * Rules: pool. Anybody may ask; while no request is overdue the queue is served and nobody is stopped.
 *
 * The outcome names workers by the sessions that stopped: those of the pool's workers before.
 */
export function enforceExit(chain: ChainV2, pid: number): Operation<{ paid: bigint; stopped: readonly string[] }> {
	return poolOperation(chain, pid, checkStakePool, {
		name: "stakePool.enforceExit",
		call: buildCall("phalaStakePoolv2", "checkAndMaybeForceWithdraw", { pid: BigInt(pid) }),
		rules: () => {},
		further: ({ basepool }) => readQueueService(chain, basepool),
		outcome(events, pool) {
			const sessions = new Set(eventsNamed(events, "phalaComputation", "WorkerStopped").map(({ session }) => session));
			return {
				paid: pool ? signerAccount(events, pool.basepool.poolAccountId) : 0n,
				stopped: pool?.workers.filter((worker) => sessions.has(sessionAccount(pid, worker))) ?? [],
			};
		},
	});
}
