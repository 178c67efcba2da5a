import { formatPha } from "../chain/loaded-at-once.ts";
import type { CsvCell } from "./csv-line.ts";
import type { TaxLabel, TaxRow } from "./tax-rows.ts";

/** Columns that a tax tool imports. */
interface TaxFormat {
	readonly header: readonly string[];
	readonly cells: (row: TaxRow, currency: string) => readonly CsvCell[];
}

/** Types of CoinTracking. */
const COINTRACKING_TYPES: Readonly<Record<TaxLabel, string>> = {
	reward: "Staking",
	commission: "Income",
	stake: "Withdrawal",
	unstake: "Deposit",
	cost: "Other Fee",
	in: "Deposit",
	out: "Withdrawal",
};

/** Labels of Koinly; transfers have none. */
const KOINLY_LABELS: Readonly<Record<TaxLabel, string>> = {
	reward: "reward",
	commission: "reward",
	stake: "stake",
	unstake: "unstake",
	cost: "cost",
	in: "",
	out: "",
};

/** Formats by name. */
export const TAX_FORMATS: Readonly<Record<string, TaxFormat>> = {
	koinly: {
		header: [
			"Date",
			"Sent Amount",
			"Sent Currency",
			"Received Amount",
			"Received Currency",
			"Fee Amount",
			"Fee Currency",
			"Net Worth Amount",
			"Net Worth Currency",
			"Label",
			"Description",
			"TxHash",
		],
		cells: (row, currency) => [
			// Koinly's own form; it reads no milliseconds.
			`${new Date(row.timestampMs).toISOString().slice(0, 19).replace("T", " ")} UTC`,
			...amountCells(row.sent, currency),
			...amountCells(row.received, currency),
			...amountCells(row.fee, currency),
			"",
			"",
			KOINLY_LABELS[row.label],
			row.description,
			row.transaction ?? "",
		],
	},
	cointracking: {
		header: [
			"Type",
			"Buy Amount",
			"Buy Currency",
			"Sell Amount",
			"Sell Currency",
			"Fee",
			"Fee Currency",
			"Exchange",
			"Trade-Group",
			"Comment",
			"Date",
			"Tx-ID",
		],
		cells: (row, currency) => [
			COINTRACKING_TYPES[row.label],
			...amountCells(row.received, currency),
			...amountCells(row.sent, currency),
			...amountCells(row.fee, currency),
			"Phala",
			"",
			row.description,
			new Date(row.timestampMs).toISOString().slice(0, 19).replace("T", " "),
			row.transaction ?? "",
		],
	},
};

function amountCells(amount: bigint, currency: string): readonly CsvCell[] {
	return amount === 0n ? ["", ""] : [{ amount: formatPha(amount) }, currency];
}
