import { blake2b } from "../codec/blake2b.ts";
import { concatBytes, fromHex, type Hex, toHex } from "../codec/hex.ts";
import { PhalaError } from "../errors/error.ts";
import { excerpt } from "../rpc/redact.ts";

/** A block, identified by its header. */
export interface BlockHeader {
	readonly hash: Hex;
	readonly number: number;
	readonly parentHash: Hex;
}

const HASH = /^0x[0-9a-f]{64}$/i;
const BYTES = /^0x([0-9a-f]{2})*$/i;

/**
 * Decodes a JSON-RPC header. Computes the hash of the block, which saves a request.
 *
 * @throws PhalaError `DECODE_FAILED` if it is malformed
 */
export function readHeader(json: unknown): BlockHeader {
	const { parentHash, number, stateRoot, extrinsicsRoot, digest } = (json ?? {}) as Record<string, unknown>;
	const logs: unknown = (digest as { logs?: unknown } | undefined)?.logs;
	const height = typeof number === "string" || typeof number === "number" ? Number(number) : Number.NaN;
	if (
		!isHash(parentHash) ||
		!isHash(stateRoot) ||
		!isHash(extrinsicsRoot) ||
		!Array.isArray(logs) ||
		!logs.every((log) => typeof log === "string" && BYTES.test(log)) ||
		!Number.isSafeInteger(height) ||
		height < 0
	) {
		const bytes = JSON.stringify(json) ?? "undefined";
		const message = `The node sent a malformed header: ${excerpt(bytes)}`;
		throw new PhalaError("DECODE_FAILED", message, { what: "header", bytes });
	}
	const parts = [
		fromHex(parentHash),
		compact(height),
		fromHex(stateRoot),
		fromHex(extrinsicsRoot),
		compact(logs.length),
	];
	const hash = toHex(blake2b(concatBytes([...parts, ...logs.map(fromHex)]), 32));
	return { hash, number: height, parentHash: parentHash.toLowerCase() as Hex };
}

function isHash(value: unknown): value is Hex {
	return typeof value === "string" && HASH.test(value);
}

/** SCALE compact encoding of a number below 2³². */
function compact(value: number): Uint8Array {
	if (value < 1 << 6) return Uint8Array.of(value << 2);
	const mode = value < 1 << 14 ? 1 : value < 2 ** 30 ? 2 : 3;
	const length = mode === 3 ? 5 : 1 << mode;
	const bytes = new Uint8Array(length);
	let rest = mode === 3 ? value * 256 + 3 : value * 4 + mode;
	for (let i = 0; i < length; i++) {
		bytes[i] = rest % 256;
		rest = Math.floor(rest / 256);
	}
	return bytes;
}
