import type { Observable } from "rxjs";
import { expect, test } from "vitest";
import { ReplayStream } from "../../../src/rpc/replay-stream.ts";

function record<T>(values$: Observable<T>) {
	const log: (T | "end")[] = [];
	const subscription = values$.subscribe({ next: (value) => log.push(value), complete: () => log.push("end") });
	return { log, stop: () => subscription.unsubscribe() };
}

test("replays every value to a late subscriber, then sends it the further ones", () => {
	const stream = new ReplayStream<number>();
	stream.next(1);
	const early = record(stream.values$);
	stream.next(2);
	const late = record(stream.values$);
	stream.next(3);
	stream.complete();
	stream.next(4);
	for (const { log } of [early, late, record(stream.values$)]) expect(log).toEqual([1, 2, 3, "end"]);
});

test("keeps the newest values only, where a size is given", () => {
	const stream = new ReplayStream<number>(1);
	for (const value of [1, 2, 3]) stream.next(value);
	expect(record(stream.values$).log).toEqual([3]);
});

test("sends nothing to a subscriber that left", () => {
	const stream = new ReplayStream<number>();
	const { log, stop } = record(stream.values$);
	const other = record(stream.values$);
	stream.next(1);
	stop();
	stream.next(2);
	stream.complete();
	expect(log).toEqual([1]);
	expect(other.log).toEqual([1, 2, "end"]);
});
