import type { Calls, Events } from "../../../generated/v1/pallets.ts";
import { createPalletApi } from "../loaded-with-metadata.ts";

type Named = Pick<Events, "phalaMining" | "phalaStakePool">;

/** Fields, in order, of the events that early runtimes (spec 1130) emit without names; those runtimes may have fewer fields. */
const FIELD_NAMES: {
	readonly [P in keyof Named]: { readonly [N in keyof Named[P]]?: readonly (keyof Named[P][N])[] };
} = {
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

/**
 * Names an event's fields, where the runtime does not. Fields that the runtime does not have are missing.
 *
 * @param event - `data`: a single field without a name may be the bare value instead of a list of one
 */
export function nameEventFields({ pallet, name, data }: { pallet: string; name: string; data: unknown }): unknown {
	const names = (FIELD_NAMES as Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>)[pallet]?.[name];
	const isBare = names !== undefined && data !== null && typeof data !== "object";
	const list: unknown = isBare ? [data] : data;
	if (!Array.isArray(list)) return data;
	return Object.fromEntries(list.map((value, i) => [names?.[i] ?? String(i), value]));
}

/** Calls and events of generation 1. */
export const { buildCall, eventsNamed, expectEvent, pallet } = createPalletApi<Calls, Events>(nameEventFields);
