import type { Hex } from "../../codec/hex.ts";
import { type Block, type Edits, editBlock } from "./block.ts";

/** What happened to the chain, in the order it happened. */
export type BlockTreeEvent =
	/** A block was added, on whichever branch. */
	| { readonly type: "imported"; readonly block: Block }
	/** Another block is best; `retracted` (newest first) left the best chain, `enacted` (oldest first) joined it. */
	| {
			readonly type: "best";
			readonly block: Block;
			readonly retracted: readonly Block[];
			readonly enacted: readonly Block[];
	  }
	/** The state of a block was written over from outside. */
	| { readonly type: "edited"; readonly block: Block }
	/** Blocks became final, oldest first. */
	| { readonly type: "finalized"; readonly blocks: readonly Block[] };

/** All blocks of all branches, which of them is best, and which is final. */
export class BlockTree {
	/** Block 0. */
	readonly genesis: Block;
	/** Head of the best chain. */
	best: Block;
	/** Newest final block. */
	finalized: Block;
	readonly #strict: boolean;
	readonly #blocks = new Map<Hex, Block>();
	/** Best chain by number; numbers may be missing where a block was asked to skip some. */
	readonly #chain = new Map<number, Block>();
	readonly #listeners = new Set<(event: BlockTreeEvent) => void>();

	/**
	 * @param genesis - block 0
	 * @param strict - whether a final block is final for {@link BlockTree.setBest} too
	 */
	constructor(genesis: Block, strict: boolean) {
		this.genesis = genesis;
		this.best = genesis;
		this.finalized = genesis;
		this.#strict = strict;
		this.#blocks.set(genesis.hash, genesis);
		this.#chain.set(0, genesis);
	}

	/** Calls `listener` on every event; answers how to stop. */
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
		return this.#chain.get(number);
	}

	/** Whether the best chain holds `block`. */
	isBest(block: Block): boolean {
		return this.#chain.get(block.header.number) === block;
	}

	/** How far back {@link BlockTree.setBest} may go, as a block number. */
	get floor(): number {
		return this.#strict ? this.finalized.header.number : 0;
	}

	/** Adds a block; it becomes best when it is higher than the best one. */
	import(block: Block): void {
		this.#blocks.set(block.hash, block);
		this.#emit({ type: "imported", block });
		if (block.header.number > this.best.header.number) this.setBest(block);
	}

	/** Makes `block` the head of the best chain; throws a `RangeError` when that would revert a final block. */
	setBest(block: Block): void {
		let fork = block;
		while (!this.isBest(fork) && fork.parent !== null) fork = fork.parent;
		const base = fork.header.number;
		if (base < this.floor) throw new RangeError(`block ${this.finalized.header.number} is final`);
		const retracted = between(fork, this.best);
		const enacted = between(fork, block).reverse();
		for (const old of retracted) this.#chain.delete(old.header.number);
		for (const added of enacted) this.#chain.set(added.header.number, added);
		this.best = block;
		if (this.finalized.header.number > base) this.finalized = fork;
		this.#emit({ type: "best", block, retracted, enacted });
	}

	/** Makes the best chain final up to `number`. */
	finalize(number: number): void {
		if (number <= this.finalized.header.number) return;
		const blocks = between(this.finalized, this.best).filter((block) => block.header.number <= number);
		const newest = blocks[0];
		if (newest === undefined) return;
		this.finalized = newest;
		this.#emit({ type: "finalized", blocks: blocks.reverse() });
	}

	/** Writes storage over the state of a block. */
	edit(block: Block, edits: Edits): void {
		editBlock(block, edits);
		this.#emit({ type: "edited", block });
	}

	#emit(event: BlockTreeEvent): void {
		for (const listener of [...this.#listeners]) listener(event);
	}
}

/** Blocks above `ancestor` up to `head`, newest first. */
function between(ancestor: Block, head: Block): Block[] {
	const blocks: Block[] = [];
	for (let block = head; block !== ancestor && block.parent !== null; block = block.parent) blocks.push(block);
	return blocks;
}
