import { describe, expect, it } from "vitest";
import { csvLine } from "../../../src/ledger/csv-line.ts";
import { type LedgerEntry, ledgerCsv } from "../../../src/ledger/index.ts";
import { blockAt, entryOf } from "../../support/ledger-entries.ts";

const PHA = 10n ** 12n;
const HASH = `0x${"ab".repeat(32)}` as const;
/** Blocks of an hour. */
const at = (number: number) => blockAt(number, 3600);

async function linesOf(...args: Parameters<typeof ledgerCsv>): Promise<string[]> {
	const lines: string[] = [];
	for await (const line of ledgerCsv(...args)) lines.push(line);
	return lines;
}

describe("csvLine", () => {
	it.each([
		["plain", "plain"],
		["a,b", '"a,b"'],
		['say "so"', '"say ""so"""'],
		["two\nlines", '"two\nlines"'],
		["=1+1", "'=1+1"],
		["+1", "'+1"],
		["-1", "'-1"],
		["@SUM(A1)", "'@SUM(A1)"],
		["\tx", "'\tx"],
		['=HYPERLINK("a,b")', '"\'=HYPERLINK(""a,b"")"'],
	])("writes %j as %j", (text, cell) => {
		expect(csvLine([text])).toBe(`${cell}\r\n`);
	});

	it("leaves negative amounts numbers", () => {
		expect(csvLine(["x", { amount: "-1.5" }])).toBe("x,-1.5\r\n");
	});
});

describe("ledgerCsv", () => {
	const entries: readonly LedgerEntry[] = [
		entryOf({ type: "opening", block: at(0), pha: 100n * PHA }),
		entryOf({ type: "fee", block: at(1), extrinsic: 2, transaction: HASH, isOwn: true, amount: 5n, pha: -5n }),
		entryOf({ type: "wrap", block: at(1), extrinsic: 2, amount: 10n * PHA, pha: -10n * PHA, wrapped: 10n * PHA }),
		entryOf({
			...{ type: "contribution", block: at(1), extrinsic: 2, transaction: HASH, pid: 7, amount: 10n * PHA },
			...{ wrapped: -10n * PHA, staked: 10n * PHA, shares: 9n, isOwn: true },
		}),
		entryOf({ type: "reward", block: at(2), pid: 7, amount: 3n, staked: 3n }),
		entryOf({ type: "reward", block: at(3), pid: 7, amount: 4n, staked: 4n }),
		entryOf({ type: "reward", block: at(25), pid: 7, amount: 1n, staked: 1n }),
		entryOf({ type: "rounding", block: at(26), pid: 7, amount: 1n, staked: -1n }),
		entryOf({ type: "fee", block: at(26), extrinsic: 1, transaction: HASH, isOwn: true, amount: 6n, pha: -6n }),
		entryOf({ type: "transferIn", block: at(27), counterparty: "=evil()", amount: 1n, pha: 1n }),
		entryOf({ type: "reward", block: at(28), pid: 1, amount: 9n, unclaimed: 9n }),
		entryOf({ type: "rewardClaim", block: at(29), pid: 1, amount: 9n, unclaimed: -9n, pha: 9n }),
		entryOf({ type: "closing", block: at(30) }),
	];

	it("writes Koinly's columns: rewards per day, fees beside their transaction", async () => {
		const [header, ...lines] = await linesOf(entries, { format: "koinly" });
		expect(header).toBe(
			"Date,Sent Amount,Sent Currency,Received Amount,Received Currency,Fee Amount,Fee Currency,Net Worth Amount,Net Worth Currency,Label,Description,TxHash\r\n",
		);
		expect(lines).toEqual([
			`1970-01-01 01:00:00 UTC,10,PHA,,,0.000000000005,PHA,,,stake,contribution to pool 7,${HASH}\r\n`,
			"1970-01-01 03:00:00 UTC,,,0.000000000007,PHA,,,,,reward,reward of pool 7,\r\n",
			"1970-01-01 03:00:00 UTC,0.000000000007,PHA,,,,,,,stake,reward stays in pool 7,\r\n",
			`1970-01-02 02:00:00 UTC,0.000000000006,PHA,,,,,,,cost,fee of a transaction,${HASH}\r\n`,
			"1970-01-02 03:00:00 UTC,,,0.000000000001,PHA,,,,,,transfer from =evil(),\r\n",
			"1970-01-02 05:00:00 UTC,,,0.000000000009,PHA,,,,,reward,claim of rewards of pool 1,\r\n",
			"1970-01-02 01:00:00 UTC,,,0.000000000001,PHA,,,,,reward,reward of pool 7,\r\n",
			"1970-01-02 01:00:00 UTC,0.000000000001,PHA,,,,,,,stake,reward stays in pool 7,\r\n",
		]);
	});

	it("writes CoinTracking's columns, one reward per entry on request", async () => {
		const lines = await linesOf(entries, { format: "cointracking", rewardsPer: "entry", currency: "PHA2" });
		expect(lines[0]).toBe(
			"Type,Buy Amount,Buy Currency,Sell Amount,Sell Currency,Fee,Fee Currency,Exchange,Trade-Group,Comment,Date,Tx-ID\r\n",
		);
		expect(lines.filter((line) => line.startsWith("Staking,"))).toEqual([
			"Staking,0.000000000003,PHA2,,,,,Phala,,reward of pool 7,1970-01-01 02:00:00,\r\n",
			"Staking,0.000000000004,PHA2,,,,,Phala,,reward of pool 7,1970-01-01 03:00:00,\r\n",
			"Staking,0.000000000001,PHA2,,,,,Phala,,reward of pool 7,1970-01-02 01:00:00,\r\n",
			"Staking,0.000000000009,PHA2,,,,,Phala,,claim of rewards of pool 1,1970-01-02 05:00:00,\r\n",
		]);
	});

	it("writes every entry in full", async () => {
		const lines = await linesOf(entries);
		expect(lines).toHaveLength(entries.length + 1);
		const { hash } = at(1);
		expect(lines[4]).toBe(
			`1970-01-01T01:00:00.000Z,1,${hash},2,${HASH},true,contribution,7,10,0,-10,10,0,0.000000000009,false,\r\n`,
		);
		expect(lines[10]).toContain(",'=evil()\r\n");
	});

	it.each([
		[{ format: "excel" }, "format"],
		[{ format: "toString" }, "format"],
		[{ currency: "" }, "currency"],
		[{ rewardsPer: "week" }, "rewardsPer"],
	])("refuses %j", async (options, name) => {
		await expect(linesOf(entries, options as never)).rejects.toMatchObject({
			code: "INVALID_ARGUMENT",
			details: { name },
		});
	});

	it("keeps rewards and commission of one pool and day apart", async () => {
		const gains = [
			entryOf({ type: "reward", block: at(1), pid: 7, amount: 3n, staked: 3n }),
			entryOf({ type: "commission", block: at(2), pid: 7, amount: 4n, staked: 4n }),
			entryOf({ type: "closing", block: at(3) }),
		];
		const lines = await linesOf(gains, { format: "cointracking" });
		expect(lines.map((line) => line.split(",").slice(0, 2).join())).toEqual([
			"Type,Buy Amount",
			"Staking,0.000000000003",
			"Withdrawal,",
			"Income,0.000000000004",
			"Withdrawal,",
		]);
	});

	it.each([null, 5])("refuses %j as options", async (wrong) => {
		await expect(linesOf(entries, wrong as never)).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
	});
});
