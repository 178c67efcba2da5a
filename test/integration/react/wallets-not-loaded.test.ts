// Before react-dom, which looks for the page when it is loaded.
import "../../support/react-page.ts";

import { createElement } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Phala } from "../../../src/index.ts";
import { PhalaProvider, useWallets, type WalletsState } from "../../../src/react/index.ts";
import { FakeWallet } from "../../support/fake-wallets.ts";
import { Rendered } from "../../support/render.ts";

const ALICE = { address: "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY", name: "Alice", type: "sr25519" };
const missing = vi.hoisted(() => ({ file: true }));

// The file of a site that was deployed again, or of a page without a network.
vi.mock("../../../src/react/watch-wallets.ts", async (load) => {
	if (missing.file) throw new TypeError("Failed to fetch dynamically imported module: /assets/watch-wallets.js");
	return load();
});

let view: Rendered;
let state: WalletsState;

function Wallets() {
	state = useWallets();
	const { wallets, status, accounts, error } = state;
	return `${wallets.map(({ name }) => name)} ${status} ${accounts.map(({ name }) => name)} ${error?.name}`;
}

beforeEach(() => {
	view = new Rendered();
	Object.assign(window, { injectedWeb3: {} });
});
afterEach(() => view.unmount());

it("shows that the code of wallets was not loaded, and loads it with the next call", async () => {
	const wallet = new FakeWallet("talisman", [ALICE]);
	Object.assign(window, { injectedWeb3: { talisman: wallet.provider } });
	const client = new Promise<Phala>(() => {});
	view.render(createElement(PhalaProvider, { client, appName: "My pools" }, createElement(Wallets)));
	await view.shows(/^ disconnected {2}(?!undefined)/);
	expect(state.error).toBeInstanceOf(Error);
	expect(await state.connect("talisman")).toBeNull();
	await view.shows(/^ disconnected {2}(?!undefined)/);
	state.disconnect();

	missing.file = false;
	const connecting = state.connect("talisman");
	await vi.waitFor(() => expect(wallet.requests).toEqual(["My pools"]), { timeout: 120_000 });
	wallet.approve();
	expect(await connecting).not.toBeNull();
	await view.shows("talisman connected Alice undefined");
});
