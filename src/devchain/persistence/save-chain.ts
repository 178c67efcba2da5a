import { blake2AsHex } from "@polkadot/util-crypto";
import type { Hex } from "../../codec/hex.ts";
import type { DevControls } from "../dev-controls.ts";
import type { RunningGatekeeper } from "../gatekeeper/gatekeeper.ts";
import type { Block } from "../node/block.ts";
import { mapDifference, mapEntries } from "../node/map-entries.ts";
import type { DevNode } from "../node/node.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { encodeSavedChain, type SavedBlock, type SavedChain, type SavedOptions } from "./saved-chain.ts";

/** Parts of a development chain that are saved. */
export interface ChainParts {
	readonly node: DevNode;
	readonly gatekeeper: RunningGatekeeper;
	readonly controls: DevControls;
	readonly options: SavedOptions;
	/** Release of this library. */
	readonly release: string;
}

/** Hash of the metadata that the rules of a runtime use. */
export const hashMetadata = ({ rulesMetadata }: Runtime): Hex => blake2AsHex(rulesMetadata);

/**
 * Encodes a chain as it is now.
 *
 * @param count - number of newest blocks to keep
 */
export function saveChain({ node, gatekeeper, controls, options, release }: ChainParts, count: number): Uint8Array {
	const { genesis, best, finalized } = node.blockTree;
	const blocks = newestBlocks(node, count);
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
		genesis: toSavedBlock(genesis),
		genesisState: mapEntries(genesis.state),
		defaults: [...(node.defaults ?? [])],
		blocks: blocks.map(toSavedBlock),
		edits: blocks.map(({ edits }) => [...edits]),
		state: mapEntries(best.state),
		backwards: blocks.slice(1).map(({ state, parent }) => [...mapDifference(state, parent?.state ?? null)]),
	};
	return encodeSavedChain(chain);
}

/** The newest blocks of the best chain, oldest first, without block 0. */
function newestBlocks({ blockTree }: DevNode, count: number): Block[] {
	const blocks: Block[] = [];
	let block: Block | null = blockTree.best;
	for (; block !== null && block !== blockTree.genesis && blocks.length < count; block = block.parent)
		blocks.push(block);
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
