import type { Events } from "../../../generated/v2/pallets.ts";
import type { EventMappers } from "../events/event-mapper.ts";
import {
	commissionChanged,
	dustRemoved,
	rewardDismissed,
	STAKE_POOL_EVENTS,
	WHITELIST_EVENTS,
	workerStarted,
} from "../events/stake-pool-events.ts";
import { sessionEvents, TOKENOMICS_EVENTS } from "../events/worker-events.ts";

/** Events of stake pools in generation 2. */
export const phalaStakePoolv2: EventMappers<Events["phalaStakePoolv2"]> = {
	...STAKE_POOL_EVENTS,
	WorkingStarted: workerStarted,
	RewardToOwnerDismissedDust: rewardDismissed("ownerDust"),
	RewardToDistributionDismissedDust: rewardDismissed("delegatorsDust"),
	PoolCreated: (e) => ({
		type: "poolCreated",
		pid: e.number("pid"),
		owner: e.address("owner"),
		account: e.address("poolAccountId"),
	}),
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
};

/** Events of stake pools and vaults. */
export const phalaBasePool: EventMappers<Events["phalaBasePool"]> = {
	...WHITELIST_EVENTS,
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
};

type VaultEvents = Events["phalaVault"] & { ForceShutdown: { pid: bigint } };

/** Events of vaults, also of later runtimes. */
export const phalaVault: EventMappers<VaultEvents> = {
	PoolCreated: (e) => ({
		type: "vaultCreated",
		pid: e.number("pid"),
		owner: e.address("owner"),
		account: e.address("poolAccountId"),
	}),
	VaultCommissionSet: commissionChanged,
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

/** Events of W-PHA and votes. */
export const phalaWrappedBalances: EventMappers<Events["phalaWrappedBalances"]> = {
	DustRemoved: dustRemoved,
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

const session = sessionEvents("session");

/** Events of computation. */
export const phalaComputation: EventMappers<Events["phalaComputation"]> = {
	...TOKENOMICS_EVENTS,
	WorkerStarted: (e) => ({
		type: "sessionStarted",
		session: e.address("session"),
		ve: e.amount("initV"),
		initialScore: e.number("initP"),
	}),
	WorkerStopped: session.stopped,
	WorkerReclaimed: session.reclaimed,
	SessionBound: session.bound,
	SessionUnbound: session.unbound,
	WorkerEnterUnresponsive: session.unresponsive,
	WorkerExitUnresponsive: session.responsive,
	SessionSettled: session.settled,
	SessionSettlementDropped: session.settlementDropped,
	BenchmarkUpdated: session.scored,
	InternalErrorWorkerSettleFailed: null,
	BudgetUpdated: null,
};
