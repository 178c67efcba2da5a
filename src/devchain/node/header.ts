import { blake2b } from "../../codec/blake2b.ts";
import { encodeCompact } from "../../codec/encode-integer.ts";
import { concatBytes, fromHex, type Hex, toHex } from "../../codec/hex.ts";

/** Block header; the block hash is computed from it. */
export interface Header {
	readonly parentHash: Hex;
	readonly number: number;
	readonly stateRoot: Hex;
	readonly extrinsicsRoot: Hex;
	/** SCALE digest items. */
	readonly digest: readonly Hex[];
}

/** blake2-256 of `bytes`. */
export const blake256 = (bytes: Uint8Array): Uint8Array => blake2b(bytes, 32);

/** SCALE bytes of a header. */
export function encodeHeader(header: Header): Uint8Array {
	return concatBytes([
		fromHex(header.parentHash),
		encodeCompact(BigInt(header.number)),
		fromHex(header.stateRoot),
		fromHex(header.extrinsicsRoot),
		encodeCompact(BigInt(header.digest.length)),
		...header.digest.map(fromHex),
	]);
}

/** Block hash: blake2-256 of the SCALE header, as clients compute it. */
export const hashHeader = (header: Header): Hex => toHex(blake256(encodeHeader(header)));

/** Formats a header for JSON-RPC. */
export const headerJson = (header: Header) => ({
	parentHash: header.parentHash,
	number: `0x${header.number.toString(16)}`,
	stateRoot: header.stateRoot,
	extrinsicsRoot: header.extrinsicsRoot,
	digest: { logs: header.digest },
});

/**
 * Digest of a block: the Aura slot, and a seal that holds the number of blocks built so far instead of a signature, so
 * that forks with equal content have different hashes. An upgrade of the runtime is marked.
 */
export function buildDigest(slot: bigint, sequence: number, isUpgrade: boolean): Hex[] {
	const slotBytes = new Uint8Array(8);
	new DataView(slotBytes.buffer).setBigUint64(0, slot, true);
	const seal = new Uint8Array(64);
	new DataView(seal.buffer).setBigUint64(0, BigInt(sequence), true);
	return [digestItem(6, slotBytes), ...(isUpgrade ? [RUNTIME_UPDATED] : []), digestItem(5, seal)];
}

/** Whether a block replaced the runtime. */
export const isUpgrade = ({ digest }: Header): boolean => digest.includes(RUNTIME_UPDATED);

/** `RuntimeEnvironmentUpdated`. */
const RUNTIME_UPDATED: Hex = "0x08";
const AURA = new TextEncoder().encode("aura");

function digestItem(kind: number, data: Uint8Array): Hex {
	return toHex(concatBytes([Uint8Array.of(kind), AURA, encodeCompact(BigInt(data.length)), data]));
}
