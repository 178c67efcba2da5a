import { describe, expect, it } from "vitest";
import { watchAccounts } from "../../../src/wallet/connected-wallet.ts";
import type { InjectedAccount, InjectedWallet } from "../../../src/wallet/injected.ts";
import { FakeWallet } from "../../support/fake-wallets.ts";

const ALICE: InjectedAccount = {
	address: "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY",
	name: "Alice",
	type: "sr25519",
};
const BOB: InjectedAccount = {
	address: "14E5nqKAp3oAJcmzgZhUD2RcptBeUBScxKHgJKU4HPNcKVf3",
	name: "Bob",
	type: "ed25519",
};
const GENESIS = `0x${"ab".repeat(32)}`;
const KINDS = ["polkadot-js", "talisman", "subwallet-js"] as const;

async function connect(kind: FakeWallet["kind"], accounts: readonly InjectedAccount[]) {
	const fake = new FakeWallet(kind, accounts);
	const enabling = fake.provider.enable?.("test");
	fake.approve();
	return { fake, connected: await watchAccounts(kind, (await enabling) as InjectedWallet) };
}

const withAccounts = (accounts: unknown, more: object = {}) =>
	watchAccounts("other", { accounts, signer: {}, ...more } as InjectedWallet);

describe("accounts of a wallet", () => {
	it("are what send takes, with name, scheme and chain", async () => {
		const { fake, connected } = await connect("polkadot-js", [
			ALICE,
			{ ...BOB, name: undefined, genesisHash: GENESIS },
		]);
		expect(connected.accounts).toEqual([
			{
				address: ALICE.address,
				name: "Alice",
				scheme: "sr25519",
				genesisHash: null,
				wallet: "polkadot-js",
				signer: fake.signer,
			},
			{
				address: BOB.address,
				name: null,
				scheme: "ed25519",
				genesisHash: GENESIS,
				wallet: "polkadot-js",
				signer: fake.signer,
			},
		]);
		expect(connected.accounts[0]?.signer).toBe(fake.signer);
		expect(Object.isFrozen(connected.accounts[0])).toBe(true);
	});

	it.each([
		["of Ethereum by their type", { address: ALICE.address, type: "ethereum" }],
		["of Ethereum by their address", { address: `0x${"12".repeat(20)}` }],
		["of Solana", { address: ALICE.address, type: "solana" }],
		["without an address", {}],
		["that are none", null],
		["whose address is no text", { address: 5 }],
		["whose address cannot become text", { address: Object.create(null) }],
		["whose address is too short", { address: "5Grw" }],
		["whose address has other letters", { address: "0".repeat(48) }],
	])("%s are left out", async (_, account) => {
		const { connected } = await connect("talisman", [account as InjectedAccount, BOB]);
		expect(connected.accounts.map(({ address }) => address)).toEqual([BOB.address]);
	});

	it.each([{ address: ALICE.address }, { address: `0x${"12".repeat(32)}`, type: "ecdsa" }])(
		"%o is kept",
		async (account) => {
			expect((await connect("talisman", [account])).connected.accounts).toMatchObject([{ address: account.address }]);
		},
	);

	it("are none where the wallet lists something else", async () => {
		expect((await withAccounts({ get: async () => "accounts" })).accounts).toEqual([]);
	});

	it.each(KINDS)("of %s are live: added, renamed, removed, revoked", async (kind) => {
		const { fake, connected } = await connect(kind, [ALICE]);
		const seen: (string | null)[][] = [];
		const stop = connected.accounts$.subscribe((accounts) => void seen.push(accounts.map(({ name }) => name)));
		fake.change([ALICE, BOB]);
		fake.change([ALICE, { ...BOB, name: "Robert" }]);
		fake.change([{ ...BOB, name: "Robert" }]);
		fake.change([]);
		expect(seen).toEqual([["Alice"], ["Alice", "Bob"], ["Alice", "Robert"], ["Robert"], []]);
		expect(connected.accounts).toEqual([]);
		stop();
		fake.change([ALICE]);
		expect(seen).toHaveLength(5);
		expect(connected.accounts$.getSnapshot()).toHaveLength(1);
	});

	it("emit nothing where nothing changed, and keep the objects of the same accounts", async () => {
		const { fake, connected } = await connect("talisman", [ALICE]);
		const seen: unknown[] = [];
		connected.accounts$.subscribe((accounts) => void seen.push(accounts));
		const [alice] = connected.accounts;
		fake.change([{ ...ALICE }]);
		expect(seen).toHaveLength(1);
		fake.change([BOB, { ...ALICE }]);
		expect(connected.accounts[1]).toBe(alice);
	});

	it.each(KINDS)("of %s are no longer watched after disconnect", async (kind) => {
		const { fake, connected } = await connect(kind, [ALICE]);
		const seen: number[] = [];
		connected.accounts$.subscribe((accounts) => void seen.push(accounts.length));
		connected.disconnect();
		connected.disconnect();
		await Promise.resolve();
		fake.change([ALICE, BOB]);
		expect(seen).toEqual([1, 0]);
		if (kind !== "polkadot-js") await expect.poll(() => fake.listeners.size).toBe(0);
	});

	it.each([
		["has no subscribe", {}],
		[
			"throws",
			{
				subscribe: () => {
					throw new Error("not implemented");
				},
			},
		],
		["rejects", { subscribe: () => Promise.reject(new Error("not implemented")) }],
		["returns nothing", { subscribe: () => undefined }],
		[
			"fails to unsubscribe",
			{
				subscribe: () => () => {
					throw new Error("no");
				},
			},
		],
	])("stay as listed where the wallet %s", async (_, subscribe) => {
		const connected = await withAccounts({ get: async () => [ALICE], ...subscribe });
		expect(connected.accounts).toHaveLength(1);
		connected.disconnect();
		expect(connected.accounts).toEqual([]);
	});

	it.each([
		["Rejected", "USER_REJECTED"],
		["Wallet is locked", "WALLET_LOCKED"],
		["broken", "WALLET_FAILED"],
	])("that cannot be listed (%s) fail the connection with %s", async (text, code) => {
		await expect(withAccounts({ get: () => Promise.reject(new Error(text)) })).rejects.toMatchObject({ code });
	});
});

