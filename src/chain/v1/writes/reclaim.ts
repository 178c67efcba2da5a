import type { MinerInfo } from "../../../../generated/v1/pallets.ts";
import type { Hex } from "../../../codec/hex.ts";
import { sumBy } from "../../../query/storage-value.ts";
import type { Call, ChainEvent, CheckFailure, Operation } from "../../operation.ts";
import { ruleFailure } from "../../rules/rule-error.ts";
import type { ChainV1 } from "../chain-context.ts";
import { buildCall, eventsNamed } from "../pallet-api.ts";
import { readCooling } from "../reads/cooling-down.ts";
import { parseWorkerStatus } from "../reads/worker.ts";
import { poolNotFound, readTransferable } from "./common.ts";
import { workerOperation } from "./worker-operation.ts";

/** Rules: pool, miner, cool-down over. Anybody may reclaim; the stake goes back to the pool, which serves its queue. */
export function reclaimWorker(chain: ChainV1, pid: number | null, worker: Hex): Operation<{ reclaimed: bigint }> {
	return workerOperation(chain, {
		name: "worker.reclaim",
		pid,
		worker,
		call: (id) => reclaimCall(id, worker),
		rules({ pid, pool, miner, coolDownSeconds, now }) {
			if (!pool) return [poolNotFound(pid)];
			if (!miner) return [ruleFailure("SESSION_NOT_FOUND", { publicKey: worker })];
			const endsAt = coolDownEnd(miner, coolDownSeconds);
			return endsAt === null || now < endsAt ? [ruleFailure("COOL_DOWN_NOT_OVER", { endsAt })] : [];
		},
		outcome: (events) => ({ reclaimed: sumReclaimed(events) }),
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
			const funds = readTransferable(chain, account);
			const first = yield { keys: [funds.key] };
			const cooling = yield* readCooling(chain, pid);
			const { miners = [], now = 0 } = cooling ?? {};
			const due = miners.filter(({ endsAt }) => endsAt <= now);
			const failures: CheckFailure[] = cooling ? [] : [poolNotFound(pid)];
			if (cooling && due.length === 0) {
				const endsAt = miners.length > 0 ? Math.min(...miners.map((one) => one.endsAt)) : null;
				failures.push(ruleFailure("COOL_DOWN_NOT_OVER", { endsAt }));
			}
			return {
				calls: batchReclaims(due.map(({ publicKey }) => reclaimCall(BigInt(pid), publicKey))),
				failures,
				transferable: funds.from(first),
				spends: 0n,
				outcome(events) {
					const back = new Set(eventsNamed(events, "phalaMining", "MinerReclaimed").map(({ miner }) => miner));
					const workers = due.filter(({ miner }) => back.has(miner)).map(({ publicKey }) => publicKey);
					return { reclaimed: sumReclaimed(events), workers };
				},
			};
		},
	};
}

function batchReclaims(calls: readonly Call[]): readonly Call[] {
	return calls.length < 2 ? calls : [{ pallet: "utility", method: "forceBatch", args: { calls } }];
}

function reclaimCall(pid: bigint, worker: Hex): Call {
	return buildCall("phalaStakePool", "reclaimPoolWorker", { pid, worker });
}

/** When the cool-down ends, seconds since the epoch; `null`: the worker is not stopped. */
function coolDownEnd(miner: MinerInfo, coolDownSeconds: number): number | null {
	return parseWorkerStatus(miner) === "CoolingDown" ? Number(miner.coolDownStart) + coolDownSeconds : null;
}

function sumReclaimed(events: readonly ChainEvent[]): bigint {
	return sumBy(
		eventsNamed(events, "phalaMining", "MinerReclaimed"),
		({ originalStake, slashed }) => originalStake - slashed,
	);
}
