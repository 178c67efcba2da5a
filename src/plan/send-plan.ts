import type { WritesModule } from "../chain/chain-adapter.ts";
import type { Operation } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import { ClientTransactions } from "./loaded-with-plans.ts";
import { assertPlanAccount } from "./plan-account.ts";
import type { PlanContext } from "./plan-context.ts";
import type { SendOptions } from "./plan-options.ts";
import { PlanPreparer } from "./plan-preparer.ts";
import { PlanSender } from "./plan-sender.ts";
import { runSubmission } from "./run-submission.ts";
import { parseSigner, type TransactionSigner } from "./signer.ts";
import { checkOptions } from "./signing-payload.ts";
import type { SubmissionReporter } from "./submission.ts";

/** A plan that is bound to a runtime. */
interface BoundPlan<R> {
	readonly context: PlanContext;
	/** The account that alone can send the plan; `null`: any. */
	readonly account: Hex | null;
	readonly chain: WritesModule;
	readonly operation: Operation<R>;
}

/** Runs a submission from the check to its last status. Never throws: failures are reported. */
export async function sendPlan<R>(
	{ context, account: owner, chain, operation }: BoundPlan<R>,
	signer: TransactionSigner,
	options: SendOptions,
	reporter: SubmissionReporter<R>,
): Promise<void> {
	await runSubmission(operation.name, context, options, reporter, async (cancellation) => {
		checkOptions(options);
		const { addresses } = context;
		const account = assertPlanAccount(addresses, owner, parseSigner(signer, addresses));
		const preparer = new PlanPreparer(context, chain, operation);
		const sender = new PlanSender(context, chain, preparer, ClientTransactions.ofClient(context));
		await sender.send({ account, signer, options, reporter, cancellation });
	});
}
