import type { WritesModule } from "../chain/chain-adapter.ts";
import type { Hex } from "../codec/hex.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import type { AccountTransactions, PendingTransaction } from "./account-transactions.ts";
import { takeAccountView } from "./account-view.ts";
import { fetchFee } from "./estimate-fee.ts";
import { fetchHeader, fetchNonce } from "./node-requests.ts";
import type { PendingState } from "./pending-state.ts";
import type { PlanContext } from "./plan-context.ts";

/** Transactions of the account that a block does not hold yet, and the block's state after them. */
export interface EarlierTransactions {
	readonly pending: readonly PendingTransaction[];
	readonly state: PendingState;
}

/** The block that a plan is prepared on, and the nonce that it is prepared for. */
export interface PreparationPoint {
	readonly at: Hex;
	readonly earlier?: EarlierTransactions | undefined;
	/** Needed for the fee alone. */
	readonly nonce: () => Promise<number>;
}

/**
 * The best block, with the account's pending transactions of this client: what the next transaction is prepared on.
 *
 * @param chain - the plan's runtime
 * @param own - transactions of the account
 */
export async function takePreparationPoint(
	context: PlanContext,
	chain: WritesModule,
	account: Hex,
	own: AccountTransactions,
): Promise<PreparationPoint> {
	if (own.hasPending) {
		const { block, nonce, pending } = await takeAccountView(context, account, own, false);
		const earlier = await executeEarlier(context, chain, block.hash, pending, own);
		return { at: block.hash, earlier: earlier ?? undefined, nonce: async () => nonce };
	}
	const { rpc } = context;
	const at = (await fetchHeader(rpc, null)).hash;
	return { at, nonce: () => fetchNonce(rpc, account, at) };
}

/**
 * The state of a block after an account's pending transactions.
 *
 * @returns `null` without any, and where the effects of one are not known
 */
export async function executeEarlier(
	context: PlanContext,
	chain: WritesModule,
	at: Hex,
	pending: readonly PendingTransaction[],
	own: AccountTransactions,
): Promise<EarlierTransactions | null> {
	if (pending.length === 0) return null;
	const { createPendingState } = await import("./create-pending-state.ts").catch(throwNotLoaded);
	own.pendingState = await createPendingState(context, chain, at, pending, own.pendingState);
	if (own.pendingState === null) return null;
	await Promise.all(pending.map((transaction) => estimateMissingFee(context, transaction, at)));
	return { pending, state: own.pendingState };
}

async function estimateMissingFee({ rpc }: PlanContext, transaction: PendingTransaction, at: Hex): Promise<void> {
	if (transaction.isFeeEstimated) return;
	const fee = await fetchFee(rpc, transaction.bytes, at);
	if (transaction.isFeeEstimated) return;
	transaction.fee += fee;
	transaction.isFeeEstimated = true;
}
