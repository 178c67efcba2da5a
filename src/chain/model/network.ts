import type { QueueRules } from "../../math/queue.ts";
import type { BlockRef } from "../../query/block-ref.ts";
/** 1: `phalaStakePool` and `phalaMining`. 2: `phalaStakePoolv2` and its companions. @public */
export type Generation = 1 | 2;

/** Parameters of the chain. Amounts in pico PHA, times in seconds. @public */
export interface ChainParameters {
	/** Least amount of one contribution. */
	readonly minContribution: bigint;
	/** How long a queued request may wait before workers may be stopped. */
	readonly gracePeriodSeconds: number;
	/** How long stake stays locked after a worker stopped. */
	readonly coolDownSeconds: number;
	/** Most workers in one pool. */
	readonly maxPoolWorkers: number;
	/** PHA that an account must keep to exist. */
	readonly existentialDeposit: bigint;
	/** Least W-PHA balance of an account; `null` in generation 1. */
	readonly wrappedMinBalance: bigint | null;
	/** How long a vault's request may wait at most; `null` where the chain has no such limit (generation 1, early generation 2). */
	readonly vaultQueuePeriodSeconds: number | null;
	/** Time between blocks that the runtime is built for. */
	readonly blockSeconds: number;
	/** How the runtime serves withdraw queues, as `serveQueue` and `projectQueue` of the entry point `math` accept it. */
	readonly queueRules: QueueRules;
	/** Parameters of stake bounds and V. */
	readonly tokenomics: Tokenomics;
	/** The block all of this is from. */
	readonly block: BlockRef;
}

/**
 * Tokenomic parameters: U64F64 bits (value · 2⁶⁴), `heartbeatWindow` in blocks.
 *
 * @remarks Source: `phalaComputation.tokenomicParameters` (generation 2), `phalaMining.tokenomicParameters` (generation 1)
 * @public
 */
export interface Tokenomics {
	/** USD per PHA. */
	readonly phaRate: bigint;
	/** V growth factor per block. */
	readonly rho: bigint;
	/** PHA per block, before the treasury's cut. */
	readonly budgetPerBlock: bigint;
	/** Cap of V. */
	readonly vMax: bigint;
	/** PHA per score and block. */
	readonly costK: bigint;
	/** PHA per block. */
	readonly costB: bigint;
	/** Fraction of V lost per block while unresponsive. */
	readonly slashRate: bigint;
	/** Fraction of the budget that goes to the treasury. */
	readonly treasuryRatio: bigint;
	/** Blocks within which a worker has to answer a heartbeat. */
	readonly heartbeatWindow: number;
	/** Rig cost, PHA per score. */
	readonly rigK: bigint;
	/** Rig cost, PHA. */
	readonly rigB: bigint;
	/** Stake multiplier. */
	readonly re: bigint;
	/** Smin, PHA per square root of the score. */
	readonly k: bigint;
	/** Final payout factor. */
	readonly kappa: bigint;
}
