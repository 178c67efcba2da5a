import { invalidArgument, parseOptions } from "../chain/loaded-at-once.ts";
import { csvLine } from "./csv-line.ts";
import type { LedgerEntries } from "./entry.ts";
import { FULL_HEADER, fullCells } from "./full-csv.ts";
import { parseEntries } from "./parse-entries.ts";
import { TAX_FORMATS } from "./tax-csv.ts";
import { taxRows } from "./tax-rows.ts";

/** Columns of {@link ledgerCsv}. @public */
export type LedgerCsvFormat = "full" | "koinly" | "cointracking";

/** How {@link ledgerCsv} writes a ledger. @public */
export interface LedgerCsvOptions {
	/**
	 * `full`: every entry with all of its fields. `koinly`, `cointracking`: what these tools import, see {@link ledgerCsv}.
	 *
	 * @defaultValue "full"
	 */
	readonly format?: LedgerCsvFormat | undefined;
	/**
	 * Name of the currency in `koinly` and `cointracking`.
	 *
	 * @defaultValue "PHA"
	 */
	readonly currency?: string | undefined;
	/**
	 * Rewards that stay in a pool: a row each, or one per pool and day in UTC. Only for `koinly` and `cointracking`.
	 *
	 * @defaultValue "day"
	 */
	readonly rewardsPer?: "entry" | "day" | undefined;
}

/**
 * Writes a ledger as CSV, line by line: the header, then the rows. Each line ends with CR LF, as RFC 4180 has it.
 *
 * - Amounts are exact decimal text in PHA, times are UTC by the chain's clock
 * - Cells that a spreadsheet would take for a formula get a `'` before them; amounts stay numbers
 *
 * The formats for tax tools have one balance: PHA and W-PHA, which are worth the same. What is received, less what is sent and paid as
 * fees, is exactly the change of that balance.
 *
 * - A contribution is sent as `stake`, a withdrawal received as `unstake`
 * - A reward of generation 2 stays in the pool: it is received as `reward`, and sent as `stake` in the next row. One of generation 1 is
 *   received when it is claimed
 * - The fee of a transaction is in the row of its first entry, or in a row of its own, labelled `cost`
 * - Losses and rounding change positions, not the balance, and have no row; nor have wrapping and the opening
 *
 * @param entries - a whole ledger, from its opening to its closing
 * @throws PhalaError `INVALID_ARGUMENT`, also for anything but entries
 * @example
 * ```ts
 * import { type LedgerEntries, ledgerCsv } from "phala-stakepool/ledger";
 * export async function koinly(entries: LedgerEntries) {
 * 	let text = "";
 * 	for await (const line of ledgerCsv(entries, { format: "koinly" })) text += line;
 * 	return text;
 * }
 * ```
 * @public
 */
export async function* ledgerCsv(
	entries: LedgerEntries,
	options: LedgerCsvOptions = {},
): AsyncGenerator<string, void, undefined> {
	const { format = "full", currency = "PHA", rewardsPer = "day" } = parseOptions(options);
	if (typeof currency !== "string" || currency === "") throw invalidArgument("currency", currency, "a name");
	if (rewardsPer !== "entry" && rewardsPer !== "day")
		throw invalidArgument("rewardsPer", rewardsPer, '"entry" or "day"');
	if (format === "full") {
		yield* writeFull(entries);
		return;
	}
	const columns = Object.hasOwn(TAX_FORMATS, format) ? TAX_FORMATS[format] : undefined;
	if (!columns) throw invalidArgument("format", format, '"full", "koinly" or "cointracking"');
	yield csvLine(columns.header);
	for await (const row of taxRows(entries, rewardsPer)) yield csvLine(columns.cells(row, currency));
}

async function* writeFull(entries: LedgerEntries): AsyncGenerator<string, void> {
	yield csvLine(FULL_HEADER);
	for await (const entry of parseEntries(entries)) yield csvLine(fullCells(entry));
}
