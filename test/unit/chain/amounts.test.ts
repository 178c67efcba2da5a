import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DUST, valueOf as worthOf } from "../../../src/math/index.ts";
import type { PredictedChain } from "../../support/predictions/predicted-chain.ts";
import { PHA, PID, type PoolPlan, pricedPool } from "../../support/predictions/priced-pool.ts";

/** Codes of checks for what the chain accepts, at a loss for an account. */
const LOSSES = new Set([
	"WITHDRAWAL_WOULD_BURN",
	"WRAP_WOULD_BURN",
	"SHARES_UNWITHDRAWABLE",
	"REST_WOULD_BURN",
	"STAKE_WOULD_BURN",
]);

/** Generation 1 accepts amounts beyond its fixed-point numbers, and drops a part; generation 2 includes no such call. */
const isLoss = (code: string, generation: 1 | 2) =>
	LOSSES.has(code) || (code === "AMOUNT_TOO_LARGE" && generation === 1);

/** W-PHA minimum of the development chain, up to which generation 2 burns requests; dust in generation 1. */
const LEAST = { 1: DUST, 2: 100_000_000n } as const;

/** Prices from 2^-30 to 2^30 pico PHA a share. */
const prices = fc
	.tuple(fc.integer({ min: -30, max: 30 }), fc.bigInt(1n << 20n, (1n << 21n) - 1n))
	.map(([exponent, mantissa]) => ({
		numerator: mantissa << BigInt(Math.max(exponent, 0)),
		denominator: (1n << 20n) << BigInt(Math.max(-exponent, 0)),
	}));

/** Pools at those prices, whose shares fit the fixed-point numbers of the generation. */
const pools = (generation: 1 | 2) =>
	prices.chain((price): fc.Arbitrary<PoolPlan> => {
		const most = ((1n << (generation === 1 ? 62n : 78n)) * price.numerator) / price.denominator;
		const stakes = fc.bigInt(10n ** 10n, 29n * 10n ** 16n).map((stake) => (stake < most ? stake : most / 3n + 1n));
		return fc.record({
			price: fc.constant(price),
			stakes: fc.tuple(stakes, stakes, stakes),
			freeParts: fc.oneof(fc.constant(1_000_000), fc.integer({ min: 0, max: 1_000_000 })),
		});
	});

const RUNS = { numRuns: 40, seed: 10 };

/** Fails if the chain did anything else than the check predicted. */
function expectPredicted(
	{ codes, error }: { codes: readonly string[]; error: string | null },
	generation: 1 | 2,
): void {
	const refusals = codes.filter((code) => !isLoss(code, generation));
	expect({ error, refused: refusals.length > 0 }).toEqual({ error, refused: error !== null });
}

/** What a delegator has left is nothing, or can be withdrawn. */
function expectWithdrawable(chain: PredictedChain, uri: string): void {
	const left = chain.position(PID, uri);
	if (left === null) return;
	const shares = left.shares + left.queuedShares;
	const value = worthOf(shares, chain.pool(PID), chain.generation);
	expect(shares === 0n || (shares > DUST && value > LEAST[chain.generation])).toBe(true);
}

/** Withdraws from a pool as the check predicts; `null` where Bob has no position in it, or the chain refuses. */
async function withdraw<O extends { readonly amount: bigint } | { readonly shares: bigint }>(
	generation: 1 | 2,
	plan: PoolPlan,
	choose: (position: { readonly value: bigint; readonly shares: bigint }) => O,
) {
	const chain = await pricedPool(generation, plan);
	const before = chain.position(PID, "//Bob");
	if (!before) return null;
	const totals = chain.pool(PID);
	const order = choose(before);
	const run = chain.run("//Bob", chain.writes.withdraw(PID, order));
	expectPredicted(run, generation);
	return run.result ? { chain, before, totals, order, run, result: run.result } : null;
}

/** A part of `all` in millionths, some units off. */
const parts = fc.tuple(fc.bigInt(0n, 1_000_000n), fc.bigInt(-2000n, 2000n));
const part = (all: bigint, [millionths, off]: readonly [bigint, bigint]) => {
	const result = (all * millionths) / 1_000_000n + off;
	return result < 0n ? 0n : result;
};

