import type { Hex } from "../../codec/hex.ts";
import { PhalaError } from "../../errors/error.ts";
import type { DevNode } from "../node/node.ts";
import { encodePlain, plainKey, readPlain } from "../node/plain-storage.ts";
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
	const index = readPlain<number>(runtime, head.state, "Democracy", "ReferendumCount");
	const info = encodePlain(runtime, "Democracy", "ReferendumInfoOf", {
		Ongoing: {
			end: head.header.number + 1 + endsInBlocks,
			proposal: { Inline: "0x" },
			threshold: "SimpleMajority",
			delay: 0,
			tally: { ayes: 0n, nays: 0n, turnout: 0n },
		},
	});
	const edits = new Map([
		[plainKey(runtime, "Democracy", "ReferendumInfoOf", index), info],
		[
			plainKey(runtime, "Democracy", "ReferendumCount"),
			encodePlain(runtime, "Democracy", "ReferendumCount", index + 1),
		],
	]);
	return { index, edits };
}
