import type { ReadOptions } from "./entity-context.ts";

/**
 * Works on item after item, a few of them ahead of the one that is looked at, and tells the results in order.
 *
 * - Memory stays that of the items under way, however many there are
 * - Whoever stops looking aborts what is under way; the first failure in order ends it
 *
 * @param ahead - how many are under way at the same time
 */
export async function* mapOrdered<I, O>(
	items: Iterable<I>,
	ahead: number,
	work: (item: I, options: ReadOptions) => Promise<O>,
	{ signal }: ReadOptions,
): AsyncGenerator<O, void, undefined> {
	const stop = new AbortController();
	const ends = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
	const left = items[Symbol.iterator]();
	const underWay: Promise<O>[] = [];
	const start = () => {
		const { done, value } = left.next();
		if (done) return;
		const result = work(value, { signal: ends });
		// Whoever waits for it hears of its failure; one that nobody waits for any more may fail.
		result.catch(() => {});
		underWay.push(result);
	};
	try {
		for (let i = 0; i < ahead; i++) start();
		for (let next = underWay.shift(); next; next = underWay.shift()) {
			const result = await next;
			start();
			yield result;
		}
	} finally {
		stop.abort();
	}
}