describe.each([1, 2] as const)("generation %i, at prices from 2^-30 to 2^30", (generation) => {
	test("a withdrawal by value takes the least shares that reach it, and leaves no rest that cannot be withdrawn", async () => {
		await fc.assert(
			fc.asyncProperty(pools(generation), parts, async (plan, wish) => {
				const withdrawal = await withdraw(generation, plan, ({ value }) => ({ amount: part(value, wish) }));
				if (!withdrawal) return;
				const { chain, before, totals, run, result } = withdrawal;
				const { amount } = withdrawal.order;
				const { requested } = result;
				const worth = (shares: bigint) => worthOf(shares, totals, generation);
				if (requested < before.shares) {
					expect(worth(requested)).toBeGreaterThanOrEqual(amount);
					expect(worth(requested - 1n)).toBeLessThan(amount);
				}
				if (run.codes.length === 0) expectWithdrawable(chain, "//Bob");
				expect(run.codes).not.toContain("SHARES_UNWITHDRAWABLE");
			}),
			RUNS,
		);
	});

	test("a withdrawal of the position's value leaves nothing", async () => {
		await fc.assert(
			fc.asyncProperty(pools(generation), async (plan) => {
				const chain = await pricedPool(generation, { ...plan, freeParts: 1_000_000 });
				const before = chain.position(PID, "//Bob");
				if (!before) return;
				const run = chain.run("//Bob", chain.writes.withdraw(PID, { amount: before.value }));
				expectPredicted(run, generation);
				if (run.error !== null) return;
				expect(run.result).toMatchObject({ requested: before.shares, queued: 0n });
				expect(chain.position(PID, "//Bob")).toBeNull();
			}),
			RUNS,
		);
	});

	test("a withdrawal of shares without a failure is paid or waits, and leaves no rest that cannot be withdrawn", async () => {
		await fc.assert(
			fc.asyncProperty(pools(generation), parts, async (plan, wish) => {
				const withdrawal = await withdraw(generation, plan, (position) => ({ shares: part(position.shares, wish) }));
				if (!withdrawal || withdrawal.run.codes.length > 0) return;
				const { chain, before, totals, result } = withdrawal;
				expectWithdrawable(chain, "//Bob");
				const after = chain.position(PID, "//Bob");
				const gone = before.shares - (after ? after.shares + after.queuedShares : 0n);
				const unpaid = worthOf(gone, totals, generation) - result.paid;
				expect(unpaid).toBeLessThanOrEqual(LEAST[generation] + worthOf(2n, totals, generation));
			}),
			RUNS,
		);
	});

	test("a contribution without a failure costs its amount and the fee, and makes a position that can be withdrawn", async () => {
		await fc.assert(
			fc.asyncProperty(pools(generation), parts, parts, async (plan, queued, wish) => {
				const chain = await pricedPool(generation, plan);
				const waiting = chain.position(PID, "//Dave")?.shares ?? 0n;
				chain.run("//Dave", chain.writes.withdraw(PID, { shares: part(waiting, queued) }));
				const amount = part(1000n * PHA, wish);
				const owned = () => {
					const { free, wrapped } = chain.delegator("//Eve");
					return free + (wrapped ?? 0n);
				};
				const before = owned();
				const run = chain.run("//Eve", chain.writes.contribute(PID, amount));
				expectPredicted(run, generation);
				if (!run.result || run.codes.length > 0) return;
				const spent = generation === 1 ? 0n : amount;
				expect(before - owned()).toBe(spent + chain.chain.feeOf(run.block));
				expectWithdrawable(chain, "//Eve");
				expect(chain.delegator("//Eve").wrapped).toBe(generation === 1 ? null : 0n);
			}),
			RUNS,
		);
	});

	test("a contribution of everything leaves an account that can withdraw and unwrap it", async () => {
		await fc.assert(
			fc.asyncProperty(pools(generation), fc.bigInt(0n, 10n ** 14n), async (plan, wrapped) => {
				const chain = await pricedPool(generation, { ...plan, freeParts: 1_000_000 });
				if (generation === 2) chain.run("//Eve", chain.writes.wrap(wrapped));
				const run = chain.run("//Eve", chain.writes.contribute(PID, "all"));
				expectPredicted(run, generation);
				if (!run.result || run.codes.length > 0) return;
				const { free, transferable } = chain.delegator("//Eve");
				expect(run.result.amount).toBe(run.block.events.find(({ name }) => name === "Contribution")?.data.amount);
				expect(transferable).toBeGreaterThan(PHA / 11n);
				expect(free - transferable - (generation === 1 ? run.result.amount : 10n ** 10n)).toBe(0n);
				const left = chain.run("//Eve", chain.writes.withdraw(PID, "all"));
				expect([left.codes, left.error]).toEqual([[], null]);
				if (generation === 1) return;
				const unwrapped = chain.run("//Eve", chain.writes.unwrap("all"));
				expect([unwrapped.codes, unwrapped.error]).toEqual([[], null]);
			}),
			{ ...RUNS, numRuns: 20 },
		);
	});
});
