import type { MetadataReader } from "../chain/metadata/metadata-reader.ts";
import type { Call } from "../chain/operation.ts";
import { isPhalaError } from "../errors/error.ts";
import type { AccountTransactions } from "./account-transactions.ts";
import type { ChainFollower } from "./chain-follower.ts";
import type { SignedTransaction } from "./chain-search.ts";
import { TransactionTracker } from "./transaction-tracker.ts";

/** A transaction to send, and what later plans of its account have to know about it. */
export interface OutgoingTransaction {
	readonly transaction: SignedTransaction;
	/** What it calls. */
	readonly calls: readonly Call[];
	/** Estimated, tip included, pico PHA; `null`: not estimated. */
	readonly fee: bigint | null;
	/** Pico PHA. */
	readonly tip: bigint;
}

/** Where a transaction is sent and followed. */
export interface SubmitDeps {
	readonly chain: ChainFollower;
	/** Of the runtime that the transaction is for. */
	readonly metadata: MetadataReader;
	/** Transactions of the account, which it becomes one of. */
	readonly own: AccountTransactions;
	/** Stops tracking. */
	readonly signal: AbortSignal;
}

/**
 * Sends a signed transaction to the node.
 *
 * @returns what follows it
 * @throws PhalaError as {@link TransactionTracker.submit}
 */
export async function submitTransaction(
	{ transaction, calls, fee, tip }: OutgoingTransaction,
	{ chain, metadata, own, signal }: SubmitDeps,
): Promise<TransactionTracker> {
	const { hash, bytes, nonce } = transaction;
	const wasSentBefore = own.has(hash);
	const tracker = new TransactionTracker(chain, metadata, transaction, signal);
	own.add({ hash, bytes, nonce, calls, fee: fee ?? tip, isFeeEstimated: fee !== null, isFollowed: true });
	try {
		await tracker.submit(wasSentBefore);
	} catch (error) {
		if (isPhalaError(error, "REJECTED")) own.remove(hash);
		else own.unfollow(hash);
		throw error;
	}
	return tracker;
}
