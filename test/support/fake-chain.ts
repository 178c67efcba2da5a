import type { Hex } from "../../src/codec/hex.ts";
import { createBlock, type FakeBlock, type StorageChanges } from "./fake-block.ts";

/** The blocks of a fake node: its best chain, and the blocks of abandoned branches. */
export class FakeChain {
	readonly #blocks = new Map<string, FakeBlock>();
	readonly #best: FakeBlock[] = [];

	/** The newest block of the best chain. */
	get head(): FakeBlock {
		const head = this.#best.at(-1);
		if (!head) throw new Error("The chain has no block yet.");
		return head;
	}

	/** The block with that number in the best chain. */
	at(number: number): FakeBlock | undefined {
		return this.#best[number];
	}

	/** The block with that hash, in any branch. */
	find(hash: unknown): FakeBlock | undefined {
		return this.#blocks.get(String(hash));
	}

	/** Adds a block on `parent`, which makes its branch the best chain. */
	add(changes: StorageChanges, parent: FakeBlock | undefined, extrinsics: readonly Hex[]): FakeBlock {
		const block = createBlock(parent ?? this.#best.at(-1), changes, extrinsics, this.#blocks.size);
		this.#blocks.set(block.hash, block);
		this.#best.length = block.number;
		this.#best.push(block);
		return block;
	}

	/** Removes the newest `depth` blocks from the best chain. */
	revert(depth: number): void {
		this.#best.length -= depth;
	}
}
