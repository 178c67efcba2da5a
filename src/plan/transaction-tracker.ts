import type { Subscription } from "rxjs";
import type { Hex } from "../codec/hex.ts";
import type { ErrorCode } from "../errors/codes.ts";
import { isPhalaError, PhalaError } from "../errors/error.ts";
import type { BlockHeader } from "../query/block-header.ts";
import type { BlockRef } from "../query/block-ref.ts";
import { type BlockBody, type Inclusion, readBlock } from "./block-inclusion.ts";
import type { PlanContext } from "./plan-context.ts";
import { fetchBlockHash, fetchFinalizedNumber } from "./signing-payload.ts";
import type { Outcome, SubmissionReporter } from "./submission.ts";

/** A signed transaction, ready to be sent. */
export interface SignedTransaction {
	readonly bytes: Hex;
	readonly hash: Hex;
	/** The block that its mortality counts from: no earlier one can hold it. */
	readonly firstValidBlock: number;
	/** The last block that can hold it; `null`: any. */
	readonly lastValidBlock: number | null;
}

type Head = Pick<BlockHeader, "hash" | "number">;

/** How a block that may hold the transaction is read. */
export interface InclusionReader<R> {
	/** `null` where the block does not hold it. */
	find(block: BlockBody): Promise<Inclusion | null>;
	outcome(inclusion: Inclusion): Promise<Outcome<R>>;
}

const WATCH = {
	type: "author_extrinsicUpdate",
	subscribe: "author_submitAndWatchExtrinsic",
	unsubscribe: "author_unwatchExtrinsic",
};
/**
 * Errors of a node's transaction pool that say that the transaction is not in it: bad format (1001), verification (1002), invalid
 * (1010), unknown validity (1011), banned (1012), priority too low (1014), dropped at once (1016). Every other error leaves it open:
 * 1013 means that the bytes are in the pool already, and a gateway may pass them on before it fails.
 */
const POOL_REFUSALS: ReadonlySet<number | null> = new Set([1001, 1002, 1010, 1011, 1012, 1014, 1016]);
/** Heads that may come without a word from the node before the transaction is looked for. */
const SILENT_HEADS = 4;
/** Refusals of the node in a row after which looking on is pointless. */
const MAX_FAILURES = 5;
/** Failures that say nothing about the transaction. */
const TRANSIENT_CODES: ReadonlySet<ErrorCode> = new Set(["DISCONNECTED", "TIMEOUT"]);

/**
 * Sends one transaction and follows it to its end: by what the node tells, and by looking into blocks when it does not.
 * Everything that happens is worked off in order, one after the other.
 */
export class TransactionTracker<R> {
	readonly #context: PlanContext;
	readonly #signed: SignedTransaction;
	readonly #reading: InclusionReader<R>;
	readonly #track: SubmissionReporter<R>;
	#queue: Promise<void> = Promise.resolve();
	#heads: Subscription | undefined;
	#unwatch: (() => void) | undefined;
	#present: { readonly block: BlockRef; readonly outcome: Outcome<R> } | null = null;
	#newest: Head | null = null;
	#searching = false;
	#silent = 0;
	#failures = 0;
	/** Why the node gave the transaction up, when it did. */
	#givenUp: string | null = null;
	/** Blocks that were looked into without success: hash by number. */
	readonly #seen = new Map<number, string>();

	constructor(
		context: PlanContext,
		signed: SignedTransaction,
		reading: InclusionReader<R>,
		track: SubmissionReporter<R>,
	) {
		this.#context = context;
		this.#signed = signed;
		this.#reading = reading;
		this.#track = track;
	}

