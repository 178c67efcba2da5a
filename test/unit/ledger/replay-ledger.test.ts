import { describe, expect, it } from "vitest";
import { formatAddress } from "../../../src/chain/addresses.ts";
import { eventNames } from "../../../src/chain/metadata/decode.ts";
import {
	BALANCE_EVENT_NAMES,
	balanceTranslator,
	type LedgerRow,
	type ReplayOptions,
	replayLedger,
	toLedgerRow,
} from "../../../src/ledger/index.ts";
import { blockAt } from "../../support/ledger-entries.ts";
import { v1, v2 } from "../../support/metadata/specimens.ts";

const ALICE_KEY = "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
const BOB_KEY = "0x8eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48";
const ALICE = "45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs2";
const HASH = `0x${"cd".repeat(32)}`;
const translate = balanceTranslator({ ss58Prefix: 30 });
const place = { block: blockAt(1), extrinsic: 2, index: 3 };

const row = (type: string, index: number, fields: object = {}, block = blockAt(1), extrinsic: number | null = 2) =>
	({ type, block, extrinsic, index, ...fields }) as LedgerRow;
const created = row("poolCreated", 0, { pid: 0, owner: ALICE, account: null }, blockAt(0));

async function replay(rows: readonly LedgerRow[], options: Partial<ReplayOptions> = {}) {
	const entries = [];
	for await (const entry of replayLedger(rows, { address: ALICE, ...options })) entries.push(entry);
	return entries;
}

