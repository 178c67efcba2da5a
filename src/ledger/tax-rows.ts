import type { Hex } from "../codec/hex.ts";
import type { LedgerEntries, LedgerEntry } from "./entry.ts";
import { parseEntries } from "./parse-entries.ts";

/** What a row is to a tax tool. */
export type TaxLabel = "reward" | "commission" | "stake" | "unstake" | "cost" | "in" | "out";

/** One row of a tax tool: what the balance of PHA and W-PHA received and sent; pico PHA. */
export interface TaxRow {
	readonly timestampMs: number;
	readonly label: TaxLabel;
	readonly sent: bigint;
	readonly received: bigint;
	readonly fee: bigint;
	readonly description: string;
	readonly transaction: Hex | null;
}

const DAY_MS = 86_400_000;
const LABELS: Readonly<Partial<Record<LedgerEntry["type"], TaxLabel>>> = {
	contribution: "stake",
	withdrawal: "unstake",
	rewardClaim: "reward",
	commission: "commission",
};

/** Converts entries to rows. Keeps the entries of one block, and one sum of rewards per pool. */
export async function* taxRows(
	entries: LedgerEntries,
	rewardsPer: "entry" | "day",
): AsyncGenerator<TaxRow, void, undefined> {
	const rewards = new Map<string, LedgerEntry>();
	let block: LedgerEntry[] = [];
	for await (const entry of parseEntries(entries)) {
		const [first] = block;
		if (first && first.block.number !== entry.block.number) {
			yield* rowsOfBlock(block);
			block = [];
		}
		for (const [key, sum] of rewards) {
			if (dayOf(sum) === dayOf(entry) && entry.type !== "closing") continue;
			yield* rewardRows(sum);
			rewards.delete(key);
		}
		if (!isReward(entry)) block.push(entry);
		else if (rewardsPer === "entry") yield* rewardRows(entry);
		else {
			const key = `${entry.type} ${entry.pid}`;
			const { staked = 0n } = rewards.get(key) ?? {};
			rewards.set(key, { ...entry, staked: staked + entry.staked, transaction: null });
		}
	}
	yield* rowsOfBlock(block);
	for (const sum of rewards.values()) yield* rewardRows(sum);
}

/** Gains that are income although the balance does not change: of positions whose rewards raise their value. */
function isReward({ type, staked }: LedgerEntry): boolean {
	return (type === "reward" || type === "commission") && staked > 0n;
}

function dayOf({ block }: LedgerEntry): number {
	return Math.floor(block.timestampMs / DAY_MS);
}

/** Received as income, and staked at once. */
function rewardRows({ block, pid, type, staked, transaction }: LedgerEntry): readonly TaxRow[] {
	const place = { timestampMs: block.timestampMs, fee: 0n, transaction };
	const label = type === "commission" ? "commission" : "reward";
	return [
		{ ...place, label, sent: 0n, received: staked, description: `${label} of pool ${pid}` },
		{ ...place, label: "stake", sent: staked, received: 0n, description: `${label} stays in pool ${pid}` },
	];
}

/** Rows of one block: each transaction's fee in its first row. */
function* rowsOfBlock(entries: readonly LedgerEntry[]): Generator<TaxRow, void, undefined> {
	const fees = new Map<number | null, LedgerEntry>();
	for (const entry of entries) if (entry.type === "fee") fees.set(entry.extrinsic, entry);
	for (const entry of entries) {
		const change = entry.pha + entry.wrapped;
		if (entry.type === "opening" || entry.type === "fee" || change === 0n) continue;
		const fee = fees.get(entry.extrinsic);
		fees.delete(entry.extrinsic);
		yield {
			timestampMs: entry.block.timestampMs,
			label: LABELS[entry.type] ?? (change > 0n ? "in" : "out"),
			sent: change < 0n ? -change : 0n,
			received: change > 0n ? change : 0n,
			fee: fee?.amount ?? 0n,
			description: describe(entry),
			transaction: entry.transaction,
		};
	}
	for (const { block, amount, transaction } of fees.values()) {
		const place = { timestampMs: block.timestampMs, transaction, fee: 0n };
		yield { ...place, label: "cost", sent: amount, received: 0n, description: "fee of a transaction" };
	}
}

const WORDS: Readonly<Partial<Record<LedgerEntry["type"], string>>> = {
	contribution: "contribution to",
	withdrawal: "withdrawal from",
	rewardClaim: "claim of rewards of",
	commission: "commission of",
};

function describe({ type, pid, counterparty, isDelayed }: LedgerEntry): string {
	const words = WORDS[type];
	if (words) return `${words} pool ${pid}${isDelayed ? ", paid from the queue" : ""}`;
	if (type === "transferIn") return `transfer from ${counterparty}`;
	return type === "transferOut" ? `transfer to ${counterparty}` : type;
}
