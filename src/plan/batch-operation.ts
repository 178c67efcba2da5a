import type { WritesModule } from "../chain/chain-adapter.ts";
import type { Call, CheckFailure, Operation, Prepared } from "../chain/operation.ts";
import { dispatchError, failureToError } from "../chain/rules/rule-error.ts";
import type { DispatchInfo } from "../errors/codes.ts";
import type { PhalaError } from "../errors/error.ts";
import { parallel } from "../query/storage-query.ts";
import type { BatchMode } from "./batch.ts";
import { type CallEvents, splitBatchEvents } from "./batch-events.ts";

const BATCH_CALLS = { all: "batchAll", "best-effort": "batch", force: "forceBatch" } as const;

/** Several operations as one, whose outcome is the list of theirs. */
export function batchOperation(
	operations: readonly Operation<unknown>[],
	mode: BatchMode,
	chain: Pick<WritesModule, "errorCode">,
): Operation<readonly unknown[]> {
	return {
		name: "batch",
		*prepare(account) {
			const items = yield* parallel(operations.map((operation) => operation.prepare(account)));
			// All or nothing as it is, and the chain takes no batchAll inside another one.
			const calls = items.flatMap((item) => (mode === "all" ? item.calls : asSingleCall(item)));
			const hopeless = items.every(({ failures }) => failures.length > 0);
			const incomplete = mode === "all" && items.some((item) => item.calls.length === 0);
			const batch: Call = { pallet: "utility", method: BATCH_CALLS[mode], args: { calls } };
			return {
				calls: incomplete || calls.length === 0 ? [] : [batch],
				failures: mode === "all" || hopeless ? items.flatMap(({ failures }) => failures) : [],
				transferable: items[0]?.transferable ?? 0n,
				spends: items.reduce((sum, { spends }) => sum + spends, 0n),
				outcome: (events) => decodeBatchOutcome(items, splitBatchEvents(batch, events), mode, chain),
			};
		},
	};
}

function decodeBatchOutcome(
	items: readonly Prepared[],
	segments: readonly CallEvents[],
	mode: BatchMode,
	chain: Pick<WritesModule, "errorCode">,
): readonly unknown[] {
	let sent = 0;
	return items.map(({ calls, failures, outcome }) => {
		if (mode === "all") {
			const own = segments.slice(sent, sent + calls.length);
			sent += calls.length;
			return outcome(own.flatMap(({ events }) => events));
		}
		// What has nothing to call has a reason instead, and no segment.
		if (calls.length === 0) return { ok: false, error: failures[0] ? failureToError(failures[0]) : null };
		const callIndex = sent++;
		const segment = segments[callIndex];
		if (segment?.refusal) return { ok: false, error: toItemError({ ...segment.refusal, callIndex }, failures, chain) };
		return segment?.attempted ? { ok: true, result: outcome(segment.events) } : { ok: false, error: null };
	});
}

/** What the chain refused, with the numbers of the check where that had found the same. */
function toItemError(
	dispatch: DispatchInfo,
	failures: readonly CheckFailure[],
	chain: Pick<WritesModule, "errorCode">,
): PhalaError {
	const code = chain.errorCode(dispatch.pallet, dispatch.name);
	const known = failures.find((reason) => reason.code === code);
	return known ? failureToError(known, dispatch) : dispatchError(code, dispatch);
}

/** The calls of one plan as one call: they belong together whatever becomes of the others. */
function asSingleCall({ calls }: Prepared): readonly Call[] {
	return calls.length < 2 ? calls : [{ pallet: "utility", method: "batchAll", args: { calls } }];
}
