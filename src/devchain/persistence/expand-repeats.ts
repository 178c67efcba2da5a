/** Bytes of a distance. */
const DISTANCE_BYTES = 3;

/**
 * Expands data whose repeats were replaced by references, whatever the distance. gzip finds repeats within 32 KB only, and saved chains
 * repeat keys and records over megabytes.
 *
 * The data has parts of one kind each, which compress better: the length of the result and the number of pairs; for each pair how many
 * literal bytes it begins with; for each pair the length of the repeat that follows them; the lowest bytes of the distances back to
 * what is repeated, then the middle ones, then the highest; all literal bytes. Numbers are LEB128.
 *
 * @param packed - written by `replaceRepeats` of `scripts/build`
 * @param before - data that repeats may refer to as well, as if it came before the result
 */
export function expandRepeats(packed: Uint8Array, before: Uint8Array = new Uint8Array()): Uint8Array {
	let position = 0;
	const readNumber = (): number => {
		let value = 0;
		let byte = 128;
		for (let shift = 0; byte > 127; shift += 7) {
			byte = packed[position++] ?? 0;
			value += (byte & 127) * 2 ** shift;
		}
		return value;
	};
	const data = new Uint8Array(before.length + readNumber());
	data.set(before);
	const pairs = readNumber();
	const literals = Array.from({ length: pairs }, readNumber);
	const repeats = Array.from({ length: pairs }, readNumber);
	const distances = position;
	position += pairs * DISTANCE_BYTES;
	let length = before.length;
	for (let i = 0; i < pairs; i++) {
		const count = literals[i] ?? 0;
		data.set(packed.subarray(position, position + count), length);
		position += count;
		length += count;
		let distance = 0;
		for (let byte = 0; byte < DISTANCE_BYTES; byte++)
			distance |= (packed[distances + byte * pairs + i] ?? 0) << (8 * byte);
		// Byte by byte: a repeat may overlap what it repeats.
		for (const end = length + (repeats[i] ?? 0); length < end; length++) data[length] = data[length - distance] ?? 0;
	}
	return data.subarray(before.length);
}
