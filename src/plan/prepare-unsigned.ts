import type { WritesModule } from "../chain/chain-adapter.ts";
import type { Prepared } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import type { PendingTransaction } from "./account-transactions.ts";
import { fetchFee } from "./estimate-fee.ts";
import type { PlanContext } from "./plan-context.ts";
import type { PlanPreparer } from "./plan-preparer.ts";
import type { DraftPoint } from "./signing-payload.ts";

/** A plan to prepare, and its runtime. */
export interface UnsignedDeps<R> {
	readonly context: PlanContext;
	readonly chain: WritesModule;
	readonly preparer: Pick<PlanPreparer<R>, "prepare">;
}

/**
 * Prepares a plan for an offline signer, on the state of a block after earlier transactions of the account. Depends on nothing else: the
 * same point leads to the same calls in any process, as long as a node has the state.
 */
export async function prepareUnsigned<R>(
	{ context, chain, preparer }: UnsignedDeps<R>,
	account: Hex,
	{ hash: at, earlier }: Pick<DraftPoint, "hash" | "earlier">,
): Promise<Prepared<R>> {
	if (earlier.length === 0) return preparer.prepare(account, { at });
	const [pending, { createPendingState }] = await Promise.all([
		Promise.all(earlier.map((bytes) => decodePending(context, chain, bytes, at))),
		import("./create-pending-state.ts").catch(throwNotLoaded),
	]);
	const state = await createPendingState(context, chain, at, pending, null);
	return preparer.prepare(account, { at, earlier: state ? { pending, state } : undefined });
}

/** Its fee is that of the block: an estimate that was made before is not known to other processes. */
async function decodePending(
	{ rpc }: PlanContext,
	{ codec }: WritesModule,
	bytes: Hex,
	at: Hex,
): Promise<PendingTransaction> {
	const { hash, nonce, tip, call } = codec.decodeExtrinsic(bytes);
	const fee = tip + (await fetchFee(rpc, bytes, at));
	return { hash, bytes, nonce, calls: [codec.decodeCall(call)], fee, isFeeEstimated: true, isFollowed: false };
}
