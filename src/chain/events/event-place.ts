import type { Hex } from "../../codec/hex.ts";
import type { BlockRef } from "../../query/block-ref.ts";

/** Where an event stands in the chain. @public */
export interface EventPlace {
	/** The block. */
	readonly block: BlockRef;
	/** Index of the extrinsic that caused it; `null`: the block itself did. */
	readonly extrinsic: number | null;
	/** Index among all events of the block, those of other pallets included. */
	readonly index: number;
}

/** An event of one type, and where it stands. @public */
export interface TypedEvent<T extends string> extends EventPlace {
	/** Name of the type; narrows {@link PoolEvent}. */
	readonly type: T;
}

/** Fields of an event about a stake pool or vault. @public */
export interface PoolReference {
	/** Pool id. */
	readonly pid: number;
}

/** Fields of an event about a worker. @public */
export interface WorkerReference {
	/** The worker, `0x` and 64 hex digits. */
	readonly publicKey: Hex;
}

/** Fields of an event about a session (generation 1: miner). @public */
export interface SessionReference {
	/** The account of one worker in one pool, ss58; {@link SessionBoundEvent} reports the worker. */
	readonly session: string;
}

/** Fields of an event about an account. @public */
export interface AccountReference {
	/** The account, ss58. */
	readonly address: string;
}

/** Fields of an event about a delegator's position in a pool. @public */
export interface PositionReference extends PoolReference {
	/** The delegator, ss58; the vault's own account where a vault delegates. */
	readonly delegator: string;
}

/** Fields of an event about a worker's attestation. @public */
export interface WorkerAttestation extends WorkerReference {
	/** 1 (best) to 5, 128: registered by root; `null`: not reported (generation 1). */
	readonly confidenceLevel: number | null;
}
