import type { Hex } from "../../codec/hex.ts";
import type { WorkerSession, WorkerStatus } from "../model/worker.ts";

/** A session (generation 1: miner) as the chain stores it. */
export interface SessionRecord {
	readonly ve: bigint;
	readonly v: bigint;
	readonly vUpdatedAt: bigint;
	readonly benchmark: { readonly pInit: number; readonly pInstant: number };
	readonly coolDownStart: bigint;
	readonly stats: { readonly totalReward: bigint };
}

/** A session as the SDK returns it, frozen. */
export function buildWorkerSession(
	publicKey: Hex,
	state: WorkerStatus,
	record: SessionRecord,
	stake: bigint | null,
	coolDownSeconds: number,
): WorkerSession {
	return Object.freeze({
		publicKey,
		state,
		stake,
		ve: record.ve,
		v: record.v,
		initialScore: record.benchmark.pInit,
		instantScore: record.benchmark.pInstant,
		totalReward: record.stats.totalReward,
		updatedAt: Number(record.vUpdatedAt),
		coolDownEndsAt: state === "CoolingDown" ? Number(record.coolDownStart) + coolDownSeconds : null,
	});
}
