import { formatPha } from "../chain/loaded-at-once.ts";
import type { CsvCell } from "./csv-line.ts";
import type { LedgerEntry } from "./entry.ts";

/** Columns of the full format. */
export const FULL_HEADER: readonly string[] = [
	"date",
	"block",
	"blockHash",
	"extrinsic",
	"transaction",
	"isOwn",
	"type",
	"pid",
	"amount",
	"pha",
	"wrapped",
	"staked",
	"unclaimed",
	"shares",
	"isDelayed",
	"counterparty",
];

/** All fields of an entry. */
export function fullCells(entry: LedgerEntry): readonly CsvCell[] {
	const { block, extrinsic, transaction, isOwn, type, pid, amount, shares, isDelayed, counterparty } = entry;
	const changes = [entry.pha, entry.wrapped, entry.staked, entry.unclaimed];
	return [
		new Date(block.timestampMs).toISOString(),
		String(block.number),
		block.hash,
		extrinsic === null ? "" : String(extrinsic),
		transaction ?? "",
		String(isOwn),
		type,
		pid === null ? "" : String(pid),
		...[amount, ...changes].map((value) => ({ amount: formatPha(value) })),
		shares === null ? "" : { amount: formatPha(shares) },
		String(isDelayed),
		counterparty ?? "",
	];
}
