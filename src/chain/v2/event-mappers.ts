import type { Events } from "../../../generated/v2/pallets.ts";
import type { EventMappers } from "../events/event-mapper.ts";

/** How events of stake pools of generation 2 are told. */
export const phalaStakePoolv2: EventMappers<Events["phalaStakePoolv2"]> = {
	PoolCreated: (e) => ({
		type: "poolCreated",
		pid: e.number("pid"),
		owner: e.address("owner"),
		account: e.address("poolAccountId"),
	}),
	PoolCommissionSet: (e) => ({
		type: "commissionChanged",
		pid: e.number("pid"),
		commissionPpm: e.number("commission"),
	}),
	PoolCapacitySet: (e) => ({ type: "capChanged", pid: e.number("pid"), cap: e.amount("cap") }),
	PoolWorkerAdded: (e) => ({
		type: "workerAdded",
		pid: e.number("pid"),
		publicKey: e.key("worker"),
		session: e.address("session"),
	}),
	Contribution: (e) => ({
		type: "contributed",
		pid: e.number("pid"),
		delegator: e.address("user"),
		amount: e.amount("amount"),
		shares: e.amount("shares"),
		asVault: e.optionalNumber("asVault"),
	}),
	OwnerRewardsWithdrawn: (e) => ({
		type: "ownerRewardClaimed",
		pid: e.number("pid"),
		owner: e.address("user"),
		amount: e.amount("amount"),
	}),
	PoolSlashed: null,
	SlashSettled: null,
	RewardDismissedNotInPool: (e) => ({
		type: "rewardDismissed",
		pid: null,
		publicKey: e.key("worker"),
		amount: e.amount("amount"),
		why: "notInPool",
	}),
	RewardDismissedNoShare: (e) => ({
		type: "rewardDismissed",
		pid: e.number("pid"),
		publicKey: null,
		amount: e.amount("amount"),
		why: "noShares",
	}),
	RewardDismissedDust: (e) => ({
		type: "rewardDismissed",
		pid: e.number("pid"),
		publicKey: null,
		amount: e.amount("amount"),
		why: "dust",
	}),
	PoolWorkerRemoved: (e) => ({ type: "workerRemoved", pid: e.number("pid"), publicKey: e.key("worker") }),
	WorkerReclaimed: (e) => ({ type: "workerReclaimed", pid: e.number("pid"), publicKey: e.key("worker") }),
	RewardReceived: (e) => ({
		type: "rewarded",
		pid: e.number("pid"),
		toOwner: e.amount("toOwner"),
		toDelegators: e.amount("toStakers"),
	}),
	WorkingStarted: (e) => ({
		type: "workerStarted",
		pid: e.number("pid"),
		publicKey: e.key("worker"),
		stake: e.amount("amount"),
	}),
	RewardToOwnerDismissedDust: (e) => ({
		type: "rewardDismissed",
		pid: e.number("pid"),
		publicKey: null,
		amount: e.amount("amount"),
		why: "ownerDust",
	}),
	RewardToDistributionDismissedDust: (e) => ({
		type: "rewardDismissed",
		pid: e.number("pid"),
		publicKey: null,
		amount: e.amount("amount"),
		why: "delegatorsDust",
	}),
};

/** How events that both kinds of pool have are told. */
export const phalaBasePool: EventMappers<Events["phalaBasePool"]> = {
	NftCreated: (e) => ({
		type: "itemCreated",
		pid: e.number("pid"),
		owner: e.address("owner"),
		shares: e.amount("shares"),
		collection: e.number("cid"),
		item: e.number("nftId"),
	}),
	WithdrawalQueued: (e) => ({
		type: "withdrawalQueued",
		pid: e.number("pid"),
		delegator: e.address("user"),
		shares: e.amount("shares"),
		asVault: e.optionalNumber("asVault"),
	}),
	Withdrawal: (e) => ({
		type: "withdrawn",
		pid: e.number("pid"),
		delegator: e.address("user"),
		amount: e.amount("amount"),
		shares: e.amount("shares"),
		burntShares: e.optionalAmount("burntShares"),
	}),
	PoolWhitelistCreated: (e) => ({ type: "whitelistCreated", pid: e.number("pid") }),
	PoolWhitelistDeleted: (e) => ({ type: "whitelistDeleted", pid: e.number("pid") }),
	PoolWhitelistStakerAdded: (e) => ({ type: "whitelistAdded", pid: e.number("pid"), address: e.address("staker") }),
	PoolWhitelistStakerRemoved: (e) => ({
		type: "whitelistRemoved",
		pid: e.number("pid"),
		address: e.address("staker"),
	}),
};

type VaultEvents = Events["phalaVault"] & { ForceShutdown: { pid: bigint } };

