import type { Subscription } from "rxjs";
import type { MetadataReader } from "../chain/metadata/metadata-reader.ts";
import type { ErrorCode } from "../errors/codes.ts";
import { isPhalaError, PhalaError } from "../errors/error.ts";
import type { BlockRef } from "../query/block-ref.ts";
import { AsyncQueue } from "./async-queue.ts";
import type { Inclusion } from "./block-inclusion.ts";
import { BlockScanner, type SignedTransaction } from "./block-scanner.ts";
import { fetchBlockHash, fetchFinalizedNumber } from "./node-requests.ts";
import type { BlockHead, PlanContext } from "./plan-context.ts";
import { type NodeStatus, StatusSubscription } from "./status-subscription.ts";

/** A step of a transaction that was sent. Ends after `finalized`, `failed`, `expired` or `aborted`. */
export type TrackingEvent =
	| { readonly type: "broadcast" | "searching" }
	| { readonly type: "finalized" }
	| { readonly type: "inBlock"; readonly inclusion: Inclusion }
	| { readonly type: "retracted"; readonly block: BlockRef }
	| { readonly type: "failed" | "expired" | "aborted"; readonly error: PhalaError };

type TrackerInput = NodeStatus | { readonly type: "head"; readonly head: BlockHead };

/**
 * Errors of a node's transaction pool that mean that the transaction is not in it: bad format (1001), verification (1002), invalid
 * (1010), unknown validity (1011), banned (1012), priority too low (1014), dropped at once (1016). Every other error leaves it open:
 * 1013 means that the bytes are in the pool already, and a gateway may pass them on before it fails.
 */
const POOL_REFUSALS: ReadonlySet<number | null> = new Set([1001, 1002, 1010, 1011, 1012, 1014, 1016]);
/** Blocks without a status from the node after which the transaction is searched for. */
const SILENT_BLOCKS = 4;
/** Consecutive errors of the node after which tracking ends. */
const MAX_FAILURES = 5;
/** Failures that do not count: the connection comes back. */
const TRANSIENT_CODES: ReadonlySet<ErrorCode> = new Set(["DISCONNECTED", "TIMEOUT"]);

/**
 * Sends one transaction and follows it to its end: by the statuses that the node reports, and by searching blocks when it does not.
 * Statuses and blocks are processed in order, one after the other.
 */
export class TransactionTracker {
	readonly #context: Pick<PlanContext, "rpc" | "head$">;
	readonly #transaction: SignedTransaction;
	readonly #signal: AbortSignal;
	readonly #inputs = new AsyncQueue<TrackerInput>();
	readonly #statuses: StatusSubscription;
	readonly #scanner: BlockScanner;
	readonly #onAbort = () => this.stop();
	#heads: Subscription | undefined;
	#newest: BlockHead | null = null;
	/** Where the transaction is now. */
	#inclusion: Inclusion | null = null;
	#isSearching = false;
	#silentBlocks = 0;
	#failures = 0;
	/** Why the node gave the transaction up. */
	#dropReason: string | null = null;

	/** @param signal - stops tracking */
	constructor(
		context: Pick<PlanContext, "rpc" | "head$">,
		metadata: MetadataReader,
		transaction: SignedTransaction,
		signal: AbortSignal,
	) {
		this.#context = context;
		this.#transaction = transaction;
		this.#signal = signal;
		this.#statuses = new StatusSubscription(context.rpc, transaction.bytes, this.#inputs);
		this.#scanner = new BlockScanner(context.rpc, metadata, transaction);
	}

