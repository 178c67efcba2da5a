import type { BalanceEvent } from "../chain/events/balance-event.ts";
import type { PoolEvent } from "../chain/events/pool-event.ts";
import type { Hex } from "../codec/hex.ts";
import type { BlockRef } from "../query/block-ref.ts";

/** An event that a ledger is built from. @public */
export type LedgerEvent = PoolEvent | BalanceEvent;

/** The worth of an account's position, pico PHA. */
export interface PositionWorth {
	readonly pid: number;
	/** Value of all shares, queued ones included. */
	readonly staked: bigint;
	/** Rewards to claim. */
	readonly unclaimed: bigint;
}

/** What an account has at one block. */
export interface AccountWorth {
	readonly block: BlockRef;
	/** Free PHA that is not staked. */
	readonly pha: bigint;
	readonly wrapped: bigint;
	readonly positions: readonly PositionWorth[];
}

/** One block as the ledger of an account takes it. */
export interface LedgerBlock {
	readonly block: BlockRef;
	/** Events that concern the account, in the chain's order. */
	readonly events: readonly LedgerEvent[];
	/** Positions after the block, in the pools of these events. */
	readonly positions: readonly PositionWorth[];
	/** Of the pallets. */
	readonly generation: 1 | 2;
	/** Hashes of extrinsics by index, where they are known. */
	readonly transactions: ReadonlyMap<number, Hex>;
}
