import type { Hex } from "../../codec/hex.ts";
import { invalidArgument } from "../../errors/invalid-argument.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { type Block, buildBlock, type Edits, editBlock } from "./block.ts";
import { BlockTree, type BlockTreeEvent, type TreePosition } from "./block-tree.ts";
import { CLOCK_KEY, decodeClock } from "./clock.ts";
import { mapGet } from "./persistent-map.ts";
import type { Watcher } from "./pool-entry.ts";
import type { SubmissionFate } from "./submission-fate.ts";
import { type PoolContent, TransactionPool } from "./transaction-pool.ts";

/** Parts of a node. */
export interface NodeOptions {
	/** Block 0. */
	readonly genesis: Block;
	/**
	 * Blocks that the node continues with.
	 *
	 * @defaultValue block 0 alone
	 */
	readonly continued?: ContinuedBlocks | undefined;
	/** Storage that block 2, the first block after the start, writes where the key has no value yet. */
	readonly defaults?: Edits | undefined;
	/** Time between blocks, ms. */
	readonly slotMs: number;
	/** Whether reorgs of finalized blocks are refused. */
	readonly strictFinality: boolean;
}

/** Blocks of an earlier node. */
export interface ContinuedBlocks {
	/** Newest blocks of its best chain, oldest first, without block 0. Reorganisations end at the first one. */
	readonly blocks: readonly Block[];
	/** Number of the newest finalized block. */
	readonly finalized: number;
	/** Number of blocks built so far, forks included. */
	readonly sequence: number;
}

/** How to produce a block. */
export interface BlockRequest {
	/** Extrinsics to include, in this order, instead of those in the pool. */
	readonly transactions?: readonly Hex[] | undefined;
	/**
	 * Clock of the block, ms.
	 *
	 * @defaultValue one slot after the parent
	 */
	readonly timestampMs?: number | undefined;
	/** Maximum number of extrinsics from the pool. */
	readonly limit?: number | undefined;
	/** Number of the block, above the head's. */
	readonly number?: number | undefined;
	/** Runtime of the blocks after it. */
	readonly upgrade?: Runtime | undefined;
}

/**
 * How a reorg treats the transactions of retracted blocks: `"reapply"` includes them in the new branch, `"pool"` puts
 * them back into the transaction pool, `"drop"` loses them.
 *
 * @public
 */
export type RetractedTransactions = "reapply" | "pool" | "drop";

const RETRACTED_TRANSACTIONS: readonly RetractedTransactions[] = ["reapply", "pool", "drop"];

/** Throws `INVALID_ARGUMENT` for another value. */
export function parseRetracted(retracted: RetractedTransactions): void {
	if (RETRACTED_TRANSACTIONS.includes(retracted)) return;
	throw invalidArgument("transactions", retracted, '"reapply", "pool" or "drop"');
}

/** Returns the extrinsics that the block after `parent` includes before those of the pool. */
export type LeadingExtrinsics = (parent: Block) => readonly Hex[];

/** A state of the node to revert to. Immutable. */
export interface NodeSnapshot {
	readonly position: TreePosition;
	readonly pool: PoolContent;
}

/**
 * A node: block tree and transaction pool. It is passive: the seal requests blocks, and {@link Finality} finalizes them.
 */
export class DevNode {
	readonly blockTree: BlockTree;
	readonly pool: TransactionPool;
	/** Time between blocks, ms. */
	readonly slotMs: number;
	/** Extrinsics that start every block built from the pool, set by the gatekeeper while it runs. */
	leadingExtrinsics: LeadingExtrinsics | undefined;
	readonly #defaults: Edits | undefined;
	#dropped: ReadonlySet<Hex> = new Set();
	/** Content that the pool gets back during a revert. */
	#revertedPool: PoolContent | undefined;
	#builtBlocks = 0;
	readonly #readyListeners = new Set<() => void>();

