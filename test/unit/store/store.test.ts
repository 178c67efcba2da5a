import { effect, effectScope, onScopeDispose, shallowRef } from "@vue/reactivity";
import { BehaviorSubject, from, Observable, of, Subject } from "rxjs";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createStore, type StoreObserver, type StoreSnapshot } from "../../../src/store/index.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const READY = (value: number) => ({ status: "ready" as const, value, error: null });
const LOADING = { status: "loading" as const, value: undefined, error: null };

/** A subject that counts its subscriptions. */
function counted<T>() {
	const values = new Subject<T>();
	const counts = { opened: 0, open: 0 };
	const source = new Observable<T>((observer) => {
		counts.opened++;
		counts.open++;
		const subscription = values.subscribe(observer);
		return () => {
			counts.open--;
			subscription.unsubscribe();
		};
	});
	return { values, counts, source };
}

describe("createStore", () => {
	it("subscribes with the first listener, once for all, and calls each with the snapshot now", () => {
		const { values, counts, source } = counted<number>();
		const store = createStore(source);
		expect(counts.opened).toBe(0);
		expect(store.getSnapshot()).toEqual(LOADING);
		const seen: StoreSnapshot<number>[] = [];
		const first = store.subscribe((snapshot) => void seen.push(snapshot));
		values.next(1);
		const second = store.subscribe((snapshot) => void seen.push(snapshot));
		expect(seen).toEqual([LOADING, READY(1), READY(1)]);
		expect(store.getSnapshot()).toBe(seen[2]);
		expect(store.getSnapshot()).toBe(store.getSnapshot());
		expect(Object.isFrozen(store.getSnapshot())).toBe(true);
		expect(counts).toEqual({ opened: 1, open: 1 });
		first();
		second.unsubscribe();
	});

	it("stays subscribed for a second, then unsubscribes and forgets", () => {
		const { values, counts, source } = counted<number>();
		const store = createStore(source);
		const leave = store.subscribe(() => {});
		values.next(1);
		leave();
		vi.advanceTimersByTime(900);
		const again = store.subscribe(() => {});
		vi.advanceTimersByTime(5_000);
		expect(counts).toEqual({ opened: 1, open: 1 });
		expect(store.getSnapshot()).toEqual(READY(1));
		again();
		vi.advanceTimersByTime(1_000);
		expect(counts).toEqual({ opened: 1, open: 0 });
		expect(store.getSnapshot()).toEqual(LOADING);
		expect(vi.getTimerCount()).toBe(0);
		store.subscribe(() => {})();
		vi.advanceTimersByTime(1_000);
		expect(counts).toEqual({ opened: 2, open: 0 });
	});

	it("has a value that comes at once before the first call of the listener", () => {
		const seen: unknown[] = [];
		createStore(of(7)).subscribe(({ status, value }) => void seen.push([status, value]))();
		expect(seen).toEqual([["completed", 7]]);
		createStore(new BehaviorSubject(8)).subscribe(({ status, value }) => void seen.push([status, value]))();
		expect(seen[1]).toEqual(["ready", 8]);
	});

	it("keeps the last value beside an error, and subscribes again by retry", () => {
		let fails = true;
		const store = createStore(
			new Observable<number>((observer) => {
				observer.next(1);
				if (fails) observer.error(new RangeError("no"));
			}),
		);
		const seen: string[] = [];
		const leave = store.subscribe(({ status }) => void seen.push(status));
		const failed = store.getSnapshot();
		if (failed.status !== "error") throw new Error(failed.status);
		expect(failed).toMatchObject({ value: 1, error: new RangeError("no") });
		fails = false;
		failed.retry();
		failed.retry();
		expect(seen).toEqual(["error", "loading", "ready"]);
		leave();
	});

	it("makes an error of anything that is thrown, also by subscribe", () => {
		const errors: unknown[] = [];
		const listen = (source: Parameters<typeof createStore>[0]) =>
			createStore(source).subscribe(({ error }) => void errors.push(error))();
		listen({
			subscribe() {
				throw "at once";
			},
		});
		listen({
			subscribe(observer: StoreObserver<unknown>) {
				observer.error(new TypeError("typed"));
				return { unsubscribe() {} };
			},
		});
		expect(errors).toEqual([new Error("at once"), new TypeError("typed")]);
	});

	it("ignores what comes after it unsubscribed", () => {
		let emit = (_: number) => {};
		const store = createStore<number>({
			subscribe(observer: StoreObserver<number>) {
				emit = (value) => observer.next(value);
				return { unsubscribe() {} };
			},
		});
		store.subscribe(() => {})();
		vi.advanceTimersByTime(1_000);
		emit(1);
		expect(store.getSnapshot()).toEqual(LOADING);
	});

	it("is an observable of rxjs", () => {
		const seen: unknown[] = [];
		from(createStore(new BehaviorSubject(1)))
			.subscribe(({ value }) => seen.push(value))
			.unsubscribe();
		expect(seen).toEqual([1]);
	});

	it("is a store of Svelte: subscribe calls at once, and returns what unsubscribes", () => {
		// As `get` of svelte/store.
		let value: unknown;
		createStore(new BehaviorSubject("a")).subscribe((next) => {
			value = next.value;
		})();
		expect(value).toBe("a");
	});

	it("is a ref of Vue by shallowRef", () => {
		const { values, counts, source } = counted<number>();
		function useStore<T>(store: ReturnType<typeof createStore<T>>) {
			const snapshot = shallowRef(store.getSnapshot());
			onScopeDispose(
				store.subscribe((next) => {
					snapshot.value = next;
				}),
			);
			return snapshot;
		}
		const seen: unknown[] = [];
		const scope = effectScope();
		scope.run(() => {
			const snapshot = useStore(createStore(source));
			effect(() => void seen.push(snapshot.value.value));
		});
		values.next(1);
		values.next(2);
		scope.stop();
		values.next(3);
		vi.advanceTimersByTime(1_000);
		expect(seen).toEqual([undefined, 1, 2]);
		expect(counts.open).toBe(0);
	});
});
