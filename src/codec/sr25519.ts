import { Point } from "@noble/ed25519";
import { MerlinTranscript } from "./merlin.ts";

/** The prime of the field, the order of the group of points, and the parameter of the curve. */
const { p: PRIME, n: ORDER, d: D } = Point.CURVE();

/** Set in the last byte of every signature of schnorrkel. */
const MARKER = 0x80;
const CONTEXT = new TextEncoder().encode("substrate");

/**
 * Whether an account signed a message with sr25519, in the context `substrate`.
 *
 * @param signature - 64 bytes
 * @param account - 32 bytes: the public key
 * @returns `false` also for bytes that are no signature or no key; for the account of zeros, which anybody could sign for
 * @remarks Source: schnorrkel, {@link https://www.rfc-editor.org/rfc/rfc9496 | RFC 9496}
 */
export function verifySr25519(message: Uint8Array, signature: Uint8Array, account: Uint8Array): boolean {
	if (signature.length !== 64 || account.length !== 32) return false;
	const commitment = signature.subarray(0, 32);
	const scalar = signature.slice(32);
	const last = scalar[31] ?? 0;
	if ((last & MARKER) === 0) return false;
	scalar[31] = last ^ MARKER;
	const s = toInteger(scalar);
	const key = decodePoint(account);
	const expected = decodePoint(commitment);
	if (s >= ORDER || !key || !expected || key.is0()) return false;

	const transcript = new MerlinTranscript("SigningContext");
	transcript.append("", CONTEXT);
	transcript.append("sign-bytes", message);
	transcript.append("proto-name", new TextEncoder().encode("Schnorr-sig"));
	transcript.append("sign:pk", account);
	transcript.append("sign:R", commitment);
	const challenge = toInteger(transcript.challenge("sign:c", 64)) % ORDER;
	return isSame(combine(s, Point.BASE, challenge, key.negate()), expected);
}

/** `a · p + b · q`, doubling for both at once. `Point.BASE.multiply` would first compute a table, which one signature does not pay for. */
function combine(a: bigint, p: Point, b: bigint, q: Point): Point {
	const sum = p.add(q);
	let result = Point.ZERO;
	for (let bit = 1n << 252n; bit > 0n; bit >>= 1n) {
		result = result.double();
		const term = a & bit ? (b & bit ? sum : p) : b & bit ? q : null;
		if (term) result = result.add(term);
	}
	return result;
}

/** The point that bytes encode; `null` for bytes that encode none, or in another form than the only valid one. */
function decodePoint(bytes: Uint8Array): Point | null {
	const s = toInteger(bytes);
	if (s >= PRIME || isNegative(s)) return null;
	const square = mod(s * s);
	const u1 = mod(1n - square);
	const u2 = mod(1n + square);
	const v = mod(-D * mod(u1 * u1) - u2 * u2);
	const root = invertRoot(mod(v * mod(u2 * u2)));
	if (root === null) return null;
	const denominator = mod(root * u2);
	const x = absolute(mod(2n * s * denominator));
	const y = mod(u1 * mod(mod(root * denominator) * v));
	const t = mod(x * y);
	return isNegative(t) || y === 0n ? null : new Point(x, y, 1n, t);
}

/** Whether two points encode as the same bytes: all of one coset do. */
function isSame({ X: x1, Y: y1 }: Point, { X: x2, Y: y2 }: Point): boolean {
	return mod(x1 * y2) === mod(y1 * x2) || mod(y1 * y2) === mod(x1 * x2);
}

/** One over the square root, of either sign; `null` for zero and numbers that are no square. */
function invertRoot(value: bigint): bigint | null {
	const cube = mod(value * mod(value * value));
	const root = mod(cube * power(mod(cube * mod(cube * value)), (PRIME - 5n) / 8n));
	const check = mod(value * mod(root * root));
	if (check === 1n) return root;
	return check === PRIME - 1n ? mod(root * power(2n, (PRIME - 1n) / 4n)) : null;
}

function power(base: bigint, exponent: bigint): bigint {
	let result = 1n;
	for (let [rest, square] = [exponent, base]; rest > 0n; rest >>= 1n, square = mod(square * square)) {
		if (rest & 1n) result = mod(result * square);
	}
	return result;
}

function mod(value: bigint): bigint {
	const rest = value % PRIME;
	return rest < 0n ? rest + PRIME : rest;
}

function absolute(value: bigint): bigint {
	return isNegative(value) ? mod(-value) : value;
}

/** As RFC 9496 defines it: odd numbers are negative. */
function isNegative(value: bigint): boolean {
	return (value & 1n) === 1n;
}

/** Little endian. */
function toInteger(bytes: Uint8Array): bigint {
	return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}
