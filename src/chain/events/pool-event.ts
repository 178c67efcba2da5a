import type { EventPlace, TypedEvent } from "./event-place.ts";
import type {
	CapChangedEvent,
	CommissionChangedEvent,
	ContributedEvent,
	DustRemovedEvent,
	ItemCreatedEvent,
	OwnerRewardClaimedEvent,
	OwnerSharesClaimedEvent,
	OwnerSharesGainedEvent,
	PoolCreatedEvent,
	RewardClaimedEvent,
	RewardDismissedEvent,
	RewardedEvent,
	UnwrappedEvent,
	VaultCreatedEvent,
	VaultShutDownEvent,
	VotedEvent,
	WhitelistAddedEvent,
	WhitelistCreatedEvent,
	WhitelistDeletedEvent,
	WhitelistRemovedEvent,
	WithdrawalQueuedEvent,
	WithdrawnEvent,
	WrappedEvent,
} from "./pool-event-types.ts";
import type {
	CoolDownChangedEvent,
	SessionBoundEvent,
	SessionReclaimedEvent,
	SessionResponsiveEvent,
	SessionScoredEvent,
	SessionSettledEvent,
	SessionSettlementDroppedEvent,
	SessionStartedEvent,
	SessionStoppedEvent,
	SessionUnboundEvent,
	SessionUnresponsiveEvent,
	TokenomicsChangedEvent,
	WorkerAddedEvent,
	WorkerReclaimedEvent,
	WorkerRegisteredEvent,
	WorkerRemovedEvent,
	WorkerScoredEvent,
	WorkerStartedEvent,
	WorkerUpdatedEvent,
} from "./worker-event-types.ts";

/** Any other event of Phala's pallets, as the chain emits it. @public */
export interface OtherEvent extends TypedEvent<"other"> {
	/** camelCase pallet. */
	readonly pallet: string;
	/** Name in that pallet. */
	readonly name: string;
	/** Fields by camelCase name; a list where they have no names, the bare value where there is one such, `null` without any. */
	readonly data: unknown;
}

/**
 * Events by type, the same for both generations. A field is `null` where the runtime of the block does not report it.
 *
 * @remarks Source: `phalaStakePool` and `phalaMining` (generation 1); `phalaStakePoolv2`, `phalaBasePool`, `phalaVault`,
 * `phalaWrappedBalances` and `phalaComputation` (generation 2); `phalaRegistry`
 * @public
 */
