const P1 = 0x9e3779b185ebca87n;
const P2 = 0xc2b2ae3d27d4eb4fn;
const P3 = 0x165667b19e3779f9n;
const P4 = 0x85ebca77c2b2ae63n;
const P5 = 0x27d4eb2f165667c5n;

const wrap = (value: bigint) => BigInt.asUintN(64, value);
const rotate = (value: bigint, bits: bigint) => wrap(value << bits) | (value >> (64n - bits));
const round = (lane: bigint, input: bigint) => wrap(rotate(wrap(lane + input * P2), 31n) * P1);

/**
 * XXH64 of `bytes`.
 *
 * @remarks Source: the xxHash specification; Substrate's `twox` hashes are XXH64 with seeds 0, 1, … written little-endian
 */
export function xxh64(bytes: Uint8Array, seed = 0n): bigint {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const length = bytes.length;
	let at = 0;
	let hash = wrap(seed + P5);
	if (length >= 32) {
		const lanes = [wrap(seed + P1 + P2), wrap(seed + P2), seed, wrap(seed - P1)];
		for (; at + 32 <= length; at += 32) {
			for (let i = 0; i < 4; i++) lanes[i] = round(lanes[i] ?? 0n, view.getBigUint64(at + 8 * i, true));
		}
		const [a = 0n, b = 0n, c = 0n, d = 0n] = lanes;
		hash = wrap(rotate(a, 1n) + rotate(b, 7n) + rotate(c, 12n) + rotate(d, 18n));
		for (const lane of lanes) hash = wrap((hash ^ round(0n, lane)) * P1 + P4);
	}
	hash = wrap(hash + BigInt(length));
	for (; at + 8 <= length; at += 8) hash = wrap(rotate(hash ^ round(0n, view.getBigUint64(at, true)), 27n) * P1 + P4);
	if (at + 4 <= length) {
		hash = wrap(rotate(hash ^ wrap(BigInt(view.getUint32(at, true)) * P1), 23n) * P2 + P3);
		at += 4;
	}
	for (; at < length; at++) hash = wrap(rotate(hash ^ wrap(BigInt(view.getUint8(at)) * P5), 11n) * P1);
	hash = wrap((hash ^ (hash >> 33n)) * P2);
	hash = wrap((hash ^ (hash >> 29n)) * P3);
	return hash ^ (hash >> 32n);
}
