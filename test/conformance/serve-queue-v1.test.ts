import { describe, expect, test } from "vitest";
import { entries } from "../../generated/v1/entries.ts";
import type { PoolInfo } from "../../generated/v1/pallets.ts";
import { applyContribution } from "../../src/chain/v1/writes/contribute.ts";
import { type Stakers, serveQueue } from "../../src/chain/v1/writes/serve-queue.ts";
import type { Hex } from "../../src/codec/hex.ts";
import { FOLDERS, type RecordedCall, recordedSteps } from "../support/conformance/recorded-v1.ts";
import { encoder } from "../support/encode.ts";
import { v1 } from "../support/metadata/specimens.ts";
import type { V1State } from "../support/vectors.ts";

const stored = encoder(v1);
const [ALICE, BOB, CHARLIE]: [Hex, Hex, Hex] = [`0x${"0a".repeat(32)}`, `0x${"0b".repeat(32)}`, `0x${"0c".repeat(32)}`];

/** A pool of a recorded state as the SDK decodes it. */
function poolIn(state: V1State, pid: string): PoolInfo {
	const pool = entries.phalaStakePool.stakePools.decode(stored("PhalaStakePool", "StakePools", state.pools[pid]));
	if (!pool) throw new Error(`no pool ${pid}`);
	return pool;
}

function stakersIn(state: V1State, pid: string): Stakers {
	return new Map(
		Object.values(state.delegations[pid] ?? {}).map(({ user, shares, locked }) => [
			user,
			{ shares: BigInt(shares), locked: BigInt(locked) },
		]),
	);
}

function totals({ totalStake, totalShares, freeStake }: PoolInfo) {
	return { totalStake, totalShares, freeStake };
}

describe.each(FOLDERS)(
	"of %s: what the pool is after its queue was served is the recorded state to the pico, after",
	(folder) => {
		const done = [...recordedSteps(folder)].filter(
			(one): one is RecordedCall => one.step.kind === "call" && one.step.outcome.ok === true,
		);
		const calls = (method: string) =>
			done.filter(({ step }) => step.input.method === method).map((call) => [call.name, call] as const);

		test.each(calls("contribute"))("the contribution of %s", (_, { step, before }) => {
			const { signer, args } = step.input;
			const pid = String(args.pid);
			const after = applyContribution(poolIn(before, pid), signer, BigInt(String(args.amount)), stakersIn(before, pid));
			expect(after).toEqual(totals(poolIn(step.state, pid)));
		});

		test.each(calls("reclaimPoolWorker"))("the reclaim of %s", (_, { step, before }) => {
			const pid = String(step.input.args.pid);
			const [was, is] = [poolIn(before, pid), poolIn(step.state, pid)];
			const fund = { ...totals(was), freeStake: was.freeStake + was.releasingStake - is.releasingStake };
			expect(serveQueue(fund, was.withdrawQueue, stakersIn(before, pid))).toEqual(totals(is));
		});
	},
);

describe("serving a queue", () => {
	const request = (user: Hex, shares: bigint) => ({ user, shares });
	const fund = (totalStake: bigint, totalShares: bigint, freeStake: bigint) => ({ totalStake, totalShares, freeStake });

	test("pays no account more than its record locks", () => {
		const stakers = new Map([[ALICE, { shares: 10n ** 12n, locked: 10n ** 12n - 5n }]]);
		const after = serveQueue(
			fund(4n * 10n ** 12n, 4n * 10n ** 12n, 3n * 10n ** 12n),
			[request(ALICE, 10n ** 12n)],
			stakers,
		);
		expect(after).toEqual(fund(3n * 10n ** 12n + 5n, 3n * 10n ** 12n, 2n * 10n ** 12n + 5n));
	});

	test("computes the payable shares at the price before, and pays the current price, as rhala 1180 did", () => {
		const [first, second, own]: [Hex, Hex, Hex] = [ALICE, BOB, CHARLIE];
		const stakers = new Map([
			[first, { shares: 690_881_402_994_142n, locked: 636_167_061_164_106n }],
			[second, { shares: 173_792_282_676_986n, locked: 189_526_279_966_204n }],
			[own, { shares: 2_018_578_260_270_494n + 1n, locked: 2_075_933_504_746_366n }],
		]);
		const queue = [
			request(first, 690_881_402_994_142n),
			request(second, 39_886_129_761_550n),
			request(own, 1_385_052_101_751_618n),
		];
		const before = fund(7_464_763_815_305_694n, 6_845_057_811_179_972n, 690_881_402_993_747n);
		const after = serveQueue(before, queue, stakers);
		// The first is paid the locked amount, less than the shares' value: the second is paid at the resulting price, 1.1096.
		expect(after.freeStake).toBe(0n);
		expect(before.totalStake - after.totalStake).toBe(690_881_402_993_747n);
		const spent = 636_167_061_164_106n + 44_257_148_017_841n;
		// The third is paid the rest for the shares that the rest buys at the price before, 1.0905.
		const bought = ((690_881_402_993_747n - spent) * 6_845_057_811_179_972n) / 7_464_763_815_305_694n;
		const gone = before.totalShares - after.totalShares - 690_881_402_994_142n - 39_886_129_761_550n;
		expect(bought - gone).toBeLessThan(3n);
		expect(gone <= bought).toBe(true);
	});

	test("skips requests of accounts without a record, and pays those behind them", () => {
		const stakers = new Map([[BOB, { shares: 10n ** 12n, locked: 10n ** 12n }]]);
		const queue = [request(ALICE, 10n ** 12n), request(BOB, 10n ** 12n)];
		expect(serveQueue(fund(4n * 10n ** 12n, 4n * 10n ** 12n, 10n ** 12n), queue, stakers)).toEqual(
			fund(3n * 10n ** 12n, 3n * 10n ** 12n, 0n),
		);
	});

	test("removes dust shares from the pool with the payment, and all of a pool with dust left", () => {
		const stakers = new Map([[ALICE, { shares: 10n ** 12n + 700n, locked: 10n ** 12n + 700n }]]);
		const after = serveQueue(
			fund(10n ** 12n + 700n, 10n ** 12n + 700n, 10n ** 12n + 700n),
			[request(ALICE, 10n ** 12n)],
			stakers,
		);
		expect(after).toEqual(fund(0n, 0n, 0n));
	});

	test("stops at dust, and at a price above all stake", () => {
		const stakers = new Map([[CHARLIE, { shares: 10n ** 12n, locked: 10n ** 12n }]]);
		const dust = fund(10n ** 12n, 10n ** 12n, 1000n);
		expect(serveQueue(dust, [request(CHARLIE, 10n ** 12n)], stakers)).toEqual(dust);
		const dear = fund(10n ** 18n, 2000n, 1001n);
		expect(
			serveQueue(dear, [request(CHARLIE, 1500n)], new Map([[CHARLIE, { shares: 2000n, locked: 10n ** 18n }]])),
		).toEqual(dear);
	});

	test("does not change a pool without shares", () => {
		const empty = fund(2000n, 0n, 2000n);
		expect(serveQueue(empty, [request(ALICE, 5000n)], new Map([[ALICE, { shares: 5000n, locked: 0n }]]))).toEqual(
			empty,
		);
	});

	test("at a price of 0 takes all shares for nothing", () => {
		const stakers = new Map([[ALICE, { shares: 10n ** 12n, locked: 10n ** 12n }]]);
		const worthless = fund(0n, 4n * 10n ** 12n, 2000n);
		expect(serveQueue(worthless, [request(ALICE, 10n ** 12n)], stakers)).toMatchObject({
			totalShares: 3n * 10n ** 12n,
		});
	});
});
