import type { Hex } from "../codec/hex.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import type { BlockRef } from "../query/block-ref.ts";
import { isStateDiscarded } from "../query/state-discarded.ts";
import type { Cancellation } from "./cancellation.ts";
import type { ChainFollower } from "./chain-follower.ts";
import { ClientTransactions } from "./client-transactions.ts";
import { decodeForeign } from "./foreign-transaction.ts";
import { reportTransaction } from "./loaded-with-plans.ts";
import { fetchBlockHash, fetchHeader } from "./node-requests.ts";
import type { PlanContext } from "./plan-context.ts";
import { runSubmission } from "./run-submission.ts";
import { DEFAULT_MORTALITY } from "./signing-payload.ts";
import type { SubmissionReporter } from "./submission.ts";
import type { SubmittedResult } from "./submitted-result.ts";
import { type FoundTransaction, type SearchRange, searchTransaction } from "./transaction-search.ts";
import { TransactionTracker } from "./transaction-tracker.ts";

type Reporter = SubmissionReporter<SubmittedResult>;

/** Options of {@link Phala.resume}. @public */
export interface ResumeOptions {
	/**
	 * A block from before the transaction was sent, e.g. `await phala.head()` at that time: its number, its hash, or a {@link BlockRef}.
	 * Blocks after it are searched.
	 */
	readonly from: number | bigint | string | Pick<BlockRef, "hash" | "number">;
	/**
	 * The last block that can hold the transaction, e.g. `lastValidBlock` of its unsigned form. Not before the block that is best now.
	 *
	 * @defaultValue 64 blocks after `from`, the mortality of plans
	 */
	readonly to?: number | undefined;
	/** Ends the search, and tracking, with `ABORTED`. */
	readonly signal?: AbortSignal | undefined;
}

/** The client that follows a transaction. */
export interface ResumeContext {
	/** Of the chain's present runtime. */
	planContext(): PlanContext;
	/** Of the runtime that made a block. */
	planContextOf(block: Hex): Promise<PlanContext>;
}

/** Blocks of another branch that are walked down from. */
const MAX_BRANCH = 256;
const HASH = /^0x[0-9a-f]{64}$/i;

/** Finds a transaction by its hash and follows it. Never throws: failures are reported. */
export function resumeTransaction(
	client: ResumeContext,
	hash: unknown,
	options: ResumeOptions,
	reporter: Reporter,
): Promise<void> {
	const context = client.planContext();
	return runSubmission("phala.resume()", context, Object(options), reporter, async (cancellation) => {
		if (!isHash(hash)) throw invalidArgument("hash", hash, "0x and the 64 hex digits of a transaction's hash");
		const { chain } = ClientTransactions.ofClient(context);
		const range = await parseRange(chain, Object(options));
		const found = await searchTransaction(chain, hash.toLowerCase() as Hex, range, cancellation.signal);
		await follow(client, found, reporter, cancellation);
	});
}

async function follow(
	client: ResumeContext,
	found: FoundTransaction,
	reporter: Reporter,
	{ signal }: Cancellation,
): Promise<void> {
	const context = await contextOf(client, found);
	const chain = await context.loadWrites();
	const transactions = ClientTransactions.ofClient(context);
	const current = found.block?.body.number ?? (await transactions.chain.snapshot()).best.number;
	const { firstBlock } = found;
	const foreign = await decodeForeign(context, chain, found.bytes, { current, firstBlock });
	const { transaction } = foreign;
	const own = transactions.of(transaction.signer);
	signal.throwIfAborted();
	const { hash, bytes, nonce } = transaction;
	const { calls, tip: fee } = foreign;
	own.add({ hash, bytes, nonce, calls, fee, isFeeEstimated: false, isFollowed: true });
	if (found.block === null) reporter.report({ type: "broadcast" });
	const tracker = new TransactionTracker(transactions.chain, chain.metadata, transaction, signal);
	tracker.follow();
	try {
		await reportTransaction({ transaction, prepared: null, events: tracker.events() }, foreign.decoder, own, reporter);
	} finally {
		own.unfollow(hash);
	}
}

/** The runtime that the transaction is for. The present one where the node has discarded the block's state. */
async function contextOf(client: ResumeContext, { block }: FoundTransaction): Promise<PlanContext> {
	if (block === null) return client.planContext();
	try {
		return await client.planContextOf(block.body.hash);
	} catch (error) {
		if (isStateDiscarded(error)) return client.planContext();
		throw error;
	}
}

async function parseRange(chain: ChainFollower, { from, to }: Partial<ResumeOptions>): Promise<SearchRange> {
	const { best } = await chain.freshSnapshot();
	const start = await parseFrom(chain, from);
	if (start > best.number)
		throw invalidArgument(
			"from",
			start,
			`a block up to the best one, ${best.number}, from before the transaction was sent`,
		);
	if (to !== undefined && !(Number.isSafeInteger(to) && to > start))
		throw invalidArgument("to", to, `the number of a block after ${start}`);
	return { from: start, to: Math.max(to ?? start + DEFAULT_MORTALITY, best.number) };
}

/** Number of the newest block of the best chain that is `from`, or an ancestor of it. */
async function parseFrom({ rpc }: ChainFollower, from: unknown): Promise<number> {
	if (typeof from === "number" || typeof from === "bigint") {
		const number = Number(from);
		if (Number.isSafeInteger(number) && number >= 0) return number;
	}
	const hash: unknown = typeof from === "object" && from !== null ? Reflect.get(from, "hash") : from;
	if (!isHash(hash))
		throw invalidArgument("from", from, "a block number, a hash of 0x and 64 hex digits, or a BlockRef");
	let header = await fetchHeader(rpc, hash.toLowerCase() as Hex);
	// A reorganisation may have replaced it.
	for (let walked = 0; walked < MAX_BRANCH && header.number > 0; walked++) {
		if ((await fetchBlockHash(rpc, header.number)) === header.hash) break;
		header = await fetchHeader(rpc, header.parentHash);
	}
	return header.number;
}

function isHash(value: unknown): value is Hex {
	return typeof value === "string" && HASH.test(value);
}
