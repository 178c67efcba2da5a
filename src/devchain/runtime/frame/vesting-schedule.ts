/** PHA that is locked at first and becomes free block by block. */
export interface Schedule {
	readonly locked: bigint;
	readonly perBlock: bigint;
	readonly startingBlock: number;
}

/** Whether a schedule locks something, and frees something in each block. */
export const isValid = ({ locked, perBlock }: Schedule): boolean => locked > 0n && perBlock > 0n;

/** PHA that is still locked in a block. */
export function lockedAt({ locked, perBlock, startingBlock }: Schedule, block: number): bigint {
	const vested = BigInt(Math.max(block - startingBlock, 0)) * perBlock;
	return vested < locked ? locked - vested : 0n;
}

/** First block without locked PHA. */
export function endOf({ locked, perBlock, startingBlock }: Schedule): bigint {
	const blocks = perBlock >= locked ? 1n : (locked + perBlock - 1n) / perBlock;
	return BigInt(startingBlock) + blocks;
}

/** One schedule for what is still locked in two; both are not over. Ends with the later one, and starts with it or now. */
export function mergeSchedules(first: Schedule, second: Schedule, now: number): Schedule {
	const locked = lockedAt(first, now) + lockedAt(second, now);
	const startingBlock = Math.max(now, first.startingBlock, second.startingBlock);
	const end = endOf(first) > endOf(second) ? endOf(first) : endOf(second);
	const blocks = end - BigInt(startingBlock);
	const rate = blocks > 0n ? locked / blocks : locked;
	return { locked, perBlock: rate > 0n ? rate : 1n, startingBlock };
}
