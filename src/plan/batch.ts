import type { Operation } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import { PhalaError } from "../errors/error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { parseOptions } from "../errors/parse-options.ts";
import { throwNotLoaded } from "../errors/throw-not-loaded.ts";
import type { ItemResult } from "./batch-item.ts";
import type { BatchMode } from "./batch-operation.ts";
import { Plan } from "./plan.ts";
import type { PlanContext } from "./plan-context.ts";

/** Results of the plans of a batch, in order. @public */
export type BatchResult<T extends readonly Plan<unknown>[], M extends BatchMode> = {
	readonly [K in keyof T]: T[K] extends Plan<infer R> ? (M extends "all" ? R : ItemResult<R>) : never;
};

const MODES: readonly string[] = ["all", "best-effort", "force"];

/**
 * Creates one plan of several, signed once.
 *
 * - Each plan is checked and prepared on the chain as the plans before it leave it, by the rules of the chain's runtime. A plan that
 *   would be refused has no effect on those after it; neither has a call whose rules are not known
 * - The check of an `all` batch reports the failures of every plan. In other modes the chain sorts out refused plans: the check
 *   reports failures where no plan would succeed, and plans that would burn something
 * - `best-effort` and `force` leave out a plan that has nothing to call, e.g. to start a worker that is in no pool; `best-effort` also
 *   those after it
 *
 * - Plans that are all by proxy for one account become one batch by proxy. The chain does not undo an `all` batch in which a call by
 * proxy or multisig is refused inside, so other such plans need another mode: `INVALID_ARGUMENT` when the batch is used
 *
 * @param plans - at least one; none a batch itself; of one account
 * @throws PhalaError `INVALID_ARGUMENT`
 */
export function createBatch<const T extends readonly Plan<unknown>[], M extends BatchMode = "all">(
	context: PlanContext,
	plans: T,
	options: { readonly mode?: M } = {},
): Plan<BatchResult<T, M>> {
	const { mode = "all" as M } = parseOptions(options);
	if (!MODES.includes(mode)) throw invalidArgument("mode", mode, "all, best-effort or force");
	const { list, account } = assertPlans(context, plans);
	return new Plan(
		context,
		async (chain, bound) => {
			const { createBatchOperation } = await import("./create-batch-operation.ts").catch(throwNotLoaded);
			// Each plan types its own result; the tuple of them is the type of the batch.
			return createBatchOperation(list, mode, chain, bound) as Promise<Operation<unknown>> as Promise<
				Operation<BatchResult<T, M>>
			>;
		},
		account,
		"batch",
	);
}

/**
 * Checks that plans can be sent together: at least one, none of them a batch, all of one account.
 *
 * @returns the plans, and the account that alone can send them; `null`: any
 * @throws PhalaError `INVALID_ARGUMENT`
 */
export function assertPlans(
	{ addresses }: Pick<PlanContext, "addresses">,
	plans: readonly Plan<unknown>[],
): { readonly list: readonly Plan<unknown>[]; readonly account: Hex | null } {
	if (!Array.isArray(plans) || !plans.every((plan) => plan instanceof Plan))
		throw invalidArgument("plans", plans, "a list of plans of this client");
	const list: readonly Plan<unknown>[] = plans;
	if (list.length === 0) throw invalidPlans("an empty list", "at least one plan");
	if (list.some(({ spec }) => spec.inside === "batch")) throw invalidPlans("a batch", "the plans in it");
	const accounts = new Set(list.flatMap(({ spec }) => spec.account ?? []));
	if (accounts.size > 1) {
		const names = [...accounts].map((account) => addresses.format(account));
		throw invalidPlans(`of ${names.join(" and ")}`, "plans of one account, which signs them all");
	}
	return { list, account: [...accounts][0] ?? null };
}

function invalidPlans(value: string, expected: string): PhalaError<"INVALID_ARGUMENT"> {
	return new PhalaError("INVALID_ARGUMENT", `Invalid plans: ${value}. Expected ${expected}.`, { name: "plans", value });
}
