import { batchedCalls } from "../chain/inner-calls.ts";
import type { Call, ChainEvent } from "../chain/operation.ts";
import type { DispatchInfo } from "../errors/codes.ts";

/** Events of one call of a batch. */
export interface CallEvents {
	/** Its own events; none where it was refused. */
	readonly events: readonly ChainEvent[];
	/** The dispatch error with which the chain refused it; `null` where it did not. */
	readonly refusal: DispatchInfo | null;
	/** Whether the chain tried it: `utility.batch` stops at the first refusal. */
	readonly attempted: boolean;
}

/** Events of `utility` at the end of a batch. */
const ENDS: ReadonlySet<string> = new Set(["BatchCompleted", "BatchCompletedWithErrors", "BatchInterrupted"]);
/** Events of `utility` after each call of a batch. */
const ITEMS: ReadonlySet<string> = new Set(["ItemCompleted", "ItemFailed"]);
const NOT_ATTEMPTED: CallEvents = { events: [], refusal: null, attempted: false };

/**
 * Assigns the events of a batch to its calls, by the events that `utility` deposits after each of them.
 *
 * Works from the end: such a mark follows the events that it is about, so the last one shows whether the call before it left marks of
 * its own. From the front, a first `ItemFailed` could belong to a batch or to the batch inside it.
 */
export function splitBatchEvents(batch: Call, events: readonly ChainEvent[]): readonly CallEvents[] {
	const isMark = ({ pallet, name }: ChainEvent) => pallet === "utility" && (ENDS.has(name) || ITEMS.has(name));
	return splitByMarks(
		batch,
		events,
		events.flatMap((event, at) => (isMark(event) ? [at] : [])),
	);
}

/** Splits a batch whose own marks are the last of `marks`, and removes them there. */
function splitByMarks(batch: Call, events: readonly ChainEvent[], marks: number[]): readonly CallEvents[] {
	const calls = batchedCalls(batch) ?? [];
	const segments = calls.map(() => NOT_ATTEMPTED);
	const end = events[marks.at(-1) ?? -1];
	let completed = calls.length;
	if (end && ENDS.has(end.name)) marks.pop();
	if (end?.name === "BatchInterrupted") {
		completed = Number(end.data.index);
		segments[completed] = refusedBy(end);
	}
	for (const [index, call] of [...calls.entries()].slice(0, completed).reverse()) {
		const at = marks.pop();
		const mark = events[at ?? -1];
		if (!mark) break;
		if (mark.name === "ItemFailed") {
			// A refused call was undone, and its marks with it.
			segments[index] = refusedBy(mark);
			continue;
		}
		if (batchedCalls(call)) splitByMarks(call, events, marks);
		segments[index] = { events: events.slice((marks.at(-1) ?? -1) + 1, at), refusal: null, attempted: true };
	}
	return segments;
}

function refusedBy({ data }: ChainEvent): CallEvents {
	const unknown: DispatchInfo = { pallet: "system", name: "Other", docs: "", callIndex: null };
	return { events: [], refusal: (data.error as DispatchInfo | undefined) ?? unknown, attempted: true };
}
