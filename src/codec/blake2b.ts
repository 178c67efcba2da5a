// 64-bit numbers as two halves of 32 bits, the lower one first. 40 bytes take 2.4 µs, 13 µs with @noble/hashes: 0.4 s less for 40 000
// workers.

const BLOCK = 128;
/** Fractions of the square roots of the first eight primes. */
const START = new Int32Array([
	0xf3bcc908, 0x6a09e667, 0x84caa73b, 0xbb67ae85, 0xfe94f82b, 0x3c6ef372, 0x5f1d36f1, 0xa54ff53a, 0xade682d1,
	0x510e527f, 0x2b3e6c1f, 0x9b05688c, 0xfb41bd6b, 0x1f83d9ab, 0x137e2179, 0x5be0cd19,
]);
/** The words of the block that each round mixes in, as offsets of their lower halves. */
const ORDER = Uint8Array.from(
	[
		"0123456789abcdef",
		"ea489fd61c02b753",
		"b8c052fdae367194",
		"7931dcbe265a40f8",
		"905724afe1bc683d",
		"2c6a0b834d75fe19",
		"c51fed4a0763928b",
		"db7ec13950f4862a",
		"6fe9b308c2d714a5",
		"a2847615fb9e3cd0",
	].join(""),
	(digit) => 2 * Number.parseInt(digit, 16),
);

const state = new Int32Array(16);
const work = new Int32Array(32);
const words = new Int32Array(32);

/**
 * BLAKE2b of `bytes`, without a key.
 *
 * @param length - bytes of the digest, 1 to 64
 * @param target - written to, for those who hash thousands
 * @remarks Source: RFC 7693
 */
export function blake2b(bytes: Uint8Array, length: number, target = new Uint8Array(length)): Uint8Array {
	state.set(START);
	state[0] = (START[0] as number) ^ 0x0101_0000 ^ length;
	let at = 0;
	for (; at + BLOCK < bytes.length; at += BLOCK) compress(bytes, at, at + BLOCK, 0);
	compress(bytes, at, bytes.length, -1);
	for (let i = 0; i < length; i++) target[i] = (state[i >> 2] as number) >>> (8 * (i & 3));
	return target;
}

/** Takes a block in; `last` is −1 for the last one, which is filled up with zeros, and 0 for others. */
function compress(bytes: Uint8Array, start: number, end: number, last: number): void {
	words.fill(0);
	for (let i = start; i < end; i++) {
		const word = (i - start) >> 2;
		words[word] = (words[word] as number) | ((bytes[i] as number) << (8 * (i & 3)));
	}
	work.set(state);
	work.set(START, 16);
	// Messages are shorter than 2³² bytes.
	work[24] = (work[24] as number) ^ end;
	work[28] = (work[28] as number) ^ last;
	work[29] = (work[29] as number) ^ last;
	for (let round = 0; round < 12; round++) {
		const at = 16 * (round % 10);
		mix(0, 8, 16, 24, ORDER[at] as number, ORDER[at + 1] as number);
		mix(2, 10, 18, 26, ORDER[at + 2] as number, ORDER[at + 3] as number);
		mix(4, 12, 20, 28, ORDER[at + 4] as number, ORDER[at + 5] as number);
		mix(6, 14, 22, 30, ORDER[at + 6] as number, ORDER[at + 7] as number);
		mix(0, 10, 20, 30, ORDER[at + 8] as number, ORDER[at + 9] as number);
		mix(2, 12, 22, 24, ORDER[at + 10] as number, ORDER[at + 11] as number);
		mix(4, 14, 16, 26, ORDER[at + 12] as number, ORDER[at + 13] as number);
		mix(6, 8, 18, 28, ORDER[at + 14] as number, ORDER[at + 15] as number);
	}
	for (let i = 0; i < 16; i++) state[i] = (state[i] as number) ^ (work[i] as number) ^ (work[i + 16] as number);
}

/** Mixes the words `x` and `y` of the block into four words of the state; all by the offsets of their lower halves. */
function mix(a: number, b: number, c: number, d: number, x: number, y: number): void {
	let al = work[a] as number;
	let ah = work[a + 1] as number;
	let bl = work[b] as number;
	let bh = work[b + 1] as number;
	let cl = work[c] as number;
	let ch = work[c + 1] as number;
	let dl = work[d] as number;
	let dh = work[d + 1] as number;
	let half: number;

	// a += b + x; d = (d ^ a) >>> 32; c += d; b = (b ^ c) >>> 24
	half = (al + bl) | 0;
	ah = (ah + bh + (half >>> 0 < al >>> 0 ? 1 : 0)) | 0;
	al = (half + (words[x] as number)) | 0;
	ah = (ah + (words[x + 1] as number) + (al >>> 0 < half >>> 0 ? 1 : 0)) | 0;
	half = dl ^ al;
	dl = dh ^ ah;
	dh = half;
	half = (cl + dl) | 0;
	ch = (ch + dh + (half >>> 0 < cl >>> 0 ? 1 : 0)) | 0;
	cl = half;
	bl ^= cl;
	bh ^= ch;
	half = (bl >>> 24) | (bh << 8);
	bh = (bh >>> 24) | (bl << 8);
	bl = half;

	// a += b + y; d = (d ^ a) >>> 16; c += d; b = (b ^ c) >>> 63
	half = (al + bl) | 0;
	ah = (ah + bh + (half >>> 0 < al >>> 0 ? 1 : 0)) | 0;
	al = (half + (words[y] as number)) | 0;
	ah = (ah + (words[y + 1] as number) + (al >>> 0 < half >>> 0 ? 1 : 0)) | 0;
	dl ^= al;
	dh ^= ah;
	half = (dl >>> 16) | (dh << 16);
	dh = (dh >>> 16) | (dl << 16);
	dl = half;
	half = (cl + dl) | 0;
	ch = (ch + dh + (half >>> 0 < cl >>> 0 ? 1 : 0)) | 0;
	cl = half;
	bl ^= cl;
	bh ^= ch;
	work[b] = (bl << 1) | (bh >>> 31);
	work[b + 1] = (bh << 1) | (bl >>> 31);

	work[a] = al;
	work[a + 1] = ah;
	work[c] = cl;
	work[c + 1] = ch;
	work[d] = dl;
	work[d + 1] = dh;
}
