import type { Hex } from "../codec/hex.ts";
import type { createBatch } from "./batch.ts";
import type { ItemResult } from "./batch-item.ts";
import { findExceededLimits } from "./block-limits.ts";
import type { MeasuredBatch } from "./chunk.ts";
import { ClientTransactions } from "./client-transactions.ts";
import { PlanPreparer } from "./loaded-with-plans.ts";
import type { Plan } from "./plan.ts";
import type { PlanContext } from "./plan-context.ts";
import { takePreparationPoint } from "./preparation-point.ts";
import { schemeOf } from "./signature-scheme.ts";
import type { TransactionSigner } from "./signer.ts";
import type { Submission } from "./submission.ts";
import type { SendAllOptions } from "./submission-sequence.ts";

/** Makes transactions of several plans, for the chain's runtime of one time. */
export interface PlanBatches {
	/** Prepares plans as one transaction on the best block, and compares it with the chain's limits. */
	measure(plans: readonly Plan<unknown>[]): Promise<MeasuredBatch>;
	/** Sends plans as one transaction. */
	send(plans: readonly Plan<unknown>[]): Submission<readonly ItemResult<unknown>[]>;
}

/**
 * Binds batches to the runtime of `context`.
 *
 * @param create - {@link createBatch}, passed in because the main entry point loads it at once
 * @param account - that of `signer`
 */
export async function bindBatches(
	context: PlanContext,
	create: typeof createBatch,
	account: Hex,
	signer: TransactionSigner,
	options: SendAllOptions,
): Promise<PlanBatches> {
	const { mode = "best-effort", tip, mortality, check, signal } = options;
	const chain = await context.loadWrites();
	return {
		async measure(plans) {
			const operation = await create(context, plans, { mode }).spec.createOperation(chain, context);
			const preparer = new PlanPreparer(context, chain, operation);
			const own = ClientTransactions.ofClient(context).of(account);
			const point = await takePreparationPoint(context, chain, account, own);
			const prepared = await preparer.prepare(account, point);
			const { calls, items = [] } = prepared;
			// The transaction leaves out plans that have nothing to call.
			if (calls.length === 0) return { items, exceeded: [] };
			const estimate = await preparer.estimate(account, prepared, point, { ...options, scheme: schemeOf(signer) });
			return { items, exceeded: findExceededLimits(chain.codec, estimate, calls) };
		},
		send: (plans) => create(context, plans, { mode }).send(signer, { tip, mortality, check, signal }),
	};
}
