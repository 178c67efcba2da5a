import { together } from "../chain/read.ts";
import type { ChainRuntime, Operation, Prepared } from "../chain/runtime.ts";
import type { Call } from "../chain/types.ts";
import { PhalaError } from "../errors/error.ts";
import { dispatchError } from "../errors/rules.ts";
import type { PlanContext } from "./context.ts";
import { type Plan, planOf } from "./plan.ts";
import { callsIn, type Segment, splitBatch } from "./split.ts";

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
const METHODS = { "best-effort": "batch", force: "forceBatch" } as const;

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
	if (!(mode === "all" || mode in METHODS)) throw wrong("the mode is all, best-effort or force", String(mode));
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
			const calls = items.map(asOne);
			const reasons = items.flatMap((item) => item.reasons);
			const hopeless = mode === "all" || items.every((item) => item.reasons.length > 0);
			return {
				calls: mode === "all" ? calls : [{ pallet: "utility", method: METHODS[mode], args: { calls } }],
				reasons: hopeless ? reasons : [],
				transferable: items[0]?.transferable ?? 0n,
				spends: items.reduce((sum, { spends }) => sum + spends, 0n),
			};
		},
		outcome(events, calls) {
			const all: Call = { pallet: "utility", method: "batchAll", args: { calls } };
			const single: readonly Segment[] = [{ events, refusal: null, tried: true }];
			const batch = mode === "all" ? all : (calls[0] ?? all);
			const segments = mode === "all" && calls.length === 1 ? single : splitBatch(batch, events);
			const items = callsIn(batch) ?? [];
			return operations.map((operation, i) => {
				const item = items[i];
				const segment = segments[i];
				if (!item || !segment) throw new PhalaError("DECODE_FAILED", "The batch has other items than its plans.", LOST);
				const { events: own, refusal, tried } = segment;
				if (!refusal && tried) {
					const result = operation.outcome(own, item.method === "batchAll" ? (callsIn(item) ?? []) : [item]);
					return mode === "all" ? result : { ok: true, result };
				}
				if (!refusal) return { ok: false, error: null };
				const dispatch = { ...refusal, callIndex: i };
				return { ok: false, error: dispatchError(chain.codeOf(refusal.pallet, refusal.name), dispatch) };
			});
		},
	};
}

const LOST = { what: "utility events", bytes: "" };

/** The calls of one plan as one call: they belong together whatever becomes of the others. */
function asOne({ calls }: Prepared): Call {
	const [call] = calls;
	return call && calls.length === 1 ? call : { pallet: "utility", method: "batchAll", args: { calls } };
}

function wrong(what: string, value: string): PhalaError<"INVALID_ARGUMENT"> {
	return new PhalaError("INVALID_ARGUMENT", `Wrong plans: ${what}.`, { name: "plans", value });
}
