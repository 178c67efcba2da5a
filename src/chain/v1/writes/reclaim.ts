import type { MinerInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { total } from "../../../query/storage-value.ts";
import type { Operation, Reason } from "../../chain-adapter.ts";
import type { Call, ChainEvent } from "../../model.ts";
import { refused } from "../../rules/rule-error.ts";
import type { ChainV1 } from "../chain-context.ts";
import { call, dataOf } from "../pallet-api.ts";
import { readCooling } from "../reads/cooling-down.ts";
import { statusOf } from "../reads/worker.ts";
import { missingPool, transferable } from "./common.ts";
import { onWorker } from "./worker-operation.ts";

/** Rules: pool, miner, cool-down over. Anybody may reclaim; the stake goes back to the pool, which serves its queue. */
export function reclaimWorker(chain: ChainV1, pid: number | null, worker: Hex): Operation<{ reclaimed: bigint }> {
	return onWorker(chain, {
		name: "worker.reclaim",
		pid,
		worker,
		call: (id) => reclaimCall(id, worker),
		rules({ pid, pool, miner, coolDownSeconds, now }) {
			if (!pool) return [missingPool(pid)];
			if (!miner) return [refused("SESSION_NOT_FOUND", { publicKey: worker })];
			const endsAt = endOf(miner, coolDownSeconds);
			return endsAt === null || now < endsAt ? [refused("COOL_DOWN_NOT_OVER", { endsAt })] : [];
		},
		outcome: (events) => ({ reclaimed: reclaimedIn(events) }),
	});
}

/**
 * Rules: pool, at least one worker whose cool-down is over.
 *
 * Several go as `utility.forceBatch`: best effort, so that a worker whom somebody else reclaims first stops none of the others.
 * The outcome names those that were reclaimed, possibly none.
 */
export function reclaimAll(chain: ChainV1, pid: number): Operation<{ reclaimed: bigint; workers: readonly string[] }> {
	return {
		name: "stakePool.reclaimAll",
		*prepare(account) {
			const funds = transferable(chain, account);
			const first = yield { keys: [funds.key] };
			const cooling = yield* readCooling(chain, pid);
			const { miners = [], now = 0 } = cooling ?? {};
			const due = miners.filter(({ endsAt }) => endsAt <= now);
			const reasons: Reason[] = cooling ? [] : [missingPool(pid)];
			if (cooling && due.length === 0) {
				const endsAt = miners.length > 0 ? Math.min(...miners.map((one) => one.endsAt)) : null;
				reasons.push(refused("COOL_DOWN_NOT_OVER", { endsAt }));
			}
			return {
				calls: together(due.map(({ publicKey }) => reclaimCall(BigInt(pid), publicKey))),
				reasons,
				transferable: funds.of(first),
				spends: 0n,
				outcome(events) {
					const back = new Set(dataOf(events, "phalaMining", "MinerReclaimed").map(({ miner }) => miner));
					const workers = due.filter(({ miner }) => back.has(miner)).map(({ publicKey }) => publicKey);
					return { reclaimed: reclaimedIn(events), workers };
				},
			};
		},
	};
}

function together(calls: readonly Call[]): readonly Call[] {
	return calls.length < 2 ? calls : [{ pallet: "utility", method: "forceBatch", args: { calls } }];
}

function reclaimCall(pid: bigint, worker: Hex): Call {
	return call("phalaStakePool", "reclaimPoolWorker", { pid, worker });
}

/** When the cool-down ends, seconds since the epoch; `null`: the worker is not stopped. */
function endOf(miner: MinerInfo, coolDownSeconds: number): number | null {
	return statusOf(miner) === "CoolingDown" ? Number(miner.coolDownStart) + coolDownSeconds : null;
}

function reclaimedIn(events: readonly ChainEvent[]): bigint {
	return total(
		dataOf(events, "phalaMining", "MinerReclaimed"),
		({ originalStake, slashed }) => originalStake - slashed,
	);
}