describe("chains of a wallet", () => {
	const definition = {
		chain: "Phala",
		genesisHash: GENESIS,
		specVersion: 1199,
		ss58Format: 30,
		tokenSymbol: "PHA",
		tokenDecimals: 12,
		icon: "substrate",
		types: {},
	};

	it("are listed, and can be offered", async () => {
		const { connected } = await connect("polkadot-js", []);
		expect(await connected.metadata?.known()).toEqual([]);
		expect(await connected.metadata?.provide(definition)).toBe(true);
		expect(await connected.metadata?.known()).toEqual([{ genesisHash: GENESIS, specVersion: 1199 }]);
	});

	it("can be refused", async () => {
		const { connected } = await connect("subwallet-js", []);
		await expect(connected.metadata?.provide({ ...definition, specVersion: 0 })).rejects.toMatchObject({
			code: "USER_REJECTED",
			details: { wallet: "subwallet-js", address: null },
		});
	});

	it("fail with WALLET_FAILED where the wallet does", async () => {
		const metadata = { get: () => Promise.reject("broken"), provide: async () => false };
		const connected = await withAccounts({ get: async () => [] }, { metadata });
		await expect(connected.metadata?.known()).rejects.toMatchObject({ code: "WALLET_FAILED" });
		expect(await connected.metadata?.provide(definition)).toBe(false);
	});

	it.each([
		["talisman", undefined],
		["a wallet that only lists them", { get: async () => [] }],
		["a wallet that only takes them", { provide: async () => true }],
	])("are null for %s", async (_, metadata) => {
		expect((await withAccounts({ get: async () => [] }, { metadata })).metadata).toBeNull();
	});
});
