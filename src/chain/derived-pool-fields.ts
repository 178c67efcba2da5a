import { fromHex, type Hex } from "../codec/hex.ts";
import type { PalletGeneration } from "../math/fixed.ts";
import { isExpired } from "../math/queue.ts";
import type { PoolTotals } from "../math/shares.ts";
import type { Addresses } from "./addresses.ts";
import { parseDescription } from "./description.ts";
import type { PoolDescription, WithdrawRequest } from "./model/stake-pool.ts";
import { orElse, readableSharePrice, shareValue } from "./share-value.ts";

/** A withdraw request as the chain stores it. */
export interface QueuedShares {
	readonly user: Hex;
	readonly shares: bigint;
	/** Seconds since the epoch. */
	readonly startedAt: number;
}

/** The parts of a pool's record that derived fields need: a stake pool or a vault, of either generation. */
export interface PoolRecord extends PoolTotals {
	/** Requests in the chain's order. */
	readonly queue: readonly QueuedShares[];
	/** Pico PHA that can pay requests at once. */
	readonly freeStake: bigint;
	/** Pico PHA that comes back without another call: cools down, or is queued in stake pools. */
	readonly releasingStake: bigint;
	readonly whitelist: readonly Hex[] | null;
	readonly description: Hex | null;
	/** The chain's time, seconds since the epoch. */
	readonly now: number;
}

/** The rules of a runtime that derived fields depend on. */
export interface PoolRules {
	readonly addresses: Addresses;
	readonly gracePeriodSeconds: number;
	readonly generation: PalletGeneration;
}

/** A withdraw request with its value, before its account is formatted. */
export type ValuedRequest = QueuedShares & Pick<WithdrawRequest, "value" | "expiresAt">;

/** What derived fields are computed from. */
export interface DerivedPool<Record = PoolRecord, Rules = PoolRules> {
	readonly record: Record;
	readonly rules: Rules;
	/** The valued queue, which several fields share. */
	readonly requests: readonly ValuedRequest[];
}

/** The requests of a pool, each with its value and the end of its grace period. */
export function valueRequests(pool: PoolRecord, { gracePeriodSeconds, generation }: PoolRules): ValuedRequest[] {
	return pool.queue.map(({ user, shares, startedAt }) => ({
		user,
		shares,
		startedAt,
		value: shareValue(shares, pool, generation),
		expiresAt: startedAt + gracePeriodSeconds,
	}));
}

/** Fields that stake pools and vaults derive in the same way, each computed only when it is called. */
export const DERIVED_FIELDS = {
	sharePrice: ({ record, rules }: DerivedPool): bigint | null => readableSharePrice(record, rules.generation),
	withdrawQueue: ({ requests, rules }: DerivedPool): readonly WithdrawRequest[] =>
		requests.map(({ user, shares, value, startedAt, expiresAt }) => {
			return { delegator: rules.addresses.format(user), shares, value, startedAt, expiresAt };
		}),
	whitelist: ({ record, rules }: DerivedPool): readonly string[] | null =>
		record.whitelist?.map((account) => rules.addresses.format(account)) ?? null,
	description: ({ record: { description } }: DerivedPool): PoolDescription | null =>
		description && parseDescription(fromHex(description)),
	/** Of stake pools; a vault's follows from its queue once that is served. */
	isExpired: (pool: DerivedPool): boolean => {
		const { record, rules } = pool;
		return orElse(
			() => isExpired(record, record.queue, queueBudget(record), record.now, rules),
			() => record.now > (DERIVED_FIELDS.criticalAt(pool) ?? record.now),
		);
	},
	/** When the first request expires that free and releasing stake do not cover; `null`: all are covered. */
	criticalAt({ record, requests }: DerivedPool): number | null {
		let budget = queueBudget(record);
		for (const { value, expiresAt } of requests) {
			budget -= value;
			if (budget < 0n) return expiresAt;
		}
		return null;
	},
};

function queueBudget({ freeStake, releasingStake }: PoolRecord): bigint {
	return freeStake + releasingStake;
}
