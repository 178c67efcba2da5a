import { concatMap, defer, firstValueFrom, type Observable } from "rxjs";
import type { Hex } from "../codec/hex.ts";
import type { BlockHeader } from "../query/block-header.ts";

/** How many blocks are remembered, and at most made up for: deeper gaps and reorganisations are cut. */
const DEPTH = 256;

/**
 * Every block of the chain from the newest one on, parents first.
 *
 * - Heads that the node left out are asked for by the parent hashes of those that it sent
 * - After a reorganisation the blocks of the new branch follow
 */
export function everyBlock(
	head$: Observable<BlockHeader>,
	blockOf: (hash: Hex) => Observable<BlockHeader>,
): Observable<BlockHeader> {
	return defer(() => {
		const seen = new Set<Hex>();
		let start: number | undefined;
		const path = async (head: BlockHeader): Promise<readonly BlockHeader[]> => {
			start ??= head.number;
			const blocks = [head];
			let first = head;
			while (first.number > start && !seen.has(first.parentHash) && blocks.length < DEPTH) {
				first = await firstValueFrom(blockOf(first.parentHash));
				blocks.unshift(first);
			}
			for (const { hash } of blocks) seen.add(hash);
			for (const hash of seen) {
				if (seen.size <= DEPTH) break;
				seen.delete(hash);
			}
			return blocks;
		};
		return head$.pipe(
			concatMap(path),
			concatMap((blocks) => blocks),
		);
	});
}
