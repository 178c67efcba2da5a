import type { Hex } from "../../codec/hex.ts";
import type { BlockRef } from "../../query/block-ref.ts";

/** Where an event stands. @public */
export interface EventPlace {
	/** The block. */
	readonly block: BlockRef;
	/** Index of the extrinsic that caused it; `null`: the block itself did. */
	readonly extrinsic: number | null;
	/** Index among all events of the block, those of other pallets counted. */
	readonly index: number;
}

interface PoolReference {
	/** Pool id. */
	readonly pid: number;
}

interface WorkerReference {
	/** The worker, `0x` and 64 hex digits. */
	readonly publicKey: Hex;
}

interface SessionReference {
	/** The account that stands for one worker in one pool, ss58; `sessionBound` tells which worker. */
	readonly session: string;
}

interface AccountReference {
	/** The account, ss58. */
	readonly address: string;
}

interface PositionReference extends PoolReference {
	/** Whose position, ss58; a vault's own account where a vault delegates. */
	readonly delegator: string;
}

interface WorkerAttestation extends WorkerReference {
	/** 1 (best) to 5, 128: registered by root; `null` where the runtime does not tell (generation 1). */
	readonly confidenceLevel: number | null;
}

/**
 * What each type of event tells, the same for both generations. Amounts and shares in pico PHA, `null` where the runtime of the
 * block does not tell.
 *
 * @remarks Source: `phalaStakePool` and `phalaMining` (generation 1); `phalaStakePoolv2`, `phalaBasePool`, `phalaVault`,
 * `phalaWrappedBalances` and `phalaComputation` (generation 2); `phalaRegistry`
 * @public
 */
