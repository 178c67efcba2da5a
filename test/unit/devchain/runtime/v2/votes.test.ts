import { beforeEach, describe, expect, test } from "vitest";
import type { Hex } from "../../../../../src/codec/hex.ts";
import { keyOf, type MadeBlock, RuntimeChain } from "../../../../support/devchain/runtime-harness.ts";

const PHA = 10n ** 12n;
const WRAPPED: Hex = `0x777068612f${"00".repeat(27)}`;
/** Two referenda, and the block at whose start they end. */
const END = 40;

let chain: RuntimeChain;
/** Bob has 100 W-PHA, Charlie 50. */
beforeEach(() => {
	chain = new RuntimeChain();
	for (const index of [0, 1]) {
		const tally = { ayes: 0, nays: 0, turnout: 0 };
		const status = { end: END, proposal: { Inline: "0x" }, threshold: "SimpleMajority", delay: 0, tally };
		chain.write("democracy", "referendumInfoOf", [index], { Ongoing: status });
	}
	chain.write("democracy", "referendumCount", [], 2);
	chain.block();
	chain.submit("//Bob", "phalaWrappedBalances", "wrap", [100n * PHA]);
	chain.submit("//Charlie", "phalaWrappedBalances", "wrap", [50n * PHA]);
});

const call = (uri: string, method: string, args: unknown[]) => chain.submit(uri, "phalaWrappedBalances", method, args);
const vote = (uri: string, index: number, aye: bigint, nay: bigint) => call(uri, "vote", [aye, nay, index]);
const democracy = (method: string, ...args: unknown[]) => chain.submit("//Dave", "democracy", method, args);
const eventNames = ({ events }: MadeBlock) => events.map(({ pallet, name }) => `${pallet}.${name}`);
const locked = (uri: string) =>
	(chain.query("phalaWrappedBalances", "stakerAccounts", keyOf(uri)) as { locked: bigint }).locked;
const frozen = () => (chain.query("system", "account", WRAPPED) as { data: { frozen: bigint } }).data.frozen;
const info = (index: number) => chain.query("democracy", "referendumInfoOf", index) as Record<string, unknown>;
const end = () => {
	while (chain.number < END) chain.block();
};

describe("a vote", () => {
	test("is cast by the account that holds the PHA of W-PHA; a tenth of each side counts", () => {
		vote("//Bob", 0, 60n * PHA + 9n, 40n * PHA - 9n);
		const block = vote("//Charlie", 0, 0n, 50n * PHA);
		const own = eventNames(block).filter(
			(name) => !name.startsWith("system") && !name.startsWith("transactionPayment"),
		);
		expect(own).toEqual([
			"balances.Withdraw",
			"democracy.Voted",
			"balances.Locked",
			"phalaWrappedBalances.Voted",
			"balances.Deposit",
		]);
		expect(block.events.find(({ name }) => name === "Voted")?.data).toEqual({
			voter: WRAPPED,
			refIndex: 0,
			vote: { Split: { aye: 60n * PHA + 9n, nay: 90n * PHA - 9n } },
		});
		expect(info(0)).toMatchObject({
			Ongoing: { tally: { ayes: 6n * PHA, nays: 9n * PHA - 1n, turnout: 150n * PHA } },
		});
		expect(frozen()).toBe(150n * PHA);
	});

	test("replaces the voter's older one; the largest open one is locked", () => {
		vote("//Bob", 0, 70n * PHA, 0n);
		vote("//Bob", 1, 0n, 20n * PHA);
		expect(locked("//Bob")).toBe(70n * PHA);
		vote("//Bob", 0, 5n * PHA, 5n * PHA);
		expect(locked("//Bob")).toBe(20n * PHA);
		expect(info(0)).toMatchObject({ Ongoing: { tally: { ayes: PHA / 2n, nays: PHA / 2n, turnout: 10n * PHA } } });
		expect(frozen()).toBe(70n * PHA);
	});

	test("requires an open referendum, enough stake, and an account that has wrapped", () => {
		expect(chain.errorOf(vote("//Bob", 2, 101n * PHA, 0n))).toBe("phalaWrappedBalances.ReferendumInvalid");
		const tooMuch = vote("//Bob", 0, 100n * PHA, 1n);
		expect(chain.errorOf(tooMuch)).toBe("phalaWrappedBalances.VoteAmountLargerThanTotalStakes");
		expect(chain.errorOf(vote("//Dave", 0, 0n, 0n))).toBe("phalaWrappedBalances.StakerAccountNotFound");
		expect(chain.errorOf(vote("//Bob", 0, 2n ** 128n - 1n, 1n))).toBe("democracy.InsufficientFunds");
		end();
		expect(chain.errorOf(vote("//Bob", 0, 1n, 0n))).toBe("phalaWrappedBalances.ReferendumInvalid");
	});

	test("counts delegated stake, and prevents unwrapping only", () => {
		chain.submit("//Alice", "phalaStakePoolv2", "create");
		chain.submit("//Bob", "phalaStakePoolv2", "contribute", [0, 80n * PHA, null]);
		expect(chain.errorOf(vote("//Bob", 0, 90n * PHA, 0n))).toBeNull();
		const unwrap = call("//Bob", "unwrap", [10n * PHA + 1n]);
		expect(chain.errorOf(unwrap)).toBe("phalaWrappedBalances.UnwrapAmountExceedsAvaliableStake");
		expect(chain.errorOf(call("//Bob", "unwrap", [10n * PHA]))).toBeNull();
		expect(chain.errorOf(chain.submit("//Bob", "phalaStakePoolv2", "contribute", [0, 10n * PHA, null]))).toBeNull();
	});
});

