import type { PoolReference, SessionReference, TypedEvent, WorkerAttestation, WorkerReference } from "./event-place.ts";

/** A worker was added to a pool. @public */
export interface WorkerAddedEvent extends TypedEvent<"workerAdded">, PoolReference, WorkerReference {
	/** As in {@link SessionBoundEvent}, ss58; `null` before spec 1180. */
	readonly session: string | null;
}

/** A worker was removed from its pool. @public */
export interface WorkerRemovedEvent extends TypedEvent<"workerRemoved">, PoolReference, WorkerReference {}

/** A pool staked on a worker and started it. Runtimes before spec 1180 emit {@link SessionStartedEvent} alone. @public */
export interface WorkerStartedEvent extends TypedEvent<"workerStarted">, PoolReference, WorkerReference {
	/** Pico PHA. */
	readonly stake: bigint;
}

/** A pool got a stopped worker's stake back. Runtimes before spec 1180 emit {@link SessionReclaimedEvent} alone. @public */
export interface WorkerReclaimedEvent extends TypedEvent<"workerReclaimed">, PoolReference, WorkerReference {}

/** A session was bound to a worker. @public */
export interface SessionBoundEvent extends TypedEvent<"sessionBound">, SessionReference, WorkerReference {}

/** A session was unbound from a worker. @public */
export interface SessionUnboundEvent extends TypedEvent<"sessionUnbound">, SessionReference, WorkerReference {}

/** A session started to compute. @public */
export interface SessionStartedEvent extends TypedEvent<"sessionStarted">, SessionReference {
	/** Initial V, U64F64 bits; `null` before spec 1180. */
	readonly ve: bigint | null;
	/** Initial score P; `null` before spec 1180. */
	readonly initialScore: number | null;
}

/** A session was stopped; its stake cools down. @public */
export interface SessionStoppedEvent extends TypedEvent<"sessionStopped">, SessionReference {}

/** A stopped session's stake was released. @public */
export interface SessionReclaimedEvent extends TypedEvent<"sessionReclaimed">, SessionReference {
	/** Stake before the slash, pico PHA. */
	readonly stake: bigint;
	/** Pico PHA. */
	readonly slashed: bigint;
}

/** A session missed a heartbeat. @public */
export interface SessionUnresponsiveEvent extends TypedEvent<"sessionUnresponsive">, SessionReference {}

/** An unresponsive session sent a heartbeat again. @public */
export interface SessionResponsiveEvent extends TypedEvent<"sessionResponsive">, SessionReference {}

/** A session was settled. @public */
export interface SessionSettledEvent extends TypedEvent<"sessionSettled">, SessionReference {
	/** V after the settlement, U64F64 bits. */
	readonly v: bigint;
	/** PHA paid, before commission, U64F64 bits. */
	readonly payout: bigint;
}

/** A settlement was dropped: the session had been started again since. @public */
export interface SessionSettlementDroppedEvent extends TypedEvent<"sessionSettlementDropped">, SessionReference {
	/** V of the settlement, U64F64 bits. */
	readonly v: bigint;
	/** PHA that was not paid, U64F64 bits. */
	readonly payout: bigint;
}

/** A session's score was measured again. @public */
export interface SessionScoredEvent extends TypedEvent<"sessionScored">, SessionReference {
	/** The new score. */
	readonly instantScore: number;
}

/** A worker was registered. @public */
export interface WorkerRegisteredEvent extends TypedEvent<"workerRegistered">, WorkerAttestation {}

/** A worker was registered again. @public */
export interface WorkerUpdatedEvent extends TypedEvent<"workerUpdated">, WorkerAttestation {}

/** A worker got its initial score P (generation 2). @public */
export interface WorkerScoredEvent extends TypedEvent<"workerScored">, WorkerReference {
	/** The score. */
	readonly initialScore: number;
}

/** The cool-down period changed. @public */
export interface CoolDownChangedEvent extends TypedEvent<"coolDownChanged"> {
	/** The new period, seconds. */
	readonly seconds: number;
}

/** The tokenomic parameters changed; `client.parameters` reads them. @public */
export interface TokenomicsChangedEvent extends TypedEvent<"tokenomicsChanged"> {}
