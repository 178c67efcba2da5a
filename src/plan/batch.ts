import type { Operation } from "../chain/operation.ts";
import type { PhalaError } from "../errors/error.ts";
import { invalidArgument } from "../errors/invalid-argument.ts";
import { Plan } from "./plan.ts";
import type { PlanContext } from "./plan-context.ts";

/**
 * What a batch does when one of its plans is refused.
 *
 * - `all`: undoes everything (`utility.batchAll`)
 * - `best-effort`: keeps what came before and stops (`utility.batch`)
 * - `force`: goes on with the next one (`utility.forceBatch`)
 *
 * @public
 */
export type BatchMode = "all" | "best-effort" | "force";

/** What one plan of a batch did, where the others do not depend on it; `error: null`: it was never tried. @public */
export type ItemResult<R> =
	| { readonly ok: true; readonly result: R }
	| { readonly ok: false; readonly error: PhalaError | null };

/** What a batch of these plans brings, item by item. @public */
export type BatchResult<T extends readonly Plan<unknown>[], M extends BatchMode> = {
	readonly [K in keyof T]: T[K] extends Plan<infer R> ? (M extends "all" ? R : ItemResult<R>) : never;
};

const MODES: readonly string[] = ["all", "best-effort", "force"];

/**
 * One plan of many, signed once.
 *
 * - Each plan is prepared on the chain as it is now, not as the plans before it will leave it
 * - A check of `all` finds what speaks against any plan; one of the other modes only says something when no plan could succeed
 *
 * @param plans - at least one; none a batch itself; of one account
 * @throws PhalaError `INVALID_ARGUMENT`
 */
export function createBatch<const T extends readonly Plan<unknown>[], M extends BatchMode = "all">(
	context: PlanContext,
	plans: T,
	{ mode = "all" as M }: { readonly mode?: M } = {},
): Plan<BatchResult<T, M>> {
	if (!MODES.includes(mode)) throw invalidArgument("mode", mode, "all, best-effort or force");
	if (!Array.isArray(plans) || !plans.every((plan) => plan instanceof Plan))
		throw invalidArgument("plans", plans, "a list of plans, as the verbs of this client return them");
	const parts = (plans as T).map((plan) => plan.parts);
	const authors = new Set(parts.flatMap(({ author }) => author ?? []));
	if (parts.length === 0) throw invalidArgument("plans", [], "at least one plan");
	if (authors.size > 1) {
		const accounts = [...authors].map((account) => context.addresses.format(account));
		throw invalidArgument("plans", `of ${accounts.join(" and ")}`, "plans of one account, which signs them all");
	}
	if (parts.some(({ many }) => many)) throw invalidArgument("plans", "batches", "the plans in them");
	const source = async () => {
		const { batchOperation } = await import("./batch-operation.ts");
		const operations = await Promise.all(parts.map((part) => part.source()));
		// What an item brings is known by its plan alone; the tuple of them is the type of the batch.
		const writing = await context.chain.loadWrites();
		return batchOperation(operations, mode, writing) as Operation<unknown> as Operation<BatchResult<T, M>>;
	};
	return new Plan(context, source, [...authors][0] ?? null, true);
}
