import { hash256 } from "../../codec/hash-256.ts";
import type { Hex } from "../../codec/hex.ts";
import type { DevControls } from "../dev-controls.ts";
import type { ForkOrigin } from "../fork/origin.ts";
import type { RunningGatekeeper } from "../gatekeeper/gatekeeper.ts";
import type { Block } from "../node/block.ts";
import { mapDifference, mapEntries } from "../node/map-entries.ts";
import type { DevNode } from "../node/node.ts";
import type { StateMap } from "../node/state-map.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { encodeSavedChain, type SavedBlock, type SavedChain, type SavedOptions } from "./saved-chain.ts";
import { encodeOwn, ownEntries, toSavedFork } from "./saved-fork.ts";

/** Parts of a development chain that are saved. */
export interface ChainParts {
	readonly node: DevNode;
	readonly gatekeeper: RunningGatekeeper;
	readonly controls: DevControls;
	readonly options: SavedOptions;
	/** What it forks. */
	readonly origin: ForkOrigin | undefined;
	/** Release of this library. */
	readonly release: string;
}

/** Hash of the metadata that the rules of a runtime use. */
export const hashMetadata = ({ rulesMetadata }: Runtime): Hex => hash256(rulesMetadata);

/**
 * Encodes a chain as it is now.
 *
 * @param count - number of newest blocks to keep
 */
export function saveChain(
	{ node, gatekeeper, controls, options, origin, release }: ChainParts,
	count: number,
): Uint8Array {
	const { genesis, best, finalized, baseNumber } = node.blockTree;
	const blocks = newestBlocks(node, origin, count);
	const encode = (value: Uint8Array) => (origin === undefined ? value : encodeOwn(value));
	const entries = (state: StateMap) =>
		mapEntries(ownEntries(state)).map(([key, value]) => [key, encode(value)] as const);
	const fetched = origin?.storage.fetched;
	const chain: SavedChain = {
		release,
		options,
		metadataHash: hashMetadata(genesis.runtime),
		upgrades: best.runtime.upgrades,
		slotMs: node.slotMs,
		sequence: node.builtBlocks,
		lastWorkerNumber: controls.lastWorkerNumber,
		finalized: finalized.header.number,
		pool: node.pool.pending(),
		gatekeeper: gatekeeper.save(blocks),
		base: baseNumber,
		fork: origin && toSavedFork(origin),
		genesis: toSavedBlock(genesis),
		genesisState: entries(genesis.state),
		defaults: [...(node.defaults ?? [])],
		blocks: blocks.map(toSavedBlock),
		edits: blocks.map(({ edits }) => [...edits]),
		state: entries(best.state),
		backwards: blocks.slice(1).map(({ state, parent }) => {
			const changes = mapDifference(ownEntries(state), ownEntries(parent?.state ?? null));
			return [...changes].map(([key, value]) => [key, value && encode(value)] as const);
		}),
		fetched,
	};
	return encodeSavedChain(chain);
}

/** The newest blocks of the best chain, oldest first, without block 0 and those below the fork, which are the node's. */
function newestBlocks({ blockTree }: DevNode, origin: ForkOrigin | undefined, count: number): Block[] {
	const blocks: Block[] = [];
	let block: Block | null = blockTree.best;
	for (; block !== null && block !== blockTree.genesis && blocks.length < count; block = block.parent) {
		blocks.push(block);
		if (block.hash === origin?.hash) break;
	}
	return blocks.reverse();
}

const toSavedBlock = ({
	hash,
	header,
	body,
	inherentCount,
	leadingCount,
	timestampMs,
	runtime,
}: Block): SavedBlock => ({
	hash,
	header,
	body,
	inherentCount,
	leadingCount,
	timestampMs,
	runtime: runtime.upgrades.length,
});
