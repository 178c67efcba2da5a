import { hash256 } from "../codec/hash-256.ts";
import { fromHex, type Hex } from "../codec/hex.ts";
import { isPhalaError, PhalaError } from "../errors/error.ts";
import { notFound } from "../errors/not-found.ts";
import type { TransactionBlock } from "./block-reader.ts";
import type { ChainFollower, ChainSnapshot } from "./chain-follower.ts";
import { fetchPool } from "./pool-nonces.ts";

/** Where a transaction was found. */
export interface FoundTransaction {
	readonly bytes: Hex;
	/** The block that holds it; `null`: the node's pool. */
	readonly block: TransactionBlock | null;
	/** All final blocks before this one do not hold it. */
	readonly firstBlock: number;
}

/** The blocks that a search reads. */
export interface SearchRange {
	/** The last block that is known not to hold it. */
	readonly from: number;
	/** The last block that can hold it. */
	readonly to: number;
}

/** Final blocks that are read at the same time. */
const CONCURRENCY = 8;
/** Blocks of the feed at which the node did not answer, one after the other, after which the search ends. */
const MAX_FAILURES = 10;
/** Bit of the byte after the length that marks a signed extrinsic. */
const SIGNED = 0x80;

/**
 * Searches blocks and the node's pool for a transaction by its hash, until the final chain rules it out.
 *
 * @param signal - ends the search with its reason
 * @throws PhalaError `NOT_FOUND`; the errors of requests that repeatedly fail
 */
export async function searchTransaction(
	chain: ChainFollower,
	hash: Hex,
	range: SearchRange,
	signal: AbortSignal,
): Promise<FoundTransaction> {
	const search = new TransactionSearch(chain, hash, range);
	let wake = () => {};
	let isAwake = false;
	const wakeUp = () => {
		isAwake = true;
		wake();
	};
	signal.addEventListener("abort", wakeUp);
	const unfollow = chain.follow(wakeUp);
	try {
		for (let failures = 0; ; ) {
			signal.throwIfAborted();
			isAwake = false;
			try {
				const found = await search.next();
				if (found) return found;
				failures = 0;
			} catch (error) {
				if (!isTransient(error) || ++failures === MAX_FAILURES) throw error;
			}
			await new Promise<void>((resolve) => {
				wake = resolve;
				if (isAwake) resolve();
			});
		}
	} finally {
		unfollow();
		signal.removeEventListener("abort", wakeUp);
	}
}

class TransactionSearch {
	readonly #chain: ChainFollower;
	readonly #hash: Hex;
	readonly #range: SearchRange;
	/** Hash of each block that was searched and is not final, or was not. */
	readonly #searched = new Set<Hex>();
	/** All final blocks before this one were searched. */
	#nextFinal: number;

	constructor(chain: ChainFollower, hash: Hex, range: SearchRange) {
		this.#chain = chain;
		this.#hash = hash;
		this.#range = range;
		this.#nextFinal = range.from + 1;
	}

	/** Searches what is new; `null`: not found yet. */
	async next(): Promise<FoundTransaction | null> {
		const snapshot = await this.#chain.freshSnapshot();
		// A development chain was reverted.
		if (snapshot.final.number < this.#nextFinal - 1) this.#nextFinal = this.#range.from + 1;
		// The pool first: a transaction that leaves it meanwhile is in a block that is read after it.
		const pooled = (await fetchPool(this.#chain.rpc))?.find((bytes) => this.#isWanted(bytes));
		const block = (await this.#searchFinal(snapshot)) ?? (await this.#searchBest(snapshot));
		if (block) return { ...block, firstBlock: Math.min(this.#nextFinal, block.block.body.number) };
		if (pooled !== undefined) return { bytes: pooled as Hex, block: null, firstBlock: this.#nextFinal };
		if (this.#nextFinal > this.#range.to) throw unknownTransaction(this.#hash, this.#range);
		return null;
	}

	async #searchFinal({ final }: ChainSnapshot): Promise<Holder | null> {
		const last = Math.min(final.number, this.#range.to);
		while (this.#nextFinal <= last) {
			const count = Math.min(CONCURRENCY, last - this.#nextFinal + 1);
			const numbers = Array.from({ length: count }, (_, i) => this.#nextFinal + i);
			const blocks = await Promise.all(
				numbers.map(async (number) => this.#chain.blocks.read(await this.#chain.final.hashAt(number))),
			);
			for (const block of blocks) {
				const found = this.#findIn(block);
				if (found) return found;
			}
			this.#nextFinal += count;
		}
		return null;
	}

	async #searchBest({ best, final }: ChainSnapshot): Promise<Holder | null> {
		let { hash } = best;
		const lowest = Math.max(final.number, this.#range.from) + 1;
		for (let { number } = best; number >= lowest && !this.#searched.has(hash); number--) {
			const block = await this.#chain.blocks.read(hash);
			const found = this.#findIn(block);
			if (found) return found;
			this.#searched.add(hash);
			hash = block.body.parentHash;
		}
		return null;
	}

	#findIn(block: TransactionBlock): Holder | null {
		const bytes = block.body.extrinsics.find((extrinsic) => this.#isWanted(extrinsic));
		return bytes === undefined ? null : { bytes, block };
	}

	#isWanted(bytes: unknown): boolean {
		if (typeof bytes !== "string" || !isSigned(bytes)) return false;
		return hash256(fromHex(bytes)) === this.#hash;
	}
}

interface Holder {
	readonly bytes: Hex;
	readonly block: TransactionBlock;
}

/** Whether an extrinsic is signed, without decoding it: the others are large, and not searched for. */
function isSigned(bytes: string): boolean {
	const mode = Number.parseInt(bytes.slice(2, 4), 16) & 3;
	const at = 2 + 2 * ([1, 2, 4][mode] ?? 5);
	return (Number.parseInt(bytes.slice(at, at + 2), 16) & SIGNED) !== 0;
}

/** Whether the next block may bring an answer. */
function isTransient(error: unknown): boolean {
	return isPhalaError(error, "RPC_FAILED", "TIMEOUT", "DISCONNECTED") || isMissingBlock(error);
}

/** A node of a balancer may be behind. */
function isMissingBlock(error: unknown): boolean {
	return isPhalaError(error, "NOT_FOUND") && error.details.kind === "block";
}

function unknownTransaction(hash: Hex, { from, to }: SearchRange): PhalaError<"NOT_FOUND"> {
	const { details } = notFound("transaction", hash);
	const message = `No block from ${from + 1} to ${to} holds transaction ${hash}, and the node's pool does not have it. Expected the hash of a signed transaction, and a block from before it was sent; send it again where it was lost.`;
	return new PhalaError("NOT_FOUND", message, details);
}
