import type { Call, ChainEvent } from "../chain/model.ts";
import type { DispatchInfo } from "../errors/codes.ts";

/** What one call of a batch did. */
export interface Segment {
	/** Its own events; none when it was refused. */
	readonly events: readonly ChainEvent[];
	/** What the chain said when it refused it. */
	readonly refusal: DispatchInfo | null;
	/** Whether it was tried at all: `utility.batch` stops at the first refusal. */
	readonly tried: boolean;
}

/** The calls inside a batch of `utility`; `null` for any other call. */
function callsIn(call: Call): readonly Call[] | null {
	return call.pallet === "utility" && Array.isArray(call.args.calls) ? (call.args.calls as readonly Call[]) : null;
}

/** What each call of a batch did, by the marks that `utility` sets between their events. */
export function splitBatch(batch: Call, events: readonly ChainEvent[]): readonly Segment[] {
	return new Splitter(events).batch(batch);
}

class Splitter {
	readonly #events: readonly ChainEvent[];
	#at = 0;

	constructor(events: readonly ChainEvent[]) {
		this.#events = events;
	}

	batch(batch: Call): Segment[] {
		let stopped = false;
		const segments = (callsIn(batch) ?? []).map((call): Segment => {
			if (stopped) return { events: [], refusal: null, tried: false };
			const events = this.#of(call);
			const mark = this.#mark();
			this.#at += 1;
			stopped = mark === undefined || mark.name === "BatchInterrupted";
			if (mark?.name === "ItemCompleted") return { events, refusal: null, tried: true };
			return { events: [], refusal: (mark?.data.error as DispatchInfo | undefined) ?? null, tried: mark !== undefined };
		});
		if (!stopped) this.#at += 1;
		return segments;
	}

	/** Events of one call, up to the mark that the batch around it sets. */
	#of(call: Call): readonly ChainEvent[] {
		const start = this.#at;
		// An all-or-nothing batch that was undone has left no event: the next one is the mark of its failure.
		const undone = call.method === "batchAll" && this.#mark() && this.#mark()?.name !== "ItemCompleted";
		if (callsIn(call)) {
			if (!undone) this.batch(call);
		} else while (this.#at < this.#events.length && !this.#mark()) this.#at += 1;
		return this.#events.slice(start, this.#at);
	}

	/** The event at hand when it is a mark of `utility`. */
	#mark(): ChainEvent | undefined {
		const event = this.#events[this.#at];
		return event?.pallet === "utility" ? event : undefined;
	}
}
