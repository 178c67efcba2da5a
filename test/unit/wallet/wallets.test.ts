import { firstValueFrom, from, type Observable } from "rxjs";
import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from "vitest";
import { type Wallet, wallets$ } from "../../../src/wallet/index.ts";
import { FakePage, FakeWallet } from "../../support/fake-wallets.ts";

let page: FakePage;
const provider = () => new FakeWallet("talisman", []).provider;
const names = (wallets: readonly Wallet[]) => wallets.map(({ name }) => name);

beforeEach(() => {
	vi.useFakeTimers();
	page = new FakePage();
	vi.stubGlobal("window", page);
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

describe("wallets$", () => {
	it("emits the wallets of the page at once", () => {
		page.inject("polkadot-js", provider());
		page.inject("talisman", { ...provider(), version: undefined });
		const seen: (readonly Wallet[])[] = [];
		wallets$().subscribe((wallets) => void seen.push(wallets))();
		expect(seen).toEqual([
			[
				{ name: "polkadot-js", version: "1.2.3", connect: expect.any(Function) },
				{ name: "talisman", version: null, connect: expect.any(Function) },
			],
		]);
		expect(Object.isFrozen(seen[0])).toBe(true);
	});

	it("emits again when a wallet appears, is replaced and goes, and only then", () => {
		const seen: string[][] = [];
		const objects: Wallet[] = [];
		const subscription = wallets$().subscribe((wallets) => {
			seen.push(names(wallets));
			objects.push(...wallets);
		});
		vi.advanceTimersByTime(60_000);
		page.inject("subwallet-js", provider());
		vi.advanceTimersByTime(60_000);
		page.inject("talisman", provider());
		vi.advanceTimersByTime(60_000);
		page.inject("talisman", provider());
		vi.advanceTimersByTime(60_000);
		page.injectedWeb3 = {};
		vi.advanceTimersByTime(60_000);
		expect(seen).toEqual([[], ["subwallet-js"], ["subwallet-js", "talisman"], ["subwallet-js", "talisman"], []]);
		const [first, again, before, , after] = objects;
		expect(again).toBe(first);
		expect(after).not.toBe(before);
		subscription.unsubscribe();
	});

	it.each(["DOMContentLoaded", "load", "focus"])("looks again at the event %s", (event) => {
		const seen: string[][] = [];
		const stop = wallets$().subscribe((wallets) => void seen.push(names(wallets)));
		page.inject("talisman", provider());
		page.dispatchEvent(new Event(event));
		expect(seen).toEqual([[], ["talisman"]]);
		stop();
	});

	it("looks at growing pauses, at least every two seconds", () => {
		let looks = 0;
		Object.defineProperty(page, "injectedWeb3", { get: () => void looks++ });
		const stop = wallets$().subscribe(() => {});
		const during = (ms: number) => {
			const before = looks;
			vi.advanceTimersByTime(ms);
			return looks - before;
		};
		expect(during(1_000)).toBe(5);
		vi.advanceTimersByTime(10_000);
		expect(during(10_000)).toBe(5);
		stop();
		expect(during(60_000)).toBe(0);
	});

	it("leaves neither timers nor listeners behind", () => {
		const stream = wallets$();
		const first = stream.subscribe(() => {});
		const second = stream.subscribe({ next: () => {} });
		expect(vi.getTimerCount()).toBe(1);
		first();
		first();
		expect(vi.getTimerCount()).toBe(1);
		second.unsubscribe();
		expect(vi.getTimerCount()).toBe(0);
		expect(page.listeners).toBe(0);
	});

	it("starts again for a later listener", () => {
		const stream = wallets$();
		stream.subscribe(() => {})();
		page.inject("talisman", provider());
		const seen: string[][] = [];
		const stop = stream.subscribe((wallets) => void seen.push(names(wallets)));
		page.inject("polkadot-js", provider());
		vi.advanceTimersByTime(50);
		expect(seen).toEqual([["talisman"], ["talisman", "polkadot-js"]]);
		stop();
	});

	it("gives the same snapshot until it changes, subscribed or not", () => {
		const { getSnapshot } = wallets$();
		expect(getSnapshot()).toBe(getSnapshot());
		page.inject("talisman", provider());
		const snapshot = getSnapshot();
		expect(names(snapshot)).toEqual(["talisman"]);
		expect(getSnapshot()).toBe(snapshot);
		expect(wallets$().getSnapshot()[0]).toBe(snapshot[0]);
	});

	it("is input of rxjs", async () => {
		page.inject("talisman", provider());
		expectTypeOf(from(wallets$())).toEqualTypeOf<Observable<readonly Wallet[]>>();
		expect(names(await firstValueFrom(from(wallets$())))).toEqual(["talisman"]);
		expect(vi.getTimerCount()).toBe(0);
	});

	it.each([
		["nothing", undefined],
		["null", null],
		["a text", "talisman"],
		["what has no function to connect", { a: null, b: 5, c: {}, d: { enable: "yes" } }],
	])("finds no wallet in %s", (_, injected) => {
		Object.assign(page, { injectedWeb3: injected });
		expect(wallets$().getSnapshot()).toEqual([]);
	});

	it("finds no wallet where a getter fails, until it does not", () => {
		const getter = vi.fn((): object => {
			throw new Error("not ready");
		});
		Object.defineProperty(page, "injectedWeb3", { get: getter });
		expect(wallets$().getSnapshot()).toEqual([]);
		getter.mockImplementation(() => ({ talisman: provider() }));
		expect(names(wallets$().getSnapshot())).toEqual(["talisman"]);
	});

	it("emits an empty list on a server, and sets no timer", () => {
		vi.unstubAllGlobals();
		const seen: unknown[] = [];
		const stop = wallets$().subscribe((wallets) => void seen.push(wallets));
		expect(vi.getTimerCount()).toBe(0);
		stop();
		expect(seen).toEqual([[]]);
	});

	it("emits an empty list where window is no page, as in React Native", () => {
		vi.stubGlobal("window", {});
		const seen: unknown[] = [];
		wallets$().subscribe((wallets) => void seen.push(wallets))();
		expect(seen).toEqual([[]]);
	});

	it("calls no listener that another one has unsubscribed", () => {
		const seen: string[] = [];
		const stream = wallets$();
		let stop = () => {};
		const first = stream.subscribe(() => stop());
		stop = stream.subscribe(() => void seen.push("called"));
		page.inject("talisman", provider());
		page.dispatchEvent(new Event("load"));
		expect(seen).toEqual(["called"]);
		first();
	});

	it("goes on for others where a listener throws", () => {
		const seen: string[][] = [];
		const stream = wallets$();
		const stops = [
			stream.subscribe(() => {
				throw new Error("of the page");
			}),
			stream.subscribe((wallets) => void seen.push(names(wallets))),
			stream.subscribe({}),
		];
		expect(() => vi.advanceTimersByTime(0)).toThrow("of the page");
		page.inject("talisman", provider());
		page.dispatchEvent(new Event("load"));
		expect(seen).toEqual([[], ["talisman"]]);
		for (const stop of stops) stop();
		expect(() => vi.advanceTimersByTime(0)).toThrow("of the page");
	});
});
