import { deepFreeze } from "../codec/deep-freeze.ts";
import type { Hex } from "../codec/hex.ts";
import { capGap, delegable } from "../math/shares.ts";
import type { BlockRef } from "../query/block-ref.ts";
import { sumBy } from "../query/storage-value.ts";
import {
	DERIVED_FIELDS,
	type DerivedPool,
	type PoolRecord,
	type PoolRules,
	type ValuedRequest,
	valueRequests,
} from "./derived-pool-fields.ts";
import type { StakePoolField, StakePoolRow } from "./model/stake-pool.ts";
import type { WorkerSession } from "./model/worker.ts";

/** Parts of a pool that some fields need, besides its record. */
export interface RequiredParts {
	readonly freeStake: boolean;
	readonly stakedStake: boolean;
	readonly releasingStake: boolean;
	readonly ownerReward: boolean;
	/** Shares of the queued requests. */
	readonly queue: boolean;
	readonly whitelist: boolean;
	readonly description: boolean;
	/** Workers that cool down, where only their sessions include that. */
	readonly coolingDown: boolean;
	readonly sessions: boolean;
}

/** The parts that `fields` need. */
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

/** A stake pool as the chain stores it; parts that no field needs are empty. */
export interface StakePoolRecord extends PoolRecord {
	readonly pid: number;
	readonly owner: Hex;
	readonly commissionPpm: number;
	readonly cap: bigint | null;
	readonly workers: readonly Hex[];
	readonly coolingDownWorkers: readonly Hex[];
	readonly stakedStake: bigint;
	readonly ownerReward: bigint;
	readonly sessions: readonly WorkerSession[];
	readonly block: BlockRef;
}

/** The rules of a runtime that a stake pool's fields depend on. */
export interface StakePoolRules extends PoolRules {
	/** Whether a contribution pays the queue before the chain checks the cap: otherwise the queue does not add to the cap gap. */
	readonly queueMakesRoom: boolean;
}

/** The function that builds rows with these fields, frozen. */
export function stakePoolRowBuilder(
	fields: ReadonlySet<StakePoolField>,
	rules: StakePoolRules,
): (record: StakePoolRecord) => StakePoolRow {
	const readers = Array.from(fields, (field) => [field, FIELDS[field]] as const);
	return (record) => {
		const requests = record.queue.length === 0 ? NO_REQUESTS : valueRequests(record, rules);
		const pool: FieldSource = { record, rules, requests };
		const row: Partial<Record<keyof StakePoolRow, unknown>> = { pid: record.pid };
		for (const [field, read] of readers) row[field] = freezeField(read(pool));
		row.block = record.block;
		return Object.freeze(row) as StakePoolRow;
	};
}

/** Lists of texts, the longest ones, are frozen without looking at each text. */
function freezeField<V>(value: V): V {
	return Array.isArray(value) && typeof value[0] === "string" ? Object.freeze(value) : deepFreeze(value);
}

const NO_REQUESTS: readonly ValuedRequest[] = [];

type FieldSource = DerivedPool<StakePoolRecord, StakePoolRules>;

const FIELDS: { readonly [F in StakePoolField]: (pool: FieldSource) => StakePoolRow[F] } = {
	...DERIVED_FIELDS,
	owner: ({ record, rules }) => rules.addresses.format(record.owner),
	commissionPpm: ({ record }) => record.commissionPpm,
	cap: ({ record }) => record.cap,
	totalStake: ({ record }) => record.totalStake,
	totalShares: ({ record }) => record.totalShares,
	freeStake: ({ record }) => record.freeStake,
	stakedStake: ({ record }) => record.stakedStake,
	releasingStake: ({ record }) => record.releasingStake,
	ownerReward: ({ record }) => record.ownerReward,
	capGap: ({ record }) => capGap(record),
	delegable: ({ record, rules, requests }) =>
		rules.queueMakesRoom
			? delegable(
					record,
					sumBy(requests, ({ value }) => value),
				)
			: capGap(record),
	workers: ({ record }) => record.workers,
	coolingDownWorkers: ({ record }) => record.coolingDownWorkers,
	sessions: ({ record }) => record.sessions,
};