	/** @param options - blocks and clock */
	constructor(options: NodeOptions) {
		this.slotMs = options.slotMs;
		this.#defaults = options.defaults;
		const { genesis, continued } = options;
		this.blockTree = new BlockTree(genesis, options.strictFinality, continued?.blocks);
		this.pool = new TransactionPool(this.blockTree.best);
		this.#builtBlocks = continued?.sequence ?? 0;
		this.blockTree.on((event) => this.#follow(event));
		if (continued) this.blockTree.finalize(continued.finalized);
	}

	/** Number of blocks built so far, forks included. */
	get builtBlocks(): number {
		return this.#builtBlocks;
	}

	/** Storage that block 2 writes where it has no value. */
	get defaults(): Edits | undefined {
		return this.#defaults;
	}

	/** The best block. */
	get head(): Block {
		return this.blockTree.best;
	}

	/** Runtime of the next block. */
	get runtime(): Runtime {
		return this.head.runtime;
	}

	/** Clock of the block after `parent`, ms: one slot after `Timestamp.Now`. */
	nextTimestamp(parent: Block = this.head): number {
		return decodeClock(mapGet(parent.state, CLOCK_KEY)) + this.slotMs;
	}

	/** Adds an extrinsic to the pool and returns its hash. */
	submit(extrinsic: Hex, watcher?: Watcher, fate?: SubmissionFate): Hex {
		const hash = this.pool.submit(extrinsic, watcher, fate);
		this.#notifyReady();
		return hash;
	}

	/** Calls `listener` when the pool has ready extrinsics; returns a function that removes it. */
	onReady(listener: () => void): () => void {
		this.#readyListeners.add(listener);
		return () => this.#readyListeners.delete(listener);
	}

	/** Produces the next best block. */
	newBlock(request: BlockRequest = {}): Block {
		const block = this.#build(this.head, request);
		this.blockTree.import(block);
		return block;
	}

	/** Produces a block that replaces the runtime, and the first block of the new one. */
	upgrade(runtime: Runtime): Block {
		this.newBlock({ transactions: [], upgrade: runtime });
		return this.newBlock();
	}

	/** Writes storage over the state of a block, by default of the head. */
	edit(edits: Edits, block: Block = this.head): void {
		this.blockTree.edit(block, edits);
	}

	/**
	 * Replaces the newest `depth` blocks by a branch that is one block longer. Throws `INVALID_ARGUMENT` for a depth that
	 * is out of bounds.
	 */
	reorg(depth: number, retracted: RetractedTransactions): Block {
		parseRetracted(retracted);
		const { best, floor } = this.blockTree;
		const maxDepth = best.header.number - floor;
		if (!(Number.isSafeInteger(depth) && depth >= 1 && depth <= maxDepth)) {
			throw invalidArgument(
				"depth",
				depth,
				`an integer from 1 to ${maxDepth}, the number of blocks above block ${floor}`,
			);
		}
		const retractedBlocks: Block[] = [];
		let parent = best;
		for (let i = 0; i < depth && parent.parent !== null; i++, parent = parent.parent) retractedBlocks.unshift(parent);
		if (retracted === "drop")
			this.#dropped = new Set(retractedBlocks.flatMap((block) => block.body.slice(block.inherentCount)));
		try {
			for (const block of retractedBlocks) {
				const transactions = retracted === "reapply" ? block.body.slice(block.inherentCount) : [];
				const timestampMs = Math.max(block.timestampMs, this.nextTimestamp(parent));
				// The new branch also keeps upgrades.
				const upgrade = block.runtime === block.parent?.runtime ? undefined : block.runtime;
				parent = this.#build(parent, { transactions, timestampMs, number: block.header.number, upgrade });
				// Edits are not part of block execution, so the new branch keeps them.
				if (block.edits.size > 0) editBlock(parent, block.edits);
				this.blockTree.import(parent);
			}
			parent = this.#build(parent, { transactions: [] });
			this.blockTree.import(parent);
		} finally {
			this.#dropped = new Set();
		}
		this.#notifyReady();
		return parent;
	}

	/** The present state. Costs as much as the pool is large, whatever the size of the chain. */
	snapshot(): NodeSnapshot {
		return { position: this.blockTree.position, pool: this.pool.content };
	}

	/** Returns to a state of this node. New blocks still get other hashes than those that were produced since. */
	revert({ position, pool }: NodeSnapshot): Block {
		this.#revertedPool = pool;
		try {
			this.blockTree.revert(position);
		} finally {
			this.#revertedPool = undefined;
		}
		this.#notifyReady();
		return this.head;
	}

	#notifyReady(): void {
		if (this.pool.hasReady) for (const listener of [...this.#readyListeners]) listener();
	}

	#build(parent: Block, request: BlockRequest): Block {
		const isExact = request.transactions !== undefined;
		const { block, rejected } = buildBlock(parent, {
			timestampMs: request.timestampMs ?? this.nextTimestamp(parent),
			slotMs: this.slotMs,
			sequence: ++this.#builtBlocks,
			leadingExtrinsics: isExact ? [] : (this.leadingExtrinsics?.(parent) ?? []),
			extrinsics: request.transactions ?? this.pool.ready(),
			limit: request.limit ?? Number.POSITIVE_INFINITY,
			number: request.number,
			upgrade: request.upgrade,
			defaults: parent.parent === this.blockTree.genesis ? this.#defaults : undefined,
		});
		if (!isExact) for (const { extrinsic, error } of rejected) this.pool.handleRejected(extrinsic, error);
		return block;
	}

	#follow(event: BlockTreeEvent): void {
		if (event.type === "best") {
			const { block, retracted, enacted } = event;
			if (this.#revertedPool) this.pool.revert(this.#revertedPool, block, retracted, enacted);
			else this.pool.follow(block, retracted, enacted, this.#dropped);
		}
		if (event.type === "finalized") this.pool.finalize(event.blocks);
	}
}
