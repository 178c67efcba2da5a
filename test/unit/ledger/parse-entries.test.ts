import { describe, expect, it, test } from "vitest";
import { type LedgerEntries, ledgerCsv, summarizeLedger, toLedgerRow, valueSeries } from "../../../src/ledger/index.ts";
import { blockAt, entryOf } from "../../support/ledger-entries.ts";

async function collect<T>(values: AsyncIterable<T>): Promise<readonly T[]> {
	const all: T[] = [];
	for await (const value of values) all.push(value);
	return all;
}

const entry = entryOf({ type: "opening", block: blockAt(1) });
const READERS: Readonly<Record<string, (entries: LedgerEntries) => Promise<unknown>>> = {
	summarizeLedger: (entries) => summarizeLedger(entries),
	valueSeries: (entries) => collect(valueSeries(entries)),
	"ledgerCsv in full": (entries) => collect(ledgerCsv(entries)),
	"ledgerCsv for tax": (entries) => collect(ledgerCsv(entries, { format: "koinly" })),
};

describe.each(Object.entries(READERS))("%s", (_, read) => {
	it.each([null, undefined, 5, "entries", {}])("refuses %o as entries", async (entries) => {
		await expect(read(entries as never)).rejects.toMatchObject({
			code: "INVALID_ARGUMENT",
			details: { name: "entries" },
		});
	});

	it.each([
		[null, "entry"],
		[5, "entry"],
		[{}, "entry"],
		[{ ...entry, block: null }, "entry"],
		[{ ...entry, block: { number: 1 } }, "entry"],
		[{ ...entry, pid: "1" }, "entry"],
		[{ ...entry, staked: "1" }, "staked"],
		[{ ...entry, amount: undefined }, "amount"],
	])("refuses %o as an entry", async (wrong, name) => {
		await expect(read([entry, wrong] as never)).rejects.toMatchObject({ code: "INVALID_ARGUMENT", details: { name } });
	});

	it("takes entries at once, and as they are read", async () => {
		async function* later() {
			yield entry;
		}
		expect(await read(later())).toEqual(await read([entry]));
	});
});

test("toLedgerRow refuses anything but an event", () => {
	for (const event of [null, undefined, 5, "event"])
		expect(() => toLedgerRow(event as never)).toThrow(
			expect.objectContaining({ code: "INVALID_ARGUMENT", details: expect.objectContaining({ name: "event" }) }),
		);
});