describe("replayLedger", () => {
	it.each<readonly [name: string, row: unknown]>([
		["row", null],
		["row", undefined],
		["amount", row("contributed", 0, { pid: 0, delegator: ALICE, shares: "5" })],
		["amount", row("contributed", 0, { pid: 0, delegator: ALICE, shares: "5", amount: null })],
		["shares", row("withdrawalQueued", 0, { pid: 0, delegator: ALICE })],
		["toOwner", row("rewarded", 0, { pid: 0, toDelegators: "5" })],
		["change", row("balanceChanged", 0, { address: ALICE, asset: "PHA" })],
		["asset", row("balanceChanged", 0, { address: ALICE, asset: "DOT", change: "5" })],
		["amount", row("feePaid", 0, { address: ALICE, tip: "0" })],
		["pid", row("contributed", 0, { pid: "0", delegator: ALICE, amount: "5", shares: "5" })],
	])("refuses rows whose %s is missing or wrong: %j", async (name, wrong) => {
		await expect(replay([created, wrong as LedgerRow])).rejects.toMatchObject({
			code: "INVALID_ARGUMENT",
			details: { name },
		});
	});

	it.each([{ opening: null }, { opening: { pha: 5 } }, { opening: { wrapped: "5" } }, { wrappedMinimum: 5 }])(
		"refuses the options %j",
		async (wrong) => {
			await expect(replay([created], wrong as never)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
		},
	);

	it.each([
		{ after: 3 },
		{ to: 8_200 },
		{ to: "8200" },
		{ to: null },
		{ after: { number: 3 } },
		{ after: blockAt(2), to: blockAt(1) },
	])("refuses the range %j, which would be another ledger", async (wrong) => {
		await expect(replay([created], wrong as never)).rejects.toMatchObject({
			code: "INVALID_ARGUMENT",
			details: { name: Object.keys(wrong)[0] },
		});
	});

	it.each([null, undefined, 5, {}, "rows"])("refuses %j as rows", async (rows) => {
		await expect(replay(rows as never)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
	});

	it.each([null, "", "alice", "0x12", 5])("refuses the account %j", async (address) => {
		await expect(replay([created], { address: address as string })).rejects.toMatchObject({ code: "INVALID_ADDRESS" });
	});

	it.each<readonly [of: string, inRows: string, address: string]>([
		["another network", ALICE, formatAddress(ALICE, 42)],
		["a public key", ALICE, ALICE_KEY],
		["the network, where the rows have public keys", ALICE_KEY, ALICE],
	])("finds the account by its address of %s", async (_, inRows, address) => {
		const bob = { pid: 0, delegator: BOB_KEY, amount: "7000000000000", shares: "7000000000000", asVault: null };
		const alice = { pid: 0, delegator: inRows, amount: "5000000000000", shares: "5000000000000", asVault: null };
		const rows = [created, row("contributed", 0, bob), row("contributed", 0, alice, blockAt(2))];
		const entries = await replay(rows, { address });
		expect(entries.filter(({ pid }) => pid === 0).map(({ type, staked }) => [type, staked])).toEqual([
			["contribution", 5n * 10n ** 12n],
		]);
	});

	it("computes contributions, rewards and claims of generation 1 from decimal text", async () => {
		const entries = await replay([
			created,
			row("contributed", 0, {
				...{ pid: 0, delegator: ALICE, amount: "1000000000000", shares: "1000000000000", asVault: null },
				transaction: HASH,
			}),
			row("rewarded", 0, { pid: 0, toOwner: "5", toDelegators: "2000000000000" }, blockAt(2), null),
			row("rewardClaimed", 0, { pid: 0, delegator: ALICE, amount: "2000000000003", both: true }, blockAt(3)),
		]);
		expect(
			entries.map(({ type, block, pha, staked, unclaimed }) => [type, block.number, pha, staked, unclaimed]),
		).toEqual([
			["opening", 0, 0n, 0n, 0n],
			["contribution", 1, -1_000_000_000_000n, 1_000_000_000_000n, 0n],
			["reward", 2, 0n, 0n, 2_000_000_000_000n],
			// Another account was paid: the claim and the owner's part leave without a change of the balance.
			["rewardClaim", 3, 0n, 0n, -2_000_000_000_000n],
			["commission", 3, 0n, 0n, 0n],
			["closing", 3, 0n, 0n, 0n],
		]);
		expect(entries[1]?.transaction).toBe(HASH);
		expect(entries[4]?.amount).toBe(3n);
	});

	it("takes the withdrawn balance less the last refund for the fee where the runtime reports none", async () => {
		const change = (index: number, by: string, reason: string) =>
			row("balanceChanged", index, { address: ALICE, asset: "PHA", change: by, reason, counterparty: null });
		const entries = await replay([
			change(0, "-50", "withdraw"),
			change(1, "70", "deposit"),
			change(2, "20", "deposit"),
		]);
		expect(entries.slice(1, -1).map(({ type, pha, isOwn }) => [type, pha, isOwn])).toEqual([
			["fee", -30n, true],
			["credit", 70n, true],
		]);
	});

	it("begins after a block, and ends with another", async () => {
		const contribution = (block: number) =>
			row(
				"contributed",
				0,
				{ pid: 0, delegator: ALICE, amount: "5000000000000", shares: "5000000000000", asVault: null },
				blockAt(block),
			);
		const rows = [created, contribution(1), contribution(4), contribution(9)];
		const entries = await replay(rows, { after: blockAt(3), to: blockAt(8), opening: { pha: 20n * 10n ** 12n } });
		expect(entries.map(({ type, block, pid, pha, staked }) => [type, block.number, pid, pha, staked])).toEqual([
			["opening", 3, null, 15n * 10n ** 12n, 0n],
			["opening", 3, 0, 0n, 5n * 10n ** 12n],
			["contribution", 4, 0, -5n * 10n ** 12n, 5n * 10n ** 12n],
			["closing", 8, null, 0n, 0n],
		]);
		expect(await replay([])).toEqual([]);
		expect((await replay([], { to: blockAt(8) })).map(({ type }) => type)).toEqual(["opening", "closing"]);
	});

	it.each([
		["a pool without its creation", [row("rewarded", 0, { pid: 1, toOwner: "0", toDelegators: "1" })]],
		["descending blocks", [created, row("capChanged", 0, {}, blockAt(2)), row("capChanged", 0, {}, blockAt(1))]],
		["descending events", [created, row("capChanged", 2), row("capChanged", 1)]],
		["two blocks of one number", [row("other", 0), row("other", 1, {}, { ...blockAt(1), hash: blockAt(7).hash })]],
		[
			"a runtime without shares",
			[created, row("contributed", 0, { pid: 0, delegator: ALICE, amount: "1", shares: null, asVault: null })],
		],
		["no row", [{}]],
		["a broken hash", [{ ...created, transaction: "0x12" }]],
		["a broken amount", [created, row("rewarded", 0, { pid: 0, toOwner: "0", toDelegators: "1.5" })]],
	])("refuses %s", async (_, rows) => {
		await expect(replay(rows as LedgerRow[])).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
	});
});

describe("balanceTranslator", () => {
	it("gives both accounts of a transfer an event", () => {
		const args = { from: ALICE_KEY, to: BOB_KEY, amount: "7" };
		const [sent, received] = translate({ name: "Balances.Transfer", args }, place);
		const common = { type: "balanceChanged", asset: "PHA", reason: "transfer", ...place };
		expect(sent).toEqual({ ...common, address: ALICE, change: -7n, counterparty: received?.address });
		expect(received).toMatchObject({ change: 7n, counterparty: ALICE });
		expect(toLedgerRow(sent as never, HASH as never)).toMatchObject({ change: "-7", transaction: HASH });
		expect(translate({ name: "Balances.Transfer", args: [ALICE_KEY, ALICE_KEY, 7n] }, place)).toEqual([]);
	});

	it.each([
		["Balances.Withdraw", { who: ALICE_KEY, amount: 7n }, -7n, "withdraw"],
		["Balances.Deposit", [ALICE_KEY, 7n], 7n, "deposit"],
		["Balances.Slashed", { who: ALICE_KEY, amount: 7n }, -7n, "slash"],
		["Balances.Reserved", { who: ALICE_KEY, amount: 7n }, -7n, "reserve"],
		["Balances.Unreserved", { who: ALICE_KEY, amount: 7n }, 7n, "unreserve"],
		["Balances.DustLost", { account: ALICE_KEY, amount: 7n }, -7n, "dust"],
		["Assets.Issued", { asset_id: 10_000, owner: ALICE_KEY, total_supply: 7n }, 7n, "mint"],
		["Assets.Burned", { assetId: 10_000, owner: ALICE_KEY, balance: 7n }, -7n, "burn"],
	])("maps %s", (name, args, change, reason) => {
		const asset = name.startsWith("Assets") ? "W-PHA" : "PHA";
		expect(translate({ name, args }, place)).toMatchObject([{ address: ALICE, asset, change, reason }]);
	});

	it("maps paid fees, and nothing else", () => {
		const args = { who: ALICE_KEY, actualFee: 9n, tip: 1n };
		expect(translate({ name: "TransactionPayment.TransactionFeePaid", args }, place)).toMatchObject([
			{ type: "feePaid", address: ALICE, amount: 9n, tip: 1n },
		]);
		expect(translate({ name: "Assets.Burned", args: { assetId: 1, owner: ALICE_KEY, balance: 7n } }, place)).toEqual(
			[],
		);
		expect(translate({ name: "Balances.Endowed", args: {} }, place)).toEqual([]);
		expect(translate({ name: "PhalaVault.PoolCreated", args: {} }, place)).toEqual([]);
	});

	it("refuses impossible options and fields", () => {
		for (const ss58Prefix of [-1, 16_384, 0.5])
			expect(() => balanceTranslator({ ss58Prefix })).toThrow(/Invalid ss58Prefix/);
		expect(() => balanceTranslator({ ss58Prefix: 30, wrappedAsset: -1 })).toThrow(/Invalid wrappedAsset/);
		expect(() => translate({ name: "Balances.Deposit", args: { who: ALICE_KEY } }, place)).toThrow(/invalid amount/);
	});

	it("names events that the runtimes have", () => {
		const known = [v1, v2].flatMap(({ scan }) =>
			[...scan.pallets.keys()].flatMap((pallet) => eventNames(scan, pallet).map((name) => `${pallet}.${name}`)),
		);
		expect(BALANCE_EVENT_NAMES.filter((name) => !known.includes(name))).toEqual([]);
	});
});
