import { encodeInteger } from "./encode-integer.ts";
import { fromHex, type Hex, toHex } from "./hex.ts";

/** Era of a transaction that is valid for ever. */
export const IMMORTAL_ERA: Hex = "0x00";

const MIN_PERIOD = 4;
const MAX_PERIOD = 1 << 16;
/** Eras name at most so many first blocks; longer ones start at a multiple of some blocks. */
const MAX_PHASES = 1 << 12;

/** The blocks for which a signature is valid. */
export interface MortalEra {
	/** As encoded, two bytes. */
	readonly bytes: Hex;
	/** Whose hash is signed. */
	readonly firstBlock: number;
	/** The last block that can include the transaction. */
	readonly lastBlock: number;
}

/**
 * The era of `period` blocks, rounded up to a power of two, that holds the block `current`.
 *
 * @param period - 4 to 65,536
 * @remarks Source: `sp_runtime::generic::Era`
 */
export function createMortalEra(current: number, period: number): MortalEra {
	let exponent = Math.log2(MIN_PERIOD);
	while (1 << exponent < Math.min(period, MAX_PERIOD)) exponent++;
	const step = Math.max(1, (1 << exponent) / MAX_PHASES);
	const phase = Math.floor((current % (1 << exponent)) / step);
	return bound(exponent, phase, current);
}

/**
 * The blocks of an encoded era.
 *
 * @param current - a block for which it is valid
 * @returns `null` for an immortal one
 * @throws RangeError for bytes that are no era
 */
export function decodeEra(bytes: Hex, current: number): MortalEra | null {
	if (bytes === IMMORTAL_ERA) return null;
	const [low = 0, high = 0, ...others] = fromHex(bytes);
	const exponent = (low & 15) + 1;
	const phase = ((high << 8) | low) >> 4;
	const step = Math.max(1, (1 << exponent) / MAX_PHASES);
	if (bytes.length !== 6 || others.length > 0 || exponent < 2 || phase * step >= 1 << exponent)
		throw new RangeError(`${bytes} is no era`);
	return bound(exponent, phase, current);
}

function bound(exponent: number, phase: number, current: number): MortalEra {
	const period = 1 << exponent;
	const first = phase * Math.max(1, period / MAX_PHASES);
	const firstBlock = Math.floor((Math.max(current, first) - first) / period) * period + first;
	const bytes = toHex(encodeInteger(BigInt((exponent - 1) | (phase << 4)), 2));
	return { bytes, firstBlock, lastBlock: firstBlock + period - 1 };
}
