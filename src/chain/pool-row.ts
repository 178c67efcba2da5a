import { fromHex, type Hex } from "../codec/hex.ts";
import type { PalletGeneration } from "../math/fixed.ts";
import { isExpired } from "../math/queue.ts";
import { capGap, delegable, sharePrice } from "../math/shares.ts";
import type { Addresses } from "./addresses.ts";
import { describe } from "./description.ts";
import { total } from "./item.ts";
import type { BlockRef, StakePoolField, StakePoolRow, WorkerSession } from "./types.ts";
import { firstUncovered, type QueuedShares, withdrawRequests } from "./withdraw-queue.ts";

/** Which parts of a pool have to be asked for, besides its record, to tell some of its fields. */
export interface PoolNeeds {
	readonly freeStake: boolean;
	readonly stakedStake: boolean;
	readonly releasingStake: boolean;
	readonly ownerReward: boolean;
	/** Shares of those who wait. */
	readonly queue: boolean;
	readonly whitelist: boolean;
	readonly description: boolean;
	/** Which workers cool down, where only their sessions tell. */
	readonly coolingDown: boolean;
	readonly sessions: boolean;
}

/** What `fields` need. */
export function needsOf(fields: ReadonlySet<StakePoolField>): PoolNeeds {
	const any = (...names: StakePoolField[]) => names.some((name) => fields.has(name));
	const exits = any("isExpired", "criticalAt");
	return {
		freeStake: any("freeStake") || exits,
		stakedStake: any("stakedStake"),
		releasingStake: any("releasingStake") || exits,
		ownerReward: any("ownerReward"),
		queue: any("withdrawQueue", "delegable") || exits,
		whitelist: any("whitelist"),
		description: any("description"),
		coolingDown: any("coolingDownWorkers"),
		sessions: any("sessions"),
	};
}

/** What the chain said of a pool; parts that nobody needs are left out. */
export interface PoolParts {
	readonly pid: number;
	readonly owner: Hex;
	readonly commissionPpm: number;
	readonly cap: bigint | null;
	readonly totalStake: bigint;
	readonly totalShares: bigint;
	readonly workers: readonly Hex[];
	readonly coolingDownWorkers: readonly Hex[];
	readonly queue: readonly QueuedShares[];
	readonly freeStake: bigint;
	readonly stakedStake: bigint;
	readonly releasingStake: bigint;
	readonly ownerReward: bigint;
	readonly whitelist: readonly Hex[] | null;
	readonly description: Hex | null;
	readonly sessions: readonly WorkerSession[];
	/** The chain's time, seconds since the epoch. */
	readonly now: number;
	readonly block: BlockRef;
}

/** What the rows of one runtime have in common. */
export interface RowRules {
	readonly addresses: Addresses;
	readonly gracePeriodSeconds: number;
	readonly generation: PalletGeneration;
	/** Whether a contribution pays the queue before the chain looks at the cap: else the queue makes no room. */
	readonly queueMakesRoom: boolean;
}

/** A row with the fields that were asked for. Addresses become text when somebody looks at them. */
export function poolRow(parts: PoolParts, fields: ReadonlySet<StakePoolField>, rules: RowRules): StakePoolRow {
	const { addresses, generation } = rules;
	const { pid, totalStake, totalShares, cap, freeStake, releasingStake, block } = parts;
	const totals = { totalStake, totalShares };
	const withdrawQueue = withdrawRequests(addresses, parts.queue, totals, rules);
	const budget = freeStake + releasingStake;
	const capped = { cap, totalStake };
	const row: Record<string, unknown> = { pid };
	const tell: { readonly [F in StakePoolField]: () => StakePoolRow[F] } = {
		owner: () => addresses.format(parts.owner),
		commissionPpm: () => parts.commissionPpm,
		cap: () => cap,
		totalStake: () => totalStake,
		totalShares: () => totalShares,
		freeStake: () => freeStake,
		stakedStake: () => parts.stakedStake,
		releasingStake: () => releasingStake,
		ownerReward: () => parts.ownerReward,
		capGap: () => capGap(capped),
		delegable: () =>
			rules.queueMakesRoom
				? delegable(
						capped,
						total(withdrawQueue, ({ value }) => value),
					)
				: capGap(capped),
		sharePrice: () => sharePrice(totals, generation),
		workers: () => parts.workers,
		coolingDownWorkers: () => parts.coolingDownWorkers,
		withdrawQueue: () => withdrawQueue,
		whitelist: () => parts.whitelist?.map((account) => addresses.format(account)) ?? null,
		description: () => parts.description && describe(fromHex(parts.description)),
		isExpired: () => isExpired(totals, withdrawQueue, budget, parts.now, rules),
		criticalAt: () => firstUncovered(withdrawQueue, budget),
		sessions: () => parts.sessions,
	};
	for (const field of fields) {
		if (LATER.has(field)) Object.defineProperty(row, field, { get: tell[field], enumerable: true });
		else row[field] = tell[field]();
	}
	row.block = block;
	return row as unknown as StakePoolRow;
}

/** What is worked out only when somebody looks. */
const LATER: ReadonlySet<StakePoolField> = new Set<StakePoolField>(["owner", "whitelist", "description"]);
