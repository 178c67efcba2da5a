import { decodeAddress } from "@polkadot/util-crypto";
import { type Hex, toHex } from "../../codec/hex.ts";
import type { DevNode } from "../node/node.ts";
import { mapGet } from "../node/persistent-map.ts";
import { entryKey, entryValue } from "../node/storage-by-name.ts";

/**
 * A worker as the registry should know it.
 *
 * @public
 */
export interface WorkerRegistration {
	/** `0x` and 64 hex digits; one that is not taken when left out. */
	readonly publicKey?: string;
	/** Account that may add it to a pool. */
	readonly operator: string;
	/** Benchmark score. */
	readonly score: number;
	/** 1 (best) to 5. */
	readonly confidenceLevel: number;
	/** Cores it reports; 4 when left out. */
	readonly cores?: number;
}

/** Account bytes of an ss58 address or 0x hex. */
export const accountHex = (address: string): Hex => toHex(decodeAddress(address));

/** Storage that adds `amount` to an account's free balance and to the issuance. */
export function fundAccount(node: DevNode, account: Hex, amount: bigint): Map<Hex, Uint8Array> {
	const { runtime, head } = node;
	const accountKey = entryKey(runtime, "System", "Account", [account]);
	const info = entryValue(runtime, "System", "Account", mapGet(head.state, accountKey)).toJSON() as {
		providers: number;
		data: { free: number | string };
	};
	const free = BigInt(info.data.free) + amount;
	const data = { ...info.data, free };
	const issuanceKey = entryKey(runtime, "Balances", "TotalIssuance");
	const issuance = BigInt(entryValue(runtime, "Balances", "TotalIssuance", mapGet(head.state, issuanceKey)).toString());
	return new Map([
		[accountKey, entryValue(runtime, "System", "Account", { ...info, providers: info.providers || 1, data }).toU8a()],
		[issuanceKey, entryValue(runtime, "Balances", "TotalIssuance", issuance + amount).toU8a()],
	]);
}

/** Storage that puts a worker into the registry, as a finished attestation does. */
export function registerWorkerEdits(node: DevNode, publicKey: Hex, worker: WorkerRegistration): Map<Hex, Uint8Array> {
	const { runtime, head } = node;
	whole("score", worker.score, 0xffff_ffff);
	whole("confidenceLevel", worker.confidenceLevel, 255);
	whole("cores", worker.cores ?? 0, 0xffff_ffff);
	const value = entryValue(runtime, "PhalaRegistry", "Workers", {
		pubkey: publicKey,
		ecdhPubkey: publicKey,
		runtimeVersion: 1,
		lastUpdated: Math.floor(head.timestampMs / 1000),
		operator: accountHex(worker.operator),
		attestationProvider: "Ias",
		confidenceLevel: worker.confidenceLevel,
		initialScore: worker.score,
		features: [worker.cores ?? 4, 1],
	});
	return new Map([[registeredKey(node, publicKey), value.toU8a()]]);
}

/** Where the registry keeps a worker. */
export const registeredKey = (node: DevNode, publicKey: Hex): Hex =>
	entryKey(node.runtime, "PhalaRegistry", "Workers", [publicKey]);

/** A worker's public key, checked. */
export function workerKey(key: string): Hex {
	if (!/^0x[0-9a-fA-F]{64}$/.test(key)) throw new RangeError(`a worker's key is 0x and 64 hex digits; not ${key}`);
	return key.toLowerCase() as Hex;
}

function whole(name: string, value: number, max: number): void {
	if (Number.isInteger(value) && value >= 0 && value <= max) return;
	throw new RangeError(`${name} is a whole number from 0 to ${max}; not ${value}`);
}
