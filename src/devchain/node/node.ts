import type { Hex } from "../../codec/hex.ts";
import { invalidArgument } from "../../errors/invalid-argument.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { type Block, type BlockSpec, type BuiltBlock, buildBlock, type Edits, editBlock } from "./block.ts";
import { BlockTree, type BlockTreeEvent, type TreePosition } from "./block-tree.ts";
import { CLOCK_KEY, decodeClock } from "./clock.ts";
import type { Watcher } from "./pool-entry.ts";
import { ForkedMap, stateGet } from "./state-map.ts";
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
	/** Newest blocks of its best chain, oldest first, without block 0. */
	readonly blocks: readonly Block[];
	/**
	 * Number of the block at which reorganisations end.
	 *
	 * @defaultValue that of the oldest one
	 */
	readonly base?: number | undefined;
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
	/** Storage to write over the state of the head before. */
	readonly edits?: Edits | undefined;
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
	/** Storage that the leading extrinsics of the next block need, written over the state of the head. */
	leadingEdits: (() => Edits | undefined) | undefined;
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
		const base = [genesis, ...(continued?.blocks ?? [])].find(({ header }) => header.number === continued?.base);
		this.blockTree = new BlockTree(genesis, options.strictFinality, continued?.blocks, base);
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
		return decodeClock(stateGet(parent.state, CLOCK_KEY)) + this.slotMs;
	}

	/** Adds an extrinsic to the pool and returns its hash. On a fork, the storage that it needs is fetched before. */
	submit(extrinsic: Hex, watcher?: Watcher, fate?: SubmissionFate): Hex {
		const { head } = this;
		if (head.state instanceof ForkedMap) {
			buildBlock(head, this.#spec(head, { transactions: [extrinsic] }));
		}
		const hash = this.pool.submit(extrinsic, watcher, fate);
		this.#notifyReady();
		return hash;
	}

	/** Calls `listener` when the pool has ready extrinsics; returns a function that removes it. */
	onReady(listener: () => void): () => void {
		this.#readyListeners.add(listener);
		return () => this.#readyListeners.delete(listener);
	}

	/** Runs through an empty block without producing it. */
	preview(): void {
		buildBlock(this.head, this.#spec(this.head, { transactions: [] }));
	}

	/** Produces the next best block. Changes nothing where it throws. */
	newBlock(request: BlockRequest = {}): Block {
		const { head } = this;
		const isFromPool = request.transactions === undefined;
		const edits = request.edits ?? (isFromPool ? this.leadingEdits?.() : undefined);
		const before = { state: head.state, edits: head.edits };
		let built: BuiltBlock;
		try {
			if (edits !== undefined) editBlock(head, edits);
			built = buildBlock(head, this.#spec(head, request));
			this.#readForPool(built.block);
		} finally {
			if (edits !== undefined) Object.assign(head, before);
		}
		this.#builtBlocks++;
		if (edits !== undefined) this.blockTree.edit(head, edits);
		this.#import(built, request);
		return built.block;
	}

	/** Produces a block that replaces the runtime, and the first block of the new one. */
	upgrade(runtime: Runtime): Block {
		this.replaceRuntime(runtime);
		return this.newBlock();
	}

	/** Produces a block that replaces the runtime; the next one migrates storage. */
	replaceRuntime(runtime: Runtime): Block {
		const { head } = this;
		if (head.state instanceof ForkedMap) {
			// So that the migration cannot fail for missing storage once the runtime is replaced.
			const { block } = buildBlock(head, this.#spec(head, { transactions: [], upgrade: runtime }));
			buildBlock(block, this.#spec(block, { transactions: [] }));
		}
		return this.newBlock({ transactions: [], upgrade: runtime });
	}

	/** Makes `block` the head of the best chain. Throws `INVALID_ARGUMENT` when that would revert a finalized block. */
	setBest(block: Block): void {
		this.#readForPool(block);
		this.blockTree.setBest(block);
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
		const built: BuiltBlock[] = [];
		const retractedBlocks: Block[] = [];
		let parent = best;
		for (let i = 0; i < depth && parent.parent !== null; i++, parent = parent.parent) retractedBlocks.unshift(parent);
		const extend = (request: BlockRequest): Block => {
			const next = buildBlock(parent, this.#spec(parent, request, built.length));
			built.push(next);
			parent = next.block;
			return parent;
		};
		for (const block of retractedBlocks) {
			const transactions = retracted === "reapply" ? block.body.slice(block.inherentCount) : [];
			const timestampMs = Math.max(block.timestampMs, this.nextTimestamp(parent));
			// The new branch also keeps upgrades.
			const upgrade = block.runtime === block.parent?.runtime ? undefined : block.runtime;
			const next = extend({ transactions, timestampMs, number: block.header.number, upgrade });
			// Edits are not part of block execution, so the new branch keeps them.
			if (block.edits.size > 0) editBlock(next, block.edits);
		}
		extend({ transactions: [] });
		this.#readForPool(parent, retractedBlocks);
		this.#builtBlocks += built.length;
		if (retracted === "drop")
			this.#dropped = new Set(retractedBlocks.flatMap((block) => block.body.slice(block.inherentCount)));
		try {
			for (const { block } of built) this.blockTree.import(block);
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

	/** @param earlier - number of blocks that were built before and are not counted yet */
	#spec(parent: Block, request: BlockRequest, earlier = 0): BlockSpec {
		const isExact = request.transactions !== undefined;
		return {
			timestampMs: request.timestampMs ?? this.nextTimestamp(parent),
			slotMs: this.slotMs,
			sequence: this.#builtBlocks + earlier + 1,
			leadingExtrinsics: isExact ? [] : (this.leadingExtrinsics?.(parent) ?? []),
			extrinsics: request.transactions ?? this.pool.ready(),
			limit: request.limit ?? Number.POSITIVE_INFINITY,
			number: request.number,
			upgrade: request.upgrade,
			defaults: parent.parent === this.blockTree.genesis ? this.#defaults : undefined,
		};
	}

	#import({ block, rejected }: BuiltBlock, request: BlockRequest): void {
		if (request.transactions === undefined) {
			for (const { extrinsic, error } of rejected) this.pool.handleRejected(extrinsic, error);
		}
		this.blockTree.import(block);
	}

	/** Reads all that the pool reads when `head` becomes best, so that nothing is missing then. */
	#readForPool(head: Block, retracted: readonly Block[] = this.blockTree.retractedBy(head)): void {
		if (head.state instanceof ForkedMap) this.pool.preview(head, retracted);
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
