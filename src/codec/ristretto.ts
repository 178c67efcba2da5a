import { Point } from "@noble/ed25519";

/** The prime of the field, the order of the group of points, and the parameter of the curve. */
export const { p: PRIME, n: ORDER, d: D } = Point.CURVE();

/** The point that bytes encode; `null` for bytes that encode none, or in another form than the only valid one. */
export function decodePoint(bytes: Uint8Array): Point | null {
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
export function isSame({ X: x1, Y: y1 }: Point, { X: x2, Y: y2 }: Point): boolean {
	return mod(x1 * y2) === mod(y1 * x2) || mod(y1 * y2) === mod(x1 * x2);
}

/** One over the square root, of either sign; `null` for zero and numbers that are no square. */
export function invertRoot(value: bigint): bigint | null {
	const cube = mod(value * mod(value * value));
	const root = mod(cube * power(mod(cube * mod(cube * value)), (PRIME - 5n) / 8n));
	const check = mod(value * mod(root * root));
	if (check === 1n) return root;
	return check === PRIME - 1n ? mod(root * power(2n, (PRIME - 1n) / 4n)) : null;
}

/** `base ** exponent` in the field. */
export function power(base: bigint, exponent: bigint): bigint {
	let result = 1n;
	for (let [rest, square] = [exponent, base]; rest > 0n; rest >>= 1n, square = mod(square * square)) {
		if (rest & 1n) result = mod(result * square);
	}
	return result;
}

export function mod(value: bigint): bigint {
	const rest = value % PRIME;
	return rest < 0n ? rest + PRIME : rest;
}

export function absolute(value: bigint): bigint {
	return isNegative(value) ? mod(-value) : value;
}

/** As RFC 9496 defines it: odd numbers are negative. */
export function isNegative(value: bigint): boolean {
	return (value & 1n) === 1n;
}

/** Little endian. */
export function toInteger(bytes: Uint8Array): bigint {
	return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}