/** How events of vaults are told, those of later runtimes too. */
export const phalaVault: EventMappers<VaultEvents> = {
	PoolCreated: (e) => ({
		type: "vaultCreated",
		pid: e.number("pid"),
		owner: e.address("owner"),
		account: e.address("poolAccountId"),
	}),
	VaultCommissionSet: (e) => ({
		type: "commissionChanged",
		pid: e.number("pid"),
		commissionPpm: e.number("commission"),
	}),
	OwnerSharesClaimed: (e) => ({
		type: "ownerSharesClaimed",
		pid: e.number("pid"),
		owner: e.address("user"),
		shares: e.amount("shares"),
	}),
	OwnerSharesGained: (e) => ({
		type: "ownerSharesGained",
		pid: e.number("pid"),
		shares: e.amount("shares"),
		price: e.amount("checkoutPrice"),
	}),
	Contribution: (e) => ({
		type: "contributed",
		pid: e.number("pid"),
		delegator: e.address("user"),
		amount: e.amount("amount"),
		shares: e.amount("shares"),
		asVault: null,
	}),
	ForceShutdown: (e) => ({ type: "vaultShutDown", pid: e.number("pid") }),
};

/** How events of W-PHA and votes are told. */
export const phalaWrappedBalances: EventMappers<Events["phalaWrappedBalances"]> = {
	DustRemoved: (e) => ({ type: "dustRemoved", address: e.address("user"), amount: e.amount("amount") }),
	Wrapped: (e) => ({ type: "wrapped", address: e.address("user"), amount: e.amount("amount") }),
	Unwrapped: (e) => ({ type: "unwrapped", address: e.address("user"), amount: e.amount("amount") }),
	Voted: (e) => ({
		type: "voted",
		address: e.address("user"),
		referendum: e.number("voteId"),
		aye: e.amount("ayeAmount"),
		nay: e.amount("nayAmount"),
	}),
};

/** How events of computing are told. */
export const phalaComputation: EventMappers<Events["phalaComputation"]> = {
	CoolDownExpirationChanged: (e) => ({ type: "coolDownChanged", seconds: e.number("period") }),
	WorkerStarted: (e) => ({
		type: "sessionStarted",
		session: e.address("session"),
		ve: e.amount("initV"),
		initialScore: e.number("initP"),
	}),
	WorkerStopped: (e) => ({ type: "sessionStopped", session: e.address("session") }),
	WorkerReclaimed: (e) => ({
		type: "sessionReclaimed",
		session: e.address("session"),
		stake: e.amount("originalStake"),
		slashed: e.amount("slashed"),
	}),
	SessionBound: (e) => ({ type: "sessionBound", session: e.address("session"), publicKey: e.key("worker") }),
	SessionUnbound: (e) => ({ type: "sessionUnbound", session: e.address("session"), publicKey: e.key("worker") }),
	WorkerEnterUnresponsive: (e) => ({ type: "sessionUnresponsive", session: e.address("session") }),
	WorkerExitUnresponsive: (e) => ({ type: "sessionResponsive", session: e.address("session") }),
	SessionSettled: (e) => ({
		type: "sessionSettled",
		session: e.address("session"),
		v: e.amount("vBits"),
		payout: e.amount("payoutBits"),
	}),
	InternalErrorWorkerSettleFailed: null,
	SubsidyBudgetHalved: null,
	InternalErrorWrongHalvingConfigured: null,
	TokenomicParametersChanged: () => ({ type: "tokenomicsChanged" }),
	SessionSettlementDropped: (e) => ({
		type: "sessionSettlementDropped",
		session: e.address("session"),
		v: e.amount("v"),
		payout: e.amount("payout"),
	}),
	BenchmarkUpdated: (e) => ({
		type: "sessionScored",
		session: e.address("session"),
		instantScore: e.number("pInstant"),
	}),
	BudgetUpdated: null,
};

/** How events of the registry are told, generation 1's too: it says less in the same words. */
export const phalaRegistry: EventMappers<Events["phalaRegistry"]> = {
	GatekeeperAdded: null,
	GatekeeperRemoved: null,
	WorkerAdded: (e) => ({
		type: "workerRegistered",
		publicKey: e.key("pubkey"),
		confidenceLevel: e.optionalNumber("confidenceLevel"),
	}),
	WorkerUpdated: (e) => ({
		type: "workerUpdated",
		publicKey: e.key("pubkey"),
		confidenceLevel: e.optionalNumber("confidenceLevel"),
	}),
	MasterKeyRotated: null,
	MasterKeyRotationFailed: null,
	InitialScoreSet: (e) => ({
		type: "workerScored",
		publicKey: e.key("pubkey"),
		initialScore: e.number("initScore"),
	}),
	MinimumPRuntimeVersionChangedTo: null,
	PRuntimeConsensusVersionChangedTo: null,
	GatekeeperLaunched: null,
};
