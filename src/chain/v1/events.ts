import type { Calls, Events } from "../../../generated/v1/surface.ts";
import { surface } from "../surface.ts";

type Named = Pick<Events, "phalaMining" | "phalaStakePool">;

/** Fields, in order, of the events that early runtimes (spec 1130) write without names; they may have fewer of them. */
const FIELDS: { readonly [P in keyof Named]: { readonly [N in keyof Named[P]]?: readonly (keyof Named[P][N])[] } } = {
	phalaMining: {
		CoolDownExpirationChanged: ["period"],
		MinerStarted: ["miner"],
		MinerStopped: ["miner"],
		MinerReclaimed: ["miner", "originalStake", "slashed"],
		MinerBound: ["miner", "worker"],
		MinerUnbound: ["miner", "worker"],
		MinerEnterUnresponsive: ["miner"],
		MinerExitUnresponsive: ["miner"],
		MinerSettled: ["miner", "vBits", "payoutBits"],
		InternalErrorMinerSettleFailed: ["worker"],
	},
	phalaStakePool: {
		PoolCreated: ["owner", "pid"],
		PoolCommissionSet: ["pid", "commission"],
		PoolCapacitySet: ["pid", "cap"],
		PoolWorkerAdded: ["pid", "worker"],
		Contribution: ["pid", "user", "amount"],
		Withdrawal: ["pid", "user", "amount"],
		RewardsWithdrawn: ["pid", "user", "amount"],
		PoolSlashed: ["pid", "amount"],
		SlashSettled: ["pid", "user", "amount"],
		RewardDismissedNotInPool: ["worker", "amount"],
		RewardDismissedNoShare: ["pid", "amount"],
		RewardDismissedDust: ["pid", "amount"],
		DustRemoved: ["user", "amount"],
	},
};

/** An event's fields by name, whether the runtime names them or not. Those that it does not have are missing. */
export function fieldsOf({ pallet, name, data }: { pallet: string; name: string; data: unknown }): unknown {
	if (!Array.isArray(data)) return data;
	const names = (FIELDS as Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>)[pallet]?.[name] ?? [];
	return Object.fromEntries(data.map((value, i) => [names[i] ?? String(i), value]));
}

/** Calls and events of generation 1. */
export const { call, dataOf, theOne } = surface<Calls, Events>(fieldsOf);
