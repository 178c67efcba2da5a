import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WithdrawAmount } from "../../../src/chain/operation.ts";
import type { PredictedChain } from "../../support/predictions/predicted-chain.ts";
import { PHA, PID, type PoolPlan, pricedPool } from "../../support/predictions/priced-pool.ts";

/** The pool that stake is moved to, at price 1. */
const TARGET = 1;
const RUNS = { numRuns: 60, seed: 12 };
/** Codes of checks for what the chain accepts, at a loss for an account, or to leave the rest in the queue. */
const CLIENT_ONLY = [
	"WITHDRAWAL_NOT_PAYABLE",
	"WITHDRAWAL_WOULD_BURN",
	"SHARES_UNWITHDRAWABLE",
	"STAKE_WOULD_BURN",
	"AMOUNT_TOO_LARGE",
];

/** Prices from 2^-20 to 2^20 pico PHA a share. */
const prices = fc
	.tuple(fc.integer({ min: -20, max: 20 }), fc.bigInt(1n << 20n, (1n << 21n) - 1n))
	.map(([exponent, mantissa]) => ({
		numerator: mantissa << BigInt(Math.max(exponent, 0)),
		denominator: (1n << 20n) << BigInt(Math.max(-exponent, 0)),
	}));

const pools = (generation: 1 | 2) =>
	prices.chain((price): fc.Arbitrary<PoolPlan> => {
		const most = ((1n << (generation === 1 ? 62n : 78n)) * price.numerator) / price.denominator;
		const stakes = fc.bigInt(10n ** 8n, 29n * 10n ** 16n).map((stake) => (stake < most ? stake : most / 3n + 1n));
		return fc.record({
			price: fc.constant(price),
			stakes: fc.tuple(stakes, stakes, stakes),
			freeParts: fc.oneof(fc.constant(1_000_000), fc.integer({ min: 0, max: 300_000 })),
		});
	});

/** What to move, as parts of the position in millionths, some units off. */
const wishes = fc.oneof(
	fc.constant("all" as const),
	fc.record({
		by: fc.constantFrom("amount" as const, "shares" as const),
		part: fc.bigInt(0n, 1_000_000n),
		off: fc.bigInt(-2000n, 2000n),
	}),
);

function chooseAmount(chain: PredictedChain, wish: typeof wishes extends fc.Arbitrary<infer W> ? W : never) {
	if (wish === "all") return wish;
	const { value = 0n, shares = 0n } = chain.position(PID, "//Bob") ?? {};
	const wanted = ((wish.by === "amount" ? value : shares) * wish.part) / 1_000_000n + wish.off;
	const size = wanted < 0n ? 0n : wanted;
	return wish.by === "amount" ? { amount: size } : { shares: size };
}

/** A priced pool, a second one, and W-PHA of the delegator besides. */
async function start(generation: 1 | 2, plan: PoolPlan, wrapped: bigint): Promise<PredictedChain> {
	const chain = await pricedPool(generation, plan);
	chain.run("//Alice", chain.writes.createStakePool());
	if (generation === 2 && wrapped > 0n) chain.run("//Bob", chain.writes.wrap(wrapped));
	return chain;
}

const move = (chain: PredictedChain, amount: WithdrawAmount, queueRest = false) =>
	chain.run("//Bob", chain.writes.move(PID, TARGET, amount, queueRest));