describe("a referendum", () => {
	test("ends at the start of its block by simple majority", () => {
		vote("//Bob", 0, 60n * PHA, 40n * PHA);
		vote("//Bob", 1, 40n * PHA, 40n * PHA);
		while (chain.number < END - 1) chain.block();
		expect(info(0)).toHaveProperty("Ongoing");
		const { events } = chain.block();
		expect(events.filter(({ pallet }) => pallet === "democracy")).toEqual([
			{ extrinsic: null, pallet: "democracy", name: "Passed", data: { refIndex: 0 } },
			{ extrinsic: null, pallet: "democracy", name: "NotPassed", data: { refIndex: 1 } },
		]);
		expect(info(0)).toEqual({ Finished: { approved: true, end: END } });
		expect(chain.query("democracy", "lowestUnbaked")).toBe(2);
	});
});

describe("an unlock", () => {
	test("requires the end, and unlocks the requested number of voters, 1 to 100", () => {
		vote("//Bob", 0, 60n * PHA, 0n);
		vote("//Charlie", 0, 10n * PHA, 0n);
		const unlock = (iterations: number, index = 0) => call("//Dave", "unlock", [index, iterations]);
		expect(chain.errorOf(unlock(0))).toBe("phalaWrappedBalances.ReferendumOngoing");
		end();
		expect(chain.errorOf(unlock(0))).toBe("phalaWrappedBalances.IterationsIsNotVaild");
		expect(chain.errorOf(unlock(101))).toBe("phalaWrappedBalances.IterationsIsNotVaild");
		unlock(1);
		expect([locked("//Bob"), locked("//Charlie")].filter((amount) => amount === 0n)).toHaveLength(1);
		unlock(1);
		expect([locked("//Bob"), locked("//Charlie")]).toEqual([0n, 0n]);
		expect(chain.entries("phalaWrappedBalances", "voteAccountMap")).toEqual([]);
		expect(chain.entries("phalaWrappedBalances", "accountVoteMap")).toEqual([]);
		expect(chain.errorOf(unlock(1, 99))).toBeNull();
	});

	test("leaves the PHA of W-PHA frozen until it is unlocked in Democracy", () => {
		vote("//Bob", 0, 100n * PHA, 0n);
		end();
		call("//Dave", "unlock", [0, 100]);
		expect(frozen()).toBe(100n * PHA);
		expect(chain.errorOf(call("//Charlie", "unwrapAll", []))).toBeNull();
		expect(chain.errorOf(call("//Bob", "unwrapAll", []))).toBe("Token.Frozen");
		democracy("unlock", WRAPPED);
		expect(frozen()).toBe(100n * PHA);
		democracy("removeOtherVote", WRAPPED, 0);
		expect(eventNames(democracy("unlock", WRAPPED))).toContain("balances.Unlocked");
		expect(frozen()).toBe(0n);
		expect(chain.query("system", "account", WRAPPED)).toMatchObject({ consumers: 0 });
		expect(chain.errorOf(call("//Bob", "unwrapAll", []))).toBeNull();
	});

	test("of the vote for W-PHA is rejected while the referendum is open", () => {
		vote("//Bob", 0, PHA, 0n);
		expect(chain.errorOf(democracy("removeOtherVote", WRAPPED, 0))).toBe("democracy.NoPermission");
		expect(chain.errorOf(democracy("removeOtherVote", WRAPPED, 1))).toBe("democracy.NotVoter");
	});
});
