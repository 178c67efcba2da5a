import { NEVER, of, Subject } from "rxjs";
import { expect, test, vi } from "vitest";
import { Cancellation } from "../../../src/plan/cancellation.ts";

const OPERATION = "contribute";

test("work goes on until the caller aborts, and then ends with `ABORTED`", async () => {
	const caller = new AbortController();
	const { signal } = new Cancellation(OPERATION, caller.signal, NEVER);
	expect(signal.aborted).toBe(false);
	caller.abort();
	expect(signal.reason).toMatchObject({ code: "ABORTED", details: { operation: OPERATION } });
});

test("work ends with `CLOSED` when the client closes, with or without a caller's signal", () => {
	for (const caller of [undefined, new AbortController().signal]) {
		const closed$ = new Subject<void>();
		const { signal } = new Cancellation(OPERATION, caller, closed$);
		expect(signal.aborted).toBe(false);
		closed$.next();
		expect(signal.reason).toMatchObject({ code: "CLOSED", details: { operation: OPERATION } });
	}
});

test("work ends at once where the caller aborted before, or the client is closed", () => {
	expect(new Cancellation(OPERATION, AbortSignal.abort(), NEVER).signal.reason).toMatchObject({ code: "ABORTED" });
	expect(new Cancellation(OPERATION, undefined, of(0)).signal.reason).toMatchObject({ code: "CLOSED" });
});

test("neither the caller nor the client ends work that was disposed of", () => {
	const caller = new AbortController();
	const closed$ = new Subject<void>();
	const cancellation = new Cancellation(OPERATION, caller.signal, closed$);
	cancellation.dispose();
	expect(closed$.observed).toBe(false);
	caller.abort();
	closed$.next();
	expect(cancellation.signal.aborted).toBe(false);
	new Cancellation(OPERATION, undefined, closed$).dispose();
});

test("many sends can share a signal: the platform does not report their listeners as a leak", () => {
	const caller = new AbortController();
	const addListener = vi.spyOn(caller.signal, "addEventListener");
	const all = Array.from({ length: 20 }, () => new Cancellation(OPERATION, caller.signal, NEVER));
	expect(addListener).toHaveBeenCalledTimes(1);
	all[0]?.dispose();
	caller.abort();
	expect(all.map(({ signal }) => signal.aborted)).toEqual([false, ...Array(19).fill(true)]);
});

test("a race has the result or the error of the work", async () => {
	const cancellation = new Cancellation(OPERATION, undefined, NEVER);
	expect(await cancellation.race(Promise.resolve(7))).toBe(7);
	await expect(cancellation.race(Promise.reject(new RangeError("bad")))).rejects.toThrow(RangeError);
});

test("a race rejects at an abort while the work goes on, also where it was aborted before", async () => {
	const caller = new AbortController();
	const cancellation = new Cancellation(OPERATION, caller.signal, NEVER);
	const running = cancellation.race(new Promise(() => {}));
	caller.abort();
	await expect(running).rejects.toMatchObject({ code: "ABORTED" });
	await expect(cancellation.race(new Promise(() => {}))).rejects.toMatchObject({ code: "ABORTED" });
});

test("a race that is over leaves no listener behind", async () => {
	const { signal } = new AbortController();
	let listeners = 0;
	const cancellation = new Cancellation(OPERATION, signal, NEVER);
	const own = cancellation.signal;
	const { addEventListener, removeEventListener } = own;
	own.addEventListener = (...args: unknown[]) => {
		listeners += 1;
		Reflect.apply(addEventListener, own, args);
	};
	own.removeEventListener = (...args: unknown[]) => {
		listeners -= 1;
		Reflect.apply(removeEventListener, own, args);
	};
	await cancellation.race(Promise.resolve(1));
	await new Promise(setImmediate);
	expect(listeners).toBe(0);
});
