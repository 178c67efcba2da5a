import { type ForkOrigin, parentOf } from "../fork/origin.ts";
import { RemoteStorage } from "../fork/remote-storage.ts";
import type { Block } from "../node/block.ts";
import { mapFromSorted } from "../node/map-entries.ts";
import { DevNode } from "../node/node.ts";
import { mapDelete, mapSet, type PersistentMap } from "../node/persistent-map.ts";
import { ForkedMap, type StateMap } from "../node/state-map.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { rethrowMissing } from "../runtime/storage-missing.ts";
import type { ReadChain } from "./read-chain.ts";
import type { Changes, SavedBlock, SavedChain } from "./saved-chain.ts";
import { decodeOwn } from "./saved-fork.ts";

/**
 * Creates a node that continues a saved chain. Runs no block again.
 *
 * @param runtime - the chain's first runtime
 * @param strictFinality - whether reorganisations of finalized blocks are refused
 * @param origin - what it forks
 */
export function loadNode(
	{ saved, history }: Pick<ReadChain, "saved" | "history">,
	runtime: Runtime,
	strictFinality: boolean,
	origin?: ForkOrigin,
): DevNode {
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
		state: genesisState(saved, origin),
		edits: new Map(),
	};
	const { historyBlocks = 0 } = saved;
	const states = new LoadedStates(saved, history, origin);
	const before = origin !== undefined && saved.blocks[0]?.hash === origin.hash ? parentOf(origin, runtime) : null;
	const blocks: Block[] = before === null ? [] : [before];
	for (const [i, block] of saved.blocks.entries()) {
		const parent = blocks.at(-1) ?? (block.header.parentHash === genesis.hash ? genesis : null);
		blocks.push(
			new LoadedBlock(block, parent, runtimeOf(block), new Map(saved.edits[i]), {
				body: () => (i < historyBlocks && history?.content.bodies[i]) || block.body,
				state: () => states.at(i),
			}),
		);
	}
	const { finalized, sequence, slotMs } = saved;
	const oldest = saved.blocks[0]?.header;
	// Blocks are built on block 0 only where none is missing after it.
	const isComplete = oldest === undefined || oldest.parentHash === genesis.hash;
	const base = isComplete ? saved.base : Math.max(saved.base ?? 0, oldest.number);
	const continued = { blocks, base, finalized, sequence };
	const node = new DevNode({ genesis, continued, defaults: new Map(saved.defaults), slotMs, strictFinality });
	for (const extrinsic of saved.pool) resubmit(node, extrinsic, origin !== undefined);
	return node;
}

/**
 * Submits a waiting transaction; one that is no longer valid is dropped, as by a node that starts again, and of a fork one whose
 * storage is not there. Throws `StorageMissing` for code that has to be loaded first.
 */
function resubmit(node: DevNode, extrinsic: SavedChain["pool"][number], isFork: boolean): void {
	try {
		node.submit(extrinsic);
	} catch (error) {
		if (!isFork) rethrowMissing(error);
	}
}

function genesisState(saved: SavedChain, origin: ForkOrigin | undefined): StateMap {
	const own = mapFromSorted(saved.genesisState.map(([key, value]) => [key, origin ? decodeOwn(value) : value]));
	if (origin === undefined) return own;
	// That of a fork of block 0 is the fork's own.
	const storage =
		origin.hash === saved.genesis.hash ? origin.storage : new RemoteStorage(origin.source, saved.genesis.hash);
	return new ForkedMap(storage, own);
}

/** The states of loaded blocks. Only that of the newest one is built at first. */
class LoadedStates {
	readonly #saved: SavedChain;
	readonly #history: ReadChain["history"];
	readonly #origin: ForkOrigin | undefined;
	/** See {@link ownEntries}. */
	readonly #entries: (PersistentMap | undefined)[];

	constructor(saved: SavedChain, history: ReadChain["history"], origin: ForkOrigin | undefined) {
		this.#saved = saved;
		this.#history = history;
		this.#origin = origin;
		this.#entries = new Array<undefined>(saved.blocks.length);
		this.#entries[saved.blocks.length - 1] = mapFromSorted(
			saved.state.map(([key, value]) => [key, this.#decode(value)]),
		);
	}

	/** State after a block, by its position. Throws `StorageMissing` before the history it needs is loaded. */
	at(position: number): StateMap {
		let known = position;
		while (this.#entries[known] === undefined) known++;
		for (let i = known - 1; i >= position; i--) {
			const token = {};
			let entries = this.#entries[i + 1] ?? null;
			for (const [key, value] of this.#changesAt(i)) {
				entries = value === null ? mapDelete(entries, key, token) : mapSet(entries, key, this.#decode(value), token);
			}
			this.#entries[i] = entries;
		}
		const entries = this.#entries[position] ?? null;
		return this.#origin === undefined ? entries : new ForkedMap(this.#origin.storage, entries);
	}

	#changesAt(position: number): Changes {
		const { historyBlocks = 0, backwards } = this.#saved;
		return (position < historyBlocks ? this.#history?.content.backwards : backwards)?.[position] ?? [];
	}

	#decode(value: Uint8Array): Uint8Array {
		return this.#origin === undefined ? value : decodeOwn(value);
	}
}

/** What a loaded block gets when it is read. Each throws `StorageMissing` before the history it needs is loaded. */
interface LateContent {
	readonly body: () => Block["body"];
	readonly state: () => StateMap;
}

/** A block whose state is built when it is read. */
class LoadedBlock implements Block {
	readonly hash: Block["hash"];
	readonly header: Block["header"];
	readonly parent: Block | null;
	readonly runtime: Runtime;
	readonly inherentCount: number;
	readonly leadingCount: number;
	readonly timestampMs: number;
	edits: Block["edits"];
	readonly #late: LateContent;
	#state: StateMap | undefined;

	constructor(block: SavedBlock, parent: Block | null, runtime: Runtime, edits: Block["edits"], late: LateContent) {
		this.hash = block.hash;
		this.header = block.header;
		this.inherentCount = block.inherentCount;
		this.leadingCount = block.leadingCount;
		this.timestampMs = block.timestampMs;
		this.parent = parent;
		this.runtime = runtime;
		this.edits = edits;
		this.#late = late;
	}

	get body(): Block["body"] {
		return this.#late.body();
	}

	get state(): StateMap {
		this.#state ??= this.#late.state();
		return this.#state;
	}

	set state(state: StateMap) {
		this.#state = state;
	}
}
