import { parseSignal } from "../../rpc/abort.ts";
import type { ReadOptions } from "../entity-context.ts";

/**
 * Maps items asynchronously, some of them ahead of the one being consumed, and yields the results in order.
 *
 * - Memory is bounded by the items under way, however many there are
 * - Aborts the items under way when the consumer stops; the first failure in order ends the iteration
 *
 * @param ahead - items under way while a result is being consumed; 0: the next one starts when it is needed
 */
export async function* mapOrdered<I, O>(
	items: Iterable<I>,
	ahead: number,
	work: (item: I, options: ReadOptions) => Promise<O>,
	options: ReadOptions,
): AsyncGenerator<O, void, undefined> {
	const stop = new AbortController();
	const signal = parseSignal(options.signal);
	const combined = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
	const remaining = items[Symbol.iterator]();
	const inFlight: Promise<O>[] = [];
	const start = () => {
		const { done, value } = remaining.next();
		if (done) return;
		const result = work(value, { signal: combined });
		// The consumer receives the failure; one of an item that is no longer awaited must not be unhandled.
		result.catch(() => {});
		inFlight.push(result);
	};
	try {
		for (let i = 0; i < Math.max(ahead, 1); i++) start();
		for (let next = inFlight.shift(); next; next = inFlight.shift()) {
			const result = await next;
			if (ahead > 0) start();
			yield result;
			if (ahead === 0) start();
		}
	} finally {
		stop.abort();
	}
}
