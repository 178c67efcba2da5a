import type { Hex } from "../../codec/hex.ts";
import { invalidArgument } from "../../errors/invalid-argument.ts";
import { type Block, type Edits, editBlock } from "./block.ts";
import { type EditLog, logEdit, switchEdits } from "./edit-log.ts";

/** A change of the tree, emitted in the order in which changes happen. */
export type BlockTreeEvent =
	/** A block was added, on any branch. */
	| { readonly type: "imported"; readonly block: Block }
	/** Another block is best; `retracted` (newest first) left the best chain, `enacted` (oldest first) joined it. */
	| {
			readonly type: "best";
			readonly block: Block;
			readonly retracted: readonly Block[];
			readonly enacted: readonly Block[];
	  }
	/** The state of a block was edited. */
	| { readonly type: "edited"; readonly block: Block }
	/** Blocks became final, oldest first. */
	| { readonly type: "finalized"; readonly blocks: readonly Block[] };

/** A position of the tree to revert to. Immutable: {@link BlockTree.revert} accepts it any number of times. */
export interface TreePosition {
	readonly best: Block;
	readonly finalized: Block;
	readonly edits: EditLog;
}

/** All blocks of all branches, with the best and the finalized one. */
export class BlockTree {
	/** Block 0. */
	readonly genesis: Block;
	/** Head of the best chain. */
	best: Block;
	/** Newest finalized block. */
	finalized: Block;
	readonly #strict: boolean;
	/** Oldest block that blocks may be built on. */
	readonly #base: Block;
	readonly #blocks = new Map<Hex, Block>();
	/** Best chain by number; has gaps where a block skipped numbers. */
	readonly #bestChain = new Map<number, Block>();
	readonly #listeners = new Set<(event: BlockTreeEvent) => void>();
	#edits: EditLog = null;

	/**
	 * @param genesis - block 0
	 * @param strict - whether {@link BlockTree.setBest} refuses to revert finalized blocks
	 * @param blocks - the best chain without block 0; its first block need not follow block 0, then nothing is built below it
	 * @param base - oldest block that blocks may be built on, by default the oldest one
	 */
	constructor(genesis: Block, strict: boolean, blocks: readonly Block[] = [], base?: Block) {
		const [oldest = genesis] = blocks;
		this.genesis = genesis;
		this.best = blocks.at(-1) ?? genesis;
		this.#base = base ?? (oldest.parent === genesis ? genesis : oldest);
		this.finalized = this.#base;
		this.#strict = strict;
		for (const block of [genesis, ...blocks]) {
			this.#blocks.set(block.hash, block);
			this.#bestChain.set(block.header.number, block);
		}
	}

	/** Calls `listener` for every event; returns a function that removes it. */
	on(listener: (event: BlockTreeEvent) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** A block of any branch. */
	block(hash: Hex): Block | undefined {
		return this.#blocks.get(hash);
	}

	/** A block of the best chain. */
	at(number: number): Block | undefined {
		return this.#bestChain.get(number);
	}

	/** Blocks of all branches on top of the finalized one, parents first. */
	get unfinalized(): Block[] {
		const found = new Set([this.finalized]);
		for (const block of this.#blocks.values()) if (block.parent !== null && found.has(block.parent)) found.add(block);
		found.delete(this.finalized);
		return [...found];
	}

	/** Whether `block` is in the best chain. */
	isBest(block: Block): boolean {
		return this.#bestChain.get(block.header.number) === block;
	}

	/** Number of the oldest block that blocks may be built on. */
	get baseNumber(): number {
		return this.#base.header.number;
	}

	/** Blocks that leave the best chain when `block` becomes best, newest first. */
	retractedBy(block: Block): Block[] {
		return blocksAbove(this.#forkOf(block), this.best);
	}

	/** Lowest block number that {@link BlockTree.setBest} may fork from. */
	get floor(): number {
		return this.#strict ? this.finalized.header.number : this.#base.header.number;
	}

	/** Adds a block; it becomes best when it is higher than the best one. */
	import(block: Block): void {
		this.#blocks.set(block.hash, block);
		this.#emit({ type: "imported", block });
		if (block.header.number > this.best.header.number) this.setBest(block);
	}

	/** Makes `block` the head of the best chain. Throws `INVALID_ARGUMENT` when that would revert a finalized block. */
	setBest(block: Block): void {
		const fork = this.#forkOf(block);
		if (fork.header.number < this.floor) {
			const kind = this.#strict ? "finalized" : "oldest";
			throw invalidArgument("block", block.hash, `a block on top of the ${kind} block ${this.floor}`);
		}
		this.#emit(this.#switchTo(block, fork));
	}

	/** The present position. */
	get position(): TreePosition {
		return { best: this.best, finalized: this.finalized, edits: this.#edits };
	}

	/** Returns to a position of this tree, whatever was produced, finalized or edited since. */
	revert({ best, finalized, edits }: TreePosition): void {
		switchEdits(this.#edits, edits);
		this.#edits = edits;
		const before = this.finalized;
		const event = this.#switchTo(best, this.#forkOf(best));
		this.finalized = finalized;
		this.#emit(event);
		if (finalized !== before) this.#emit({ type: "finalized", blocks: [finalized] });
	}

	/** Finalizes the best chain up to `number`. */
	finalize(number: number): void {
		if (number <= this.finalized.header.number) return;
		const blocks = blocksAbove(this.finalized, this.best).filter((block) => block.header.number <= number);
		const newest = blocks[0];
		if (newest === undefined) return;
		this.finalized = newest;
		this.#emit({ type: "finalized", blocks: blocks.reverse() });
	}

	/** Writes storage over the state of a block. */
	edit(block: Block, edits: Edits): void {
		const before = { state: block.state, edits: block.edits };
		editBlock(block, edits);
		this.#edits = logEdit(this.#edits, block, before);
		this.#emit({ type: "edited", block });
	}

	/** The newest ancestor of `block` in the best chain; the block itself if it is there. */
	#forkOf(block: Block): Block {
		let fork = block;
		while (!this.isBest(fork) && fork.parent !== null) fork = fork.parent;
		return fork;
	}

	#switchTo(block: Block, fork: Block): BlockTreeEvent {
		const retracted = blocksAbove(fork, this.best);
		const enacted = blocksAbove(fork, block).reverse();
		for (const old of retracted) this.#bestChain.delete(old.header.number);
		for (const added of enacted) this.#bestChain.set(added.header.number, added);
		this.best = block;
		if (this.finalized.header.number > fork.header.number) this.finalized = fork;
		return { type: "best", block, retracted, enacted };
	}

	#emit(event: BlockTreeEvent): void {
		for (const listener of [...this.#listeners]) listener(event);
	}
}

/** Blocks above `ancestor` up to `head`, newest first. */
function blocksAbove(ancestor: Block, head: Block): Block[] {
	const blocks: Block[] = [];
	for (let block = head; block !== ancestor && block.parent !== null; block = block.parent) blocks.push(block);
	return blocks;
}
