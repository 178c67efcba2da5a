import type { EventPlace, PoolReference, SessionReference, WorkerAttestation, WorkerReference } from "./event-place.ts";

/** A worker was added to a pool. @public */
export interface WorkerAddedEvent extends EventPlace, PoolReference, WorkerReference {
	readonly type: "workerAdded";
	/** As in {@link SessionBoundEvent}, ss58; `null` before spec 1180. */
	readonly session: string | null;
}

/** A worker was removed from its pool. @public */
export interface WorkerRemovedEvent extends EventPlace, PoolReference, WorkerReference {
	readonly type: "workerRemoved";
}

/** A pool staked on a worker and started it. Runtimes before spec 1180 emit {@link SessionStartedEvent} alone. @public */
export interface WorkerStartedEvent extends EventPlace, PoolReference, WorkerReference {
	readonly type: "workerStarted";
	/** Pico PHA. */
	readonly stake: bigint;
}

/** A pool got a stopped worker's stake back. Runtimes before spec 1180 emit {@link SessionReclaimedEvent} alone. @public */
export interface WorkerReclaimedEvent extends EventPlace, PoolReference, WorkerReference {
	readonly type: "workerReclaimed";
}

/** A session was bound to a worker. @public */
export interface SessionBoundEvent extends EventPlace, SessionReference, WorkerReference {
	readonly type: "sessionBound";
}

/** A session was unbound from a worker. @public */
export interface SessionUnboundEvent extends EventPlace, SessionReference, WorkerReference {
	readonly type: "sessionUnbound";
}

/** A session started to compute. @public */
export interface SessionStartedEvent extends EventPlace, SessionReference {
	readonly type: "sessionStarted";
	/** Initial V, U64F64 bits; `null` before spec 1180. */
	readonly ve: bigint | null;
	/** Initial score P; `null` before spec 1180. */
	readonly initialScore: number | null;
}

/** A session was stopped; its stake cools down. @public */
export interface SessionStoppedEvent extends EventPlace, SessionReference {
	readonly type: "sessionStopped";
}

/** A stopped session's stake was released. @public */
export interface SessionReclaimedEvent extends EventPlace, SessionReference {
	readonly type: "sessionReclaimed";
	/** Stake before the slash, pico PHA. */
	readonly stake: bigint;
	/** Pico PHA. */
	readonly slashed: bigint;
}

/** A session missed a heartbeat. @public */
export interface SessionUnresponsiveEvent extends EventPlace, SessionReference {
	readonly type: "sessionUnresponsive";
}

/** An unresponsive session sent a heartbeat again. @public */
export interface SessionResponsiveEvent extends EventPlace, SessionReference {
	readonly type: "sessionResponsive";
}

/** A session was settled. @public */
export interface SessionSettledEvent extends EventPlace, SessionReference {
	readonly type: "sessionSettled";
	/** V after the settlement, U64F64 bits. */
	readonly v: bigint;
	/** PHA paid, before commission, U64F64 bits. */
	readonly payout: bigint;
}

/** A settlement was dropped: the session had been started again since. @public */
export interface SessionSettlementDroppedEvent extends EventPlace, SessionReference {
	readonly type: "sessionSettlementDropped";
	/** V of the settlement, U64F64 bits. */
	readonly v: bigint;
	/** PHA that was not paid, U64F64 bits. */
	readonly payout: bigint;
}

/** A session's score was measured again. @public */
export interface SessionScoredEvent extends EventPlace, SessionReference {
	readonly type: "sessionScored";
	/** The new score. */
	readonly instantScore: number;
}

/** A worker was registered. @public */
export interface WorkerRegisteredEvent extends EventPlace, WorkerAttestation {
	readonly type: "workerRegistered";
}

/** A worker was registered again. @public */
export interface WorkerUpdatedEvent extends EventPlace, WorkerAttestation {
	readonly type: "workerUpdated";
}

/** A worker got its initial score P (generation 2). @public */
export interface WorkerScoredEvent extends EventPlace, WorkerReference {
	readonly type: "workerScored";
	/** The score. */
	readonly initialScore: number;
}

/** The cool-down period changed. @public */
export interface CoolDownChangedEvent extends EventPlace {
	readonly type: "coolDownChanged";
	/** The new period, seconds. */
	readonly seconds: number;
}

/** The tokenomic parameters changed; `client.parameters` reads them. @public */
export interface TokenomicsChangedEvent extends EventPlace {
	readonly type: "tokenomicsChanged";
}
