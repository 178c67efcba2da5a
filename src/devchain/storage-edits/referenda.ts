import type { Hex } from "../../codec/hex.ts";
import type { DevNode } from "../node/node.ts";
import { mapGet } from "../node/persistent-map.ts";
import { entryKey, entryValue } from "../node/storage-by-name.ts";

/**
 * A referendum to be voted on.
 *
 * @public
 */
export interface ReferendumOptions {
	/** How many blocks after the one that opens it ends; 100 when left out. */
	readonly endsInBlocks?: number;
}

const ENDS_IN_BLOCKS = 100;

/** A referendum to be opened. */
export interface Opening {
	readonly index: number;
	/** Storage that opens it, as if the next block had. */
	readonly edits: Map<Hex, Uint8Array>;
}

/** A referendum about nothing, which simple majority decides. */
export function referendumOpening(node: DevNode, { endsInBlocks = ENDS_IN_BLOCKS }: ReferendumOptions): Opening {
	const { runtime, head } = node;
	if (runtime.generation === 1)
		throw new RangeError("generation 1 has no votes with stake, so it has no referenda here");
	if (!Number.isSafeInteger(endsInBlocks) || endsInBlocks < 1) {
		throw new RangeError(`endsInBlocks is a count of blocks, 1 or more; not ${endsInBlocks}`);
	}
	const countKey = entryKey(runtime, "Democracy", "ReferendumCount");
	const count = entryValue(runtime, "Democracy", "ReferendumCount", mapGet(head.state, countKey));
	const index = Number(count.toString());
	const info = entryValue(runtime, "Democracy", "ReferendumInfoOf", {
		Ongoing: {
			end: head.header.number + 1 + endsInBlocks,
			proposal: { Inline: "0x" },
			threshold: "SimpleMajority",
			delay: 0,
			tally: { ayes: 0, nays: 0, turnout: 0 },
		},
	});
	const edits = new Map([
		[entryKey(runtime, "Democracy", "ReferendumInfoOf", [index]), info.toU8a()],
		[countKey, entryValue(runtime, "Democracy", "ReferendumCount", index + 1).toU8a()],
	]);
	return { index, edits };
}
