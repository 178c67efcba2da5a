import { blake2b } from "@noble/hashes/blake2";
import { compactToU8a, u8aConcat } from "@polkadot/util";
import { fromHex, type Hex, toHex } from "../../codec/hex.ts";

/** What a block's hash stands for. */
export interface Header {
	readonly parentHash: Hex;
	readonly number: number;
	readonly stateRoot: Hex;
	readonly extrinsicsRoot: Hex;
	/** SCALE digest items. */
	readonly digest: readonly Hex[];
}

/** blake2-256 of `bytes`. */
export const blake256 = (bytes: Uint8Array): Uint8Array => blake2b(bytes, { dkLen: 32 });

/** SCALE bytes of a header. */
export function encodeHeader(header: Header): Uint8Array {
	return u8aConcat(
		fromHex(header.parentHash),
		compactToU8a(header.number),
		fromHex(header.stateRoot),
		fromHex(header.extrinsicsRoot),
		compactToU8a(header.digest.length),
		...header.digest.map(fromHex),
	);
}

/** A block's hash: anybody can compute it from the header that the node hands out. */
export const hashHeader = (header: Header): Hex => toHex(blake256(encodeHeader(header)));

/** A header as JSON-RPC answers it. */
export const headerJson = (header: Header) => ({
	parentHash: header.parentHash,
	number: `0x${header.number.toString(16)}`,
	stateRoot: header.stateRoot,
	extrinsicsRoot: header.extrinsicsRoot,
	digest: { logs: header.digest },
});

/**
 * Digest of a block: the slot as Aura announces it, and in place of the author's signature the count of blocks made
 * so far, which tells forks with equal content apart.
 */
export function digestOf(slot: bigint, made: number): Hex[] {
	const slotBytes = new Uint8Array(8);
	new DataView(slotBytes.buffer).setBigUint64(0, slot, true);
	const seal = new Uint8Array(64);
	new DataView(seal.buffer).setBigUint64(0, BigInt(made), true);
	return [digestItem(6, slotBytes), digestItem(5, seal)];
}

const AURA = new TextEncoder().encode("aura");

function digestItem(kind: number, data: Uint8Array): Hex {
	return toHex(u8aConcat(new Uint8Array([kind]), AURA, compactToU8a(data.length), data));
}
