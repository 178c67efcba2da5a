import type { Events } from "../../../generated/v1/pallets.ts";
import type { EventMappers } from "../events/event-mapper.ts";
import { dustRemoved, STAKE_POOL_EVENTS, WHITELIST_EVENTS, workerStarted } from "../events/stake-pool-events.ts";
import { sessionEvents, TOKENOMICS_EVENTS } from "../events/worker-events.ts";

/** Events of stake pools in generation 1. */
export const phalaStakePool: EventMappers<Events["phalaStakePool"]> = {
	...STAKE_POOL_EVENTS,
	...WHITELIST_EVENTS,
	MiningStarted: workerStarted,
	DustRemoved: dustRemoved,
	PoolCreated: (e) => ({ type: "poolCreated", pid: e.number("pid"), owner: e.address("owner"), account: null }),
	PoolWorkerAdded: (e) => ({
		type: "workerAdded",
		pid: e.number("pid"),
		publicKey: e.key("worker"),
		session: e.optionalAddress("miner"),
	}),
	Contribution: (e) => ({
		type: "contributed",
		pid: e.number("pid"),
		delegator: e.address("user"),
		amount: e.amount("amount"),
		shares: e.optionalAmount("shares"),
		asVault: null,
	}),
	WithdrawalQueued: (e) => ({
		type: "withdrawalQueued",
		pid: e.number("pid"),
		delegator: e.address("user"),
		shares: e.amount("shares"),
		asVault: null,
	}),
	Withdrawal: (e) => ({
		type: "withdrawn",
		pid: e.number("pid"),
		delegator: e.address("user"),
		amount: e.amount("amount"),
		shares: e.optionalAmount("shares"),
		burntShares: null,
	}),
	RewardsWithdrawn: (e) => ({
		type: "rewardClaimed",
		pid: e.number("pid"),
		delegator: e.address("user"),
		amount: e.amount("amount"),
		both: true,
	}),
	StakerRewardsWithdrawn: (e) => ({
		type: "rewardClaimed",
		pid: e.number("pid"),
		delegator: e.address("user"),
		amount: e.amount("amount"),
		both: false,
	}),
};

const miner = sessionEvents("miner");

/** Events of mining. */
export const phalaMining: EventMappers<Events["phalaMining"]> = {
	...TOKENOMICS_EVENTS,
	MinerStarted: (e) => ({
		type: "sessionStarted",
		session: e.address("miner"),
		ve: e.optionalAmount("initV"),
		initialScore: e.optionalNumber("initP"),
	}),
	MinerStopped: miner.stopped,
	MinerReclaimed: miner.reclaimed,
	MinerBound: miner.bound,
	MinerUnbound: miner.unbound,
	MinerEnterUnresponsive: miner.unresponsive,
	MinerExitUnresponsive: miner.responsive,
	MinerSettled: miner.settled,
	MinerSettlementDropped: miner.settlementDropped,
	BenchmarkUpdated: miner.scored,
	InternalErrorMinerSettleFailed: null,
};
