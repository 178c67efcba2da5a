// Numbers of 64 bits as two halves of 32: several times faster than BigInt, and keys are hashed by the ten thousand.

/** The halves of the newest product or rotation. */
let high = 0;
let low = 0;

/** `(high, low) = (ah, al) · (bh, bl)`, modulo 2⁶⁴. */
function multiply(ah: number, al: number, bh: number, bl: number): void {
	const a0 = al & 0xffff;
	const a1 = al >>> 16;
	const b0 = bl & 0xffff;
	const b1 = bl >>> 16;
	const first = a0 * b0;
	const middle = a1 * b0 + (first >>> 16);
	const second = (middle & 0xffff) + a0 * b1;
	high = (a1 * b1 + (middle >>> 16) + (second >>> 16) + Math.imul(ah, bl) + Math.imul(al, bh)) | 0;
	low = (second << 16) | (first & 0xffff);
}

/** `(high, low) = (ah, al) + (bh, bl)`, modulo 2⁶⁴. */
function add(ah: number, al: number, bh: number, bl: number): void {
	const sum = (al >>> 0) + (bl >>> 0);
	high = (ah + bh + (sum > 0xffff_ffff ? 1 : 0)) | 0;
	low = sum | 0;
}

/** Rotates `(high, low)` left by `bits`, 1 to 31. */
function rotate(bits: number): void {
	const h = high;
	high = (h << bits) | (low >>> (32 - bits));
	low = (low << bits) | (h >>> (32 - bits));
}

/** `(high, low) = rotate((lane + input · P2), 31) · P1`. */
function round(lh: number, ll: number, ih: number, il: number): void {
	multiply(ih, il, P2H, P2L);
	add(lh, ll, high, low);
	rotate(31);
	multiply(high, low, P1H, P1L);
}

const P1H = 0x9e3779b1;
const P1L = 0x85ebca87;
const P2H = 0xc2b2ae3d;
const P2L = 0x27d4eb4f;
const P3H = 0x165667b1;
const P3L = 0x9e3779f9;
const P4H = 0x85ebca77;
const P4L = 0xc2b2ae63;
const P5H = 0x27d4eb2f;
const P5L = 0x165667c5;

const lanes = new Int32Array(8);

/**
 * XXH64 of `bytes`.
 *
 * @param seed - 0 to 2³² − 1
 * @remarks Source: the xxHash specification; Substrate's `twox` hashes are XXH64 with seeds 0, 1, … written little-endian
 */
export function xxh64(bytes: Uint8Array, seed = 0): bigint {
	xxh64Halves(bytes, seed);
	return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}

/** Writes XXH64 of `bytes` little-endian into `target`, 8 bytes from `at` on. */
export function writeXxh64(bytes: Uint8Array, seed: number, target: Uint8Array, at: number): void {
	xxh64Halves(bytes, seed);
	for (let i = 0; i < 4; i++) {
		target[at + i] = low >>> (8 * i);
		target[at + 4 + i] = high >>> (8 * i);
	}
}

/** Substrate's `twox`: one XXH64 after the other with seeds 0, 1, …, little-endian; `words` of 8 bytes. */
export function twox(bytes: Uint8Array, words: number): Uint8Array {
	const hash = new Uint8Array(8 * words);
	for (let i = 0; i < words; i++) writeXxh64(bytes, i, hash, 8 * i);
	return hash;
}

/** Little-endian word of 32 bits. */
function word(bytes: Uint8Array, at: number): number {
	const low = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
	return low | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24);
}

function xxh64Halves(bytes: Uint8Array, seed: number): void {
	const { length } = bytes;
	let at = 0;
	if (length >= 32) at = wide(bytes, seed);
	else add(P5H, P5L, 0, seed);
	add(high, low, 0, length);
	let h = high;
	let l = low;
	for (; at + 8 <= length; at += 8) {
		round(0, 0, word(bytes, at + 4), word(bytes, at));
		high ^= h;
		low ^= l;
		rotate(27);
		multiply(high, low, P1H, P1L);
		add(high, low, P4H, P4L);
		h = high;
		l = low;
	}
	if (at + 4 <= length) {
		multiply(0, word(bytes, at), P1H, P1L);
		high ^= h;
		low ^= l;
		rotate(23);
		multiply(high, low, P2H, P2L);
		add(high, low, P3H, P3L);
		h = high;
		l = low;
		at += 4;
	}
	for (; at < length; at++) {
		multiply(0, bytes[at] ?? 0, P5H, P5L);
		high ^= h;
		low ^= l;
		rotate(11);
		multiply(high, low, P1H, P1L);
		h = high;
		l = low;
	}
	// h ^= h >> 33, · P2, h ^= h >> 29, · P3, h ^= h >> 32
	multiply(h, l ^ (h >>> 1), P2H, P2L);
	multiply(high ^ (high >>> 29), low ^ ((low >>> 29) | (high << 3)), P3H, P3L);
	low ^= high;
}

/** The part for 32 bytes and more, four lanes of 8 bytes; where the rest starts. */
function wide(bytes: Uint8Array, seed: number): number {
	let at = 0;
	add(P1H, P1L, P2H, P2L);
	add(high, low, 0, seed);
	setLane(0);
	add(P2H, P2L, 0, seed);
	setLane(1);
	add(0, 0, 0, seed);
	setLane(2);
	// − P1 is its complement plus one.
	add(~P1H, ~P1L, 0, 1);
	add(high, low, 0, seed);
	setLane(3);
	for (; at + 32 <= bytes.length; at += 32) {
		for (let i = 0; i < 4; i++) {
			round(lane(2 * i), lane(2 * i + 1), word(bytes, at + 8 * i + 4), word(bytes, at + 8 * i));
			setLane(i);
		}
	}
	let h = 0;
	let l = 0;
	for (let i = 0; i < 4; i++) {
		high = lane(2 * i);
		low = lane(2 * i + 1);
		rotate(ROTATIONS[i] as number);
		add(h, l, high, low);
		h = high;
		l = low;
	}
	for (let i = 0; i < 4; i++) {
		round(0, 0, lane(2 * i), lane(2 * i + 1));
		multiply(high ^ h, low ^ l, P1H, P1L);
		add(high, low, P4H, P4L);
		h = high;
		l = low;
	}
	return at;
}

const ROTATIONS = [1, 7, 12, 18];
const lane = (half: number) => lanes[half] as number;

function setLane(index: number): void {
	lanes[2 * index] = high;
	lanes[2 * index + 1] = low;
}
