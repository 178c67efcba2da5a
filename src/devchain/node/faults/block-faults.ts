import { StorageMissing } from "../../runtime/storage-missing.ts";
import { parseInteger } from "../../validate.ts";
import type { BlockTreeEvent } from "../block-tree.ts";
import { type DevNode, parseRetracted, type RetractedTransactions } from "../node.ts";
import { nextTurn } from "../turns.ts";
import type { Fault, FaultOptions } from "./fault-options.ts";
import type { FaultRules } from "./fault-rules.ts";
import { parseOptions } from "./parse-options.ts";

/** Method that new best blocks count as. */
const BLOCK = "block";

/** Stops finality, for a number of blocks or until the fault ends. */
export function pauseFinality(
	rules: FaultRules,
	node: DevNode,
	pause: () => () => void,
	options: { readonly blocks?: number | undefined },
): Fault {
	const { blocks } = parseOptions(options);
	const times = blocks === undefined ? undefined : parseInteger("blocks", blocks, 1);
	return rules.add("pauseFinality", { times }, [BLOCK], (rule) => {
		const resume = pause();
		const stop = node.blockTree.on((event) => {
			if (event.type === "best" && rule.strikes(BLOCK) && !rule.isActive) rule.end();
		});
		return () => {
			stop();
			resume();
		};
	});
}

/** Replaces the newest blocks after a block was produced. */
export function reorganize(
	rules: FaultRules,
	node: DevNode,
	options: FaultOptions & {
		readonly depth?: number | undefined;
		readonly transactions?: RetractedTransactions | undefined;
	},
): Fault {
	const { transactions = "reapply" } = parseOptions(options);
	const depth = parseInteger("depth", options.depth ?? 1, 1);
	parseRetracted(transactions);
	return rules.add("reorganize", options, [BLOCK], (rule) => {
		let busy = false;
		const replaceBlocks = (): void => {
			const { best, floor } = node.blockTree;
			const possible = Math.min(depth, best.header.number - floor);
			if (rule.isEnded || possible < 1) return;
			busy = true;
			try {
				node.reorg(possible, transactions);
			} catch (error) {
				if (!(error instanceof StorageMissing)) throw error;
				// Without its source a fork keeps its blocks.
				error.fetch().then(replaceBlocks, () => undefined);
			} finally {
				busy = false;
			}
		};
		const follow = (event: BlockTreeEvent): void => {
			// Not in the call stack of the block that is being imported.
			if (event.type === "best" && !busy && rule.strikes(BLOCK)) nextTurn(replaceBlocks);
		};
		return node.blockTree.on(follow);
	});
}
