import type { Block } from "../node/block.ts";
import { mapFromSorted } from "../node/map-entries.ts";
import { DevNode } from "../node/node.ts";
import type { PersistentMap } from "../node/persistent-map.ts";
import { StateOverlay } from "../node/state-overlay.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { SavedBlock, SavedChain } from "./saved-chain.ts";

/**
 * Creates a node that continues a saved chain. Runs no block again.
 *
 * @param runtime - the chain's first runtime
 * @param strictFinality - whether reorganisations of finalized blocks are refused
 */
export function loadNode(saved: SavedChain, runtime: Runtime, strictFinality: boolean): DevNode {
	const runtimes = [runtime];
	for (const upgrade of saved.upgrades) runtimes.push((runtimes.at(-1) ?? runtime).upgrade(upgrade));
	const runtimeOf = ({ runtime: index }: SavedBlock): Runtime => {
		const found = runtimes[index];
		if (found === undefined) throw new RangeError(`there is no runtime ${index}`);
		return found;
	};
	const genesis: Block = {
		...saved.genesis,
		parent: null,
		runtime: runtimeOf(saved.genesis),
		state: mapFromSorted(saved.genesisState),
		edits: new Map(),
	};
	const states = new LoadedStates(saved);
	const blocks: Block[] = [];
	for (const [i, block] of saved.blocks.entries()) {
		const parent = i === 0 ? (block.header.parentHash === genesis.hash ? genesis : null) : (blocks[i - 1] ?? null);
		blocks.push(new LoadedBlock(block, parent, runtimeOf(block), new Map(saved.edits[i]), () => states.at(i)));
	}
	const { finalized, sequence, slotMs } = saved;
	const continued = { blocks, finalized, sequence };
	const node = new DevNode({ genesis, continued, defaults: new Map(saved.defaults), slotMs, strictFinality });
	for (const extrinsic of saved.pool) resubmit(node, extrinsic);
	return node;
}

/** Submits a waiting transaction; one that is no longer valid is dropped, as by a node that starts again. */
function resubmit(node: DevNode, extrinsic: SavedChain["pool"][number]): void {
	try {
		node.submit(extrinsic);
	} catch {
		// Not valid any more.
	}
}

/** The states of loaded blocks. Only that of the newest one is built at first. */
class LoadedStates {
	readonly #saved: SavedChain;
	readonly #states: (PersistentMap | undefined)[];

	constructor(saved: SavedChain) {
		this.#saved = saved;
		this.#states = new Array<undefined>(saved.blocks.length);
		this.#states[saved.blocks.length - 1] = mapFromSorted(saved.state);
	}

	/** State after a block, by its position. */
	at(position: number): PersistentMap {
		let known = position;
		while (this.#states[known] === undefined) known++;
		for (let i = known - 1; i >= position; i--) {
			const overlay = new StateOverlay(this.#states[i + 1] ?? null);
			for (const [key, value] of this.#saved.backwards[i] ?? []) {
				if (value === null) overlay.delete(key);
				else overlay.set(key, value);
			}
			this.#states[i] = overlay.map;
		}
		return this.#states[position] ?? null;
	}
}

/** A block whose state is built when it is read. */
class LoadedBlock implements Block {
	readonly hash: Block["hash"];
	readonly header: Block["header"];
	readonly parent: Block | null;
	readonly runtime: Runtime;
	readonly body: Block["body"];
	readonly inherentCount: number;
	readonly leadingCount: number;
	readonly timestampMs: number;
	edits: Block["edits"];
	readonly #load: () => PersistentMap;
	#state: PersistentMap | undefined;

	constructor(
		block: SavedBlock,
		parent: Block | null,
		runtime: Runtime,
		edits: Block["edits"],
		load: () => PersistentMap,
	) {
		this.hash = block.hash;
		this.header = block.header;
		this.body = block.body;
		this.inherentCount = block.inherentCount;
		this.leadingCount = block.leadingCount;
		this.timestampMs = block.timestampMs;
		this.parent = parent;
		this.runtime = runtime;
		this.edits = edits;
		this.#load = load;
	}

	get state(): PersistentMap {
		this.#state ??= this.#load();
		return this.#state;
	}

	set state(state: PersistentMap) {
		this.#state = state;
	}
}
