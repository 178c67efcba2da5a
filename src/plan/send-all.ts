import type { Hex } from "../codec/hex.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { parseOptions } from "../errors/parse-options.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import { assertPlans, createBatch } from "./batch.ts";
import type { Plan } from "./plan.ts";
import type { PlanContext } from "./plan-context.ts";
import type { TransactionSigner } from "./signer.ts";
import { type SendAllOptions, SubmissionSequence } from "./submission-sequence.ts";

const MODES: readonly (string | undefined)[] = [undefined, "best-effort", "force"];

/**
 * Sends plans of one account in as few transactions as blocks can hold, one after the other.
 *
 * @param createContext - the context of each transaction, which is for the chain's runtime of that time
 * @throws PhalaError `INVALID_ARGUMENT`
 */
export function sendAll<const T extends readonly Plan<unknown>[]>(
	createContext: () => PlanContext,
	plans: T,
	signer: TransactionSigner,
	options: SendAllOptions = {},
): SubmissionSequence<T> {
	const { mode, maxPlans } = parseOptions(options);
	const context = createContext();
	assertPlans(context, plans);
	if (!MODES.includes(mode)) throw invalidArgument("mode", mode, "best-effort or force");
	if (maxPlans !== undefined && !(Number.isSafeInteger(maxPlans) && maxPlans >= 1))
		throw invalidArgument("maxPlans", maxPlans, "an integer from 1 on");
	return new SubmissionSequence(async (report) => {
		const [{ PlanSequence }, { bindBatches }] = await Promise.all([
			import("./plan-sequence.ts").catch(throwNotLoaded),
			import("./plan-batches.ts").catch(throwNotLoaded),
		]);
		const bind = (account: Hex) => bindBatches(createContext(), createBatch, account, signer, options);
		return new PlanSequence({ context, plans, signer, options, bindBatches: bind }, report).start();
	});
}
