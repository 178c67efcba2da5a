import { invalidArgument } from "../../errors/invalid-argument.ts";
import type { Block } from "../node/block.ts";
import { DevNode } from "../node/node.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { ForkBlock } from "./options.ts";
import { type ForkOrigin, parentOf } from "./origin.ts";

/** Number of older blocks that stay readable. */
const KEPT_BLOCKS = 256;

/** How to copy a node. */
export interface NodeCopy {
	readonly at: ForkBlock;
	/** The first runtime, built again: a copy has its own impersonated accounts. */
	readonly runtime: Runtime;
	/** What the node itself forks. */
	readonly origin: ForkOrigin | undefined;
	readonly strictFinality: boolean;
}

/** Creates a node that continues a block of another one of this process. States are shared, as they never change. */
export function copyNode(source: DevNode, { at, runtime, origin, strictFinality }: NodeCopy): DevNode {
	const tree = source.blockTree;
	const head = findBlock(source, at);
	if (head === undefined || isBelowFork(head, tree.genesis, origin))
		throw invalidArgument("at", typeof at === "object" ? at.hash : at, "a block of the chain");
	const runtimes = [runtime];
	const runtimeOf = ({ runtime: { upgrades } }: Block): Runtime => {
		for (let i = runtimes.length - 1; i < upgrades.length; i++) {
			const [last, upgrade] = [runtimes[i], upgrades[i]];
			if (last !== undefined && upgrade !== undefined) runtimes.push(last.upgrade(upgrade));
		}
		return runtimes[upgrades.length] ?? runtime;
	};
	const genesis = copy(tree.genesis, null, runtime);
	const originals: Block[] = [];
	for (
		let block: Block | null = head;
		block !== null && block !== tree.genesis && originals.length < KEPT_BLOCKS;
		block = block.parent
	) {
		originals.unshift(block);
		if (block.hash === origin?.hash) break;
	}
	const before = origin !== undefined && originals[0]?.hash === origin.hash ? parentOf(origin, runtime) : null;
	const blocks: Block[] = before === null ? [] : [before];
	for (const block of originals) {
		const parent = blocks.at(-1) ?? (block.parent === tree.genesis ? genesis : null);
		blocks.push(copy(block, parent, runtimeOf(block)));
	}
	const { number } = head.header;
	const continued = { blocks, base: number, finalized: number, sequence: source.builtBlocks };
	return new DevNode({ genesis, continued, defaults: source.defaults, slotMs: source.slotMs, strictFinality });
}

/** Whether a block is older than the one that the chain forks. */
const isBelowFork = (block: Block, genesis: Block, origin: ForkOrigin | undefined): boolean =>
	origin !== undefined && block.hash !== origin.hash && (block === genesis || block.hash === origin.parent?.hash);

function findBlock({ blockTree }: DevNode, at: ForkBlock): Block | undefined {
	if (at === "best") return blockTree.best;
	if (at === "finalized") return blockTree.finalized;
	if (typeof at === "number") return blockTree.at(at);
	return blockTree.block((typeof at === "object" ? at.hash : at) as Block["hash"]);
}

/** Another block object: edits of one chain do not affect the other. */
const copy = (block: Block, parent: Block | null, runtime: Runtime): Block => ({
	hash: block.hash,
	header: block.header,
	parent,
	runtime,
	body: block.body,
	inherentCount: block.inherentCount,
	leadingCount: block.leadingCount,
	timestampMs: block.timestampMs,
	state: block.state,
	edits: block.edits,
});
