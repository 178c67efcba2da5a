const ROUNDS = 24;
/** 32-bit words of a row of five lanes, and of the state. */
const ROW = 10;
const STATE = 50;

const columns = new Int32Array(ROW);
const row = new Int32Array(ROW);

/**
 * Permutes a state by Keccak-f[1600].
 *
 * @param state - 25 lanes of 64 bits as two words of 32 bits each, the lower one first; changed in place
 * @remarks Source: FIPS 202, section 3
 */
export function keccakF1600(state: Uint32Array | Int32Array): void {
	const word = (at: number) => state[at] as number;
	for (let i = 0, register = 1; i < ROUNDS; i++) {
		// θ
		for (let x = 0; x < ROW; x++) columns[x] = word(x) ^ word(x + 10) ^ word(x + 20) ^ word(x + 30) ^ word(x + 40);
		for (let x = 0; x < ROW; x += 2) {
			const [next, previous] = [(x + 2) % ROW, (x + 8) % ROW];
			const [low, high] = rotate(columns[next] as number, columns[next + 1] as number, 1);
			for (let at = x; at < STATE; at += ROW) {
				state[at] = word(at) ^ (columns[previous] as number) ^ low;
				state[at + 1] = word(at + 1) ^ (columns[previous + 1] as number) ^ high;
			}
		}
		// ρ and π
		let [x, y, low, high] = [1, 0, word(2), word(3)];
		for (let shift = 0, step = 1; step <= 24; step++) {
			[x, y] = [y, (2 * x + 3 * y) % 5];
			shift = (shift + step) % 64;
			const at = 2 * x + ROW * y;
			const [movedLow, movedHigh] = rotate(low, high, shift);
			[low, high] = [word(at), word(at + 1)];
			state[at] = movedLow;
			state[at + 1] = movedHigh;
		}
		// χ
		for (let start = 0; start < STATE; start += ROW) {
			for (let x = 0; x < ROW; x++) row[x] = word(start + x);
			for (let x = 0; x < ROW; x++)
				state[start + x] = word(start + x) ^ (~(row[(x + 2) % ROW] as number) & (row[(x + 4) % ROW] as number));
		}
		// ι: bits 0, 1, 3, 7, 15, 31 and 63 of the first lane, by a shift register
		for (let bit = 1; bit <= 64; bit *= 2) {
			const half = bit > 32 ? 1 : 0;
			if (register & 1) state[half] = word(half) ^ (1 << (bit - 1));
			register = (register << 1) ^ (register >> 7 ? 0x171 : 0);
		}
	}
}

/** A lane rotated left by `bits`, 0 to 63. */
function rotate(low: number, high: number, bits: number): readonly [low: number, high: number] {
	if (bits >= 32) return rotate(high, low, bits - 32);
	if (bits === 0) return [low, high];
	return [(low << bits) | (high >>> (32 - bits)), (high << bits) | (low >>> (32 - bits))];
}
