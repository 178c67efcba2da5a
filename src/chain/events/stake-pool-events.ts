import { type EventMapper, mapper } from "./event-mapper.ts";
import type { RewardDismissedEvent } from "./pool-event-types.ts";

type PidAmount = "pid" | "amount";

/** The commission of a pool was set. */
export const commissionChanged = mapper<"pid" | "commission">((e) => ({
	type: "commissionChanged",
	pid: e.number("pid"),
	commissionPpm: e.number("commission"),
}));

/** Stake was put on a worker. */
export const workerStarted = mapper<PidAmount | "worker">((e) => ({
	type: "workerStarted",
	pid: e.number("pid"),
	publicKey: e.key("worker"),
	stake: e.amount("amount"),
}));

/** A rest was taken from an account. */
export const dustRemoved = mapper<"user" | "amount">((e) => ({
	type: "dustRemoved",
	address: e.address("user"),
	amount: e.amount("amount"),
}));

/** A pool's reward was dropped. */
export function rewardDismissed(
	why: Exclude<RewardDismissedEvent["why"], "notInPool">,
): EventMapper<Record<PidAmount, unknown>> {
	return mapper<PidAmount>((e) => ({
		type: "rewardDismissed",
		pid: e.number("pid"),
		publicKey: null,
		amount: e.amount("amount"),
		why,
	}));
}

/** Events of the stake pools' pallet with the same name and fields in both generations. */
export const STAKE_POOL_EVENTS = {
	PoolCommissionSet: commissionChanged,
	PoolCapacitySet: mapper<"pid" | "cap">((e) => ({ type: "capChanged", pid: e.number("pid"), cap: e.amount("cap") })),
	PoolWorkerRemoved: mapper<"pid" | "worker">((e) => ({
		type: "workerRemoved",
		pid: e.number("pid"),
		publicKey: e.key("worker"),
	})),
	WorkerReclaimed: mapper<"pid" | "worker">((e) => ({
		type: "workerReclaimed",
		pid: e.number("pid"),
		publicKey: e.key("worker"),
	})),
	OwnerRewardsWithdrawn: mapper<PidAmount | "user">((e) => ({
		type: "ownerRewardClaimed",
		pid: e.number("pid"),
		owner: e.address("user"),
		amount: e.amount("amount"),
	})),
	RewardReceived: mapper<"pid" | "toOwner" | "toStakers">((e) => ({
		type: "rewarded",
		pid: e.number("pid"),
		toOwner: e.amount("toOwner"),
		toDelegators: e.amount("toStakers"),
	})),
	RewardDismissedNotInPool: mapper<"worker" | "amount">((e) => ({
		type: "rewardDismissed",
		pid: null,
		publicKey: e.key("worker"),
		amount: e.amount("amount"),
		why: "notInPool",
	})),
	RewardDismissedNoShare: rewardDismissed("noShares"),
	RewardDismissedDust: rewardDismissed("dust"),
	PoolSlashed: null,
	SlashSettled: null,
};

/** Events of whitelists, the same in both generations. */
export const WHITELIST_EVENTS = {
	PoolWhitelistCreated: mapper<"pid">((e) => ({ type: "whitelistCreated", pid: e.number("pid") })),
	PoolWhitelistDeleted: mapper<"pid">((e) => ({ type: "whitelistDeleted", pid: e.number("pid") })),
	PoolWhitelistStakerAdded: mapper<"pid" | "staker">((e) => ({
		type: "whitelistAdded",
		pid: e.number("pid"),
		address: e.address("staker"),
	})),
	PoolWhitelistStakerRemoved: mapper<"pid" | "staker">((e) => ({
		type: "whitelistRemoved",
		pid: e.number("pid"),
		address: e.address("staker"),
	})),
};
