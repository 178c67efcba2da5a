import type { LedgerEntry } from "../../src/ledger/index.ts";
import type { BlockRef } from "../../src/query/block-ref.ts";

/** A block of a test; one block takes `seconds`. */
export function blockAt(number: number, seconds = 12): BlockRef {
	return { hash: `0x${number.toString(16).padStart(64, "0")}`, number, timestampMs: number * seconds * 1000 };
}

/** An entry with defaults. */
export function entryOf(entry: Partial<LedgerEntry> & Pick<LedgerEntry, "type" | "block">): LedgerEntry {
	return {
		extrinsic: null,
		transaction: null,
		isOwn: false,
		pid: null,
		amount: 0n,
		shares: null,
		isDelayed: false,
		counterparty: null,
		pha: 0n,
		wrapped: 0n,
		staked: 0n,
		unclaimed: 0n,
		...entry,
	};
}
