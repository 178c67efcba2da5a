import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	capGap,
	DUST,
	delegable,
	isDust,
	parsePha,
	sharePrice,
	sharesFor,
	sharesToWithdraw,
	valueOf as worthOf,
} from "../../../src/math/index.ts";
import { codeOf } from "../../support/math/refusals.ts";

const scenario1 = { totalStake: parsePha("7004"), totalShares: parsePha("7000") };
const scenario2 = { totalStake: parsePha("12004"), totalShares: parsePha("12000") };

/** Pools of up to a million PHA at a price from 1/1000 to 10. */
const pools = fc
	.tuple(fc.bigInt(10n ** 9n, 10n ** 18n), fc.bigInt(1n, 10_000n))
	.map(([totalShares, thousandth]) => ({ totalShares, totalStake: (totalShares * thousandth) / 1000n }));
const generations = fc.constantFrom(1 as const, 2 as const);

describe("share price", () => {
	test("is undefined without shares", () => {
		expect(sharePrice({ totalStake: 0n, totalShares: 0n }, 2)).toBeNull();
		expect(sharePrice({ totalStake: 1979n, totalShares: 0n }, 1)).toBeNull();
	});

	test("is undefined from 2^64 on, which the chain cannot hold", () => {
		const limit = parsePha("18415616");
		expect(sharePrice({ totalStake: limit - 1n, totalShares: 1n }, 2)).toBe(340282366920938463444862216581995636524n);
		expect(sharePrice({ totalStake: limit, totalShares: 1n }, 2)).toBeNull();
		expect(sharePrice({ totalStake: 2n ** 64n - 1n, totalShares: 1n }, 1)).toBeNull();
	});

	test("after the rewards of both scenarios is right to the bit", () => {
		expect(sharePrice(scenario1, 2)).toBe(18457285070323099931n);
		expect(sharePrice(scenario2, 2)).toBe(18452892988400788133n);
	});

	test("makes five equal positions worth 0.8 PHA more, rounded down", () => {
		expect(worthOf(parsePha("1400"), scenario1, 2)).toBe(parsePha("1400.799999999999"));
	});

	test("makes a normal position worth 0.4666 and the rich one 1.6666 PHA more", () => {
		expect(worthOf(parsePha("1400"), scenario2, 2)).toBe(parsePha("1400.466666666666"));
		expect(worthOf(parsePha("5000"), scenario2, 2)).toBe(parsePha("5001.666666666666"));
	});

	test("values nothing in a pool without shares", () => {
		expect(worthOf(5n, { totalStake: 0n, totalShares: 0n }, 2)).toBe(0n);
	});
});

describe("shares for a contribution", () => {
	test("an empty pool mints one for one", () => {
		expect(sharesFor(123_456_789n, { totalStake: 0n, totalShares: 0n }, 2)).toBe(123_456_789n);
		expect(sharesFor(5n, { totalStake: 1979n, totalShares: 0n }, 1)).toBe(5n);
	});

	test("at price 1 an amount that is no multiple of 5^12 mints one share less", () => {
		const pool = { totalStake: parsePha("7000"), totalShares: parsePha("7000") };
		for (const generation of [1, 2] as const) {
			expect(sharesFor(parsePha("1"), pool, generation)).toBe(parsePha("1"));
			expect(sharesFor(1_000_000_000_001n, pool, generation)).toBe(parsePha("1"));
			expect(worthOf(1001n, pool, generation)).toBe(1000n);
		}
	});

	test("the example of the documentation holds", () => {
		const pool = { totalStake: parsePha("1001"), totalShares: parsePha("1000") };
		expect(sharesFor(parsePha("10"), pool, 2)).toBe(9_990_009_990_009n);
	});

	test("a bankrupt pool takes no contribution", () => {
		expect(codeOf(() => sharesFor(1n, { totalStake: 0n, totalShares: 1n }, 2))).toBe("POOL_BANKRUPT");
	});

	test("a price that rounds to 0 mints one for one", () => {
		const pool = { totalStake: 1n, totalShares: 2n ** 80n - 1n };
		expect(sharePrice(pool, 2)).toBe(0n);
		expect(sharesFor(1000n, pool, 2)).toBe(1000n);
	});

	test("buying and valuing never gains", () => {
		fc.assert(
			fc.property(pools, fc.bigInt(0n, 10n ** 16n), generations, (pool, amount, generation) => {
				fc.pre(pool.totalStake > 0n);
				const shares = sharesFor(amount, pool, generation);
				return worthOf(shares, pool, generation) <= amount;
			}),
			{ seed: 8 },
		);
	});

	test("a contribution takes no value from other delegators, except by the chain's rounding", () => {
		fc.assert(
			fc.property(pools, fc.bigInt(10n ** 10n, 10n ** 16n), generations, (pool, amount, generation) => {
				fc.pre(pool.totalStake > 10n ** 9n);
				const shares = sharesFor(amount, pool, generation);
				const after = { totalStake: pool.totalStake + amount, totalShares: pool.totalShares + shares };
				// The price has 64 fractional bits: a whole pool's value may be off by its shares over 2^48, and a unit.
				const slack = 2n + (pool.totalShares >> 40n);
				return worthOf(pool.totalShares, after, generation) + slack >= worthOf(pool.totalShares, pool, generation);
			}),
			{ seed: 9 },
		);
	});

	test("splitting a contribution never gains shares", () => {
		fc.assert(
			fc.property(
				pools,
				fc.bigInt(0n, 10n ** 15n),
				fc.bigInt(0n, 10n ** 15n),
				generations,
				(pool, a, b, generation) => {
					fc.pre(pool.totalStake > 0n);
					const parts = sharesFor(a, pool, generation) + sharesFor(b, pool, generation);
					// Whole units convert down on their own: parts may keep what the sum loses, one unit at most.
					return parts <= sharesFor(a + b, pool, generation) + 1n;
				},
			),
			{ seed: 10 },
		);
	});

	test("parts of a pool are never worth more than the pool", () => {
		fc.assert(
			fc.property(pools, fc.bigInt(0n, 100n), generations, (pool, percent, generation) => {
				const part = (pool.totalShares * percent) / 100n;
				const parts = worthOf(part, pool, generation) + worthOf(pool.totalShares - part, pool, generation);
				return parts <= pool.totalStake;
			}),
			{ seed: 11 },
		);
	});
});

