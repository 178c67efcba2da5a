/**
 * A number from 0 (inclusive) to 1 (exclusive) that depends on the seed and the parts only: decisions about one method do
 * not change when requests of other methods come in another order.
 */
export function draw(seed: number, ...parts: readonly (string | number)[]): number {
	let hash = FNV_OFFSET;
	for (const char of `${seed}/${parts.join("/")}`) {
		hash = Math.imul(hash ^ char.charCodeAt(0), FNV_PRIME);
	}
	// The finalizer of MurmurHash3: FNV alone changes only low bits with the last character.
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
