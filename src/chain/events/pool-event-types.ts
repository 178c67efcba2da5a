import type { Hex } from "../../codec/hex.ts";
import type { AccountReference, PoolReference, PositionReference, TypedEvent } from "./event-place.ts";

/** A stake pool was created. @public */
export interface PoolCreatedEvent extends TypedEvent<"poolCreated">, PoolReference {
	/** Owner of the pool, ss58. */
	readonly owner: string;
	/** The pool's own account, ss58; `null` in generation 1. */
	readonly account: string | null;
}

/** A vault was created (generation 2). @public */
export interface VaultCreatedEvent extends TypedEvent<"vaultCreated">, PoolReference {
	/** Owner of the vault, ss58. */
	readonly owner: string;
	/** The vault's own account, ss58. */
	readonly account: string;
}

/** The commission of a stake pool or vault changed. @public */
export interface CommissionChangedEvent extends TypedEvent<"commissionChanged">, PoolReference {
	/** The new commission, parts per million. */
	readonly commissionPpm: number;
}

/** The cap of a stake pool changed. @public */
export interface CapChangedEvent extends TypedEvent<"capChanged">, PoolReference {
	/** The new cap, pico PHA. */
	readonly cap: bigint;
}

/** A delegator contributed to a stake pool or vault. @public */
export interface ContributedEvent extends TypedEvent<"contributed">, PositionReference {
	/** Pico PHA. */
	readonly amount: bigint;
	/** Shares minted, pico; `null` before spec 1180. */
	readonly shares: bigint | null;
	/** The vault that contributed (generation 2); `null`: none. */
	readonly asVault: number | null;
}

/**
 * A withdrawal was queued.
 *
 * Generation 2 emits it for every request, also for one that is paid at once.
 *
 * @public
 */
export interface WithdrawalQueuedEvent extends TypedEvent<"withdrawalQueued">, PositionReference {
	/** Generation 1: the shares that could not be paid at once. Generation 2: all shares of the request. Pico. */
	readonly shares: bigint;
	/** The vault that withdraws (generation 2); `null`: none. */
	readonly asVault: number | null;
}

/** A withdrawal, or part of one, was paid. @public */
export interface WithdrawnEvent extends TypedEvent<"withdrawn">, PositionReference {
	/** Pico PHA. */
	readonly amount: bigint;
	/** Shares burnt, pico; `null` before spec 1180. */
	readonly shares: bigint | null;
	/** Shares burnt without pay, pico; `null` in generation 1 and before spec 1260. */
	readonly burntShares: bigint | null;
}

/** A pool received a reward in a settlement. @public */
export interface RewardedEvent extends TypedEvent<"rewarded">, PoolReference {
	/** The owner's commission, pico PHA. */
	readonly toOwner: bigint;
	/** The rest, pico PHA. */
	readonly toDelegators: bigint;
}

/** A reward was dropped. `why` decides which of `pid` and `publicKey` is set. @public */
export interface RewardDismissedEvent extends TypedEvent<"rewardDismissed"> {
	/** Pool id; `null` for `notInPool`. */
	readonly pid: number | null;
	/** The worker, `0x` and 64 hex digits; `null` for all reasons but `notInPool`. */
	readonly publicKey: Hex | null;
	/** Pico PHA. */
	readonly amount: bigint;
	/** The worker is in no pool; the pool has no shares; dust: all of it, the owner's part, the delegators' part. */
	readonly why: "notInPool" | "noShares" | "dust" | "ownerDust" | "delegatorsDust";
}

/** The owner claimed the commission of a stake pool. @public */
export interface OwnerRewardClaimedEvent extends TypedEvent<"ownerRewardClaimed">, PoolReference {
	/** Owner of the pool, ss58. */
	readonly owner: string;
	/** Pico PHA. */
	readonly amount: bigint;
}

/** A delegator claimed rewards (generation 1). @public */
export interface RewardClaimedEvent extends TypedEvent<"rewardClaimed">, PositionReference {
	/** Pico PHA. */
	readonly amount: bigint;
	/** Whether the call also claims the owner's commission. */
	readonly both: boolean;
}

/** A rest too small to keep was taken from an account. @public */
export interface DustRemovedEvent extends TypedEvent<"dustRemoved">, AccountReference {
	/** Pico PHA. */
	readonly amount: bigint;
}

/** A pool got a whitelist: accounts that are not listed can no longer contribute. @public */
export interface WhitelistCreatedEvent extends TypedEvent<"whitelistCreated">, PoolReference {}

/** A pool lost its whitelist: every account can contribute. @public */
export interface WhitelistDeletedEvent extends TypedEvent<"whitelistDeleted">, PoolReference {}

/** An account was added to a pool's whitelist. @public */
export interface WhitelistAddedEvent extends TypedEvent<"whitelistAdded">, PoolReference, AccountReference {}

/** An account was removed from a pool's whitelist. @public */
export interface WhitelistRemovedEvent extends TypedEvent<"whitelistRemoved">, PoolReference, AccountReference {}

/** An NFT that holds shares of a pool was created (generation 2). @public */
export interface ItemCreatedEvent extends TypedEvent<"itemCreated">, PoolReference {
	/** Owner of the NFT, ss58. */
	readonly owner: string;
	/** Shares in the NFT, pico. */
	readonly shares: bigint;
	/** The pool's collection. */
	readonly collection: number;
	/** The NFT in that collection. */
	readonly item: number;
}

/** A vault's owner gained shares as commission. @public */
export interface OwnerSharesGainedEvent extends TypedEvent<"ownerSharesGained">, PoolReference {
	/** Pico. */
	readonly shares: bigint;
	/** Share price of the settlement, 10¹² = 1. */
	readonly price: bigint;
}

/** A vault's owner claimed shares. @public */
export interface OwnerSharesClaimedEvent extends TypedEvent<"ownerSharesClaimed">, PoolReference {
	/** Owner of the vault, ss58. */
	readonly owner: string;
	/** Pico. */
	readonly shares: bigint;
}

/** A vault was shut down because its queue was not paid in time. @public */
export interface VaultShutDownEvent extends TypedEvent<"vaultShutDown">, PoolReference {}

/** PHA was wrapped as W-PHA. @public */
export interface WrappedEvent extends TypedEvent<"wrapped">, AccountReference {
	/** Pico PHA. */
	readonly amount: bigint;
}

/** W-PHA was unwrapped. @public */
export interface UnwrappedEvent extends TypedEvent<"unwrapped">, AccountReference {
	/** Pico PHA. */
	readonly amount: bigint;
}

/** An account voted with delegated PHA and W-PHA; replaces its earlier vote. @public */
export interface VotedEvent extends TypedEvent<"voted">, AccountReference {
	/** Index of the referendum. */
	readonly referendum: number;
	/** Pico PHA. */
	readonly aye: bigint;
	/** Pico PHA. */
	readonly nay: bigint;
}
