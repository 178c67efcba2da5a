/** Earlier positions that each position is compared with. */
const MAX_CANDIDATES = 64;
/** What three bytes hold. */
const MAX_DISTANCE = 2 ** 24 - 1;

/** Literal bytes `[start, end)`, and a repeat after them. */
interface Pair {
	readonly start: number;
	readonly end: number;
	readonly length: number;
	readonly distance: number;
}

/**
 * Replaces repeats by references, in the format of `expandRepeats`.
 *
 * @param minLength - shortest repeat that is replaced, bytes: short where nothing compresses the result, about 16 before gzip
 * @param before - data that repeats may refer to as well, as if it came before
 */
export function replaceRepeats(
	content: Uint8Array,
	minLength: number,
	before: Uint8Array = new Uint8Array(),
): Uint8Array {
	const data = new Uint8Array([...before, ...content]);
	const pairs = findPairs(data, minLength, before.length);
	const packed: number[] = [];
	const write = (value: number): void => {
		let rest = value;
		for (; rest > 127; rest = Math.floor(rest / 128)) packed.push((rest % 128) | 128);
		packed.push(rest);
	};
	write(content.length);
	write(pairs.length);
	for (const { start, end } of pairs) write(end - start);
	for (const { length } of pairs) write(length);
	for (const shift of [0, 8, 16]) for (const { distance } of pairs) packed.push((distance >> shift) & 255);
	for (const { start, end } of pairs) for (const byte of data.subarray(start, end)) packed.push(byte);
	return Uint8Array.from(packed);
}

function findPairs(data: Uint8Array, minLength: number, first: number): Pair[] {
	const latest = new Map<number, number>();
	const earlier = new Int32Array(data.length).fill(-1);
	const remember = (at: number): void => {
		if (at + minLength > data.length) return;
		const hash = hashAt(data, at, minLength);
		earlier[at] = latest.get(hash) ?? -1;
		latest.set(hash, at);
	};
	const findRepeat = (at: number): { from: number; length: number } => {
		let [from, length] = [-1, 0];
		let candidate = latest.get(hashAt(data, at, minLength)) ?? -1;
		for (let tries = 0; candidate >= 0 && at - candidate <= MAX_DISTANCE && tries < MAX_CANDIDATES; tries++) {
			let same = 0;
			while (at + same < data.length && data[candidate + same] === data[at + same]) same++;
			if (same > length) [from, length] = [candidate, same];
			candidate = earlier[candidate] ?? -1;
		}
		return { from, length };
	};
	const pairs: Pair[] = [];
	for (let at = 0; at < first; at++) remember(at);
	let start = first;
	for (let at = first; at + minLength <= data.length; ) {
		const { from, length } = findRepeat(at);
		if (length < minLength) {
			remember(at++);
			continue;
		}
		pairs.push({ start, end: at, length, distance: at - from });
		for (const end = at + length; at < end; at++) remember(at);
		start = at;
	}
	return [...pairs, { start, end: data.length, length: 0, distance: 0 }];
}

function hashAt(data: Uint8Array, at: number, length: number): number {
	let hash = 0;
	for (let i = at; i < at + length; i++) hash = (Math.imul(hash, 31) + (data[i] ?? 0)) | 0;
	return hash;
}
