import type { WritesModule } from "../chain/chain-adapter.ts";
import type { Prepared } from "../chain/operation.ts";
import { deepFreeze } from "../codec/deep-freeze.ts";
import type { Hex } from "../codec/hex.ts";
import type { DispatchInfo } from "../errors/codes.ts";
import { isPhalaError, PhalaError } from "../errors/error.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import { isStateDiscarded } from "../query/state-discarded.ts";
import type { AccountTransactions } from "./account-transactions.ts";
import { type Inclusion, pruned } from "./block-inclusion.ts";
import type { SignedTransaction } from "./chain-search.ts";
import type { Outcome, SubmissionReporter } from "./submission.ts";
import type { TrackingEvent } from "./transaction-tracker.ts";

/** A transaction that was sent. */
export interface SentTransaction<R> {
	readonly transaction: Pick<SignedTransaction, "hash" | "signer">;
	/** How it was prepared; `null`: it is prepared on the block before the one that holds it, by the decoder. */
	readonly prepared: Prepared<R> | null;
	/** Its steps. */
	readonly events: AsyncIterable<TrackingEvent>;
}

/** Prepares a plan for the decoding of what it did. */
interface OutcomePreparer<R> {
	prepare(account: Hex, point: { readonly at: Hex }): Promise<Pick<Prepared<R>, "failures" | "outcome" | "refusal">>;
}

/** Decodes what a transaction did. */
export interface OutcomeDecoder<R> {
	/** The plan's runtime. */
	readonly chain: Pick<WritesModule, "loadErrorCode">;
	/** Prepares the plan at a block: for the numbers of a refusal, and where the transaction was not prepared before. */
	readonly preparer: OutcomePreparer<R>;
}

/**
 * Reports every step of a sent transaction until its last.
 *
 * @param own - transactions of the account: it is one of them until it is final, or can be in no block any more
 */
export async function reportTransaction<R>(
	{ transaction, prepared, events }: SentTransaction<R>,
	decoder: OutcomeDecoder<R>,
	own: AccountTransactions,
	reporter: SubmissionReporter<R>,
): Promise<void> {
	for await (const event of events) {
		switch (event.type) {
			case "broadcast":
			case "searching":
				reporter.report(event);
				break;
			case "inBlock": {
				const { inclusion } = event;
				reporter.included(inclusion.block, await readOutcome(transaction, prepared, inclusion, decoder));
				break;
			}
			case "retracted":
				reporter.retracted(event.block);
				break;
			case "finalized":
				own.remove(transaction.hash);
				reporter.finalized();
				break;
			default:
				if (event.type !== "aborted") own.remove(transaction.hash);
				reporter.failed(event.type, event.error);
		}
	}
}

/** Decodes the result; or the chain's refusal, with the numbers that the rules give at the block before. */
async function readOutcome<R>(
	{ hash, signer }: SentTransaction<R>["transaction"],
	prepared: Prepared<R> | null,
	{ block, parentHash, effects }: Inclusion,
	decoder: OutcomeDecoder<R>,
): Promise<Outcome<R>> {
	if (!("events" in effects)) return { error: effects };
	const { events, refusal, fee, index } = effects;
	try {
		if (refusal) return { error: await refusalToError(signer, refusal, parentHash, decoder) };
		const decoded = prepared ?? (await decoder.preparer.prepare(signer, { at: parentHash }));
		const refused = decoded.refusal?.(events) ?? null;
		if (refused) return { error: await refusalToError(signer, refused, parentHash, decoder) };
		const result = decoded.outcome(events, { height: block.number, index });
		return { result: deepFreeze({ ok: true, result, block, events, fee, hash }) };
	} catch (cause) {
		// Another code could be taken for a refusal.
		if (isStateDiscarded(cause)) return { error: pruned(block.hash, block.number, cause) };
		return { error: isPhalaError(cause, "DECODE_FAILED") ? cause : undecodable(hash, cause) };
	}
}

async function refusalToError<R>(
	signer: Hex,
	refusal: DispatchInfo,
	parentHash: Hex,
	{ chain, preparer }: OutcomeDecoder<R>,
): Promise<PhalaError> {
	// The node may have dropped the state of that block; the refusal is known all the same.
	const prepared = preparer.prepare(signer, { at: parentHash }).catch(() => ({ failures: [] }));
	try {
		const [errorCode, { refusalError }] = await Promise.all([
			chain.loadErrorCode(),
			import("../chain/rules/rule-error.ts").catch(throwNotLoaded),
		]);
		return refusalError(errorCode(refusal.pallet, refusal.name), refusal, (await prepared).failures);
	} catch (cause) {
		// The codes cannot be loaded, e.g. after a new release of the page. The chain has refused the call nevertheless.
		const { pallet, name, docs } = refusal;
		const message = `The call failed: ${pallet}.${name}${docs && `: ${docs}`}`;
		return new PhalaError("DISPATCH_FAILED", message, { dispatch: refusal }, { cause });
	}
}

function undecodable(hash: Hex, cause: unknown): PhalaError<"DECODE_FAILED"> {
	const message = "The transaction succeeded, but its result cannot be decoded from its events.";
	return new PhalaError("DECODE_FAILED", message, { what: "transaction", bytes: hash }, { cause });
}
