import type { Hex } from "../../codec/hex.ts";
import type { BlockRef } from "../../query/block-ref.ts";
import type { Addresses } from "../addresses.ts";
import type { Tokenomics } from "../model/network.ts";
import type { WorkerState, WorkerStatus } from "../model/worker.ts";
import type { ComputeStakeBounds } from "./stake-bounds.ts";

/** A worker as the chain stores it, in either generation. */
export interface WorkerRecord {
	readonly publicKey: Hex;
	/** `PhalaRegistry.Workers`. */
	readonly registered: {
		readonly operator: Hex | null;
		readonly confidenceLevel: number;
		readonly initialScore: number | null;
		readonly features: readonly number[];
	};
	/** The pool it is assigned to; `null`: none. */
	readonly pid: number | null;
	/** Its session (generation 1: miner) in that pool; `null`: none. */
	readonly session: {
		readonly ve: bigint;
		readonly v: bigint;
		readonly benchmark: { readonly pInstant: number };
		readonly coolDownStart: bigint;
		readonly stats: { readonly totalReward: bigint };
	} | null;
	/** Status of the session; `Unbound` without one. */
	readonly state: WorkerStatus;
	/** Pico PHA behind it. */
	readonly stake: bigint | null;
	readonly coolDownSeconds: number;
	readonly tokenomics: Tokenomics | null;
	readonly stakeBounds: ComputeStakeBounds;
	readonly block: BlockRef;
}

/** A worker as the SDK returns it, frozen. */
export function buildWorkerState(addresses: Addresses, record: WorkerRecord): WorkerState {
	const { publicKey, registered, pid, session, state, stake, coolDownSeconds, tokenomics, block } = record;
	const { operator, confidenceLevel, initialScore, features } = registered;
	return Object.freeze({
		publicKey,
		operator: operator && addresses.format(operator),
		confidenceLevel,
		initialScore,
		cores: features[0] ?? null,
		pid,
		state,
		stake,
		ve: session?.ve ?? null,
		v: session?.v ?? null,
		instantScore: session?.benchmark.pInstant ?? null,
		totalReward: session?.stats.totalReward ?? null,
		coolDownEndsAt: session && state === "CoolingDown" ? Number(session.coolDownStart) + coolDownSeconds : null,
		stakeBounds: tokenomics && record.stakeBounds(initialScore, confidenceLevel, tokenomics),
		block,
	});
}
