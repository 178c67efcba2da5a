import type { Hex } from "../../codec/hex.ts";
import type { BlockRef } from "../../query/block-ref.ts";
/** Status of a worker; `Unbound`: in no pool. @public */
export type WorkerStatus = "Unbound" | "Ready" | "Computing" | "Unresponsive" | "CoolingDown";

/** Least and most that may be staked behind a worker, both allowed, pico PHA. @public */
export interface StakeBounds {
	/** Smin. */
	readonly min: bigint;
	/** Smax. */
	readonly max: bigint;
}

/**
 * A worker at one block.
 *
 * @remarks Source: `phalaRegistry.workers`; `phalaMining.miners` and `.stakes` (generation 1), `phalaComputation.sessions` and
 * `.stakes` (generation 2)
 * @public
 */
export interface WorkerState {
	/** `0x` and 64 hex digits. */
	readonly publicKey: Hex;
	/** The account given as operator at registration; `null`: none. */
	readonly operator: string | null;
	/** 1 (best) to 5 from remote attestation; 128: registered by root. */
	readonly confidenceLevel: number;
	/** Benchmark score P; `null`: not measured yet, cannot be added to a pool. */
	readonly initialScore: number | null;
	/** CPU cores as the worker software reports them; `null`: not reported. */
	readonly cores: number | null;
	/** The pool it belongs to; `null`: none. */
	readonly pid: number | null;
	/** Its status. A worker stays `CoolingDown` after its cool-down until it is reclaimed, in both generations. */
	readonly state: WorkerStatus;
	/** PHA staked behind it; `null`: none. */
	readonly stake: bigint | null;
	/** V at the last start, U64F64 bits; `null` without a session. */
	readonly ve: bigint | null;
	/** V as last settled, U64F64 bits; `null` without a session. */
	readonly v: bigint | null;
	/** Last measured score; `null` without a session. */
	readonly instantScore: number | null;
	/** Rewards settled for this binding, before commission, pico PHA; `null` without a session. */
	readonly totalReward: bigint | null;
	/** When the stake can be reclaimed, seconds since the epoch; `null`: not cooling down. */
	readonly coolDownEndsAt: number | null;
	/** Bounds of its stake; `null` where no stake is allowed (no score, score below 50, Smin above Smax). */
	readonly stakeBounds: StakeBounds | null;
	/** The block all of this is from. */
	readonly block: BlockRef;
}

/**
 * The session of one of a pool's workers at one block, without the data of the registry.
 *
 * @remarks Source: `phalaComputation.sessions` and `.stakes` (generation 2), `phalaMining.miners` and `.stakes` (generation 1)
 * @public
 */
export interface WorkerSession {
	/** `0x` and 64 hex digits. */
	readonly publicKey: Hex;
	/** Its status. */
	readonly state: WorkerStatus;
	/** PHA staked behind it; `null`: none. */
	readonly stake: bigint | null;
	/** V at the last start, U64F64 bits. */
	readonly ve: bigint;
	/** V as last settled, U64F64 bits. */
	readonly v: bigint;
	/** Score when it was started last; 0: never started. */
	readonly initialScore: number;
	/** Last measured score. */
	readonly instantScore: number;
	/** Rewards settled for this binding, before commission, pico PHA. */
	readonly totalReward: bigint;
	/** When V was settled last, seconds since the epoch. */
	readonly updatedAt: number;
	/** When the stake can be reclaimed, seconds since the epoch; `null`: not cooling down. */
	readonly coolDownEndsAt: number | null;
}

/** Fields that can be selected when many workers are read; `publicKey` and `block` are always included. @public */
export type WorkerField = Exclude<keyof WorkerState, "publicKey" | "block">;
