import type { BlockRef } from "../../query/block-ref.ts";
import type { Position } from "./delegator.ts";
import type { PoolDescription, WithdrawRequest } from "./stake-pool.ts";
/**
 * A vault at one block: a pool that delegates to stake pools on behalf of its own delegators.
 *
 * - Amounts and shares in smallest units (10⁻¹² PHA)
 * - Frozen; every field comes from the same block
 *
 * @remarks Source: `phalaBasePool.pools`, `phalaVault.vaultLocks` and the W-PHA of the vault's account; generation 2 only
 * @public
 */
export interface VaultState {
	/** Pool id; stake pools and vaults share one sequence. */
	readonly pid: number;
	/** The account that created the vault; never changes. */
	readonly owner: string;
	/** The vault's own account, which delegates: stake pools' whitelists have to include it. */
	readonly account: string;
	/** The owner's cut of the growth of the share price, parts per million, 0 to 1 000 000. */
	readonly commissionPpm: number;
	/** Total value of the vault (`total_value`): its W-PHA and its positions in stake pools. */
	readonly totalStake: bigint;
	/** Shares of all delegators, including queued ones and those that the owner can still claim. */
	readonly totalShares: bigint;
	/** W-PHA of the vault's account: can be delegated or withdrawn at once. */
	readonly freeStake: bigint;
	/** Value of the vault's queued withdrawals from stake pools. */
	readonly releasingStake: bigint;
	/** Value of one share as U64F64 bits (value · 2⁶⁴); `null` while there are no shares. */
	readonly sharePrice: bigint | null;
	/** Share price at the last settlement of commission, smallest units (10¹² = 1). */
	readonly priceCheckpoint: bigint;
	/** Shares that the owner has gained as commission and can claim. */
	readonly ownerShares: bigint;
	/** Shares that the owner would gain if commission were settled now. */
	readonly gainableShares: bigint;
	/** The vault's positions in stake pools, by pid, queued shares included. */
	readonly positions: readonly Position[];
	/** Withdraw requests, first in line first. */
	readonly withdrawQueue: readonly WithdrawRequest[];
	/** Accounts that may contribute besides the owner; `null`: all. */
	readonly whitelist: readonly string[] | null;
	/** The owner's description; `null`: none. */
	readonly description: PoolDescription | null;
	/** Whether the vault was shut down: its owner may not delegate or withdraw for it until its queue is served. */
	readonly isLocked: boolean;
	/** Whether a request is overdue and not covered by free and releasing stake: anyone may shut the vault down. */
	readonly isExpired: boolean;
	/** When the first request that free and releasing stake do not cover expires, seconds since the epoch; `null`: all are covered. */
	readonly criticalAt: number | null;
	/** The block all of this is from. */
	readonly block: BlockRef;
}

/** Fields that can be selected when many vaults are read; `pid` and `block` are always included. @public */
export type VaultField = Exclude<keyof VaultState, "pid" | "block">;
