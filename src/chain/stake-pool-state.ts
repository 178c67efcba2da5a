import { fromHex, type Hex } from "../codec/hex.ts";
import type { PalletGeneration } from "../math/fixed.ts";
import { isExpired } from "../math/queue.ts";
import { capGap, delegable, sharePrice } from "../math/shares.ts";
import type { BlockRef } from "../query/block-ref.ts";
import { sumBy } from "../query/storage-value.ts";
import type { Addresses } from "./addresses.ts";
import { parseDescription } from "./description.ts";
import type { StakePoolField, StakePoolRow, WithdrawRequest } from "./model/stake-pool.ts";
import type { WorkerSession } from "./model/worker.ts";
import { buildWithdrawQueue, firstUncoveredExpiry, type QueuedShares } from "./withdraw-queue.ts";

/** Which parts of a pool have to be asked for, besides its record, to tell some of its fields. */
export interface RequiredParts {
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
export function requiredParts(fields: ReadonlySet<StakePoolField>): RequiredParts {
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
export interface RowContext {
	readonly addresses: Addresses;
	readonly gracePeriodSeconds: number;
	readonly generation: PalletGeneration;
	/** Whether a contribution pays the queue before the chain looks at the cap: else the queue makes no room. */
	readonly queueMakesRoom: boolean;
}

/** A row with the fields that were asked for. Addresses become text when somebody looks at them. */
export function buildStakePoolRow(
	parts: PoolParts,
	fields: ReadonlySet<StakePoolField>,
	rules: RowContext,
): StakePoolRow {
	const told: FieldContext = {
		...rules,
		parts,
		withdrawQueue: buildWithdrawQueue(rules.addresses, parts.queue, parts, rules),
	};
	const row: Record<string, unknown> = { pid: parts.pid };
	for (const field of fields) {
		if (LAZY_FIELDS.has(field))
			Object.defineProperty(row, field, { get: () => FIELD_GETTERS[field](told), enumerable: true });
		else row[field] = FIELD_GETTERS[field](told);
	}
	row.block = parts.block;
	return row as unknown as StakePoolRow;
}

/** What is worked out only when somebody looks. */
const LAZY_FIELDS: ReadonlySet<StakePoolField> = new Set<StakePoolField>(["owner", "whitelist", "description"]);

/** What fields are told from. */
interface FieldContext extends RowContext {
	readonly parts: PoolParts;
	readonly withdrawQueue: readonly WithdrawRequest[];
}

const FIELD_GETTERS: { readonly [F in StakePoolField]: (told: FieldContext) => StakePoolRow[F] } = {
	owner: ({ parts, addresses }) => addresses.format(parts.owner),
	commissionPpm: ({ parts }) => parts.commissionPpm,
	cap: ({ parts }) => parts.cap,
	totalStake: ({ parts }) => parts.totalStake,
	totalShares: ({ parts }) => parts.totalShares,
	freeStake: ({ parts }) => parts.freeStake,
	stakedStake: ({ parts }) => parts.stakedStake,
	releasingStake: ({ parts }) => parts.releasingStake,
	ownerReward: ({ parts }) => parts.ownerReward,
	capGap: ({ parts }) => capGap(parts),
	delegable: ({ parts, withdrawQueue, queueMakesRoom }) =>
		queueMakesRoom
			? delegable(
					parts,
					sumBy(withdrawQueue, ({ value }) => value),
				)
			: capGap(parts),
	sharePrice: ({ parts, generation }) => sharePrice(parts, generation),
	workers: ({ parts }) => parts.workers,
	coolingDownWorkers: ({ parts }) => parts.coolingDownWorkers,
	withdrawQueue: ({ withdrawQueue }) => withdrawQueue,
	whitelist: ({ parts, addresses }) => parts.whitelist?.map((account) => addresses.format(account)) ?? null,
	description: ({ parts }) => parts.description && parseDescription(fromHex(parts.description)),
	isExpired: (told) => isExpired(told.parts, told.withdrawQueue, queueBudget(told), told.parts.now, told),
	criticalAt: (told) => firstUncoveredExpiry(told.withdrawQueue, queueBudget(told)),
	sessions: ({ parts }) => parts.sessions,
};

const queueBudget = ({ parts }: FieldContext) => parts.freeStake + parts.releasingStake;