export interface PoolEventMap {
	/** A stake pool was created. */
	readonly poolCreated: PoolCreatedEvent;
	/** A vault was created (generation 2). */
	readonly vaultCreated: VaultCreatedEvent;
	/** The commission of a stake pool or vault changed. */
	readonly commissionChanged: CommissionChangedEvent;
	/** The cap of a stake pool changed. */
	readonly capChanged: CapChangedEvent;
	/** A worker was added to a pool. */
	readonly workerAdded: WorkerAddedEvent;
	/** A worker was removed from its pool. */
	readonly workerRemoved: WorkerRemovedEvent;
	/** A pool staked on a worker and started it. */
	readonly workerStarted: WorkerStartedEvent;
	/** A pool got a stopped worker's stake back. */
	readonly workerReclaimed: WorkerReclaimedEvent;
	/** A delegator contributed to a stake pool or vault. */
	readonly contributed: ContributedEvent;
	/** A withdrawal was queued. */
	readonly withdrawalQueued: WithdrawalQueuedEvent;
	/** A withdrawal, or part of one, was paid. */
	readonly withdrawn: WithdrawnEvent;
	/** A pool received a reward in a settlement. */
	readonly rewarded: RewardedEvent;
	/** A reward was dropped. */
	readonly rewardDismissed: RewardDismissedEvent;
	/** The owner claimed the commission of a stake pool. */
	readonly ownerRewardClaimed: OwnerRewardClaimedEvent;
	/** A delegator claimed rewards (generation 1). */
	readonly rewardClaimed: RewardClaimedEvent;
	/** A rest too small to keep was taken from an account. */
	readonly dustRemoved: DustRemovedEvent;
	/** A pool got a whitelist: accounts that are not listed can no longer contribute. */
	readonly whitelistCreated: WhitelistCreatedEvent;
	/** A pool lost its whitelist: every account can contribute. */
	readonly whitelistDeleted: WhitelistDeletedEvent;
	/** An account was added to a pool's whitelist. */
	readonly whitelistAdded: WhitelistAddedEvent;
	/** An account was removed from a pool's whitelist. */
	readonly whitelistRemoved: WhitelistRemovedEvent;
	/** An NFT that holds shares of a pool was created (generation 2). */
	readonly itemCreated: ItemCreatedEvent;
	/** A session was bound to a worker. */
	readonly sessionBound: SessionBoundEvent;
	/** A session was unbound from a worker. */
	readonly sessionUnbound: SessionUnboundEvent;
	/** A session started to compute. */
	readonly sessionStarted: SessionStartedEvent;
	/** A session was stopped; its stake cools down. */
	readonly sessionStopped: SessionStoppedEvent;
	/** A stopped session's stake was released. */
	readonly sessionReclaimed: SessionReclaimedEvent;
	/** A session missed a heartbeat. */
	readonly sessionUnresponsive: SessionUnresponsiveEvent;
	/** An unresponsive session sent a heartbeat again. */
	readonly sessionResponsive: SessionResponsiveEvent;
	/** A session was settled. */
	readonly sessionSettled: SessionSettledEvent;
	/** A settlement was dropped: the session had been started again since. */
	readonly sessionSettlementDropped: SessionSettlementDroppedEvent;
	/** A session's score was measured again. */
	readonly sessionScored: SessionScoredEvent;
	/** A vault's owner gained shares as commission. */
	readonly ownerSharesGained: OwnerSharesGainedEvent;
	/** A vault's owner claimed shares. */
	readonly ownerSharesClaimed: OwnerSharesClaimedEvent;
	/** A vault was shut down because its queue was not paid in time. */
	readonly vaultShutDown: VaultShutDownEvent;
	/** PHA was wrapped as W-PHA. */
	readonly wrapped: WrappedEvent;
	/** W-PHA was unwrapped. */
	readonly unwrapped: UnwrappedEvent;
	/** An account voted with delegated PHA and W-PHA; replaces its earlier vote. */
	readonly voted: VotedEvent;
	/** A worker was registered. */
	readonly workerRegistered: WorkerRegisteredEvent;
	/** A worker was registered again. */
	readonly workerUpdated: WorkerUpdatedEvent;
	/** A worker got its initial score P (generation 2). */
	readonly workerScored: WorkerScoredEvent;
	/** The cool-down period changed. */
	readonly coolDownChanged: CoolDownChangedEvent;
	/** The tokenomic parameters changed; `client.parameters` reads them. */
	readonly tokenomicsChanged: TokenomicsChangedEvent;
	/** Any other event of Phala's pallets. */
	readonly other: OtherEvent;
}

/** Types of {@link PoolEvent}. @public */
export type PoolEventType = keyof PoolEventMap;

/**
 * An event of Phala's pallets, the same for both generations: narrow it by `type`.
 *
 * @typeParam T - types of the union's members, by default all
 * @public
 */
export type PoolEvent<T extends PoolEventType = PoolEventType> = PoolEventMap[T];

/** Fields of each type of event, without `type` and {@link EventPlace}. @public */
export type PoolEventFields = {
	readonly [K in PoolEventType]: Omit<PoolEventMap[K], keyof EventPlace | "type">;
};

/** An event without its place. */
export type PoolEventBody<T extends PoolEventType = PoolEventType> = {
	[K in T]: Omit<PoolEventMap[K], keyof EventPlace>;
}[T];
