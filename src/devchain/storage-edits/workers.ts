import type { Hex } from "../../codec/hex.ts";
import type { DevNode } from "../node/node.ts";
import { encodePlain, plainKey } from "../node/plain-storage.ts";
import { type AccountLike, parseAccount, parseInteger } from "../validate.ts";

/**
 * A worker to put into the registry.
 *
 * @public
 */
export interface WorkerRegistration {
	/**
	 * `0x` and 64 hex digits.
	 *
	 * @defaultValue a key that is not registered
	 */
	readonly publicKey?: string | undefined;
	/** Account that may add the worker to a pool. */
	readonly operator: AccountLike;
	/** Benchmark score, 0 to 2³² − 1. */
	readonly score: number;
	/** 1 (best) to 5. */
	readonly confidenceLevel: number;
	/**
	 * Number of CPU cores it reports.
	 *
	 * @defaultValue 4
	 */
	readonly cores?: number | undefined;
}

const U32_MAX = 0xffff_ffff;

/** Storage that registers a worker, as a completed attestation leaves it. */
export function registerWorkerEdits(
	node: DevNode,
	publicKey: Hex,
	{ operator, score, confidenceLevel, cores = 4 }: WorkerRegistration,
): Map<Hex, Uint8Array> {
	const { runtime, head } = node;
	const value = encodePlain(runtime, "PhalaRegistry", "Workers", {
		pubkey: publicKey,
		ecdhPubkey: publicKey,
		runtimeVersion: 1,
		lastUpdated: BigInt(Math.floor(head.timestampMs / 1000)),
		operator: parseAccount("operator", operator),
		attestationProvider: "Ias",
		confidenceLevel: parseInteger("confidenceLevel", confidenceLevel, 0, 255),
		initialScore: parseInteger("score", score, 0, U32_MAX),
		features: [parseInteger("cores", cores, 0, U32_MAX), 1],
	});
	return new Map([[workerStorageKey(node, publicKey), value]]);
}

/** Storage key of a worker in the registry. */
export const workerStorageKey = (node: DevNode, publicKey: Hex): Hex =>
	plainKey(node.runtime, "PhalaRegistry", "Workers", publicKey);
