import { invalidArgument, notFound, parseOptions } from "../chain/loaded-at-once.ts";
import type { Hex } from "../codec/hex.ts";
import type { ReadOptions } from "../entities/entity-context.ts";
import { findBlockAt } from "../entities/history/block-at.ts";
import type { Finality } from "../live/block-feed.ts";
import type { BlockRef } from "../query/block-ref.ts";
import type { ClientContext } from "./client-context.ts";

/**
 * A block: its number on the chain that is best now, its hash, a block of an earlier result, the newest one, or the last one that is not
 * after a date by the chain's clock. A date takes two requests for each halving of the chain: some fifty for millions of blocks.
 *
 * @public
 */
export type BlockLike =
	| number
	| bigint
	| "best"
	| "finalized"
	// Any text is accepted as a hash; the intersection keeps the two names in editors' completions.
	| (string & Record<never, never>)
	| Pick<BlockRef, "hash">
	| Date;

const HASH = /^0x[0-9a-f]{64}$/i;

/**
 * The hash of a block.
 *
 * @throws PhalaError `INVALID_ARGUMENT`; `NOT_FOUND` for a number after the newest block, and a date before block 0; the transport's errors
 */
export async function resolveBlockHash(context: ClientContext, block: BlockLike, options: ReadOptions): Promise<Hex> {
	const { signal } = parseOptions(options);
	if (isFinality(block)) return context.readBlockHash(block, signal);
	if (typeof block === "number" || typeof block === "bigint") {
		const number = Number(block);
		if (!Number.isSafeInteger(number) || number < 0) throw invalidBlock(block);
		const chain = await context.historicalChain();
		const [hash] = await chain.hashesOf([number], options);
		if (hash === undefined) throw notFound("block", block);
		return hash;
	}
	if (block instanceof Date) {
		if (Number.isNaN(block.getTime())) throw invalidBlock(block);
		return (await findBlockAt(await context.historicalChain(), block, options)).hash;
	}
	const hash: unknown = typeof block === "object" && block !== null ? block.hash : block;
	if (typeof hash !== "string" || !HASH.test(hash)) throw invalidBlock(block);
	return hash.toLowerCase() as Hex;
}

function isFinality(block: unknown): block is Finality {
	return block === "best" || block === "finalized";
}

function invalidBlock(block: unknown) {
	return invalidArgument("block", block, 'a block, its number or hash, a date, "best" or "finalized"');
}