export interface PoolEventFields {
	/** A stake pool was created; `account` is its own account (generation 2). */
	readonly poolCreated: PoolReference & { readonly owner: string; readonly account: string | null };
	/** A vault was created (generation 2). */
	readonly vaultCreated: PoolReference & { readonly owner: string; readonly account: string };
	/** A stake pool or vault has this commission from now on, parts per million. */
	readonly commissionChanged: PoolReference & { readonly commissionPpm: number };
	/** A stake pool takes at most this much from now on. */
	readonly capChanged: PoolReference & { readonly cap: bigint };
	/** A worker came into a pool; `session` as in `sessionBound`, `null` before spec 1180. */
	readonly workerAdded: PoolReference & WorkerReference & { readonly session: string | null };
	/** A worker left its pool. */
	readonly workerRemoved: PoolReference & WorkerReference;
	/** A pool put stake behind a worker and started it; not told before spec 1180, where `sessionStarted` is all there is. */
	readonly workerStarted: PoolReference & WorkerReference & { readonly stake: bigint };
	/** A pool got a stopped worker's stake back; not told before spec 1180, where `sessionReclaimed` is all there is. */
	readonly workerReclaimed: PoolReference & WorkerReference;
	/** Somebody contributed to a stake pool or vault; `asVault`: the vault that did (generation 2). `shares` from spec 1180 on. */
	readonly contributed: PositionReference & {
		readonly amount: bigint;
		readonly shares: bigint | null;
		readonly asVault: number | null;
	};
	/**
	 * A withdrawal waits in the queue. Generation 1: `shares` are what could not be paid at once. Generation 2: the whole request, told
	 * even where it is paid at once; `asVault`: the vault that asked.
	 */
	readonly withdrawalQueued: PositionReference & { readonly shares: bigint; readonly asVault: number | null };
	/**
	 * A withdrawal, or a part of one, was paid. `shares` from spec 1180 on; `burntShares`: those that went without pay (generation 2
	 * from spec 1260 on).
	 */
	readonly withdrawn: PositionReference & {
		readonly amount: bigint;
		readonly shares: bigint | null;
		readonly burntShares: bigint | null;
	};
	/** A settlement brought a pool this: the owner's commission, and what is left for the delegators. */
	readonly rewarded: PoolReference & { readonly toOwner: bigint; readonly toDelegators: bigint };
	/** A reward went to nobody. `pid` or `publicKey` is told, as `why` has it. */
	readonly rewardDismissed: {
		readonly pid: number | null;
		readonly publicKey: Hex | null;
		readonly amount: bigint;
		/** No pool has the worker; the pool has no shares; too little: all of it, the owner's part, the delegators' part. */
		readonly why: "notInPool" | "noShares" | "dust" | "ownerDust" | "delegatorsDust";
	};
	/** The owner claimed the commission. */
	readonly ownerRewardClaimed: PoolReference & { readonly owner: string; readonly amount: bigint };
	/** A delegator claimed rewards (generation 1); `both`: by the call that also takes the owner's commission. */
	readonly rewardClaimed: PositionReference & { readonly amount: bigint; readonly both: boolean };
	/** A rest too small to keep was taken from an account. */
	readonly dustRemoved: AccountReference & { readonly amount: bigint };
	/** A pool got a whitelist: it is closed to others from now on. */
	readonly whitelistCreated: PoolReference;
	/** A pool lost its whitelist: it is open to everybody from now on. */
	readonly whitelistDeleted: PoolReference;
	/** An account came onto a pool's whitelist. */
	readonly whitelistAdded: PoolReference & AccountReference;
	/** An account was taken off a pool's whitelist. */
	readonly whitelistRemoved: PoolReference & AccountReference;
	/** An account's item in a pool's collection was made, with these shares (generation 2). */
	readonly itemCreated: PoolReference & {
		readonly owner: string;
		readonly shares: bigint;
		readonly collection: number;
		readonly item: number;
	};
	/** A session stands for a worker from now on. */
	readonly sessionBound: SessionReference & WorkerReference;
	/** A session stands for a worker no longer. */
	readonly sessionUnbound: SessionReference & WorkerReference;
	/** A worker began to compute; `ve` in U64F64 bits. Both are told from spec 1180 on. */
	readonly sessionStarted: SessionReference & { readonly ve: bigint | null; readonly initialScore: number | null };
	/** A worker was stopped and cools down. */
	readonly sessionStopped: SessionReference;
	/** A stopped worker's stake was freed. */
	readonly sessionReclaimed: SessionReference & { readonly stake: bigint; readonly slashed: bigint };
	/** A worker missed its heartbeat. */
	readonly sessionUnresponsive: SessionReference;
	/** A worker answers again. */
	readonly sessionResponsive: SessionReference;
	/** A session was settled: V from now on, and PHA paid for it before commission, both U64F64 bits. */
	readonly sessionSettled: SessionReference & { readonly v: bigint; readonly payout: bigint };
	/** A settlement came too late for a session that was started again; as `sessionSettled`, not carried out. */
	readonly sessionSettlementDropped: SessionReference & { readonly v: bigint; readonly payout: bigint };
	/** A worker's score was measured again. */
	readonly sessionScored: SessionReference & { readonly instantScore: number };
	/** A vault's owner gained shares as commission, at this price (10¹² = 1). */
	readonly ownerSharesGained: PoolReference & { readonly shares: bigint; readonly price: bigint };
	/** A vault's owner claimed shares. */
	readonly ownerSharesClaimed: PoolReference & { readonly owner: string; readonly shares: bigint };
	/** A vault was shut down, because its queue was not served in time. */
	readonly vaultShutDown: PoolReference;
	/** PHA became W-PHA. */
	readonly wrapped: AccountReference & { readonly amount: bigint };
	/** W-PHA became PHA again. */
	readonly unwrapped: AccountReference & { readonly amount: bigint };
	/** A vote with delegated and wrapped PHA, in place of the account's vote before. */
	readonly voted: AccountReference & { readonly referendum: number; readonly aye: bigint; readonly nay: bigint };
	/** A worker was registered. */
	readonly workerRegistered: WorkerAttestation;
	/** A worker registered again. */
	readonly workerUpdated: WorkerAttestation;
	/** A worker got its initial score P (generation 2). */
	readonly workerScored: WorkerReference & { readonly initialScore: number };
	/** How long stake cools down from now on. */
	readonly coolDownChanged: { readonly seconds: number };
	/** The tokenomic parameters are other ones from now on. */
	readonly tokenomicsChanged: object;
	/** Anything else that a pallet of Phala says, as it says it. */
	readonly other: {
		/** camelCase pallet. */
		readonly pallet: string;
		/** Name in that pallet. */
		readonly name: string;
		/** Fields by camelCase name; a list where they have no names, the bare value where there is one such, `null` without any. */
		readonly data: unknown;
	};
}

/** Types of {@link PoolEvent}. @public */
export type PoolEventType = keyof PoolEventFields;

/** What an event tells, without its place. */
export type PoolEventBody<T extends PoolEventType = PoolEventType> = {
	[K in T]: { readonly type: K } & PoolEventFields[K];
}[T];

/**
 * An event of Phala's pallets in the words of the SDK, the same for both generations: narrow it by `type`.
 *
 * @public
 */
export type PoolEvent<T extends PoolEventType = PoolEventType> = {
	[K in T]: EventPlace & { readonly type: K } & PoolEventFields[K];
}[T];
