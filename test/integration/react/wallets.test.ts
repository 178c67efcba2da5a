// Before react-dom, which looks for the page when it is loaded.
import "../../support/react-page.ts";

import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Phala } from "../../../src/index.ts";
import { PhalaProvider, useWallets, type WalletsState } from "../../../src/react/index.ts";
import { FakeWallet } from "../../support/fake-wallets.ts";
import { withoutPage } from "../../support/react-page.ts";
import { Rendered } from "../../support/render.ts";

const ALICE = { address: "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY", name: "Alice", type: "sr25519" };
const client = new Promise<Phala>(() => {});
let view: Rendered;
let state: WalletsState;

function Wallets() {
	state = useWallets();
	const { wallets, status, accounts, error } = state;
	return `${wallets.map(({ name }) => name)} ${status} ${accounts.map(({ name }) => name)} ${(error as { code?: string } | null)?.code}`;
}
const ui = () =>
	createElement(PhalaProvider, { client, appName: "My pools" }, createElement(Wallets), " | ", createElement(Wallets));

beforeEach(() => {
	view = new Rendered();
	Object.assign(window, { injectedWeb3: {} });
});
afterEach(() => view.unmount());

const inject = (wallet: FakeWallet) =>
	Object.assign(window, { injectedWeb3: { ...Reflect.get(window, "injectedWeb3"), [wallet.kind]: wallet.provider } });

it("lists wallets that appear late, connects one, and follows its accounts in all components", async () => {
	const talisman = new FakeWallet("talisman", [ALICE]);
	view.render(ui());
	await view.shows(/^ disconnected/);
	inject(talisman);
	await view.shows("undefined | talisman disconnected");
	const connecting = state.connect("talisman");
	await view.shows("talisman connecting");
	await vi.waitFor(() => expect(talisman.requests).toEqual(["My pools"]), { timeout: 120_000 });
	talisman.approve();
	const connected = await connecting;
	await view.shows("undefined | talisman connected Alice");
	expect(state.connected).toBe(connected);
	talisman.change([ALICE, { ...ALICE, name: "Bob" }]);
	await view.shows("connected Alice,Bob");
	state.disconnect();
	await view.shows("talisman disconnected  undefined");
	await vi.waitFor(() => expect(talisman.listeners.size).toBe(0), { timeout: 120_000 });
});

it("keeps the connected wallet where another refuses, and says why", async () => {
	const first = new FakeWallet("polkadot-js", [ALICE]);
	const second = new FakeWallet("subwallet-js", []);
	inject(first);
	inject(second);
	view.render(ui());
	await view.shows("polkadot-js,subwallet-js disconnected");
	const connecting = state.connect("polkadot-js");
	await vi.waitFor(() => expect(first.requests).toHaveLength(1), { timeout: 120_000 });
	first.approve();
	await connecting;
	const refused = state.connect("subwallet-js");
	await vi.waitFor(() => expect(second.requests).toHaveLength(1), { timeout: 120_000 });
	second.reject();
	expect(await refused).toBeNull();
	await view.shows("connected Alice USER_REJECTED");
	expect(await state.connect("none", { appearMs: 1 })).toBeNull();
	await view.shows("connected Alice WALLET_NOT_FOUND");
});

it("drops a wallet that answers after disconnect, and disconnects when the provider goes", async () => {
	const wallet = new FakeWallet("talisman", [ALICE]);
	inject(wallet);
	view.render(ui());
	await view.shows("talisman disconnected");
	const late = state.connect("talisman");
	await vi.waitFor(() => expect(wallet.requests).toHaveLength(1), { timeout: 120_000 });
	state.disconnect();
	wallet.approve();
	expect(await late).toBeNull();
	await view.shows("talisman disconnected");
	await vi.waitFor(() => expect(wallet.listeners.size).toBe(0), { timeout: 120_000 });
	expect(await state.connect("talisman")).not.toBeNull();
	expect(wallet.listeners.size).toBe(1);
	view.unmount();
	await vi.waitFor(() => expect(wallet.listeners.size).toBe(0), { timeout: 120_000 });
});

it("has no wallets on a server", async () => {
	expect(await withoutPage(() => renderToString(ui()))).toContain("disconnected");
});
