import { sessionAccount } from "../../accounts.ts";
import type { Operation } from "../../chain-adapter.ts";
import { refused } from "../../rules/rule-error.ts";
import type { ChainV2 } from "../chain-context.ts";
import { call, dataOf, free, onPool, ownedBy, paidBy, stakePoolIn, theOne } from "./common.ts";
import { serving } from "./serve-queue.ts";

/** Anybody may create a pool. */
export function createStakePool(chain: ChainV2): Operation<{ pid: number }> {
	return free(chain, {
		name: "createStakePool",
		call: call("phalaStakePoolv2", "create", {}),
		outcome: (events) => ({ pid: Number(theOne(events, "phalaStakePoolv2", "PoolCreated").pid) }),
	});
}

/** Rules: pool, owner. */
export function setCommission(chain: ChainV2, pid: number, ppm: number): Operation<{ commissionPpm: number }> {
	return onPool(chain, pid, stakePoolIn, {
		name: "stakePool.setCommission",
		call: call("phalaStakePoolv2", "setPayoutPref", { pid: BigInt(pid), payoutCommission: ppm }),
		rules: ({ basepool }, account, reasons) => ownedBy(chain, account, basepool.owner, reasons),
		outcome: (events) => ({ commissionPpm: theOne(events, "phalaStakePoolv2", "PoolCommissionSet").commission }),
	});
}

/** Rules: pool, owner, a cap that holds what is delegated. */
export function setCap(chain: ChainV2, pid: number, cap: bigint): Operation<{ cap: bigint }> {
	return onPool(chain, pid, stakePoolIn, {
		name: "stakePool.setCap",
		call: call("phalaStakePoolv2", "setCap", { pid: BigInt(pid), cap }),
		rules({ basepool: { owner, totalValue } }, account, reasons) {
			ownedBy(chain, account, owner, reasons);
			if (totalValue > cap) reasons.push(refused("CAP_BELOW_TOTAL", { totalStake: totalValue }));
		},
		outcome: (events) => ({ cap: theOne(events, "phalaStakePoolv2", "PoolCapacitySet").cap }),
	});
}

/**
 * Rules: pool. Anybody may ask; while no request is overdue the queue is served and nobody is stopped.
 *
 * The outcome names workers by the sessions that stopped: those of the pool's workers before.
 */
export function enforceExit(chain: ChainV2, pid: number): Operation<{ paid: bigint; stopped: readonly string[] }> {
	return onPool(chain, pid, stakePoolIn, {
		name: "stakePool.enforceExit",
		call: call("phalaStakePoolv2", "checkAndMaybeForceWithdraw", { pid: BigInt(pid) }),
		rules: () => {},
		further: ({ basepool }) => serving(chain, basepool),
		outcome(events, pool) {
			const sessions = new Set(dataOf(events, "phalaComputation", "WorkerStopped").map(({ session }) => session));
			return {
				paid: pool ? paidBy(events, pool.basepool.poolAccountId) : 0n,
				stopped: pool?.workers.filter((worker) => sessions.has(sessionAccount(pid, worker))) ?? [],
			};
		},
	});
}
