import { describe, expect, test } from "vitest";
import {
	claimableReward,
	ownerGain,
	parsePha,
	percent,
	positionProfit,
	rewardAccGrowth,
	vaultOwnerCut,
	vaultReward,
	valueOf as worthOf,
} from "../../../src/math/index.ts";
import { codeOf } from "../../support/math/refusals.ts";

const fresh = (shares: string) => ({ shares: parsePha(shares), availableRewards: 0n, rewardDebt: 0n });

describe("generation 1 rewards", () => {
	test("scenario 1: five equal delegators get 0.8 PHA less a unit", () => {
		const acc = rewardAccGrowth(parsePha("4"), parsePha("7000"));
		expect(acc).toBe(10540996613548315n);
		expect(claimableReward(fresh("1400"), acc)).toBe(799_999_999_999n);
	});

	test("scenario 2: normal and rich delegators get 0.4666 and 1.6666 PHA, four units are lost to rounding", () => {
		const acc = rewardAccGrowth(parsePha("4"), parsePha("12000"));
		expect(acc).toBe(6148914691236517n);
		const normal = claimableReward(fresh("1400"), acc);
		const rich = claimableReward(fresh("5000"), acc);
		expect([normal, rich]).toEqual([466_666_666_666n, 1_666_666_666_666n]);
		expect(5n * normal + rich).toBe(3_999_999_999_996n);
	});

	test("what was settled before is added, what was counted before is not counted again", () => {
		const acc = rewardAccGrowth(parsePha("4"), parsePha("7000"));
		const position = { shares: parsePha("1400"), availableRewards: 5n, rewardDebt: 799_999_999_999n };
		expect(claimableReward(position, acc)).toBe(5n);
	});

	test("dust is dropped", () => {
		expect(rewardAccGrowth(1000n, parsePha("1"))).toBe(0n);
		expect(rewardAccGrowth(1001n, parsePha("1"))).toBeGreaterThan(0n);
		expect(codeOf(() => rewardAccGrowth(1001n, 0n))).toBe("INVALID_AMOUNT");
	});
});

describe("vaults", () => {
	test("half of a growth from 1 to 1.5 is 20 shares of 100", () => {
		const vault = { totalStake: parsePha("150"), totalShares: parsePha("100") };
		expect(ownerGain(vault, parsePha("1"), percent("50"))).toEqual({
			shares: parsePha("20"),
			checkpoint: parsePha("1.25"),
		});
	});

	test("5 % of a growth to 1.005 is 3.23 shares of 12985", () => {
		const vault = { totalStake: parsePha("13050"), totalShares: parsePha("12985.074626865671") };
		expect(ownerGain(vault, parsePha("1"), percent("5"))).toEqual({
			shares: parsePha("3.230921791203"),
			checkpoint: parsePha("1.004749999999"),
		});
	});

	test("half of a growth from 1 to 1.5 is worth 25 PHA of 150", () => {
		const vault = { totalStake: parsePha("150"), totalShares: parsePha("100") };
		expect(vaultOwnerCut(vault, parsePha("1"), percent("50"))).toBe(parsePha("25"));
		expect(vaultOwnerCut(vault, parsePha("1.5"), percent("50"))).toBe(0n);
		expect(vaultOwnerCut(vault, 0n, percent("50"))).toBe(0n);
		expect(vaultOwnerCut({ totalStake: 5n, totalShares: 0n }, 1n, percent("50"))).toBe(0n);
		// The minted shares are worth as much.
		const { shares } = ownerGain(vault, parsePha("1"), percent("50"));
		const after = { totalStake: vault.totalStake, totalShares: vault.totalShares + shares };
		expect(worthOf(shares, after, 2)).toBe(parsePha("25"));
	});

	test("rounding mints a few units at 0 %", () => {
		const vault = { totalStake: 300_000_000_100_000n, totalShares: 300_000_000_000_000n };
		expect(ownerGain(vault, parsePha("1"), 0)).toEqual({ shares: 100n, checkpoint: 1_000_000_000_333n });
	});

	test("nothing is gained without a checkpoint, without growth, and without shares", () => {
		const vault = { totalStake: parsePha("150"), totalShares: parsePha("100") };
		expect(ownerGain(vault, 0n, percent("50"))).toEqual({ shares: 0n, checkpoint: parsePha("1.5") });
		expect(ownerGain(vault, parsePha("1.5"), percent("50"))).toEqual({ shares: 0n, checkpoint: parsePha("1.5") });
		expect(ownerGain({ totalStake: 0n, totalShares: 0n }, 5n, 0)).toEqual({ shares: 0n, checkpoint: 5n });
	});

	test("a gain that rounds below 0 is 0", () => {
		// Turning the value back into shares loses the last unit.
		const vault = { totalStake: 3000n, totalShares: 3000n };
		expect(ownerGain(vault, 999_999_999_999n, 0)).toEqual({ shares: 0n, checkpoint: parsePha("1") });
	});

	test("a third of 10 PHA is rounded to 12 digits first, half of 50 is 25", () => {
		expect(vaultReward([parsePha("100")], parsePha("300"), parsePha("10"))).toBe(3_333_333_333_329n);
		expect(vaultReward([parsePha("20"), parsePha("30")], parsePha("100"), parsePha("50"))).toBe(parsePha("25"));
		expect(vaultReward([], parsePha("100"), parsePha("50"))).toBe(0n);
	});
});

describe("the profit of a position", () => {
	const before = { value: parsePha("1000"), cost: parsePha("900") };

	test("is what its value grew by, less what was put in meanwhile", () => {
		expect(positionProfit(before, { value: parsePha("1101"), cost: parsePha("1000") })).toBe(parsePha("1"));
		expect(positionProfit(before, { value: parsePha("902"), cost: parsePha("800") })).toBe(parsePha("2"));
	});

	test("is never negative", () => {
		expect(positionProfit(before, { value: parsePha("999"), cost: parsePha("900") })).toBe(0n);
	});
});
