import { toJSON } from "../../codec/deep-freeze.ts";
import type { Hex } from "../../codec/hex.ts";
import type { WorkerSession, WorkerStatus } from "../model/worker.ts";

/** What the chain keeps of a session (generation 1: miner). */
export interface SessionRecord {
	readonly ve: bigint;
	readonly v: bigint;
	readonly vUpdatedAt: bigint;
	readonly benchmark: { readonly pInit: number; readonly pInstant: number };
	readonly coolDownStart: bigint;
	readonly stats: { readonly totalReward: bigint };
}

/** A session in the words of the facade, frozen: made by the ten thousand, so of one shape and with one `toJSON` for all. */
export class Session implements WorkerSession {
	readonly publicKey: Hex;
	readonly state: WorkerStatus;
	readonly stake: bigint | null;
	readonly ve: bigint;
	readonly v: bigint;
	readonly initialScore: number;
	readonly instantScore: number;
	readonly totalReward: bigint;
	readonly updatedAt: number;
	readonly coolDownEndsAt: number | null;

	constructor(
		publicKey: Hex,
		state: WorkerStatus,
		record: SessionRecord,
		stake: bigint | null,
		coolDownSeconds: number,
	) {
		this.publicKey = publicKey;
		this.state = state;
		this.stake = stake;
		this.ve = record.ve;
		this.v = record.v;
		this.initialScore = record.benchmark.pInit;
		this.instantScore = record.benchmark.pInstant;
		this.totalReward = record.stats.totalReward;
		this.updatedAt = Number(record.vUpdatedAt);
		this.coolDownEndsAt = state === "CoolingDown" ? Number(record.coolDownStart) + coolDownSeconds : null;
		Object.freeze(this);
	}

	/** The same fields, `bigint` as decimal text. */
	toJSON(): unknown {
		return toJSON.call(this);
	}
}
