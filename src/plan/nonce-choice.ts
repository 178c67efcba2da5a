import type { Addresses } from "../chain/addresses.ts";
import type { Hex } from "../codec/hex.ts";
import { isPhalaError } from "../errors/error.ts";
import { fetchHeader, fetchNextIndex } from "./node-requests.ts";
import type { PlanRpc } from "./plan-rpc.ts";
import type { PlanView } from "./plan-view.ts";
import { isPoolRefusal } from "./pool-errors.ts";
import { fetchPoolNonces } from "./pool-nonces.ts";

/** A transaction of this client that may be in a pool. */
export interface SentNonce {
	readonly nonce: number;
	readonly bytes: Hex;
	/** Whether it is still followed: it is sent again where the node lost it. Otherwise its nonce is free where no pool has it. */
	readonly isFollowed: boolean;
}

/** Most nonces beyond its own that a client takes from the count of a node that does not return its pool. */
const MAX_UNPROVEN = 512;

/** What a nonce is chosen from. */
export interface NonceFacts {
	readonly view: PlanView;
	/** The account's nonce at the view. */
	readonly chainNonce: number;
	/** Transactions of the account by this client, from `chainNonce` on. */
	readonly sent: readonly SentNonce[];
	/** Whether transactions that the node lost are sent again. */
	readonly mayResend: boolean;
	/** Whether to choose although a newer block came meanwhile. */
	readonly isLast: boolean;
}

/** A nonce, and what the node counted as the next one then. */
export interface ChosenNonce {
	readonly nonce: number;
	readonly counted: number | null;
}

/**
 * The nonce of an account's next transaction, from the chain up: the first one that neither the chain at the view, nor a pool, nor a
 * transaction of this client has.
 *
 * - What the node counts as next is compared with that. Where they differ, the transactions in the node's pool decide
 * - A transaction of this client that the node lost is sent again, so that it leaves no gap; where the pool refuses it now, or its
 *   submission has ended, its nonce is used again
 *
 * @returns `null` where a newer block came meanwhile: another view is needed
 */
export async function chooseNonce(
	{ rpc, addresses }: { readonly rpc: PlanRpc; readonly addresses: Addresses },
	account: Hex,
	facts: NonceFacts,
): Promise<ChosenNonce | null> {
	const { view, chainNonce, sent, mayResend, isLast } = facts;
	const next = firstFree(
		chainNonce,
		sent.map(({ nonce }) => nonce),
	);
	const counted = await fetchNextIndex(rpc, addresses, account);
	if (counted === next) return { nonce: next, counted };
	if (!isLast && (await fetchHeader(rpc, null)).hash !== view.block.hash) return null;
	const pool = await fetchPoolNonces(rpc, account);
	if (pool === null) return { nonce: nonceWithoutPool(chainNonce, next, counted, sent), counted };
	const followed = sent.filter(({ nonce, isFollowed }) => isFollowed && !pool.has(nonce));
	const kept = mayResend ? await sendAgain(rpc, followed) : followed;
	return { nonce: firstFree(chainNonce, [...pool, ...kept.map(({ nonce }) => nonce)]), counted };
}

/** Sends transactions again, in order; returns those that the pool does not refuse. */
async function sendAgain(rpc: PlanRpc, sent: readonly SentNonce[]): Promise<readonly SentNonce[]> {
	const kept: SentNonce[] = [];
	for (const transaction of sent) if (await isAccepted(rpc, transaction.bytes)) kept.push(transaction);
	return kept;
}

/** Sends bytes again; `false` where the pool refuses them. */
async function isAccepted(rpc: PlanRpc, bytes: Hex): Promise<boolean> {
	try {
		await rpc.request("author_submitExtrinsic", [bytes]);
		return true;
	} catch (error) {
		if (isPhalaError(error, "CLOSED")) throw error;
		return !isPoolRefusal(error);
	}
}

/** The nonce where the node does not return its pool: its count is a hint, within bounds. */
function nonceWithoutPool(
	chainNonce: number,
	next: number,
	counted: number | null,
	sent: readonly SentNonce[],
): number {
	if (counted === null || counted < chainNonce || counted > next + MAX_UNPROVEN) return next;
	if (counted > next) return counted;
	const kept = sent.filter(({ nonce, isFollowed }) => isFollowed || nonce < counted);
	return firstFree(
		chainNonce,
		kept.map(({ nonce }) => nonce),
	);
}

function firstFree(from: number, nonces: readonly number[]): number {
	const taken = new Set(nonces);
	let nonce = from;
	while (taken.has(nonce)) nonce += 1;
	return nonce;
}
