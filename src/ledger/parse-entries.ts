import { invalidArgument } from "../chain/loaded-at-once.ts";
import type { LedgerEntries, LedgerEntry } from "./entry.ts";

const AMOUNTS = ["pha", "wrapped", "staked", "unclaimed", "amount"] as const;

/**
 * The entries that a caller gave.
 *
 * @throws PhalaError `INVALID_ARGUMENT` for anything but entries
 */
export async function* parseEntries(entries: LedgerEntries): AsyncGenerator<LedgerEntry, void, undefined> {
	if (!isIterable(entries)) throw invalidArgument("entries", entries, "entries of a ledger, an iterable");
	for await (const entry of entries) {
		assertEntry(entry);
		yield entry;
	}
}

/** Whether `for await` takes it. */
export function isIterable(entries: unknown): boolean {
	if (typeof entries !== "object" || entries === null) return false;
	return Symbol.asyncIterator in entries || Symbol.iterator in entries;
}

function assertEntry(entry: LedgerEntry): void {
	const { type, block, pid } = Object(entry) as LedgerEntry;
	const isPlaced =
		typeof type === "string" &&
		Number.isSafeInteger(block?.number) &&
		Number.isSafeInteger(block.timestampMs) &&
		(pid === null || Number.isSafeInteger(pid));
	if (!isPlaced) throw invalidArgument("entry", entry, "an entry of a ledger with type, block and pid");
	for (const name of AMOUNTS)
		if (typeof entry[name] !== "bigint") throw invalidArgument(name, entry[name], "a bigint of pico PHA");
}
