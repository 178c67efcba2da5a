import { type Hex, toHex } from "../../codec/hex.ts";
import {
	type ComputingWorker,
	nextV,
	payoutShare,
	type VEvent,
	type VParameters,
	type VStep,
} from "../../math/index.ts";
import { type SettlementBits, settlementBytes } from "./settlement-message.ts";
import type { ComputingRecord } from "./worker-reader.ts";

/** A worker between two blocks, as the gatekeeper keeps it; `v` is ahead of the chain's. */
export interface TrackedWorker extends ComputingRecord, ComputingWorker {
	/** V that the chain has. */
	readonly settledV: bigint;
}

/** What the gatekeeper knows after a block, by session. Never changes. */
export interface GatekeeperState {
	readonly workers: ReadonlyMap<Hex, TrackedWorker>;
	/** What it has to say and has not said yet; one settlement for each session. */
	readonly owed: ReadonlyMap<Hex, SettlementBits>;
}

/** What the gatekeeper reads in a block. */
export interface BlockChanges {
	readonly number: number;
	/** Workers that compute after the block. */
	readonly computing: readonly ComputingRecord[];
	/** Extrinsics of the block. */
	readonly body: readonly Hex[];
	/** `null` where none are in force: nothing moves then. */
	readonly tokenomics: VParameters | null;
	/** Each worker answers in one of so many blocks. */
	readonly heartbeatBlocks: number;
	/** Whether a worker is bound to a session after the block. */
	isBound(session: Hex): boolean;
}

/** The book of a gatekeeper that starts with a block: V as the chain has it, nothing grown, nothing owed. */
export function initialState(number: number, computing: readonly ComputingRecord[]): GatekeeperState {
	return { workers: new Map(computing.map((record) => [record.session, withWorker(record, number)])), owed: new Map() };
}

/**
 * The book after one more block.
 *
 * - V that somebody else wrote to the chain counts: a start, or a settlement by hand
 * - A worker that stopped has its last V settled, without payout
 */
export function nextState(book: GatekeeperState, news: BlockChanges): GatekeeperState {
	const { number, computing, body, tokenomics, heartbeatBlocks, isBound } = news;
	const owed = new Map([...book.owed].filter(([session, one]) => isBound(session) && !isSaid(one, body)));
	const entering = computing.map((record) => trackWorker(record, book, owed, number));
	for (const { worker, isNew } of entering) {
		const late = owed.get(worker.session);
		if (isNew && late !== undefined) owed.set(worker.session, { ...late, v: worker.v });
	}
	const events = entering.map(({ worker, isNew }) => (isNew ? null : workerEvent(worker, number, heartbeatBlocks)));
	const totalShare = events.includes("heartbeat") ? workerShares(entering.map(({ worker }) => worker)) : 0n;
	const workers = new Map<Hex, TrackedWorker>();
	entering.forEach(({ worker }, i) => {
		const event = events[i];
		if (!event || tokenomics === null) {
			workers.set(worker.session, worker);
			return;
		}
		const step = nextV(worker, event, number, totalShare, tokenomics);
		workers.set(worker.session, step.worker);
		if (event === "heartbeat" && step.worker.paidAt === number) scheduleUpdate(owed, step);
	});
	for (const worker of book.workers.values()) {
		if (workers.has(worker.session) || !isBound(worker.session)) continue;
		scheduleUpdate(owed, { worker, payout: 0n, treasury: 0n });
	}
	return { workers, owed };
}

/** A worker as it comes into a block: the one of the book, unless the chain has another V for it than expected. */
function trackWorker(
	record: ComputingRecord,
	{ workers, owed: before }: GatekeeperState,
	owed: GatekeeperState["owed"],
	number: number,
) {
	const { session, v: settledV, score, confidenceLevel, responsive } = record;
	const known = workers.get(session);
	const isSettled = before.has(session) && !owed.has(session);
	const expected = isSettled ? before.get(session)?.v : known?.settledV;
	if (known === undefined || settledV !== expected) return { worker: withWorker(record, number), isNew: true };
	return { worker: { ...known, score, confidenceLevel, responsive, settledV }, isNew: false };
}

function withWorker(record: ComputingRecord, number: number): TrackedWorker {
	return { ...record, deductible: 0n, settledV: record.v, paidAt: number };
}

/** Workers take turns, by their keys. */
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

/** Adds to what is owed to a session; the newer V counts. */
function scheduleUpdate(
	owed: Map<Hex, SettlementBits>,
	{ worker: { session, worker, v }, payout, treasury }: VStep<TrackedWorker>,
) {
	const late = owed.get(session);
	owed.set(session, {
		worker,
		v,
		payout: payout + (late?.payout ?? 0n),
		treasury: treasury + (late?.treasury ?? 0n),
	});
}

/** Whether a block holds the very settlement, in whichever message. */
function isSaid(settlement: SettlementBits, body: readonly Hex[]): boolean {
	const digits = toHex(settlementBytes(settlement)).slice(2);
	return body.some((extrinsic) => extrinsic.includes(digits));
}
