import type { ErrorCodeLookup } from "../chain/chain-adapter.ts";
import type { ExtrinsicPlace, Prepared, RuleFailure } from "../chain/operation.ts";
import { failureToError, refusalError } from "../chain/rules/rule-error.ts";
import type { PhalaError } from "../errors/error.ts";
import type { CallEvents } from "./batch-events.ts";

/** Result of one plan of a batch whose plans do not depend on each other; `error: null`: it was not tried. @public */
export type ItemResult<R> =
	| { readonly ok: true; readonly result: R }
	| { readonly ok: false; readonly error: PhalaError | null };

/** One plan of a batch, as it was prepared. */
interface PreparedItem<R> {
	readonly prepared: Pick<Prepared<R>, "outcome" | "refusal">;
	readonly failures: readonly RuleFailure[];
}

/**
 * The result of one plan of a batch.
 *
 * @param segment - the events of the plan's call; `null`: the transaction has none of it
 * @param at - the place of the transaction
 */
export function decodeItem<R>(
	{ prepared, failures }: PreparedItem<R>,
	segment: CallEvents | null,
	callIndex: number,
	chain: { readonly errorCode: ErrorCodeLookup },
	at: ExtrinsicPlace | undefined,
): ItemResult<R> {
	if (segment === null) return { ok: false, error: failures[0] ? failureToError(failures[0]) : null };
	const refusal = segment.refusal ?? (segment.attempted ? prepared.refusal?.(segment.events) : null);
	if (refusal) {
		const code = chain.errorCode(refusal.pallet, refusal.name);
		return { ok: false, error: refusalError(code, { ...refusal, callIndex }, failures) };
	}
	return segment.attempted ? { ok: true, result: prepared.outcome(segment.events, at) } : { ok: false, error: null };
}
