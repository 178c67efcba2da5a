import type { MetadataReader } from "../chain/metadata/metadata-reader.ts";
import type { Hex } from "../codec/hex.ts";
import { type Inclusion, readInclusion } from "./block-inclusion.ts";
import { type BlockBody, fetchBlock } from "./node-requests.ts";
import type { BlockHead, PlanRpc } from "./plan-context.ts";

/** A signed transaction, ready to be sent. */
export interface SignedTransaction {
	readonly bytes: Hex;
	readonly hash: Hex;
	readonly signer: Hex;
	/** The block that its mortality counts from: no earlier one can hold it. */
	readonly firstValidBlock: number;
	/** The last block that can hold it; `null`: any. */
	readonly lastValidBlock: number | null;
}

/** Searches blocks for one transaction. */
export class BlockScanner {
	readonly #rpc: PlanRpc;
	readonly #metadata: MetadataReader;
	readonly #transaction: SignedTransaction;
	/** Blocks that do not hold the transaction: hash by number. */
	readonly #searched = new Map<number, Hex>();

	constructor(rpc: PlanRpc, metadata: MetadataReader, transaction: SignedTransaction) {
		this.#rpc = rpc;
		this.#metadata = metadata;
		this.#transaction = transaction;
	}

	/** Whether a block of that number was searched in vain. */
	hasSearched(number: number): boolean {
		return this.#searched.has(number);
	}

	/** The transaction's inclusion in the block `hash`; `null` where it is not there. */
	async readBlock(hash: Hex): Promise<Inclusion | null> {
		return this.#find(await fetchBlock(this.#rpc, hash));
	}

	/** Searches from `head` back to the blocks that were searched before, or to the first that can hold the transaction. */
	async search(head: BlockHead): Promise<Inclusion | null> {
		let { hash } = head;
		for (
			let { number } = head;
			number >= this.#transaction.firstValidBlock && this.#searched.get(number) !== hash;
			number--
		) {
			const body = await fetchBlock(this.#rpc, hash);
			const inclusion = await this.#find(body);
			if (inclusion) return inclusion;
			this.#searched.set(number, hash);
			hash = body.parentHash;
		}
		return null;
	}

	#find(body: BlockBody): Promise<Inclusion | null> {
		return readInclusion(this.#rpc, this.#metadata, body, this.#transaction.bytes, this.#transaction.signer);
	}
}
