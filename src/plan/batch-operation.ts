import type { Operation, Prepared, Reason, Writing } from "../chain/chain-adapter.ts";
import type { Call } from "../chain/model.ts";
import { dispatchError, errorOf } from "../chain/rules/rule-error.ts";
import type { DispatchInfo } from "../errors/codes.ts";
import type { PhalaError } from "../errors/error.ts";
import { together } from "../query/storage-query.ts";
import type { BatchMode } from "./batch.ts";
import { type Segment, splitBatch } from "./batch-events.ts";

const METHODS = { all: "batchAll", "best-effort": "batch", force: "forceBatch" } as const;

/** Several operations as one, whose outcome is the list of theirs. */
export function batchOperation(
	operations: readonly Operation<unknown>[],
	mode: BatchMode,
	chain: Pick<Writing, "codeOf">,
): Operation<readonly unknown[]> {
	return {
		name: "batch",
		*prepare(account) {
			const items = yield* together(operations.map((operation) => operation.prepare(account)));
			// All or nothing as it is, and the chain takes no batchAll inside another one.
			const calls = items.flatMap((item) => (mode === "all" ? item.calls : asOne(item)));
			const hopeless = items.every(({ reasons }) => reasons.length > 0);
			const incomplete = mode === "all" && items.some((item) => item.calls.length === 0);
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
	chain: Pick<Writing, "codeOf">,
): readonly unknown[] {
	let sent = 0;
	return items.map(({ calls, reasons, outcome }) => {
		if (mode === "all") {
			const own = segments.slice(sent, sent + calls.length);
			sent += calls.length;
			return outcome(own.flatMap(({ events }) => events));
		}
		// What has nothing to call has a reason instead, and no segment.
		if (calls.length === 0) return { ok: false, error: reasons[0] ? errorOf(reasons[0]) : null };
		const callIndex = sent++;
		const segment = segments[callIndex];
		if (segment?.refusal) return { ok: false, error: refusalOf({ ...segment.refusal, callIndex }, reasons, chain) };
		return segment?.tried ? { ok: true, result: outcome(segment.events) } : { ok: false, error: null };
	});
}

/** What the chain refused, with the numbers of the check where that had found the same. */
function refusalOf(dispatch: DispatchInfo, reasons: readonly Reason[], chain: Pick<Writing, "codeOf">): PhalaError {
	const code = chain.codeOf(dispatch.pallet, dispatch.name);
	const known = reasons.find((reason) => reason.code === code);
	return known ? errorOf(known, dispatch) : dispatchError(code, dispatch);
}

/** The calls of one plan as one call: they belong together whatever becomes of the others. */
function asOne({ calls }: Prepared): readonly Call[] {
	return calls.length < 2 ? calls : [{ pallet: "utility", method: "batchAll", args: { calls } }];
}
