import { describe, expect, it } from "vitest";
import { type LedgerEntry, summarizeLedger, type ValueSeriesOptions, valueSeries } from "../../../src/ledger/index.ts";
import { blockAt, entryOf } from "../../support/ledger-entries.ts";

const PHA = 10n ** 12n;
const DAY = 86_400;
const at = (day: number) => blockAt(day, DAY);

describe("summarizeLedger", () => {
	it("weighs capital by time: 100 PHA for ten days and 100 more for five earn 3", async () => {
		const summary = await summarizeLedger([
			entryOf({ type: "opening", block: at(0), pha: 200n * PHA }),
			entryOf({ type: "opening", block: at(0), pid: 1, staked: 100n * PHA }),
			entryOf({ type: "reward", block: at(4), pid: 1, staked: 2n * PHA }),
			entryOf({ type: "contribution", block: at(5), pid: 1, amount: 100n * PHA, pha: -100n * PHA, staked: 100n * PHA }),
			entryOf({ type: "fee", block: at(5), amount: 7n, pha: -7n }),
			entryOf({ type: "reward", block: at(9), pid: 1, staked: 2n * PHA }),
			entryOf({ type: "loss", block: at(9), pid: 1, staked: -1n * PHA }),
			entryOf({ type: "closing", block: at(10) }),
		]);
		expect(summary).toMatchObject({
			contributed: 100n * PHA,
			rewards: 4n * PHA,
			losses: PHA,
			gained: 3n * PHA,
			fees: 7n,
			opening: { pha: 200n * PHA, staked: 100n * PHA },
			closing: { pha: 100n * PHA - 7n, staked: 203n * PHA },
			from: at(0),
			to: at(10),
			pools: [{ pid: 1, opening: 100n * PHA, closing: 203n * PHA, gained: 3n * PHA }],
		});
		// 3 of 150 on average are 2 % in ten days, 73 % in a year.
		expect(summary?.yield).toEqual({
			gain: 3n * PHA,
			capitalMs: 150n * PHA * BigInt(10 * DAY * 1000),
			durationMs: 10 * DAY * 1000,
			averageCapital: 150n * PHA,
			yieldPpm: 20_000n,
			annualisedPpm: 730_000n,
		});
		expect(summary?.pools[0]?.yield).toEqual(summary?.yield);
	});

	it("counts claims as capital that leaves", async () => {
		const summary = await summarizeLedger([
			entryOf({ type: "opening", block: at(0), pid: 1, staked: 90n, unclaimed: 10n }),
			entryOf({ type: "rewardClaim", block: at(5), pid: 1, amount: 10n, unclaimed: -10n, pha: 10n }),
			entryOf({ type: "closing", block: at(10) }),
		]);
		expect(summary).toMatchObject({ claimed: 10n, gained: 0n, yield: { averageCapital: 95n, yieldPpm: 0n } });
	});

	it("takes gains out first: a pool that was left has no capital, whatever it paid", async () => {
		const summary = await summarizeLedger([
			entryOf({ type: "opening", block: at(0) }),
			entryOf({ type: "contribution", block: at(0), pid: 1, amount: 100n * PHA, staked: 100n * PHA }),
			entryOf({ type: "contribution", block: at(0), pid: 2, amount: 100n * PHA, staked: 100n * PHA }),
			entryOf({ type: "reward", block: at(4), pid: 1, staked: 10n * PHA }),
			entryOf({ type: "reward", block: at(4), pid: 2, unclaimed: 50n * PHA }),
			entryOf({ type: "rewardClaim", block: at(5), pid: 2, amount: 50n * PHA, unclaimed: -50n * PHA }),
			// The reward of the block of the withdrawal comes after it.
			entryOf({ type: "withdrawal", block: at(5), pid: 1, amount: 120n * PHA, staked: -120n * PHA }),
			entryOf({ type: "reward", block: at(5), pid: 1, staked: 10n * PHA }),
			entryOf({ type: "closing", block: at(1000) }),
		]);
		const [left, kept] = summary?.pools ?? [];
		expect(left?.yield).toMatchObject({
			gain: 20n * PHA,
			capitalMs: 500n * PHA * 86_400_000n,
			averageCapital: PHA / 2n,
		});
		// 20 of 100 in five days are 40 in ten, and 4000 in the thousand.
		expect(left?.yield.yieldPpm).toBe(40_000_000n);
		expect(kept?.yield).toMatchObject({ gain: 50n * PHA, averageCapital: 100n * PHA, yieldPpm: 500_000n });
		expect(summary?.yield).toMatchObject({
			gain: 70n * PHA,
			capitalMs: (left?.yield.capitalMs ?? 0n) + (kept?.yield.capitalMs ?? 0n),
		});
	});

	it("has no negative capital after losses", async () => {
		const summary = await summarizeLedger([
			entryOf({ type: "opening", block: at(0), pid: 1, staked: 100n }),
			entryOf({ type: "loss", block: at(5), pid: 1, staked: -20n }),
			entryOf({ type: "withdrawal", block: at(5), pid: 1, amount: 80n, staked: -80n }),
			entryOf({ type: "closing", block: at(10) }),
		]);
		expect(summary?.yield).toMatchObject({ gain: -20n, averageCapital: 50n, yieldPpm: -400_000n });
	});

	it("has no yield without capital or time", async () => {
		const nothing = await summarizeLedger([entryOf({ type: "opening", block: at(0) })]);
		expect(nothing?.yield).toMatchObject({ yieldPpm: null, annualisedPpm: null, averageCapital: 0n });
		expect(await summarizeLedger([])).toBeNull();
	});

	it("keeps transfers apart from other changes", async () => {
		const summary = await summarizeLedger([
			entryOf({ type: "transferIn", block: at(1), pha: 5n }),
			entryOf({ type: "transferOut", block: at(1), wrapped: -3n }),
			entryOf({ type: "debit", block: at(1), pha: -2n }),
			entryOf({ type: "adjustment", block: at(1), pha: 9n }),
		]);
		expect(summary).toMatchObject({ transferredIn: 5n, transferredOut: 3n, others: 7n });
	});
});

