/** How long an extrinsic is valid: a power of two blocks from a block that it names by its hash, or for ever. */
export type Era = "immortal" | { readonly period: number; readonly phase: number };

/** Decodes an era at the start of bytes, with its length; `null` for one that is none. */
export function readEra(bytes: Uint8Array): { readonly era: Era; readonly length: number } | null {
	const [first, second] = bytes;
	if (first === 0) return { era: "immortal", length: 1 };
	if (first === undefined || second === undefined) return null;
	const encoded = first | (second << 8);
	const period = 2 << (encoded & 0b1111);
	const phase = (encoded >> 4) * Math.max(period >> 12, 1);
	return period >= 4 && phase < period ? { era: { period, phase }, length: 2 } : null;
}

/** Number of the block whose hash is signed: the first that can include the extrinsic, for a block at `number`. */
export const birthOf = (era: Era, number: number): number =>
	era === "immortal" ? 0 : Math.floor((Math.max(number, era.phase) - era.phase) / era.period) * era.period + era.phase;

/** Number of the first block that cannot include the extrinsic any more; `null` for an immortal one. */
export const deathOf = (era: Era, number: number): number | null =>
	era === "immortal" ? null : birthOf(era, number) + era.period;
