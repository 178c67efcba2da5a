import { Point } from "@noble/ed25519";
import { encodeInteger } from "../codec/encode-integer.ts";
import { concatBytes } from "../codec/hex.ts";
import { MerlinTranscript } from "../codec/merlin.ts";
import { absolute, D, invertRoot, isNegative, mod, ORDER, PRIME, power, toInteger } from "../codec/ristretto.ts";
import { challengeOf, MARKER } from "../codec/schnorrkel.ts";

/** Keys of sr25519. */
export interface Sr25519Keys {
	readonly publicKey: Uint8Array;
	/** Scalar, times the cofactor, and nonce: 64 bytes. */
	readonly secretKey: Uint8Array;
}

/**
 * Signs a message with sr25519. Without randomness: the same keys and message have the same signature, so that chains repeat.
 *
 * @remarks Source: schnorrkel
 */
export function signSr25519({ publicKey, secretKey }: Sr25519Keys, message: Uint8Array): Uint8Array {
	const key = toInteger(secretKey.subarray(0, 32)) >> 3n;
	const nonce = nonceOf(secretKey.subarray(32), message);
	const commitment = encodePoint(Point.BASE.multiply(nonce));
	const answer = (challengeOf(message, publicKey, commitment) * key + nonce) % ORDER;
	const signature = concatBytes([commitment, encodeInteger(answer, 32)]);
	signature[63] = (signature[63] ?? 0) | MARKER;
	return signature;
}

function nonceOf(secret: Uint8Array, message: Uint8Array): bigint {
	const transcript = new MerlinTranscript("phala-stakepool nonce");
	transcript.append("secret", secret);
	transcript.append("message", message);
	return toInteger(transcript.challenge("nonce", 64)) % ORDER;
}

/** The bytes of a point, RFC 9496. */
function encodePoint({ X: x, Y: y, Z: z, T: t }: Point): Uint8Array {
	const first = mod((z + y) * (z - y));
	const second = mod(x * y);
	const root = rootOf(mod(first * mod(second * second)));
	const [den1, den2] = [mod(root * first), mod(root * second)];
	const inverse = mod(mod(den1 * den2) * t);
	const isRotated = isNegative(mod(t * inverse));
	const [ix, iy, scale] = isRotated ? [mod(y * I), mod(x * I), mod(den1 * rootOf(mod(-1n - D)))] : [x, y, den2];
	const oriented = isNegative(mod(ix * inverse)) ? mod(-iy) : iy;
	return encodeInteger(absolute(mod(scale * mod(z - oriented))), 32);
}

/** The square root of -1. */
const I = power(2n, (PRIME - 1n) / 4n);

function rootOf(value: bigint): bigint {
	const root = invertRoot(value);
	if (root === null) throw new RangeError("not a point of the group");
	return root;
}
