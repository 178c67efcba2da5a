import type { Hex } from "../../codec/hex.ts";
import { PhalaError } from "../../errors/error.ts";
import type { DevNode } from "../node/node.ts";
import { stateGet } from "../node/state-map.ts";
import { entryKey, entryValue } from "../node/storage-by-name.ts";
import { parseInteger, parseObject } from "../validate.ts";

/**
 * A referendum to open.
 *
 * @public
 */
export interface ReferendumOptions {
	/**
	 * Number of blocks from the block that opens the referendum to the block in which it ends.
	 *
	 * @defaultValue 100
	 */
	readonly endsInBlocks?: number | undefined;
}

const ENDS_IN_BLOCKS = 100;

/** Index of a new referendum, and the storage that opens it with the next block. */
export interface ReferendumEdits {
	readonly index: number;
	readonly edits: Map<Hex, Uint8Array>;
}

/** Storage that opens a referendum without a proposal, decided by simple majority. */
export function openReferendumEdits(node: DevNode, options: ReferendumOptions): ReferendumEdits {
	const { endsInBlocks = ENDS_IN_BLOCKS } = parseObject("options", options);
	const { runtime, head } = node;
	if (runtime.generation === 1) {
		const message =
			"chain.openReferendum is not supported on generation 1: stake pools have no votes. There is no alternative.";
		throw new PhalaError("UNSUPPORTED", message, { operation: "chain.openReferendum", generation: 1, instead: null });
	}
	parseInteger("endsInBlocks", endsInBlocks, 1, 0xffff_ffff);
	const countKey = entryKey(runtime, "Democracy", "ReferendumCount");
	const count = entryValue(runtime, "Democracy", "ReferendumCount", stateGet(head.state, countKey));
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
