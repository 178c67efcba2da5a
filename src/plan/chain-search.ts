import type { Hex } from "../codec/hex.ts";
import type { TransactionBlock } from "./block-reader.ts";
import type { ChainFollower, ChainSnapshot } from "./chain-follower.ts";

/** A signed transaction, ready to be sent. */
export interface SignedTransaction {
	readonly bytes: Hex;
	readonly hash: Hex;
	readonly signer: Hex;
	readonly nonce: number;
	/** The first block that can hold it: all blocks before were final when it was signed. */
	readonly firstBlock: number;
	/** The last block that can hold it; `null`: any. */
	readonly lastValidBlock: number | null;
}

/** Why a transaction can be in no block any more. */
export interface SearchEnd {
	readonly type: "expired" | "failed";
	readonly reason: string;
}

/** Blocks of the best chain that are remembered as searched. */
const MAX_SEARCHED = 4096;

/** Searches the chain for one transaction. Every block is searched once. */
export class ChainSearch {
	readonly #chain: ChainFollower;
	readonly #transaction: SignedTransaction;
	/** All final blocks before this one were searched. */
	#nextFinal: number;
	/** Hash of the final block before `#nextFinal`; `null` where none was searched. */
	#lastFinal: Hex | null = null;
	/** Blocks that neither hold the transaction nor follow one that does. */
	readonly #searched = new Set<Hex>();

	constructor(chain: ChainFollower, transaction: SignedTransaction) {
		this.#chain = chain;
		this.#transaction = transaction;
		this.#nextFinal = transaction.firstBlock;
	}

	/** Searches finalized blocks, from the oldest on. A block that cannot be read is tried again in the next search. */
	async searchFinal({ final }: ChainSnapshot): Promise<TransactionBlock | null> {
		const { lastValidBlock, bytes } = this.#transaction;
		await this.#checkProgress(final.number);
		const last = Math.min(final.number, lastValidBlock ?? final.number);
		for (; this.#nextFinal <= last; this.#nextFinal++) {
			const hash = await this.#chain.final.hashAt(this.#nextFinal);
			const block = await this.#chain.blocks.read(hash);
			if (block.indexOf(bytes) !== null) return block;
			this.#lastFinal = hash;
		}
		return null;
	}

	/** Searches the blocks of the best chain that are not final, from the newest back. */
	async searchBest({ best, final }: ChainSnapshot): Promise<TransactionBlock | null> {
		const walked: Hex[] = [];
		let { hash } = best;
		const lowest = Math.max(final.number + 1, this.#transaction.firstBlock);
		for (let { number } = best; number >= lowest && !this.#searched.has(hash); number--) {
			const block = await this.#chain.blocks.read(hash);
			if (block.indexOf(this.#transaction.bytes) !== null) return block;
			walked.push(hash);
			hash = block.body.parentHash;
		}
		if (this.#searched.size > MAX_SEARCHED) this.#searched.clear();
		for (const each of walked) this.#searched.add(each);
		return null;
	}

	/** Whether the final chain, searched up to its newest block, rules the transaction out; `null` where it does not. */
	async findEnd(snapshot: ChainSnapshot): Promise<SearchEnd | null> {
		const { lastValidBlock, nonce, signer } = this.#transaction;
		if (lastValidBlock !== null && this.#nextFinal > lastValidBlock)
			return {
				type: "expired",
				reason: `its mortality ended; block ${lastValidBlock} was the last that could hold it`,
			};
		if (this.#nextFinal <= snapshot.final.number) return null;
		if (!(await snapshot.isNonceUsed(signer, nonce))) return null;
		return {
			type: "failed",
			reason: `the final block ${snapshot.final.number} follows another transaction with its nonce`,
		};
	}

	/** Starts again where the final chain is not the one that was searched. */
	async #checkProgress(finalNumber: number): Promise<void> {
		if (this.#lastFinal === null) return;
		const number = this.#nextFinal - 1;
		if (number <= finalNumber && (await this.#chain.final.hashAt(number)) === this.#lastFinal) return;
		this.#nextFinal = this.#transaction.firstBlock;
		this.#lastFinal = null;
	}
}
