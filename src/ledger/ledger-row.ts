import { invalidArgument } from "../chain/loaded-at-once.ts";
import type { Hex } from "../codec/hex.ts";
import type { LedgerEvent } from "./ledger-source.ts";

/**
 * One event as an indexer stores it: the fields of a {@link LedgerEvent}, integers beyond 2⁵³ as decimal text or `bigint`; and the hash of
 * its extrinsic, where the indexer has it.
 *
 * @public
 */
export interface LedgerRow {
	/** Type of the event. */
	readonly type: string;
	/** The block. */
	readonly block: { readonly hash: string; readonly number: number; readonly timestampMs: number };
	/** Index of the extrinsic; `null`: none. */
	readonly extrinsic: number | null;
	/** Index of the event in its block. */
	readonly index: number;
	/** Hash of the extrinsic. */
	readonly transaction?: string | null | undefined;
}

/** An event, and the hash of its extrinsic. */
export interface ParsedRow {
	readonly event: LedgerEvent;
	readonly transaction: Hex | null;
}

/** Fields of events that ledgers use and that hold integers. */
const AMOUNTS = ["amount", "shares", "burntShares", "toOwner", "toDelegators", "change", "tip", "price"];
/** Those of them that an event always has. */
const REQUIRED: ReadonlyMap<string, readonly string[]> = new Map([
	["contributed", ["amount"]],
	["withdrawalQueued", ["shares"]],
	["withdrawn", ["amount"]],
	["rewarded", ["toOwner", "toDelegators"]],
	["rewardClaimed", ["amount"]],
	["ownerRewardClaimed", ["amount"]],
	["dustRemoved", ["amount"]],
	["balanceChanged", ["change"]],
	["feePaid", ["amount", "tip"]],
]);
const HASH = /^0x[0-9a-f]{64}$/i;

/**
 * Writes an event as a row that JSON can hold: integers as decimal text.
 *
 * @param event - of `phala.events()`, `eventTranslator`, or `balanceTranslator`
 * @param transaction - hash of its extrinsic
 * @throws PhalaError `INVALID_ARGUMENT` for anything but an event
 * @public
 */
export function toLedgerRow(event: LedgerEvent, transaction: Hex | null = null): LedgerRow {
	if (typeof event !== "object" || event === null) throw invalidArgument("event", event, "an event");
	const fields = Object.entries(event).map(([name, value]) => [
		name,
		typeof value === "bigint" ? String(value) : value,
	]);
	return { ...(Object.fromEntries(fields) as LedgerRow), transaction };
}

/**
 * The event in a row.
 *
 * @throws PhalaError `INVALID_ARGUMENT` for anything but a row
 */
export function parseLedgerRow(row: LedgerRow): ParsedRow {
	const { transaction = null, ...fields } = Object(row) as LedgerRow;
	const { type, block, extrinsic, index } = fields;
	const isPlaced =
		typeof type === "string" &&
		HASH.test(block?.hash) &&
		Number.isSafeInteger(block.number) &&
		Number.isSafeInteger(block.timestampMs) &&
		(extrinsic === null || Number.isSafeInteger(extrinsic)) &&
		Number.isSafeInteger(index);
	if (!isPlaced) throw invalidArgument("row", row, "an event with type, block, extrinsic and index");
	if (transaction !== null && !HASH.test(transaction))
		throw invalidArgument("transaction", transaction, "a hash of 32 bytes, hex with 0x");
	const { pid = null, asset = "PHA" } = fields as { readonly pid?: unknown; readonly asset?: unknown };
	if (pid !== null && !Number.isSafeInteger(pid)) throw invalidArgument("pid", pid, "a number");
	if (asset !== "PHA" && asset !== "W-PHA") throw invalidArgument("asset", asset, '"PHA" or "W-PHA"');
	for (const name of REQUIRED.get(type) ?? []) {
		const amount: unknown = Reflect.get(fields, name) ?? null;
		if (amount === null) throw invalidArgument(name, amount, "an integer: bigint or decimal text");
	}
	const parsed = Object.entries(fields).map(([name, value]) => [
		name,
		AMOUNTS.includes(name) ? parseAmount(name, value) : value,
	]);
	return { event: Object.fromEntries(parsed) as LedgerEvent, transaction: transaction as Hex | null };
}

function parseAmount(name: string, value: unknown): bigint | null {
	if (value === null || typeof value === "bigint") return value;
	if (typeof value === "number" && Number.isSafeInteger(value)) return BigInt(value);
	if (typeof value === "string" && /^-?\d+$/.test(value)) return BigInt(value);
	throw invalidArgument(name, value, "an integer: bigint or decimal text");
}
