import type { Hex } from "../../codec/hex.ts";
import type { PalletGeneration } from "../../math/fixed.ts";
import { stakeBounds } from "../../math/stake.ts";
import type { BlockRef } from "../../query/block-ref.ts";
import type { Addresses } from "../addresses.ts";
import type { Tokenomics } from "../model/network.ts";
import type { WorkerState, WorkerStatus } from "../model/worker.ts";

/** What the chain says of a worker, in whichever generation. */
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
	/** The session (generation 1: miner) that the pool has for it; `null`: none. */
	readonly session: {
		readonly ve: bigint;
		readonly v: bigint;
		readonly benchmark: { readonly pInstant: number };
		readonly coolDownStart: bigint;
		readonly stats: { readonly totalReward: bigint };
	} | null;
	/** Where the session stands; `Unbound` without one. */
	readonly state: WorkerStatus;
	/** Pico PHA behind it. */
	readonly stake: bigint | null;
	readonly coolDownSeconds: number;
	readonly tokenomics: Tokenomics | null;
	readonly generation: PalletGeneration;
	readonly block: BlockRef;
}

/** The worker's state in the words of the facade; operator and bounds are worked out when somebody looks. */
export function buildWorkerState(addresses: Addresses, record: WorkerRecord): WorkerState {
	const { publicKey, registered, pid, session, state, stake, coolDownSeconds, tokenomics, generation, block } = record;
	const { operator, confidenceLevel, initialScore, features } = registered;
	return {
		publicKey,
		get operator() {
			return operator && addresses.format(operator);
		},
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
		get stakeBounds() {
			return tokenomics && stakeBounds(initialScore, confidenceLevel, tokenomics, generation);
		},
		block,
	};
}
