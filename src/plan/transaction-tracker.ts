import type { MetadataReader } from "../chain/metadata/metadata-reader.ts";
import type { ErrorCode } from "../errors/codes.ts";
import { isPhalaError, PhalaError } from "../errors/error.ts";
import type { BlockRef } from "../query/block-ref.ts";
import { AsyncQueue } from "./async-queue.ts";
import { type Inclusion, readInclusion, withoutEffects } from "./block-inclusion.ts";
import type { TransactionBlock } from "./block-reader.ts";
import type { ChainFollower, ChainSnapshot } from "./chain-follower.ts";
import { ChainSearch, type SignedTransaction } from "./chain-search.ts";
import { isPoolRefusal, isRateLimit, rejected } from "./pool-errors.ts";
import { isInPool } from "./pool-nonces.ts";
import { ResendSchedule } from "./resend-schedule.ts";
import { type NodeStatus, StatusSubscription } from "./status-subscription.ts";

/** A step of a transaction that was sent. Ends after `finalized`, `failed`, `expired` or `aborted`. */
export type TrackingEvent =
	| { readonly type: "broadcast" | "searching" }
	| { readonly type: "finalized" }
	| { readonly type: "inBlock"; readonly inclusion: Inclusion }
	| { readonly type: "retracted"; readonly block: BlockRef }
	| { readonly type: "failed" | "expired" | "aborted"; readonly error: PhalaError };

type TrackingSteps = AsyncGenerator<TrackingEvent, void, undefined>;
type TrackerInput = NodeStatus | { readonly type: "block" | "finality" };

/** Blocks without a status from the node after which the transaction is searched for. */
const SILENT_BLOCKS = 4;
/** Blocks without a status after which the node is taken to have lost the transaction, though it did not end the subscription. */
const LOST_BLOCKS = 8;
/** Errors after which no node of this chain will be asked again. */
const FINAL_ERRORS: ReadonlySet<ErrorCode> = new Set(["CLOSED", "ABORTED", "WRONG_GENESIS"]);
/** Errors of the node after which the transaction is reported without its events. */
const MAX_UNREADABLE = 10;
/** Why the transaction may be in no block, by the status of the node. Only the final chain confirms it. */
const SUSPICIONS = {
	usurped: "another transaction took its nonce",
	invalid: "it is no longer valid",
	dropped: "the node's pool dropped it",
} as const;

/**
 * Sends one transaction and follows it to its end. The node's statuses only say where to look: what ends it is the chain of finalized
 * blocks, which holds it, or can no longer.
 *
 * Statuses and blocks are processed in order, one after the other.
 */
export class TransactionTracker {
	readonly #chain: ChainFollower;
	readonly #metadata: MetadataReader;
	readonly #transaction: SignedTransaction;
	readonly #signal: AbortSignal;
	readonly #inputs = new AsyncQueue<TrackerInput>();
	readonly #statuses: StatusSubscription;
	readonly #search: ChainSearch;
	readonly #resends = new ResendSchedule();
	readonly #onAbort = () => this.stop();
	#unfollow: (() => void) | undefined;
	#unfollowFinality: (() => void) | undefined;
	/** What waits in the queue: one search serves all that came before it. */
	readonly #queued = new Set<string>();
	/** Where the transaction is now. */
	#inclusion: Inclusion | null = null;
	#isSearching = false;
	#silentBlocks = 0;
	#suspicion: string | null = null;
	/** Errors of the node when the events of a block that holds the transaction were read. */
	#unreadable = 0;

	/** @param signal - stops tracking */
	constructor(chain: ChainFollower, metadata: MetadataReader, transaction: SignedTransaction, signal: AbortSignal) {
		this.#chain = chain;
		this.#metadata = metadata;
		this.#transaction = transaction;
		this.#signal = signal;
		this.#statuses = new StatusSubscription(chain.rpc, transaction.bytes, this.#inputs);
		this.#search = new ChainSearch(chain, transaction);
	}

