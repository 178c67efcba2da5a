import { type Hex, toHex } from "../../codec/hex.ts";
import {
	type ComputingWorker,
	nextV,
	payoutShare,
	type VEvent,
	type VParameters,
	type VStep,
} from "../../math/index.ts";
import { encodeSettlement, type SettlementBits } from "./settlement-message.ts";
import type { WorkerRecord } from "./worker-reader.ts";

/** A computing worker, with V up to the current block: later than the V on the chain. */
export interface TrackedWorker extends WorkerRecord, ComputingWorker {
	/** V on the chain. */
	readonly settledV: bigint;
}

/** State of the gatekeeper after a block, by session. Immutable. */
export interface GatekeeperState {
	readonly workers: ReadonlyMap<Hex, TrackedWorker>;
	/** Settlements that are not on the chain yet, one per session. */
	readonly unsent: ReadonlyMap<Hex, SettlementBits>;
}

/** Input of {@link nextState}, read from a block. */
export interface BlockChanges {
	readonly number: number;
	/** Computing workers after the block. */
	readonly workers: readonly WorkerRecord[];
	/** Extrinsics of the block. */
	readonly body: readonly Hex[];
	/** `null` when the chain has none: then V does not change. */
	readonly tokenomics: VParameters | null;
	/** See {@link GatekeeperOptions.heartbeatBlocks}. */
	readonly heartbeatBlocks: number;
	/** Whether a worker is bound to a session after the block. */
	isBound(session: Hex): boolean;
}

/** State of a gatekeeper that starts with a block: V of the chain, nothing to send. */
export function initialState(number: number, records: readonly WorkerRecord[]): GatekeeperState {
	return { workers: new Map(records.map((record) => [record.session, newWorker(record, number)])), unsent: new Map() };
}

/**
 * State after one more block.
 *
 * - V that others wrote to the chain counts: when a worker starts, or by a manual settlement
 * - The last V of a stopped worker is settled without payout
 */
export function nextState(previous: GatekeeperState, changes: BlockChanges): GatekeeperState {
	const { number, body, tokenomics, heartbeatBlocks, isBound } = changes;
	const unsent = new Map(
		[...previous.unsent].filter(([session, settlement]) => isBound(session) && !isIncluded(settlement, body)),
	);
	const tracked = changes.workers.map((record) => trackWorker(record, previous, unsent, number));
	for (const { worker, isNew } of tracked) {
		const pending = unsent.get(worker.session);
		if (isNew && pending !== undefined) unsent.set(worker.session, { ...pending, v: worker.v });
	}
	const events = tracked.map(({ worker, isNew }) => (isNew ? null : workerEvent(worker, number, heartbeatBlocks)));
	const totalShare = events.includes("heartbeat") ? workerShares(tracked.map(({ worker }) => worker)) : 0n;
	const workers = new Map<Hex, TrackedWorker>();
	tracked.forEach(({ worker }, i) => {
		const event = events[i];
		if (!event || tokenomics === null) {
			workers.set(worker.session, worker);
			return;
		}
		const step = nextV(worker, event, number, totalShare, tokenomics);
		workers.set(worker.session, step.worker);
		if (event === "heartbeat" && step.worker.paidAt === number) addSettlement(unsent, step);
	});
	for (const worker of previous.workers.values()) {
		if (workers.has(worker.session) || !isBound(worker.session)) continue;
		addSettlement(unsent, { worker, payout: 0n, treasury: 0n });
	}
	return { workers, unsent };
}

/** The tracked worker of a session; a new one if it is unknown or its V on the chain is not the expected one. */
function trackWorker(
	record: WorkerRecord,
	previous: GatekeeperState,
	unsent: GatekeeperState["unsent"],
	number: number,
) {
	const { session, v: settledV, score, confidenceLevel, responsive } = record;
	const known = previous.workers.get(session);
	const isSettled = previous.unsent.has(session) && !unsent.has(session);
	const expectedV = isSettled ? previous.unsent.get(session)?.v : known?.settledV;
	if (known === undefined || settledV !== expectedV) return { worker: newWorker(record, number), isNew: true };
	return { worker: { ...known, score, confidenceLevel, responsive, settledV }, isNew: false };
}

function newWorker(record: WorkerRecord, number: number): TrackedWorker {
	return { ...record, deductible: 0n, settledV: record.v, paidAt: number };
}

/** Event of a worker in a block: workers send heartbeats in turn, by their public keys. */
function workerEvent({ worker, responsive }: TrackedWorker, number: number, heartbeatBlocks: number): VEvent {
	if (!responsive) return "unresponsive";
	const turn = Number.parseInt(worker.slice(-8), 16);
	return (number + turn) % heartbeatBlocks === 0 ? "heartbeat" : "idle";
}

function workerShares(workers: readonly TrackedWorker[]): bigint {
	return workers
		.filter(({ responsive }) => responsive)
		.reduce((sum, { v, score, confidenceLevel }) => sum + payoutShare(v, score, confidenceLevel), 0n);
}

/** Adds a step to the unsent settlement of its session; the newer V counts. */
function addSettlement(
	unsent: Map<Hex, SettlementBits>,
	{ worker: { session, worker, v }, payout, treasury }: VStep<TrackedWorker>,
) {
	const pending = unsent.get(session);
	unsent.set(session, {
		worker,
		v,
		payout: payout + (pending?.payout ?? 0n),
		treasury: treasury + (pending?.treasury ?? 0n),
	});
}

/** Whether a message in the block contains exactly this settlement. */
function isIncluded(settlement: SettlementBits, body: readonly Hex[]): boolean {
	const digits = toHex(encodeSettlement(settlement)).slice(2);
	return body.some((extrinsic) => extrinsic.includes(digits));
}
