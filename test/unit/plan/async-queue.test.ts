import { expect, test } from "vitest";
import { AsyncQueue } from "../../../src/plan/async-queue.ts";

test("a queue yields values in order, including those added before the loop", async () => {
	const queue = new AsyncQueue<number>();
	queue.push(1);
	queue.push(2);
	const seen: number[] = [];
	for await (const value of queue) {
		seen.push(value);
		if (value === 2) setImmediate(() => queue.push(3));
		if (value === 3) queue.end();
	}
	expect(seen).toEqual([1, 2, 3]);
});

test("a queue that ends drops pending values, and accepts no more", async () => {
	const queue = new AsyncQueue<number>();
	queue.push(1);
	queue.push(2);
	const seen: number[] = [];
	for await (const value of queue) {
		seen.push(value);
		queue.end();
		queue.push(3);
	}
	expect(seen).toEqual([1]);
});

test("a queue ends a loop that waits", async () => {
	const queue = new AsyncQueue<number>();
	setImmediate(() => queue.end());
	for await (const _ of queue) expect.unreachable();
});