	/**
	 * Sends the transaction to the node. Resolves when it is in the node's pool or in a block, or when an error leaves open whether it
	 * is: then it is searched for in blocks.
	 *
	 * @param wasSentBefore - the same bytes were: a refusal says nothing about where they are
	 * @throws PhalaError `REJECTED` where the node's pool refused it, and neither has it nor does a block
	 */
	async submit(wasSentBefore = false): Promise<void> {
		this.#signal.addEventListener("abort", this.#onAbort);
		try {
			await this.#statuses.submit();
		} catch (error) {
			const isRefused = isPoolRefusal(error) && !wasSentBefore && !(await this.#hasArrived());
			if (isRefused || isFinal(error)) {
				this.stop();
				throw isRefused ? rejected(error) : error;
			}
			// The transaction may have arrived all the same.
			this.#inputs.push({ type: "lost" });
		}
		this.#followBlocks();
	}

	/** Follows a transaction that a pool or a block has, in place of {@link TransactionTracker.submit}. It is sent only where it was lost. */
	follow(): void {
		this.#signal.addEventListener("abort", this.#onAbort);
		this.#beginSearch();
		this.#push("block");
		this.#followBlocks();
	}

	#followBlocks(): void {
		if (this.#signal.aborted) this.stop();
		else this.#unfollow = this.#chain.follow(() => this.#push("block"));
	}

	#push(type: "block" | "finality"): void {
		if (this.#queued.has(type)) return;
		this.#queued.add(type);
		this.#inputs.push({ type });
	}

	/** Yields the steps of the transaction, after {@link TransactionTracker.submit}, until it or the signal ends. */
	async *events(): TrackingSteps {
		try {
			for await (const input of this.#inputs) {
				this.#queued.delete(input.type);
				try {
					yield* this.#process(input);
				} catch (error) {
					yield* this.#recover(error);
				}
			}
		} finally {
			this.stop();
		}
	}

	/** Ends tracking. The transaction itself may still be included. */
	stop(): void {
		this.#signal.removeEventListener("abort", this.#onAbort);
		this.#inputs.end();
		this.#unfollow?.();
		this.#unfollow = undefined;
		this.#unfollowFinality?.();
		this.#unfollowFinality = undefined;
		this.#statuses.stop();
	}

	/**
	 * Whether a pool or a block has the transaction although the pool refused it: a gateway may send the bytes a second time, and
	 * answer for that.
	 */
	async #hasArrived(): Promise<boolean> {
		const { bytes } = this.#transaction;
		try {
			if (await isInPool(this.#chain.rpc, bytes)) return true;
			const snapshot = await this.#chain.freshSnapshot();
			return ((await this.#search.searchFinal(snapshot)) ?? (await this.#search.searchBest(snapshot))) !== null;
		} catch {
			// Not known: blocks will show.
			return true;
		}
	}

	async *#process(input: TrackerInput): TrackingSteps {
		if (input.type === "block") return yield* this.#onNewBlock();
		if (input.type === "finality") {
			if (this.#isSearching) yield* this.#searchChain(await this.#chain.snapshot());
			return;
		}
		this.#silentBlocks = 0;
		switch (input.type) {
			case "pooled":
				this.#isSearching = false;
				return yield { type: "broadcast" };
			case "inBlock":
				return yield* this.#onBlock(input.hash);
			case "finalized":
				yield* this.#onBlock(input.hash);
				return yield* this.#finalize();
			case "retracted":
				return this.#inclusion?.block.hash === input.hash ? yield* this.#retract() : undefined;
			case "usurped":
			case "invalid":
			case "dropped":
				this.#suspicion = SUSPICIONS[input.type];
				this.#statuses.end();
				yield* this.#startSearching();
				return yield* this.#searchChain(await this.#chain.snapshot());
			case "finalityTimeout":
				this.#statuses.end();
				return yield* this.#startSearching();
			case "lost":
				return yield* this.#startSearching();
		}
	}

	async *#onNewBlock(): TrackingSteps {
		this.#silentBlocks += 1;
		if (!this.#isSearching && this.#silentBlocks < SILENT_BLOCKS) return;
		const snapshot = await this.#chain.snapshot();
		yield* this.#searchChain(snapshot);
		if (this.#inclusion) return;
		const isLost = !this.#statuses.isActive || this.#silentBlocks >= LOST_BLOCKS;
		if (isLost && this.#resends.isDue()) await this.#sendAgain();
	}

	/** Looks for the transaction: finalized blocks first, which decide, then those of the best chain. */
	async *#searchChain(snapshot: ChainSnapshot): TrackingSteps {
		const final = await this.#search.searchFinal(snapshot);
		if (final) {
			yield* this.#include(final);
			return yield* this.#end({ type: "finalized" });
		}
		const present = this.#inclusion?.block;
		if (present) {
			const hash = await snapshot.bestHashAt(present.number);
			// A node that is behind has no block of that number yet.
			if (hash === null || hash === present.hash) return;
			yield* this.#retract();
		}
		const best = await this.#search.searchBest(snapshot);
		if (best) return yield* this.#include(best);
		const end = await this.#search.findEnd(snapshot);
		if (end === null) return;
		const { hash } = this.#transaction;
		const reason = [this.#suspicion, end.reason].filter((part) => part !== null).join("; ");
		yield* this.#end({ type: end.type, error: notIncluded(hash, reason) });
	}

	/** No block holds the transaction: the node may have lost it, or never received it. */
	async #sendAgain(): Promise<void> {
		try {
			await this.#statuses.submit();
		} catch (error) {
			// Its nonce may be used up, or its bytes be in the pool already: blocks will show.
			if (!isPhalaError(error, "RPC_FAILED")) throw error;
		}
	}

	/** The node reported the block: it is read, whatever else is known of it. */
	async *#onBlock(hash: BlockRef["hash"]): TrackingSteps {
		if (this.#inclusion?.block.hash !== hash) yield* this.#include(await this.#chain.blocks.read(hash));
	}

	async *#include(block: TransactionBlock): TrackingSteps {
		if (this.#inclusion?.block.hash === block.body.hash && "events" in this.#inclusion.effects) return;
		const inclusion = await this.#readInclusion(block);
		if (!inclusion) return;
		if (this.#inclusion && this.#inclusion.block.hash !== inclusion.block.hash) yield* this.#retract();
		this.#inclusion = inclusion;
		yield { type: "inBlock", inclusion };
	}

	/** What the transaction did in a block; after repeated errors of the node without it. */
	async #readInclusion(block: TransactionBlock): Promise<Inclusion | null> {
		const { bytes, signer } = this.#transaction;
		try {
			return await readInclusion(block, this.#metadata, bytes, signer);
		} catch (error) {
			if (!isPhalaError(error, "RPC_FAILED") || isRateLimit(error)) throw error;
			this.#unreadable += 1;
			if (this.#unreadable < MAX_UNREADABLE) throw error;
			return withoutEffects(block, this.#metadata, error);
		}
	}

	async *#retract(): TrackingSteps {
		const block = this.#inclusion?.block;
		this.#inclusion = null;
		if (block) yield { type: "retracted", block };
	}

	/** The node reported the transaction as final: so it is, if the final chain has that block. */
	async *#finalize(): TrackingSteps {
		const inclusion = this.#inclusion;
		// It reports nothing after this.
		if (!inclusion || !(await this.#chain.final.includes(inclusion.block))) return this.#beginSearch();
		// Events that could not be read before may be readable now.
		yield* this.#include(await this.#chain.blocks.read(inclusion.block.hash));
		yield* this.#end({ type: "finalized" });
	}

	async *#startSearching(): TrackingSteps {
		if (this.#isSearching) return;
		this.#beginSearch();
		yield { type: "searching" };
	}

	/** From now on the chain alone is asked: at every block, and whenever finality advances. */
	#beginSearch(): void {
		this.#isSearching = true;
		if (this.#signal.aborted) return;
		this.#unfollowFinality ??= this.#chain.followFinality(() => this.#push("finality"));
	}

	/** A failed request does not fail the transaction: the next block starts another attempt. */
	async *#recover(error: unknown): TrackingSteps {
		if (isFinal(error)) yield* this.#end({ type: "aborted", error });
		else yield* this.#startSearching();
	}

	async *#end(last: TrackingEvent): TrackingSteps {
		this.stop();
		yield last;
	}
}

function isFinal(error: unknown): error is PhalaError {
	return isPhalaError(error) && FINAL_ERRORS.has(error.code);
}

function notIncluded(hash: string, reason: string): PhalaError<"NOT_INCLUDED"> {
	return new PhalaError("NOT_INCLUDED", `The transaction is in no block: ${reason}.`, { hash, reason });
}
