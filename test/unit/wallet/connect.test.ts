import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { connectWallet, type Wallet, wallets$ } from "../../../src/wallet/index.ts";
import type { InjectedProvider } from "../../../src/wallet/injected.ts";
import { FakePage, FakeWallet } from "../../support/fake-wallets.ts";

const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

let page: FakePage;
beforeEach(() => {
	page = new FakePage();
	vi.stubGlobal("window", page);
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

/** Injects a wallet, and finds it. */
function inject(provider: InjectedProvider, name = "talisman"): Wallet {
	page.inject(name, provider);
	const wallet = wallets$()
		.getSnapshot()
		.find((each) => each.name === name);
	if (!wallet) throw new Error(`${name} was not found`);
	return wallet;
}

const failing = (reason: unknown) => ({ enable: () => Promise.reject(reason) });

describe("connect", () => {
	it.each(["polkadot-js", "talisman", "subwallet-js"] as const)(
		"asks the user of %s once, by the page's name",
		async (kind) => {
			const fake = new FakeWallet(kind, [{ address: ALICE, name: "Alice", type: "sr25519" }]);
			const wallet = inject(fake.provider, kind);
			const connecting = wallet.connect("My pools");
			fake.approve();
			const connected = await connecting;
			expect(connected.name).toBe(kind);
			expect(connected.accounts.map(({ name }) => name)).toEqual(["Alice"]);
			expect(fake.requests).toEqual(["My pools"]);
			expect((await wallet.connect("My pools")).accounts).toHaveLength(1);
		},
	);

	it("asks once for two calls at once", async () => {
		const fake = new FakeWallet("polkadot-js", []);
		const wallet = inject(fake.provider);
		const both = [wallet.connect("My pools"), wallet.connect("My pools")];
		fake.approve();
		await Promise.all(both);
		expect(fake.requests).toHaveLength(1);
	});

	it.each(["polkadot-js", "talisman", "subwallet-js"] as const)(
		"fails with USER_REJECTED where the user of %s refuses",
		async (kind) => {
			const fake = new FakeWallet(kind, []);
			const connecting = inject(fake.provider, kind).connect("My pools");
			fake.reject();
			await expect(connecting).rejects.toMatchObject({
				code: "USER_REJECTED",
				details: { wallet: kind, address: null },
				cause: expect.any(Error),
			});
		},
	);

	it("names the settings where the wallet remembers a refusal", async () => {
		const fake = new FakeWallet("polkadot-js", []);
		const wallet = inject(fake.provider);
		const first = wallet.connect("My pools");
		fake.reject();
		await expect(first).rejects.toThrow("refused the request");
		await expect(wallet.connect("My pools")).rejects.toThrow("settings");
		await expect(wallet.connect("My pools")).rejects.toMatchObject({ code: "USER_REJECTED" });
	});

	it("asks again after a refusal where the wallet does", async () => {
		const fake = new FakeWallet("subwallet-js", []);
		const wallet = inject(fake.provider);
		const first = wallet.connect("My pools");
		fake.reject();
		await expect(first).rejects.toMatchObject({ code: "USER_REJECTED" });
		const second = wallet.connect("My pools");
		fake.approve();
		expect((await second).accounts).toEqual([]);
	});

	it("fails with WALLET_LOCKED before the wallet is set up", async () => {
		const fake = new FakeWallet("talisman", []);
		fake.isSetUp = false;
		await expect(inject(fake.provider).connect("My pools")).rejects.toMatchObject({
			code: "WALLET_LOCKED",
			details: { wallet: "talisman" },
		});
	});

	it.each([new Error("Wallet is locked"), { message: "Password needed to unlock the account" }, "unlock first"])(
		"fails with WALLET_LOCKED for %o",
		async (reason) => {
			await expect(inject(failing(reason)).connect("My pools")).rejects.toMatchObject({ code: "WALLET_LOCKED" });
		},
	);

	it.each([
		[new Error("Extension context invalidated."), "Extension context invalidated."],
		["out of memory", "out of memory"],
		[{ message: "no port" }, "no port"],
		[{}, ""],
		[undefined, ""],
		[null, ""],
		[0, "0"],
	])("fails with WALLET_FAILED and the wallet's words for %o", async (reason, text) => {
		await expect(inject(failing(reason)).connect("My pools")).rejects.toMatchObject({
			code: "WALLET_FAILED",
			details: { wallet: "talisman", reason: text },
			cause: reason,
		});
	});

	it("repeats no secret of a wallet's error", async () => {
		const seed = "bottom drive obey lake curtain smoke basket hold race lonely fit walk";
		const error = await inject(failing(new Error(`bad phrase ${seed}`)))
			.connect("My pools")
			.catch((thrown: Error) => thrown);
		expect((error as Error).message).not.toContain("bottom drive");
	});

	it.each([
		[
			"throws",
			() => {
				throw new Error("at once");
			},
		],
		["gives nothing", async () => undefined],
		["gives null", async () => null],
		["gives no accounts", async () => ({ signer: {} })],
		["gives no signer", async () => ({ accounts: { get: async () => [] } })],
		["gives null as signer", async () => ({ accounts: { get: async () => [] }, signer: null })],
		[
			"cannot list accounts",
			async () => ({ accounts: { get: () => Promise.reject(new Error("broken")) }, signer: {} }),
		],
	])("fails with WALLET_FAILED where the wallet %s", async (_, enable) => {
		await expect(inject({ enable } as unknown as InjectedProvider).connect("My pools")).rejects.toMatchObject({
			code: "WALLET_FAILED",
		});
	});

	it("prefers connect to enable, as web3Enable does", async () => {
		const injected = { accounts: { get: async () => [] }, signer: {} };
		const connect = vi.fn(async () => injected);
		const enable = vi.fn(async () => injected);
		await inject({ connect, enable }).connect("My pools");
		expect(connect).toHaveBeenCalledWith("My pools");
		expect(enable).not.toHaveBeenCalled();
	});

	it("ends with ABORTED by its signal; a second call waits for the same window", async () => {
		const fake = new FakeWallet("polkadot-js", [{ address: ALICE }]);
		const wallet = inject(fake.provider);
		const controller = new AbortController();
		const closed = wallet.connect("My pools", { signal: controller.signal });
		controller.abort();
		await expect(closed).rejects.toMatchObject({ code: "ABORTED", details: { operation: "connect to talisman" } });
		const second = wallet.connect("My pools");
		fake.approve();
		expect((await second).accounts).toHaveLength(1);
		expect(fake.requests).toHaveLength(1);
	});

	it("ends with ABORTED for a signal that has aborted", async () => {
		const fake = new FakeWallet("polkadot-js", []);
		const closed = inject(fake.provider).connect("My pools", { signal: AbortSignal.abort() });
		await expect(closed).rejects.toMatchObject({ code: "ABORTED" });
	});

	it("asks no user where the signal has aborted", async () => {
		const fake = new FakeWallet("polkadot-js", []);
		const wallet = inject(fake.provider, "polkadot-js");
		const signal = AbortSignal.abort();
		for (const connect of [
			() => wallet.connect("My pools", { signal }),
			() => connectWallet("polkadot-js", "My pools", { signal }),
		])
			await expect(connect()).rejects.toMatchObject({ code: "ABORTED" });
		expect(fake.requests).toEqual([]);
	});

	it.each([Number.POSITIVE_INFINITY, 2 ** 31])(
		"waits for a wallet for longer than timers can measure: %s ms",
		async (appearMs) => {
			const fake = new FakeWallet("talisman", [{ address: ALICE }]);
			const connecting = connectWallet("late", "My pools", { appearMs, timeoutMs: appearMs });
			const isEarly = await Promise.race([
				connecting.catch(() => "failed"),
				new Promise((resolve) => setTimeout(resolve, 20, "waits")),
			]);
			expect(isEarly).toBe("waits");
			page.inject("late", fake.provider);
			await expect.poll(() => fake.requests.length).toBe(1);
			fake.approve();
			expect((await connecting).accounts).toHaveLength(1);
		},
	);

	it("watches no accounts after the wait has ended", async () => {
		const fake = new FakeWallet("talisman", [{ address: ALICE }]);
		const controller = new AbortController();
		const closed = inject(fake.provider).connect("My pools", { signal: controller.signal });
		controller.abort();
		await expect(closed).rejects.toMatchObject({ code: "ABORTED" });
		const subscribed = vi.spyOn(fake.listeners, "add");
		fake.approve();
		await expect.poll(() => subscribed.mock.calls.length).toBe(1);
		await expect.poll(() => fake.listeners.size).toBe(0);
	});

	it("ends with TIMEOUT where the user closes the window of a wallet that then never answers", async () => {
		vi.useFakeTimers();
		const fake = new FakeWallet("polkadot-js", []);
		const closed = inject(fake.provider).connect("My pools", { timeoutMs: 60_000 });
		const expected = expect(closed).rejects.toMatchObject({
			code: "TIMEOUT",
			details: { operation: "connect to talisman", timeoutMs: 60_000 },
		});
		await vi.advanceTimersByTimeAsync(60_000);
		await expected;
		expect(vi.getTimerCount()).toBe(0);
	});

	it.each([undefined, Number.POSITIVE_INFINITY, 2 ** 40])("waits without limit for timeoutMs %s", async (timeoutMs) => {
		vi.useFakeTimers();
		const fake = new FakeWallet("polkadot-js", []);
		const connecting = inject(fake.provider).connect("My pools", { timeoutMs });
		await vi.advanceTimersByTimeAsync(3_600_000);
		fake.approve();
		expect((await connecting).name).toBe("talisman");
	});

	it("leaves neither timer nor listener of the signal behind", async () => {
		vi.useFakeTimers();
		const fake = new FakeWallet("polkadot-js", []);
		const { signal } = new AbortController();
		const removed = vi.spyOn(signal, "removeEventListener");
		const connecting = inject(fake.provider).connect("My pools", { signal, timeoutMs: 1_000 });
		fake.approve();
		await connecting;
		expect(vi.getTimerCount()).toBe(0);
		expect(removed).toHaveBeenCalledTimes(1);
	});

	it("fails with WALLET_NOT_FOUND after the wallet left the page", async () => {
		const wallet = inject(new FakeWallet("talisman", []).provider);
		page.injectedWeb3 = { "polkadot-js": new FakeWallet("polkadot-js", []).provider };
		await expect(wallet.connect("My pools")).rejects.toMatchObject({
			code: "WALLET_NOT_FOUND",
			details: { wallet: "talisman", available: ["polkadot-js"] },
		});
	});

	it.each([undefined, "", " ", 5])("refuses %o as name of the page", async (appName) => {
		const fake = new FakeWallet("talisman", []);
		await expect(inject(fake.provider).connect(appName as string)).rejects.toMatchObject({
			code: "INVALID_ARGUMENT",
			details: { name: "appName" },
		});
		expect(fake.requests).toEqual([]);
	});
});

describe("connectWallet", () => {
	it("waits for a wallet that appears late", async () => {
		vi.useFakeTimers();
		const fake = new FakeWallet("talisman", [{ address: ALICE }]);
		const connecting = connectWallet("talisman", "My pools");
		await vi.advanceTimersByTimeAsync(1_000);
		page.inject("talisman", fake.provider);
		await vi.advanceTimersByTimeAsync(1_000);
		fake.approve();
		expect((await connecting).accounts).toHaveLength(1);
		expect(vi.getTimerCount()).toBe(0);
		expect(page.listeners).toBe(0);
	});

	it.each([
		[undefined, 3_000],
		[10, 10],
	])("fails with WALLET_NOT_FOUND where it does not, within %s ms", async (appearMs, ms) => {
		vi.useFakeTimers();
		page.inject("polkadot-js", new FakeWallet("polkadot-js", []).provider);
		const expected = expect(connectWallet("talisman", "My pools", { appearMs })).rejects.toMatchObject({
			code: "WALLET_NOT_FOUND",
			details: { wallet: "talisman", available: ["polkadot-js"] },
		});
		await vi.advanceTimersByTimeAsync(ms);
		await expected;
		expect(vi.getTimerCount()).toBe(0);
		expect(page.listeners).toBe(0);
	});

	it.each(["timeoutMs", "appearMs"])("refuses a wrong %s before it waits or asks", async (name) => {
		const fake = new FakeWallet("talisman", []);
		const wallet = inject(fake.provider);
		for (const value of [-1, Number.NaN, "1000", null, {}, Object.create(null), 5n, true]) {
			const options = { [name]: value };
			const refused = {
				code: "INVALID_ARGUMENT",
				message: `Invalid ${name}. Expected 0 or more ms.`,
				details: { name },
			};
			await expect(wallet.connect("My pools", options)).rejects.toMatchObject(refused);
			await expect(connectWallet("talisman", "My pools", options)).rejects.toMatchObject(refused);
			await expect(connectWallet("late", "My pools", options)).rejects.toMatchObject(refused);
		}
		expect(fake.requests).toEqual([]);
	});

	it("fails with WALLET_NOT_FOUND on a server", async () => {
		vi.unstubAllGlobals();
		await expect(connectWallet("talisman", "My pools", { appearMs: 0 })).rejects.toThrow("It has none");
	});

	it("ends with ABORTED by its signal", async () => {
		const controller = new AbortController();
		const connecting = connectWallet("talisman", "My pools", { signal: controller.signal });
		controller.abort();
		await expect(connecting).rejects.toMatchObject({ code: "ABORTED" });
		expect(page.listeners).toBe(0);
	});

	it("refuses options that are no object before it waits or asks", async () => {
		const fake = new FakeWallet("talisman", []);
		const wallet = inject(fake.provider);
		for (const options of [null, 5, "talisman"]) {
			const refused = { code: "INVALID_ARGUMENT", details: { name: "options", value: String(options) } };
			await expect(wallet.connect("My pools", options as never)).rejects.toMatchObject(refused);
			await expect(connectWallet("talisman", "My pools", options as never)).rejects.toMatchObject(refused);
		}
		expect(fake.requests).toEqual([]);
	});

	it("refuses an empty name of the page before it waits", async () => {
		await expect(connectWallet("talisman", "")).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
	});
});