	/**
	 * Sends the transaction to the node. Resolves when it is in the node's pool, or when an error leaves open whether it is: then it
	 * is searched for in blocks.
	 *
	 * @throws PhalaError `REJECTED` where the node's pool refused it, so that it is nowhere
	 */
	async submit(): Promise<void> {
		this.#signal.addEventListener("abort", this.#onAbort, { once: true });
		try {
			await this.#statuses.submit();
		} catch (error) {
			if (isPhalaError(error, "RPC_FAILED") && POOL_REFUSALS.has(error.details.rpcCode)) throw rejected(error);
			if (isPhalaError(error, "CLOSED") || !isPhalaError(error)) throw error;
			// The transaction may have arrived all the same.
			this.#inputs.push({ type: "lost" });
		}
		if (this.#signal.aborted) return this.stop();
		this.#heads = this.#context.head$.subscribe({
			next: (head) => {
				this.#newest = head;
				this.#inputs.push({ type: "head", head });
			},
			error: () => this.#inputs.push({ type: "lost" }),
		});
	}

	/** Yields the steps of the transaction, after {@link TransactionTracker.submit}, until it or the signal ends. */
	async *events(): AsyncGenerator<TrackingEvent, void, undefined> {
		try {
			for await (const input of this.#inputs) {
				// Only the newest block counts: a search goes back from there.
				if (input.type === "head" && input.head !== this.#newest) continue;
				try {
					yield* this.#process(input);
					this.#failures = 0;
				} catch (error) {
					yield this.#recover(error);
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
		this.#heads?.unsubscribe();
		this.#statuses.stop();
	}

	async *#process(input: TrackerInput): AsyncGenerator<TrackingEvent, void, undefined> {
		if (input.type === "head") return yield* this.#onHead(input.head);
		if (input.type === "lost") return yield this.#startSearching();
		this.#silentBlocks = 0;
		switch (input.type) {
			case "pooled":
				return yield { type: "broadcast" };
			case "inBlock":
				return yield* this.#onBlock(input.hash);
			case "finalized":
				yield* this.#onBlock(input.hash);
				return yield* this.#finalize();
			case "retracted":
				return this.#inclusion?.block.hash === input.hash ? yield* this.#retract() : undefined;
			case "usurped":
				return yield* this.#drop(`another transaction took its nonce: ${input.hash}`);
			case "invalid":
				return yield* this.#drop("it is no longer valid");
			case "dropped":
				this.#dropReason = "the node's pool dropped it";
				if (this.#transaction.lastValidBlock === null) return yield* this.#drop(this.#dropReason);
				return yield this.#startSearching();
			case "finalityTimeout":
				return yield this.#startSearching();
		}
	}

	async *#onHead(head: BlockHead): AsyncGenerator<TrackingEvent, void, undefined> {
		this.#silentBlocks += 1;
		if (!this.#isSearching && this.#silentBlocks < SILENT_BLOCKS) return;
		const { rpc } = this.#context;
		const present = this.#inclusion?.block;
		if (present && (await fetchBlockHash(rpc, present.number)) !== present.hash) yield* this.#retract();
		if (!this.#inclusion) yield* this.#include(await this.#scanner.search(head));
		const finalized = await fetchFinalizedNumber(rpc);
		if (this.#inclusion) {
			if (finalized >= this.#inclusion.block.number) yield* this.#finalize();
			return;
		}
		if (!this.#statuses.isActive && this.#dropReason === null) await this.#submitAgain();
		const { lastValidBlock } = this.#transaction;
		if (lastValidBlock !== null && finalized >= lastValidBlock && this.#scanner.hasSearched(lastValidBlock)) {
			const reason = `${this.#dropReason ?? "its mortality ended"}; block ${lastValidBlock} was the last that could hold it`;
			yield this.#end({ type: "expired", error: notIncluded(this.#transaction, reason) });
		}
	}

	/** The connection is back and no block holds the transaction: the node may have lost it, or never received it. */
	async #submitAgain(): Promise<void> {
		try {
			await this.#statuses.submit();
		} catch (error) {
			// Its nonce may be used up, or its bytes be in the pool already: blocks will show.
			if (!isPhalaError(error, "RPC_FAILED")) throw error;
		}
	}

	async *#onBlock(hash: BlockHead["hash"]): AsyncGenerator<TrackingEvent, void, undefined> {
		if (this.#inclusion?.block.hash !== hash) yield* this.#include(await this.#scanner.readBlock(hash));
	}

	/** The node will not take the transaction up again: only a block that holds it already can save it. */
	async *#drop(reason: string): AsyncGenerator<TrackingEvent, void, undefined> {
		this.#dropReason = reason;
		if (this.#newest) yield* this.#include(await this.#scanner.search(this.#newest));
		if (!this.#inclusion) yield this.#end({ type: "failed", error: notIncluded(this.#transaction, reason) });
	}

	*#include(inclusion: Inclusion | null): Generator<TrackingEvent, void, undefined> {
		if (!inclusion) return;
		if (this.#inclusion && this.#inclusion.block.hash !== inclusion.block.hash) yield* this.#retract();
		this.#inclusion = inclusion;
		yield { type: "inBlock", inclusion };
	}

	*#retract(): Generator<TrackingEvent, void, undefined> {
		const block = this.#inclusion?.block;
		this.#inclusion = null;
		if (block) yield { type: "retracted", block };
	}

	*#finalize(): Generator<TrackingEvent, void, undefined> {
		if (this.#inclusion) yield this.#end({ type: "finalized" });
	}

	#startSearching(): TrackingEvent {
		this.#isSearching = true;
		return { type: "searching" };
	}

	/** A failed request does not fail the transaction: the next block starts another attempt. */
	#recover(error: unknown): TrackingEvent {
		const typed = isPhalaError(error) ? error : untrackable(this.#transaction, error);
		const counts = typed.code === "RPC_FAILED" || typed.code === "NOT_FOUND";
		const isFatal = counts ? ++this.#failures >= MAX_FAILURES : !TRANSIENT_CODES.has(typed.code);
		return isFatal ? this.#end({ type: "aborted", error: typed }) : this.#startSearching();
	}

	#end(last: TrackingEvent): TrackingEvent {
		this.stop();
		return last;
	}
}

function rejected(cause: PhalaError<"RPC_FAILED">): PhalaError<"REJECTED"> {
	const { rpcMessage: reason } = cause.details;
	return new PhalaError("REJECTED", `The node's pool refused the transaction: ${reason}`, { reason }, { cause });
}

function notIncluded({ hash }: SignedTransaction, reason: string): PhalaError<"NOT_INCLUDED"> {
	return new PhalaError("NOT_INCLUDED", `The transaction is in no block: ${reason}.`, { hash, reason });
}

function untrackable({ hash }: SignedTransaction, cause: unknown): PhalaError<"DECODE_FAILED"> {
	const message = "The transaction cannot be tracked: the node's responses cannot be decoded.";
	return new PhalaError("DECODE_FAILED", message, { what: "transaction", bytes: hash }, { cause });
}
