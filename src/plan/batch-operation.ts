import { together } from "../chain/read.ts";
import type { ChainRuntime, Operation, Prepared } from "../chain/runtime.ts";
import type { Call } from "../chain/types.ts";
import { dispatchError, errorOf } from "../errors/rules.ts";
import type { BatchMode } from "./batch.ts";
import { type Segment, splitBatch } from "./split.ts";

const METHODS = { all: "batchAll", "best-effort": "batch", force: "forceBatch" } as const;

/** Several operations as one, whose outcome is the list of theirs. */
export function batchOperation(
	operations: readonly Operation<unknown>[],
	mode: BatchMode,
	chain: Pick<ChainRuntime, "codeOf">,
): Operation<readonly unknown[]> {
	return {
		name: "batch",
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
