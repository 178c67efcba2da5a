import { beforeEach, describe, expect, test } from "vitest";
import type { Hex } from "../../../../../src/codec/hex.ts";
import { keyOf } from "../../../../support/devchain/runtime-harness.ts";
import { ED, eventNames, LOCK_ID, Mining, PHA, TREASURY } from "../../../../support/devchain/runtime-v1.ts";

const FRESH: Hex = `0x${"79".repeat(32)}`;

let chain: Mining;
beforeEach(() => {
	chain = new Mining();
	chain.create();
	chain.create();
});

const sent = (uri: string, method: string, args: unknown[]) => chain.submit(uri, "balances", method, args);
const lock = (amount: bigint) => ({ id: LOCK_ID, amount, reasons: "All" });

describe("the lock of a delegator", () => {
	test("covers all pools, keeps its position, and keeps the account alive", () => {
		chain.pool("//Bob", "contribute", [0, 100n * PHA]);
		chain.pool("//Bob", "contribute", [1, 50n * PHA]);
		const amount = 150n * PHA;
		expect(chain.locked("//Bob")).toEqual({
			locks: [lock(amount)],
			consumers: 1,
			miscFrozen: amount,
			feeFrozen: amount,
		});
		chain.pool("//Bob", "withdraw", [0, 100n * PHA]);
		expect(chain.locked("//Bob")).toMatchObject({ locks: [lock(50n * PHA)], miscFrozen: 50n * PHA, consumers: 1 });
	});

	test("is removed with the last stake, and leaves an empty entry", () => {
		chain.pool("//Bob", "contribute", [0, 100n * PHA]);
		chain.pool("//Bob", "withdraw", [0, 100n * PHA]);
		expect(chain.locked("//Bob")).toEqual({ locks: [], consumers: 0, miscFrozen: 0n, feeFrozen: 0n });
		expect(chain.query("phalaStakePool", "stakeLedger", keyOf("//Bob"))).toBe(0n);
	});

	test("overlaps other locks, whose funds can be staked too", () => {
		const vesting = { id: "0x76657374696e6720", amount: 999_000n * PHA, reasons: "Misc" };
		const fee = { id: "0x6665656665656665", amount: 5n * PHA, reasons: "Fee" };
		chain.write("balances", "locks", [keyOf("//Bob")], [vesting, fee]);
		chain.pool("//Bob", "contribute", [0, 999_990n * PHA]);
		expect(chain.locked("//Bob")).toMatchObject({
			locks: [vesting, fee, lock(999_990n * PHA)],
			consumers: 0,
			miscFrozen: 999_990n * PHA,
			feeFrozen: 999_990n * PHA,
		});
		chain.pool("//Bob", "withdraw", [0, 999_990n * PHA]);
		expect(chain.locked("//Bob")).toMatchObject({
			locks: [vesting, fee],
			miscFrozen: 999_000n * PHA,
			feeFrozen: 5n * PHA,
		});
	});

	test("leaves only the rest to other pools", () => {
		chain.pool("//Bob", "contribute", [0, 999_000n * PHA]);
		const more = chain.pool("//Bob", "contribute", [1, 1000n * PHA]);
		expect(chain.errorOf(more)).toBe("phalaStakePool.InsufficientBalance");
	});

	test("prevents transfers and fees from using locked funds", () => {
		chain.pool("//Bob", "contribute", [0, 999_999n * PHA]);
		const transfer = sent("//Bob", "transfer", [FRESH, PHA]);
		expect(chain.errorOf(transfer)).toBe("balances.LiquidityRestrictions");
		sent("//Bob", "transferAll", [FRESH, false]);
		expect(chain.free("//Bob")).toBe(999_999n * PHA);
		const remark = chain.sign("//Bob", "system", "remark", ["0x"]);
		const refused = { kind: "Invalid", reason: "Payment" };
		expect(chain.runtime.validate(chain.state, remark, chain.newest())).toEqual(refused);
		expect(chain.block([remark]).applied).toEqual([{ included: false, error: refused }]);
	});
});

describe("PHA of generation 1", () => {
	test("creates an account from the existential deposit on", () => {
		expect(chain.errorOf(sent("//Bob", "transferKeepAlive", [FRESH, ED - 1n]))).toBe("balances.ExistentialDeposit");
		const block = sent("//Bob", "transferKeepAlive", [FRESH, ED]);
		expect(eventNames(block)).toEqual(["Endowed", "Transfer"]);
		const data = { free: ED, reserved: 0n, miscFrozen: 0n, feeFrozen: 0n };
		expect(chain.query("system", "account", FRESH)).toMatchObject({ providers: 1, data });
	});

	test("has no effect when 0 or sent to the same account, and does not fail", () => {
		for (const args of [
			[keyOf("//Bob"), 2_000_000n * PHA],
			[FRESH, 0n],
		]) {
			const block = sent("//Bob", "transfer", args);
			expect(chain.errorOf(block)).toBeNull();
			expect(eventNames(block)).toEqual([]);
		}
	});

	test("cannot exceed the balance, nor remove an account that has to stay alive", () => {
		expect(chain.errorOf(sent("//Bob", "transfer", [FRESH, 2_000_000n * PHA]))).toBe("balances.InsufficientBalance");
		const nearlyAll = chain.free("//Bob") - 8n * 10n ** 9n;
		expect(chain.errorOf(sent("//Bob", "transferKeepAlive", [FRESH, nearlyAll]))).toBe("balances.KeepAlive");
		sent("//Bob", "transferAll", [FRESH, true]);
		expect(chain.free("//Bob")).toBe(ED);
	});

	test("below the existential deposit is lost with the account", () => {
		const issuance = () => chain.query("balances", "totalIssuance") as bigint;
		const before = issuance();
		const fee = chain.feeOf(sent("//Bob", "transfer", [FRESH, ED]));
		const block = sent("//Bob", "transfer", [FRESH, chain.free("//Bob") - fee - 5_000_000_000n]);
		expect(eventNames(block).slice(0, 2)).toEqual(["DustLost", "Transfer"]);
		expect(chain.dustOf(block)).toBeGreaterThan(0n);
		expect(before - issuance()).toBe(chain.dustOf(block));
		expect(chain.nonce("//Bob")).toBe(0);
	});

	test("pays fees by length and weight, all to the treasury", () => {
		const free = (who: Hex) => (chain.query("system", "account", who) as { data: { free: bigint } }).data.free;
		const before = free(TREASURY);
		const call = chain.sign("//Bob", "phalaStakePool", "create", []);
		expect(chain.feeOf(chain.block([call]))).toBe(100_000_000n + 10_000_000n * BigInt(call.length));
		const batch = chain.sign("//Bob", "utility", "batch", [[chain.call("system", "remark", ["0x"])]]);
		const weight = 23_113_000n + 2_701_000n + 1_000_000n;
		const paid = chain.feeOf(chain.block([batch]));
		expect(paid).toBe(100_000_000n + 10_000_000n * BigInt(batch.length) + (weight * 1_158_772n) / 1_000_000n);
		expect(free(TREASURY) - before).toBe(paid + 100_000_000n + 10_000_000n * BigInt(call.length));
	});
});
