import { together } from "../chain/read.ts";
import type { ChainRuntime, Operation, Prepared } from "../chain/runtime.ts";
import type { Call } from "../chain/types.ts";
import { PhalaError } from "../errors/error.ts";
import { dispatchError, errorOf } from "../errors/rules.ts";
import type { PlanContext } from "./context.ts";
import { type Plan, planOf } from "./plan.ts";
import { type Segment, splitBatch } from "./split.ts";

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

const NAME = "batch";
const METHODS = { all: "batchAll", "best-effort": "batch", force: "forceBatch" } as const;

/**
 * One plan of many, signed once.
 *
 * - Each plan is prepared on the chain as it is now, not as the plans before it will leave it
 * - A check of `all` finds what speaks against any plan; one of the other modes only says something when no plan could succeed
 *
 * @param plans - at least one; none a batch itself; of one account
 * @throws PhalaError `INVALID_ARGUMENT`
 */
export function batchOf<const T extends readonly Plan<unknown>[], M extends BatchMode = "all">(
	context: PlanContext,
	plans: T,
	{ mode = "all" as M }: { readonly mode?: M } = {},
): Plan<BatchResult<T, M>> {
	const parts = plans.map((plan) => plan.parts);
	const authors = new Set(parts.flatMap(({ author }) => author ?? []));
	if (parts.length === 0) throw wrong("a batch takes at least one plan", "[]");
	if (authors.size > 1) throw wrong("a batch is signed by one account", [...authors].join(", "));
	if (parts.some(({ operation }) => operation.name === NAME)) throw wrong("a batch takes no batches", NAME);
	if (!(mode in METHODS)) throw wrong("the mode is all, best-effort or force", String(mode));
	const operations = parts.map(({ operation }) => operation);
	// What an item brings is known by its plan alone; the tuple of them is the type of the batch.
	const operation = batchOperation(operations, mode, context.chain) as Operation<unknown> as Operation<
		BatchResult<T, M>
	>;
	return planOf(context, operation, [...authors][0] ?? null);
}

function batchOperation(
	operations: readonly Operation<unknown>[],
	mode: BatchMode,
	chain: Pick<ChainRuntime, "codeOf">,
): Operation<readonly unknown[]> {
	return {
		name: NAME,
		*prepare(account) {
			const items = yield* together(operations.map((operation) => operation.prepare(account)));
			const calls = items.flatMap(asOne);
			const hopeless = items.every(({ reasons }) => reasons.length > 0);
			const incomplete = mode === "all" && calls.length < items.length;
			const batch: Call = { pallet: "utility", method: METHODS[mode], args: { calls } };
			return {
				calls: incomplete || calls.length === 0 ? [] : [batch],
				reasons: mode === "all" || hopeless ? items.flatMap(({ reasons }) => reasons) : [],
				transferable: items[0]?.transferable ?? 0n,
				spends: items.reduce((sum, { spends }) => sum + spends, 0n),
				outcome: (events) => outcomeOf(items, splitBatch(batch, events), mode, chain),
			};
		},
	};
}

function outcomeOf(
	items: readonly Prepared[],
	segments: readonly Segment[],
	mode: BatchMode,
	chain: Pick<ChainRuntime, "codeOf">,
): readonly unknown[] {
	let sent = 0;
	return items.map(({ calls, reasons: [reason], outcome }) => {
		// What has nothing to call has a reason instead, and no segment.
		if (calls.length === 0) return { ok: false, error: reason ? errorOf(reason) : null };
		const callIndex = sent++;
		const segment = segments[callIndex];
		if (segment?.refusal) {
			const dispatch = { ...segment.refusal, callIndex };
			return { ok: false, error: dispatchError(chain.codeOf(dispatch.pallet, dispatch.name), dispatch) };
		}
		if (!segment?.tried) return { ok: false, error: null };
		const result = outcome(segment.events);
		return mode === "all" ? result : { ok: true, result };
	});
}

/** The calls of one plan as one call: they belong together whatever becomes of the others. */
function asOne({ calls }: Prepared): readonly Call[] {
	return calls.length < 2 ? calls : [{ pallet: "utility", method: "batchAll", args: { calls } }];
}

function wrong(what: string, value: string): PhalaError<"INVALID_ARGUMENT"> {
	return new PhalaError("INVALID_ARGUMENT", `Wrong plans: ${what}.`, { name: "plans", value });
}
