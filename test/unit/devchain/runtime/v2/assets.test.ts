import { beforeEach, describe, expect, test } from "vitest";
import type { Hex } from "../../../../../src/codec/hex.ts";
import { keyOf, type MadeBlock, RuntimeChain } from "../../../../support/devchain/runtime-harness.ts";

const PHA = 10n ** 12n;
const ED = 10_000_000_000n;
const FRESH: Hex = `0x${"79".repeat(32)}`;
const WPHA = 10_000;
const MINIMUM = 100_000_000n;

let chain: RuntimeChain;
beforeEach(() => {
	chain = new RuntimeChain();
	chain.block();
});

const sent = (uri: string, method: string, args: unknown[]) => chain.submit(uri, "balances", method, args);
const eventNames = (block: MadeBlock, pallet: string) =>
	block.events
		.filter((event) => event.pallet === pallet && !["Withdraw", "Deposit"].includes(event.name))
		.map(({ name }) => name);
const wrapped = (uri: string) => {
	const account = chain.query("assets", "account", WPHA, keyOf(uri)) as { balance: bigint } | null;
	return account?.balance ?? null;
};
const asset = () => chain.query("assets", "asset", WPHA) as { supply: bigint; accounts: number; sufficients: number };

describe("PHA", () => {
	test("creates an account from the existential deposit on", () => {
		expect(chain.errorOf(sent("//Bob", "transferKeepAlive", [FRESH, ED - 1n]))).toBe("Token.BelowMinimum");
		const block = sent("//Bob", "transferKeepAlive", [FRESH, ED]);
		expect(eventNames(block, "balances")).toEqual(["Endowed", "Transfer"]);
		expect(eventNames(block, "system")).toContain("NewAccount");
		expect(chain.query("system", "account", FRESH)).toMatchObject({ providers: 1, data: { free: ED } });
	});

	test("of 0, or sent to the same account, is checked and emits an event", () => {
		expect(eventNames(sent("//Bob", "transfer", [keyOf("//Bob"), PHA]), "balances")).toEqual(["Transfer"]);
		expect(eventNames(sent("//Bob", "transferAllowDeath", [FRESH, 0n]), "balances")).toEqual(["Transfer"]);
		const tooMuch = sent("//Bob", "transfer", [keyOf("//Bob"), 2_000_000n * PHA]);
		expect(chain.errorOf(tooMuch)).toBe("Token.FundsUnavailable");
	});

	test("cannot remove an account that has to stay alive", () => {
		const all = chain.free("//Bob") - 10n ** 9n;
		expect(chain.errorOf(sent("//Bob", "transferKeepAlive", [FRESH, all]))).toBe("Token.NotExpendable");
		sent("//Bob", "transferAll", [FRESH, true]);
		expect(chain.free("//Bob")).toBe(ED);
		expect(
			chain.runtime.validate(chain.state, chain.sign("//Bob", "system", "remark", ["0x"]), chain.newest()),
		).toEqual({
			kind: "Invalid",
			reason: "Payment",
		});
	});

	test("below the existential deposit is lost with the account", () => {
		const issuance = chain.query("balances", "totalIssuance") as bigint;
		const rest = 5_000_000_000n;
		const fee = chain.feeOf(sent("//Bob", "transfer", [FRESH, ED]));
		const block = sent("//Bob", "transfer", [FRESH, chain.free("//Bob") - fee - rest]);
		expect(eventNames(block, "balances")).toEqual(["DustLost", "Transfer"]);
		expect(eventNames(block, "system")).toContain("KilledAccount");
		expect(chain.query("system", "account", keyOf("//Bob"))).toMatchObject({
			nonce: 0,
			providers: 0,
			data: { free: 0n },
		});
		expect(chain.query("balances", "totalIssuance")).toBe(issuance - chain.dustOf(block));
	});

	test("that is frozen, or has a consumer, cannot be transferred", () => {
		const bob = chain.query("system", "account", keyOf("//Bob")) as { data: object };
		chain.write("system", "account", [keyOf("//Bob")], { ...bob, data: { ...bob.data, frozen: 999_999n * PHA } });
		expect(chain.errorOf(sent("//Bob", "transfer", [FRESH, 10n * PHA]))).toBe("Token.Frozen");
		chain.write("system", "account", [keyOf("//Charlie")], { ...bob, nonce: 0, consumers: 1 });
		const all = chain.free("//Charlie") - 5n * 10n ** 9n;
		expect(chain.errorOf(sent("//Charlie", "transfer", [FRESH, all]))).toBe("Token.OnlyProvider");
		sent("//Charlie", "transferAll", [FRESH, false]);
		expect(chain.free("//Charlie")).toBe(ED);
	});

	test("of an account in an older format is upgraded when first written", () => {
		chain.write("system", "account", [keyOf("//Bob")], { providers: 1, data: { free: PHA } });
		const block = sent("//Alice", "transferKeepAlive", [keyOf("//Bob"), PHA]);
		expect(eventNames(block, "balances")).toEqual(["Upgraded", "Transfer"]);
		expect(eventNames(sent("//Alice", "transferKeepAlive", [keyOf("//Bob"), PHA]), "balances")).toEqual(["Transfer"]);
	});

	test("adds up: the issuance is the sum of all balances after transfers, fees and dust", () => {
		sent("//Bob", "transferAll", [FRESH, false]);
		sent("//Charlie", "transfer", [keyOf("//Dave"), 999_999n * PHA]);
		chain.submit("//Dave", "phalaWrappedBalances", "wrap", [77n * PHA]);
		const sum = chain
			.entries("system", "account")
			.reduce((total, [, info]) => total + (info as { data: { free: bigint } }).data.free, 0n);
		expect(chain.query("balances", "totalIssuance")).toBe(sum);
	});
});