describe("shares for a withdrawal", () => {
	const owned = parsePha("5000");

	test("4000 PHA of scenario 2 are 3998.66 shares, the least that are worth as much", () => {
		const shares = sharesToWithdraw(parsePha("4000"), scenario2, owned, 2);
		expect(shares).toBe(3_998_667_110_963_013n);
		expect(worthOf(shares, scenario2, 2)).toBe(parsePha("4000"));
		expect(worthOf(shares - 1n, scenario2, 2)).toBe(parsePha("3999.999999999999"));
	});

	test("are the least whose value reaches the amount, or all where only dust would be left", () => {
		fc.assert(
			fc.property(
				pools,
				fc.bigInt(1n, 10_000n),
				fc.bigInt(0n, 10_100n),
				fc.bigInt(-3n, 3n),
				generations,
				(pool, part, wish, more, generation) => {
					const owned = (pool.totalShares * part) / 10_000n;
					const worth = (shares: bigint) => worthOf(shares, pool, generation);
					const amount = (worth(owned) * wish) / 10_000n + more;
					fc.pre(amount >= 0n);
					let least = 0n;
					for (let end = owned; least < end; ) {
						const middle = (least + end) / 2n;
						if (worth(middle) < amount) least = middle + 1n;
						else end = middle;
					}
					const rest = owned - least;
					const expected = isDust(rest) || isDust(worth(rest)) ? owned : least;
					expect(sharesToWithdraw(amount, pool, owned, generation)).toBe(expected);
					if (amount >= worth(owned)) expect(expected).toBe(owned);
				},
			),
			{ seed: 13, numRuns: 1000 },
		);
	});

	test.each([1, 2] as const)("leave no remainder that the chain of generation %i treats as 0", (generation) => {
		const dear = { totalStake: parsePha("9000"), totalShares: parsePha("1000") };
		const cheap = { totalStake: parsePha("1"), totalShares: parsePha("10000") };
		const worth = (shares: bigint, pool: typeof dear) => worthOf(shares, pool, generation);
		const all = parsePha("77.777777777777");
		for (const rest of [0n, 1n, 1000n]) {
			expect(sharesToWithdraw(worth(all - rest, dear), dear, all, generation)).toBe(all);
		}
		expect(sharesToWithdraw(worth(all - 1002n, dear), dear, all, generation)).toBeLessThan(all - 1000n);
		// Nine million shares, worth 900 units: to the last delegator the chain would set the pool's value to 0.
		expect(sharesToWithdraw(worth(all - 9_000_000n, cheap), cheap, all, generation)).toBe(all);
		expect(sharesToWithdraw(worth(all - 11_000_000n, cheap), cheap, all, generation)).toBeLessThan(all);
	});

	test("never exceed the position", () => {
		expect(sharesToWithdraw(parsePha("6000"), scenario2, owned, 2)).toBe(owned);
		expect(sharesToWithdraw(1n, { totalStake: 0n, totalShares: owned }, owned, 2)).toBe(owned);
		expect(sharesToWithdraw(1n, { totalStake: 0n, totalShares: 0n }, 0n, 2)).toBe(0n);
		expect(sharesToWithdraw(2n ** 127n, scenario2, owned, 2)).toBe(owned);
	});
});

describe("cap", () => {
	test("the gap is what is missing to the cap, never below 0", () => {
		expect(capGap({ cap: null, totalStake: 5n })).toBeNull();
		expect(capGap({ cap: 10n, totalStake: 4n })).toBe(6n);
		expect(capGap({ cap: 10n, totalStake: 10n })).toBe(0n);
		expect(capGap({ cap: 10n, totalStake: 11n })).toBe(0n);
	});

	test("a contribution may exceed the gap by what it pays to the queue, unless the pool is over its cap", () => {
		expect(delegable({ cap: null, totalStake: 5n }, 3n)).toBeNull();
		expect(delegable({ cap: 10n, totalStake: 4n }, 3n)).toBe(9n);
		expect(delegable({ cap: 10n, totalStake: 10n }, 3n)).toBe(3n);
		expect(delegable({ cap: 10n, totalStake: 11n }, 3n)).toBe(0n);
	});
});

test("1000 units are dust, 1001 are not", () => {
	expect(isDust(DUST)).toBe(true);
	expect(isDust(0n)).toBe(true);
	expect(isDust(1001n)).toBe(false);
});
