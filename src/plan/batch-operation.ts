import type { WritesModule } from "../chain/chain-adapter.ts";
import type { Call, CheckFailure, Operation, Prepared } from "../chain/operation.ts";
import { dispatchError, failureToError } from "../chain/rules/rule-error.ts";
import type { DispatchInfo } from "../errors/codes.ts";
import type { PhalaError } from "../errors/error.ts";
import { parallel } from "../query/storage-query.ts";
import { type CallEvents, splitBatchEvents } from "./batch-events.ts";

/**
 * Effect of a refused plan on the others of its batch.
 *
 * - `all`: everything is undone (`utility.batchAll`)
 * - `best-effort`: plans before it stay, those after it are not tried (`utility.batch`)
 * - `force`: plans after it are tried as well (`utility.forceBatch`)
 *
 * @public
 */
export type BatchMode = "all" | "best-effort" | "force";

/** Result of one plan of a batch whose plans do not depend on each other; `error: null`: it was not tried. @public */
export type ItemResult<R> =
	| { readonly ok: true; readonly result: R }
	| { readonly ok: false; readonly error: PhalaError | null };

const BATCH_CALLS = { all: "batchAll", "best-effort": "batch", force: "forceBatch" } as const;

/** Combines operations into one; its result is the list of theirs. */
export function batchOperation(
	operations: readonly Operation<unknown>[],
	mode: BatchMode,
	chain: Pick<WritesModule, "errorCode">,
): Operation<readonly unknown[]> {
	return {
		name: "batch",
		*prepare(account) {
			const items = yield* parallel(operations.map((operation) => operation.prepare(account)));
			// The chain refuses a batchAll inside another one, and needs none there.
			const calls = items.flatMap((item) => (mode === "all" ? item.calls : toSingleCall(item)));
			const isHopeless = items.every(({ failures }) => failures.length > 0);
			const isIncomplete = mode === "all" && items.some((item) => item.calls.length === 0);
			const batch: Call = { pallet: "utility", method: BATCH_CALLS[mode], args: { calls } };
			return {
				calls: isIncomplete || calls.length === 0 ? [] : [batch],
				fixedCalls: items.every(({ fixedCalls }) => fixedCalls === true),
				failures: mode === "all" || isHopeless ? items.flatMap(({ failures }) => failures) : [],
				transferable: items[0]?.transferable ?? 0n,
				spends: items.reduce((sum, { spends }) => sum + spends, 0n),
				outcome(events) {
					const segments = splitBatchEvents(batch, events);
					return mode === "all" ? decodeAll(items, segments) : decodeItems(items, segments, chain);
				},
			};
		},
	};
}

/** Results of an `all` batch: each plan has one segment per call. */
function decodeAll(items: readonly Prepared[], segments: readonly CallEvents[]): readonly unknown[] {
	let start = 0;
	return items.map(({ calls, outcome }) => {
		const own = segments.slice(start, start + calls.length);
		start += calls.length;
		return outcome(own.flatMap(({ events }) => events));
	});
}

/** Results of the other modes: each plan has one segment, and none where it has nothing to call. */
function decodeItems(
	items: readonly Prepared[],
	segments: readonly CallEvents[],
	chain: Pick<WritesModule, "errorCode">,
): readonly ItemResult<unknown>[] {
	let sent = 0;
	return items.map(({ calls, failures, outcome }) => {
		if (calls.length === 0) return { ok: false, error: failures[0] ? failureToError(failures[0]) : null };
		const callIndex = sent++;
		const segment = segments[callIndex];
		if (segment?.refusal) return { ok: false, error: toItemError({ ...segment.refusal, callIndex }, failures, chain) };
		return segment?.attempted ? { ok: true, result: outcome(segment.events) } : { ok: false, error: null };
	});
}

/** The chain's refusal, with the numbers of the check where that found the same. */
function toItemError(
	refusal: DispatchInfo,
	failures: readonly CheckFailure[],
	chain: Pick<WritesModule, "errorCode">,
): PhalaError {
	const code = chain.errorCode(refusal.pallet, refusal.name);
	const failure = failures.find((candidate) => candidate.code === code);
	return failure ? failureToError(failure, refusal) : dispatchError(code, refusal);
}

/** The calls of one plan as one call: they succeed or fail together, whatever the other plans do. */
function toSingleCall({ calls }: Prepared): readonly Call[] {
	return calls.length < 2 ? calls : [{ pallet: "utility", method: "batchAll", args: { calls } }];
}