describe("W-PHA", () => {
	beforeEach(() => {
		chain.submit("//Bob", "phalaWrappedBalances", "wrap", [10n * PHA]);
	});
	const transfer = (uri: string, to: Hex, amount: bigint, method = "transfer") =>
		chain.submit(uri, "assets", method, [WPHA, to, amount]);

	test("is an asset that can be transferred, and counts its accounts", () => {
		expect(eventNames(transfer("//Bob", FRESH, PHA), "assets")).toEqual(["Transferred"]);
		expect(asset()).toMatchObject({ supply: 10n * PHA, accounts: 2, sufficients: 2 });
		expect(chain.query("system", "account", FRESH)).toMatchObject({ sufficients: 1, providers: 0 });
	});

	test("transfers a rest below the minimum too", () => {
		const block = transfer("//Bob", keyOf("//Charlie"), 10n * PHA - 5n);
		expect(block.events.find(({ name }) => name === "Transferred")?.data.amount).toBe(10n * PHA);
		expect([wrapped("//Bob"), wrapped("//Charlie")]).toEqual([null, 10n * PHA]);
		expect(asset()).toMatchObject({ supply: 10n * PHA, accounts: 1 });
	});

	test("keeps its account alive with transferKeepAlive", () => {
		const most = 10n * PHA - MINIMUM;
		const charlie = keyOf("//Charlie");
		expect(chain.errorOf(transfer("//Bob", charlie, most + 1n, "transferKeepAlive"))).toBe("assets.BalanceLow");
		transfer("//Bob", charlie, most, "transferKeepAlive");
		expect(wrapped("//Bob")).toBe(MINIMUM);
	});

	test("emits an event for a transfer to the same account, and none for 0", () => {
		expect(eventNames(transfer("//Bob", keyOf("//Bob"), PHA), "assets")).toEqual(["Transferred"]);
		expect(eventNames(transfer("//Dave", keyOf("//Bob"), 0n), "assets")).toEqual([]);
		expect(wrapped("//Bob")).toBe(10n * PHA);
	});

	test("cannot be transferred when missing, too little, too much, or of an unknown asset", () => {
		const charlie = keyOf("//Charlie");
		expect(chain.errorOf(transfer("//Dave", charlie, PHA))).toBe("assets.NoAccount");
		expect(chain.errorOf(transfer("//Bob", charlie, 11n * PHA))).toBe("assets.BalanceLow");
		expect(chain.errorOf(transfer("//Bob", charlie, MINIMUM - 1n))).toBe("Token.BelowMinimum");
		expect(chain.errorOf(chain.submit("//Bob", "assets", "transfer", [7, charlie, PHA]))).toBe("assets.Unknown");
	});

	test("cannot be unwrapped while votes lock it", () => {
		chain.write("phalaWrappedBalances", "stakerAccounts", [keyOf("//Bob")], { investPools: [], locked: 4n * PHA });
		const unwrap = (amount: bigint) => chain.submit("//Bob", "phalaWrappedBalances", "unwrap", [amount]);
		expect(chain.errorOf(unwrap(6n * PHA + 1n))).toBe("phalaWrappedBalances.UnwrapAmountExceedsAvaliableStake");
		expect(unwrap(6n * PHA).applied).toEqual([{ included: true, ok: true }]);
		chain.write("phalaWrappedBalances", "stakerAccounts", [keyOf("//Bob")], { investPools: [], locked: 400n * PHA });
		chain.submit("//Bob", "phalaWrappedBalances", "unwrapAll", []);
		expect(wrapped("//Bob")).toBe(4n * PHA);
	});
});
