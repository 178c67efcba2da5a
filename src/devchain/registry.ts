import { decodeAddress } from "@polkadot/util-crypto";
import { fromHex, type Hex, toHex } from "../codec/hex.ts";
import { entryKey, entryValue } from "./node/decorated.ts";
import type { DevNode } from "./node/node.ts";
import { treeGet } from "./node/tree.ts";

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
export function fundEdits(node: DevNode, account: Hex, amount: bigint): Map<Hex, Uint8Array> {
	const { runtime, head } = node;
	const accountKey = entryKey(runtime, "System", "Account", [account]);
	const info = entryValue(runtime, "System", "Account", treeGet(head.state, accountKey)).toJSON() as {
		providers: number;
		data: { free: number | string };
	};
	const free = BigInt(info.data.free) + amount;
	const data = { ...info.data, free };
	const issuanceKey = entryKey(runtime, "Balances", "TotalIssuance");
	const issuance = BigInt(
		entryValue(runtime, "Balances", "TotalIssuance", treeGet(head.state, issuanceKey)).toString(),
	);
	return new Map([
		[accountKey, entryValue(runtime, "System", "Account", { ...info, providers: info.providers || 1, data }).toU8a()],
		[issuanceKey, entryValue(runtime, "Balances", "TotalIssuance", issuance + amount).toU8a()],
	]);
}

/** Storage that puts a worker into the registry, as a finished attestation does. */
export function workerEdits(node: DevNode, publicKey: Hex, worker: WorkerRegistration): Map<Hex, Uint8Array> {
	const { runtime, head } = node;
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

/** The key of a registration, checked; made up from `count` where none is given. */
export function workerKey(given: string | undefined, count: number): Hex {
	const key = given ?? toHex(fromHex(count.toString(16).padStart(64, "0")));
	if (!/^0x[0-9a-fA-F]{64}$/.test(key)) throw new RangeError(`a worker's key is 0x and 64 hex digits; not ${key}`);
	return key.toLowerCase() as Hex;
}
