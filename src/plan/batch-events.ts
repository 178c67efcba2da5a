import { batchedCalls, wrappedCall } from "../chain/inner-calls.ts";
import type { Call, ChainEvent } from "../chain/operation.ts";
import type { DispatchInfo } from "../errors/codes.ts";
import { readRefusal } from "./inner-result.ts";

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
		const inner = findExecutedBatch(call, events, at ?? events.length);
		if (inner) splitByMarks(inner, events, marks);
		segments[index] = { events: events.slice((marks.at(-1) ?? -1) + 1, at), refusal: null, attempted: true };
	}
	return segments;
}

/** Calls that end with an event about the call inside. */
const RESULTS: Readonly<Record<string, string>> = {
	"proxy.proxy": "ProxyExecuted",
	"proxy.proxyAnnounced": "ProxyExecuted",
	"multisig.asMulti": "MultisigExecuted",
};

/**
 * The batch that a call is, or executes for another account; `null` where it executes none, or the batch inside was undone.
 *
 * @param end - index after the last event of the call
 */
function findExecutedBatch(call: Call, events: readonly ChainEvent[], end: number): Call | null {
	if (batchedCalls(call)) return call;
	const inner = wrappedCall(call);
	const name = RESULTS[`${call.pallet}.${call.method}`];
	if (inner === null || name === undefined) return inner && findExecutedBatch(inner, events, end);
	const result = events[end - 1];
	if (result?.pallet !== call.pallet || result.name !== name || readRefusal(result)) return null;
	return findExecutedBatch(inner, events, end - 1);
}

function refusedBy({ data }: ChainEvent): CallEvents {
	const unknown: DispatchInfo = { pallet: "system", name: "Other", docs: "", callIndex: null };
	return { events: [], refusal: (data.error as DispatchInfo | undefined) ?? unknown, attempted: true };
}
