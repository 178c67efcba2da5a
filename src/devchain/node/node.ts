import type { Hex } from "../../codec/hex.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { type Block, buildBlock, type Edits, editBlock, genesisBlock } from "./block.ts";
import { BlockTree, type BlockTreeEvent } from "./block-tree.ts";
import { itemKey } from "./keys.ts";
import { mapGet } from "./persistent-map.ts";
import { TransactionPool, type Watcher } from "./transaction-pool.ts";

/** What a node is made of. */
export interface NodeOptions {
	readonly runtime: Runtime;
	/** Storage of block 0. */
	readonly genesis: ReadonlyMap<Hex, Uint8Array>;
	/** Storage that block 2, the first that anybody asks for, writes where the key is empty by then. */
	readonly defaults?: Edits;
	/** Time between blocks, ms. */
	readonly slotMs: number;
	/** Whether no reorg takes a final block back. */
	readonly strictFinality: boolean;
}

/** How to make a block. */
export interface BlockRequest {
	/** Exactly these, in this order, instead of the pool's. */
	readonly transactions?: readonly Hex[];
	/** Clock of the block, ms; one slot after its parent's when left out. */
	readonly timestampMs?: number;
	/** Most extrinsics from the pool. */
	readonly limit?: number;
	/** Number of the block, past the head's. */
	readonly number?: number | undefined;
}

/**
 * What becomes of the transactions of retracted blocks: the new branch holds them too, they wait in the pool again, or
 * they are lost.
 *
 * @public
 */
export type Retracted = "reapply" | "pool" | "drop";

const TIMESTAMP_NOW = itemKey("Timestamp", "Now");

/** Extrinsics for the block after `parent`, before those of the pool. */
export type Preface = (parent: Block) => readonly Hex[];

/** A node: blocks, pool, and the rules by which one feeds the other. It does nothing by itself: others ask for blocks
 * and decide when they are final. */
export class DevNode {
	readonly runtime: Runtime;
	readonly ledger: BlockTree;
	readonly pool: TransactionPool;
	/** Time between blocks, ms. */
	readonly slotMs: number;
	/** Whoever has something to say in every block that is made from the pool. */
	preface: Preface | undefined;
	readonly #defaults: Edits | undefined;
	#forget: ReadonlySet<Hex> = new Set();
	#made = 0;
	readonly #onReady = new Set<() => void>();

	/** @param options - runtime, genesis, clock */
	constructor(options: NodeOptions) {
		this.runtime = options.runtime;
		this.slotMs = options.slotMs;
		this.#defaults = options.defaults;
		const genesis = genesisBlock(options.genesis, clock(options.genesis.get(TIMESTAMP_NOW)));
		this.ledger = new BlockTree(genesis, options.strictFinality);
		this.pool = new TransactionPool(this.runtime, genesis);
		this.ledger.on((event) => this.#follow(event));
	}

	/** The best block. */
	get head(): Block {
		return this.ledger.best;
	}

	/** Clock of the block after `parent`, ms: a slot after whatever `Timestamp.Now` says. */
	nextTimestamp(parent: Block = this.head): number {
		return clock(mapGet(parent.state, TIMESTAMP_NOW)) + this.slotMs;
	}

	/** Puts an extrinsic into the pool. */
	submit(extrinsic: Hex, watcher?: Watcher): Hex {
		const hash = this.pool.submit(extrinsic, watcher);
		this.#ready();
		return hash;
	}

	/** Calls `listener` whenever the pool may have something for a block. */
	onReady(listener: () => void): () => void {
		this.#onReady.add(listener);
		return () => this.#onReady.delete(listener);
	}

	/** Makes the next best block. */
	newBlock(request: BlockRequest = {}): Block {
		const block = this.#build(this.head, request);
		this.ledger.import(block);
		return block;
	}

	/** Writes storage over the head's state. */
	edit(edits: Edits, block: Block = this.head): void {
		this.ledger.edit(block, edits);
	}

	/** Replaces the newest `depth` blocks by a branch that is one block longer. */
	reorg(depth: number, retracted: Retracted): Block {
		if (!Number.isSafeInteger(depth) || depth < 1) throw new RangeError("depth is a count of blocks above 0");
		const { best } = this.ledger;
		const base = best.header.number - depth;
		if (base < this.ledger.floor) {
			throw new RangeError(`only ${best.header.number - this.ledger.floor} blocks can be taken back, not ${depth}`);
		}
		const old: Block[] = [];
		let parent = best;
		for (let i = 0; i < depth && parent.parent !== null; i++, parent = parent.parent) old.unshift(parent);
		if (retracted === "drop") this.#forget = new Set(old.flatMap((block) => block.body.slice(block.inherents)));
		try {
			for (const block of old) {
				const transactions = retracted === "reapply" ? block.body.slice(block.inherents) : [];
				const timestampMs = Math.max(block.timestampMs, this.nextTimestamp(parent));
				parent = this.#build(parent, { transactions, timestampMs, number: block.header.number });
				// What was written from outside is no block's doing, and stays.
				if (block.edits.size > 0) editBlock(parent, block.edits);
				this.ledger.import(parent);
			}
			parent = this.#build(parent, { transactions: [] });
			this.ledger.import(parent);
		} finally {
			this.#forget = new Set();
		}
		this.#ready();
		return parent;
	}

	#ready(): void {
		if (this.pool.hasReady) for (const listener of [...this.#onReady]) listener();
	}

	#build(parent: Block, request: BlockRequest): Block {
		const exact = request.transactions !== undefined;
		const { block, refused } = buildBlock(this.runtime, parent, {
			timestampMs: request.timestampMs ?? this.nextTimestamp(parent),
			slotMs: this.slotMs,
			made: ++this.#made,
			preface: exact ? [] : (this.preface?.(parent) ?? []),
			extrinsics: request.transactions ?? this.pool.ready(),
			limit: request.limit ?? Number.POSITIVE_INFINITY,
			number: request.number,
			defaults: parent.parent === this.ledger.genesis ? this.#defaults : undefined,
		});
		if (!exact) for (const { extrinsic, why } of refused) this.pool.refused(extrinsic, why);
		return block;
	}

	#follow(event: BlockTreeEvent): void {
		if (event.type === "best") this.pool.follow(event.block, event.retracted, event.enacted, this.#forget);
		if (event.type === "finalized") this.pool.finalize(event.blocks);
	}
}

function clock(value: Uint8Array | undefined): number {
	if (value === undefined || value.length < 8) return 0;
	return Number(new DataView(value.buffer, value.byteOffset).getBigUint64(0, true));
}

/** Bytes of a clock value, as `Timestamp.Now` holds it. */
export function clockBytes(ms: number): Uint8Array {
	const bytes = new Uint8Array(8);
	new DataView(bytes.buffer).setBigUint64(0, BigInt(ms), true);
	return bytes;
}

/** The key of the chain's clock. */
export const clockKey: Hex = TIMESTAMP_NOW;