describe("valueSeries", () => {
	const entries: readonly LedgerEntry[] = [
		entryOf({ type: "opening", block: blockAt(1, 3600), pha: 10n }),
		entryOf({ type: "opening", block: blockAt(1, 3600), pid: 0, staked: 5n }),
		entryOf({ type: "reward", block: blockAt(24, 3600), pid: 0, staked: 1n }),
		entryOf({ type: "reward", block: blockAt(25, 3600), pid: 0, unclaimed: 2n }),
		entryOf({ type: "closing", block: blockAt(80, 3600) }),
	];
	async function points(options?: ValueSeriesOptions) {
		const list: [number, number, bigint][] = [];
		for await (const { timestampMs, block, total } of valueSeries(entries, options))
			list.push([timestampMs / 3_600_000, block.number, total]);
		return list;
	}

	it("has the end of each day, and of the ledger", async () => {
		expect(await points()).toEqual([
			[24, 1, 15n],
			[48, 25, 18n],
			[72, 25, 18n],
			[80, 80, 18n],
		]);
	});

	it("has each block with entries", async () => {
		expect(await points({ every: "block" })).toEqual([
			[1, 1, 15n],
			[24, 24, 16n],
			[25, 25, 18n],
			[80, 80, 18n],
		]);
	});

	it("has intervals of any length", async () => {
		const every = 40 * 3_600_000;
		expect(await points({ every })).toEqual([
			[40, 25, 18n],
			[80, 25, 18n],
			[80, 80, 18n],
		]);
	});

	it.each([0, -1, 0.5, "week", null])("refuses an interval of %j", async (every) => {
		await expect(points({ every } as never)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
	});
});
