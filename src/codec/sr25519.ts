import { Point } from "@noble/ed25519";
import { decodePoint, isSame, ORDER, toInteger } from "./ristretto.ts";
import { challengeOf, MARKER } from "./schnorrkel.ts";

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

	const challenge = challengeOf(message, account, commitment);
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
