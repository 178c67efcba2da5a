import type { ChainEvent } from "../chain/operation.ts";
import type { DispatchInfo } from "../errors/codes.ts";

/** What a call inside did, by the event that the chain deposits after it. */
export interface InnerResult {
	/** Events of the call inside. */
	readonly events: readonly ChainEvent[];
	/** The dispatch error with which the chain refused it; `null` where it succeeded. */
	readonly refusal: DispatchInfo | null;
}

/**
 * Splits the events of a call that executes another one: those of the call inside come first.
 *
 * @param isEnd - finds the last event, with the result of the call inside. Calls at deeper levels deposit theirs before
 * @returns `null` where the chain executed no call
 */
export function splitInnerEvents(
	events: readonly ChainEvent[],
	isEnd: (event: ChainEvent) => boolean,
): InnerResult | null {
	const at = events.findLastIndex(isEnd);
	const end = events[at];
	return end ? { events: events.slice(0, at), refusal: readRefusal(end) } : null;
}

/** The error in an event with the result of a call; its last field, in early runtimes without a name. */
export function readRefusal({ data }: ChainEvent): DispatchInfo | null {
	const result = "Err" in data ? data : Object.values(data).at(-1);
	return typeof result === "object" && result !== null && "Err" in result ? (result.Err as DispatchInfo) : null;
}
