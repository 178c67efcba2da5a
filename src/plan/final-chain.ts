import type { Hex } from "../codec/hex.ts";
import { notFound } from "../errors/not-found.ts";
import type { BlockReader } from "./block-reader.ts";
import { fetchBlockHash, fetchFinalizedHash } from "./node-requests.ts";
import type { BlockHead, PlanRpc } from "./plan-rpc.ts";

/** Numbers whose hashes are kept. Older ones are found again from block to block. */
const MAX_HASHES = 4096;
/** Blocks down to which hashes are found from block to block. */
const MAX_WALK = 256;

/**
 * The chain of finalized blocks. Hashes come from the parents of finalized blocks, not from a node's answer for a number: that is of
 * its best chain. Only far below the tip, where the two are the same, that answer is taken.
 */
export class FinalChain {
	readonly #rpc: PlanRpc;
	readonly #blocks: BlockReader;
	/** Hashes by number, without a gap from `#lowest` to the tip. */
	readonly #hashes = new Map<number, Hex>();
	#lowest = 0;
	#tip: BlockHead | null = null;
	#request: Promise<BlockHead> | null = null;
	/** The last change of the hashes: one at a time. */
	#lastWork: Promise<unknown> = Promise.resolve();

	constructor(rpc: PlanRpc, blocks: BlockReader) {
		this.#rpc = rpc;
		this.#blocks = blocks;
	}

	/** Asks for the newest finalized block. Calls at the same time share one request. */
	refresh(): Promise<BlockHead> {
		this.#request ??= this.#refresh().finally(() => {
			this.#request = null;
		});
		return this.#request;
	}

	/** Hash of the final block of a number up to the tip's. */
	async hashAt(number: number): Promise<Hex> {
		const known = this.#hashes.get(number);
		if (known !== undefined) return known;
		if (number >= this.#lowest - MAX_WALK) return this.#inTurn(() => this.#walkDownTo(number));
		return (await fetchBlockHash(this.#rpc, number)) ?? throwNotFound(number);
	}

	/**
	 * Whether that block is final, as far as is known: asks again where the known final chain ends before it, or holds another block,
	 * as after a development chain was reverted.
	 */
	async includes({ hash, number }: BlockHead): Promise<boolean> {
		// A request that was sent before may be answered with the block before.
		for (let attempt = 0; attempt < 2 && !this.#reaches(number); attempt++) await this.refresh();
		if (!this.#reaches(number)) return false;
		if ((await this.hashAt(number)) === hash) return true;
		await this.refresh();
		return this.#reaches(number) && (await this.hashAt(number)) === hash;
	}

	#reaches(number: number): boolean {
		return this.#tip !== null && this.#tip.number >= number;
	}

	async #refresh(): Promise<BlockHead> {
		const hash = await fetchFinalizedHash(this.#rpc);
		if (this.#tip?.hash === hash) return this.#tip;
		const { number } = (await this.#blocks.read(hash)).body;
		return this.#inTurn(() => this.#extend({ hash, number }));
	}

	#inTurn<T>(work: () => Promise<T>): Promise<T> {
		const result = this.#lastWork.then(work);
		this.#lastWork = result.catch(() => {});
		return result;
	}

	/** Moves the tip. Walks down from it to the one before. Starts again where they are not of one chain. */
	async #extend(tip: BlockHead): Promise<BlockHead> {
		const before = this.#tip;
		// A balancer may have switched to a node that is behind.
		if (before && tip.number < before.number && (this.#hashes.get(tip.number) ?? tip.hash) === tip.hash) return before;
		const walked = [tip];
		let lowest = tip;
		if (before && tip.number - before.number <= MAX_HASHES)
			while (lowest.number > before.number) {
				lowest = { hash: (await this.#blocks.read(lowest.hash)).body.parentHash, number: lowest.number - 1 };
				walked.push(lowest);
			}
		if (lowest.hash !== before?.hash) {
			this.#hashes.clear();
			this.#lowest = lowest.number;
		}
		for (const { number, hash } of walked) this.#hashes.set(number, hash);
		for (; tip.number - this.#lowest >= MAX_HASHES; this.#lowest++) this.#hashes.delete(this.#lowest);
		this.#tip = tip;
		return tip;
	}

	async #walkDownTo(number: number): Promise<Hex> {
		let hash = this.#hashes.get(this.#lowest);
		while (hash !== undefined && this.#lowest > number) {
			hash = (await this.#blocks.read(hash)).body.parentHash;
			this.#lowest -= 1;
			this.#hashes.set(this.#lowest, hash);
		}
		const found = this.#hashes.get(number);
		if (found === undefined) throw new RangeError(`Block ${number} is not final.`);
		return found;
	}
}

function throwNotFound(number: number): never {
	throw notFound("block", number);
}