	/**
	 * Hands the transaction to the node; resolves when it is in the pool, or when an error leaves open whether it is: then it is
	 * searched for in blocks.
	 *
	 * @throws PhalaError `REJECTED` when the node's pool refused it: it is nowhere then
	 */
	async submit(): Promise<void> {
		try {
			await this.#watch();
		} catch (error) {
			if (isPhalaError(error, "RPC_FAILED") && POOL_REFUSALS.has(error.details.rpcCode)) throw rejected(error);
			if (isPhalaError(error, "CLOSED") || !isPhalaError(error)) throw error;
			// It may have arrived all the same.
			this.#lost();
		}
		if (this.#track.isSettled) return this.stop();
		this.#heads = this.#context.head$.subscribe({
			next: (head) => {
				this.#newest = head;
				this.#do(async () => {
					if (this.#newest === head) await this.#tick(head);
				});
			},
			error: () => this.#lost(),
		});
		// A feed that replays calls `next` before there is anything to stop.
		if (this.#track.isSettled) this.stop();
	}

	/** Stops following. What was sent goes on. */
	stop(): void {
		this.#heads?.unsubscribe();
		this.#unwatch?.();
		this.#heads = undefined;
		this.#unwatch = undefined;
	}

	/** Sends the bytes and listens. Sending the same bytes twice is harmless: their nonce counts once. */
	async #watch(): Promise<void> {
		this.#unwatch = await this.#context.rpc.subscribe(
			WATCH,
			[this.#signed.bytes],
			(status) => this.#do(() => this.#heard(status)),
			() => {
				this.#unwatch = undefined;
				this.#do(async () => this.#lost());
			},
		);
	}

	#do(task: () => Promise<void>): void {
		this.#queue = this.#queue.then(async () => {
			if (this.#track.isSettled) return;
			try {
				await task();
				this.#failures = 0;
			} catch (error) {
				this.#failed(error);
			}
		});
	}

	/** Not being able to look is no failure of the transaction: try again at the next head. */
	#failed(error: unknown): void {
		const typed = isPhalaError(error) ? error : unreadable(this.#signed.hash, error);
		const passing = TRANSIENT_CODES.has(typed.code);
		const counts = typed.code === "RPC_FAILED" || typed.code === "NOT_FOUND";
		if (counts ? ++this.#failures >= MAX_FAILURES : !passing) this.#track.fail("aborted", typed);
		else this.#lost();
	}

	#lost(): void {
		this.#searching = true;
		if (!this.#track.isSettled) this.#track.searching();
	}

	/** One word of the node about the transaction. */
	async #heard(status: unknown): Promise<void> {
		this.#silent = 0;
		const [word, value] = typeof status === "string" ? [status, null] : (Object.entries(status ?? {})[0] ?? ["", null]);
		switch (word) {
			case "ready":
			case "future":
			case "broadcast":
				return this.#track.broadcast();
			case "inBlock":
				await this.#look(value as Hex);
				return;
			case "finalized":
				await this.#look(value as Hex);
				return this.#final();
			case "retracted":
				if (this.#present?.block.hash === value) this.#retract();
				return;
			case "usurped":
				return this.#drop(`another transaction took its nonce: ${String(value)}`);
			case "invalid":
				return this.#drop("it is no longer valid");
			case "dropped":
				this.#givenUp = "the node's pool dropped it";
				if (this.#signed.lastValidBlock === null) return this.#drop(this.#givenUp);
				return this.#lost();
			case "finalityTimeout":
				return this.#lost();
		}
	}

	/** The node will not take it up again: only a block that has it already can save it. */
	async #drop(reason: string): Promise<void> {
		this.#givenUp = reason;
		if (this.#newest) await this.#search(this.#newest);
		if (!this.#present) this.#track.fail("failed", notIncluded(this.#signed.hash, reason));
	}

	async #tick(head: Head): Promise<void> {
		this.#silent += 1;
		if (!this.#searching && this.#silent < SILENT_HEADS) return;
		if (
			this.#present &&
			(await fetchBlockHash(this.#context.rpc, this.#present.block.number)) !== this.#present.block.hash
		) {
			this.#retract();
		}
		if (!this.#present) await this.#search(head);
		const finalized = await fetchFinalizedNumber(this.#context.rpc);
		if (this.#present) {
			if (finalized >= this.#present.block.number) this.#final();
			return;
		}
		if (!this.#unwatch && this.#givenUp === null) await this.#watchAgain();
		const { lastValidBlock: diesAfter, hash } = this.#signed;
		if (diesAfter !== null && finalized >= diesAfter && this.#seen.has(diesAfter)) {
			const reason = this.#givenUp ?? "its mortality ended";
			this.#track.fail("expired", notIncluded(hash, `${reason}; block ${diesAfter} was the last that could hold it`));
		}
	}

	/** The connection is back, the transaction in no block: the node may have lost it, or never got it. */
	async #watchAgain(): Promise<void> {
		try {
			await this.#watch();
		} catch (error) {
			if (!isPhalaError(error, "RPC_FAILED")) throw error;
			// Its nonce may be used up, or its bytes be there already: blocks will tell.
		}
	}

	/** Walks from `head` to the blocks that were looked into before, or to the transaction's birth. */
	async #search(head: Head): Promise<void> {
		let hash = head.hash;
		for (
			let number = head.number;
			number >= this.#signed.firstValidBlock && this.#seen.get(number) !== hash;
			number--
		) {
			const block = await readBlock(this.#context.rpc, hash);
			if (await this.#examine(block)) return;
			this.#seen.set(number, hash);
			hash = block.parentHash;
		}
	}

	async #look(hash: Hex): Promise<void> {
		if (this.#present?.block.hash !== hash) await this.#examine(await readBlock(this.#context.rpc, hash));
	}

	async #examine(block: BlockBody): Promise<boolean> {
		const inclusion = await this.#reading.find(block);
		if (!inclusion) return false;
		if (this.#present && this.#present.block.hash !== block.hash) this.#retract();
		const outcome = await this.#reading.outcome(inclusion);
		this.#present = { block: inclusion.block, outcome };
		this.#track.inBlock(inclusion.block, outcome);
		return true;
	}

	#retract(): void {
		if (this.#present) this.#track.retracted(this.#present.block);
		this.#present = null;
	}

	#final(): void {
		if (this.#present) this.#track.finalized(this.#present.block, this.#present.outcome);
	}
}

function rejected(cause: PhalaError<"RPC_FAILED">): PhalaError<"REJECTED"> {
	const { rpcMessage: reason } = cause.details;
	return new PhalaError("REJECTED", `The node did not take the transaction: ${reason}`, { reason }, { cause });
}

function notIncluded(hash: string, reason: string): PhalaError<"NOT_INCLUDED"> {
	return new PhalaError("NOT_INCLUDED", `The transaction is in no block: ${reason}.`, { hash, reason });
}

function unreadable(hash: string, cause: unknown): PhalaError<"DECODE_FAILED"> {
	const message = "What became of the transaction cannot be read.";
	return new PhalaError("DECODE_FAILED", message, { what: "transaction", bytes: hash }, { cause });
}
