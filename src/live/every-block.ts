import { concatMap, defer, firstValueFrom, type Observable } from "rxjs";
import type { Hex } from "../codec/hex.ts";
import type { BlockHeader } from "../query/block-header.ts";

/** Most blocks that are remembered, and requested to fill one gap: longer gaps and deeper reorganisations are cut off. */
const MAX_DEPTH = 256;

/**
 * Every block of the chain from the newest one on, parents first.
 *
 * - Requests headers that the feed skipped, by parent hash
 * - After a reorganisation, continues with all blocks of the new branch
 * - No block twice, also where the node goes back to it
 */
export function everyBlock(
	header$: Observable<BlockHeader>,
	requestHeader: (hash: Hex) => Observable<BlockHeader>,
): Observable<BlockHeader> {
	return defer(() => {
		const seen = new Set<Hex>();
		let start: number | undefined;
		const fillGap = async (head: BlockHeader): Promise<readonly BlockHeader[]> => {
			if (seen.has(head.hash)) return [];
			start ??= head.number;
			const blocks = [head];
			let first = head;
			while (first.number > start && !seen.has(first.parentHash) && blocks.length < MAX_DEPTH) {
				first = await firstValueFrom(requestHeader(first.parentHash));
				blocks.unshift(first);
			}
			for (const { hash } of blocks) seen.add(hash);
			for (const hash of seen) {
				if (seen.size <= MAX_DEPTH) break;
				seen.delete(hash);
			}
			return blocks;
		};
		return header$.pipe(
			concatMap(fillGap),
			concatMap((blocks) => blocks),
		);
	});
}
