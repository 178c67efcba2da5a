import { deepFreeze } from "../chain/loaded-at-once.ts";
import type { BlockRef } from "../query/block-ref.ts";
import { addAmounts, type LedgerAmounts, type LedgerEntries, type LedgerEntry, NOTHING, totalOf } from "./entry.ts";
import { parseEntries } from "./parse-entries.ts";
import { computeYield, type RealisedYield, YieldSum } from "./realised-yield.ts";

/** What went into and came out of positions; pico PHA, none below 0 except `gained`. @public */
export interface LedgerFlows {
	/** Contributions. */
	readonly contributed: bigint;
	/** Withdrawals paid, at once or later. */
	readonly withdrawn: bigint;
	/** Rewards, in value and to claim. */
	readonly rewards: bigint;
	/** Rewards claimed, to any account (generation 1). */
	readonly claimed: bigint;
	/** Commission of stake pools claimed, to any account, and shares of vaults received as their owner. */
	readonly commission: bigint;
	/** Value lost, more than rounding. */
	readonly losses: bigint;
	/** Rewards less losses, rounding included. */
	readonly gained: bigint;
}

/** Flows and yield of one pool. @public */
export interface PoolSummary extends LedgerFlows {
	/** Pool id. */
	readonly pid: number;
	/** Value and rewards to claim at the beginning. */
	readonly opening: bigint;
	/** Value and rewards to claim at the end. */
	readonly closing: bigint;
	/** What the capital in the pool earned. */
	readonly yield: RealisedYield;
}

/** A ledger in figures; amounts in pico PHA. @public */
export interface LedgerSummary extends LedgerFlows {
	/** The block before the first one. */
	readonly from: BlockRef;
	/** The last block. */
	readonly to: BlockRef;
	/** What the account had. */
	readonly opening: LedgerAmounts;
	/** What the account has; `opening` and all changes. */
	readonly closing: LedgerAmounts;
	/** Fees of the account's own transactions. */
	readonly fees: bigint;
	/** Received from other accounts. */
	readonly transferredIn: bigint;
	/** Sent to other accounts. */
	readonly transferredOut: bigint;
	/** All other changes of balances: credits, debits, adjustments. */
	readonly others: bigint;
	/** What the capital in all pools earned, before fees. */
	readonly yield: RealisedYield;
	/** One per pool that the account was in, by pid. */
	readonly pools: readonly PoolSummary[];
}

/**
 * Sums a ledger up.
 *
 * @param entries - a whole ledger, from its opening to its closing
 * @returns `null` for no entries
 * @throws PhalaError `INVALID_ARGUMENT` for anything but entries
 * @example
 * ```ts
 * import type { Delegator } from "phala-stakepool";
 * import { summarizeLedger } from "phala-stakepool/ledger";
 * export async function feesOf(delegator: Delegator) {
 * 	const summary = await summarizeLedger(delegator.ledger({ from: 2_000_000, to: 2_000_100 }));
 * 	return summary?.fees;
 * }
 * ```
 * @public
 */
export async function summarizeLedger(entries: LedgerEntries): Promise<LedgerSummary | null> {
	const pools = new Map<number, FlowSum>();
	const all = new FlowSum();
	let first: BlockRef | null = null;
	let last: BlockRef | null = null;
	let opening = NOTHING;
	let closing = NOTHING;
	let fees = 0n;
	let transferredIn = 0n;
	let transferredOut = 0n;
	let others = 0n;
	for await (const entry of parseEntries(entries)) {
		first ??= entry.block;
		last = entry.block;
		closing = addAmounts(closing, entry);
		all.add(entry);
		if (entry.pid !== null) {
			const pool = pools.get(entry.pid) ?? new FlowSum();
			pools.set(entry.pid, pool);
			pool.add(entry);
		}
		const total = totalOf(entry);
		if (entry.type === "opening") opening = addAmounts(opening, entry);
		else if (entry.type === "fee") fees -= total;
		else if (entry.type === "transferIn") transferredIn += total;
		else if (entry.type === "transferOut") transferredOut -= total;
		else if (entry.type === "credit" || entry.type === "debit" || entry.type === "adjustment") others += total;
	}
	if (first === null || last === null) return null;
	const [from, to] = [first, last];
	return deepFreeze({
		from,
		to,
		opening: parts(opening),
		closing: parts(closing),
		...all.flows(),
		fees,
		transferredIn,
		transferredOut,
		others,
		yield: computeYield(
			[...pools.values()].map((pool) => pool.yield),
			from,
			to,
		),
		pools: [...pools]
			.sort(([a], [b]) => a - b)
			.map(([pid, sum]) => ({ pid, ...sum.ends(), ...sum.flows(), yield: computeYield([sum.yield], from, to) })),
	});
}

function parts({ pha, wrapped, staked, unclaimed }: LedgerAmounts): LedgerAmounts {
	return { pha, wrapped, staked, unclaimed };
}

/** Sums of one pool, or of all. */
class FlowSum {
	readonly #flows = {
		contributed: 0n,
		withdrawn: 0n,
		rewards: 0n,
		claimed: 0n,
		commission: 0n,
		losses: 0n,
		gained: 0n,
	};
	readonly yield = new YieldSum();
	#opening = 0n;
	#closing = 0n;

	add(entry: LedgerEntry): void {
		const flows = this.#flows;
		const inPool = entry.staked + entry.unclaimed;
		this.#closing += inPool;
		this.yield.add(entry);
		switch (entry.type) {
			case "opening":
				this.#opening += inPool;
				break;
			case "contribution":
				flows.contributed += entry.amount;
				break;
			case "withdrawal":
				flows.withdrawn += entry.amount;
				break;
			case "rewardClaim":
				flows.claimed += entry.amount;
				break;
			case "commission":
				flows.commission += entry.amount;
				break;
			case "reward":
				flows.rewards += inPool;
				flows.gained += inPool;
				break;
			case "loss":
				flows.losses -= inPool;
				flows.gained += inPool;
				break;
			case "rounding":
				flows.gained += inPool;
				break;
		}
	}

	flows(): LedgerFlows {
		return { ...this.#flows };
	}

	ends(): { readonly opening: bigint; readonly closing: bigint } {
		return { opening: this.#opening, closing: this.#closing };
	}
}