describe.each([1, 2] as const)("generation %i: a move of stake", (generation) => {
	test("contributes exactly what the withdrawal frees, or is refused as predicted, at prices from 2^-20 to 2^20", async () => {
		const wrapped = fc.constantFrom(0n, 10n ** 8n, 10n ** 8n + 1n, 7n * PHA + 3n);
		const seen = { moved: 0, partly: 0, refused: 0 };
		await fc.assert(
			fc.asyncProperty(pools(generation), wishes, wrapped, fc.boolean(), async (plan, wish, besides, queueRest) => {
				const chain = await start(generation, plan, besides);
				const before = chain.delegator("//Bob");
				const { codes, error, result } = move(chain, chooseAmount(chain, wish), queueRest);
				if (codes.length > 0) {
					seen.refused++;
					if (!codes.some((code) => CLIENT_ONLY.includes(code))) expect(error).not.toBeNull();
					return;
				}
				expect(error).toBeNull();
				const after = chain.delegator("//Bob");
				expect(result?.contributed).toBe(result?.withdrawn);
				expect(after.wrapped).toBe(before.wrapped);
				expect(chain.position(TARGET, "//Bob")).toMatchObject({ shares: result?.shares });
				expect(chain.position(PID, "//Bob")?.queuedShares ?? 0n).toBe(result?.queued);
				if (result?.queued) seen.partly++;
				else seen.moved++;
				if (!queueRest) expect(result?.queued).toBe(0n);
				// Rests of at most 1000 pico leave the lock with the shares.
				if (before.stakeLocked !== null) {
					expect(before.stakeLocked - (after.stakeLocked ?? 0n)).toBeGreaterThanOrEqual(0n);
					expect(before.stakeLocked - (after.stakeLocked ?? 0n)).toBeLessThanOrEqual(1000n);
				}
			}),
			RUNS,
		);
		expect(Math.min(...Object.values(seen))).toBeGreaterThan(3);
	});

	const halfFree = { price: { numerator: 1n, denominator: 1n }, stakes: [100n * PHA, 100n * PHA, 100n * PHA] };

	test("is refused where the pool cannot pay everything, and moves what it pays with queueRest", async () => {
		const chain = await start(generation, { ...halfFree, freeParts: 200_000 }, 0n);
		const { failures } = move(chain.fork(), { amount: 90n * PHA });
		expect(failures).toEqual([
			expect.objectContaining({
				code: "WITHDRAWAL_NOT_PAYABLE",
				details: { pid: PID, payable: 60n * PHA, queued: 30n * PHA, dispatch: null },
			}),
		]);
		const { codes, result } = move(chain, { amount: 90n * PHA }, true);
		expect(codes).toEqual([]);
		const moved = { withdrawn: 60n * PHA, contributed: 60n * PHA, shares: 60n * PHA, queued: 30n * PHA };
		expect(result).toEqual(moved);
		expect(chain.position(PID, "//Bob")).toMatchObject({ queuedShares: 30n * PHA, value: 10n * PHA });
	});

	test("is refused where the pool pays nothing, and where it pays less than the minimum contribution", async () => {
		const none = await start(generation, { ...halfFree, freeParts: 0 }, 0n);
		expect(move(none, "all", true).codes).toEqual(["WITHDRAWAL_NOT_PAYABLE"]);
		const little = await start(generation, { ...halfFree, freeParts: 30 }, 0n);
		expect(move(little, "all", true)).toMatchObject({ codes: ["CONTRIBUTION_TOO_SMALL"], error: expect.anything() });
	});

	test("is refused as a whole where the second pool accepts no contribution", async () => {
		const chain = await start(generation, { ...halfFree, freeParts: 1_000_000 }, 0n);
		chain.run("//Alice", chain.writes.setCap(TARGET, 10n * PHA));
		const { codes, error } = move(chain, "all");
		expect({ codes, error: error !== null }).toEqual({ codes: ["CAP_EXCEEDED"], error: true });
		expect(chain.position(PID, "//Bob")).toMatchObject({ value: 100n * PHA });
		expect(chain.run("//Bob", chain.writes.move(PID, 7, "all", false)).codes).toEqual(["NOT_FOUND"]);
		expect(chain.run("//Bob", chain.writes.move(7, PID, "all", false)).codes).toContain("NOT_FOUND");
		expect(chain.run("//Bob", chain.writes.move(TARGET, PID, "all", false)).codes).toEqual(["NO_POSITION"]);
	});

	test("counts only its own withdrawal where the second pool pays a waiting request of the account", async () => {
		const chain = await start(generation, { ...halfFree, freeParts: 0 }, 0n);
		expect(chain.run("//Bob", chain.writes.withdraw(PID, { amount: 30n * PHA })).result).toMatchObject({ paid: 0n });
		chain.run("//Bob", chain.writes.contribute(TARGET, 50n * PHA));
		const { codes, result } = chain.run("//Bob", chain.writes.move(TARGET, PID, { amount: 20n * PHA }, false));
		expect(codes).toEqual([]);
		const moved = { withdrawn: 20n * PHA, contributed: 20n * PHA, shares: 20n * PHA, queued: 0n };
		expect(result).toEqual(moved);
		expect(chain.position(PID, "//Bob")).toMatchObject({ shares: 90n * PHA, queuedShares: 10n * PHA });
	});

	test("is undone as a whole where the first pool pays nothing: a waiting request keeps its place", async () => {
		const chain = await start(generation, { ...halfFree, freeParts: 0 }, 0n);
		chain.run("//Bob", chain.writes.withdraw(PID, { amount: 60n * PHA }));
		const { codes, result } = chain.run("//Bob", chain.writes.move(PID, TARGET, { amount: 40n * PHA }, true));
		expect({ codes, result }).toEqual({ codes: ["WITHDRAWAL_NOT_PAYABLE"], result: null });
		expect(chain.position(PID, "//Bob")).toMatchObject({ queuedShares: 60n * PHA });
	});
});
