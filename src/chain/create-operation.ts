import type { Hex } from "../codec/hex.ts";
import type { StorageEntry } from "../query/storage-entry.ts";
import { parallel, type StorageQuery } from "../query/storage-query.ts";
import { type StorageValue, storageValue } from "../query/storage-value.ts";
import type { Addresses } from "./addresses.ts";
import type { Operation, Prepared } from "./operation.ts";
import { computeReservable } from "./reservable.ts";
import { isRefusal } from "./rules/refusal.ts";
import { type Balance, computeTransferable } from "./transferable.ts";
import type { WithdrawalForecast } from "./withdrawal-forecast.ts";

/** The part of a bound runtime that operations of both generations use. */
export interface OperationChain {
	readonly entries: {
		readonly system: { readonly account: StorageEntry<[account: Hex], { readonly data: Balance }> };
	};
	readonly constants: { readonly existentialDeposit: bigint };
	readonly addresses: Addresses;
}

/** Result of an operation's query: {@link Prepared} without the parts that {@link createOperation} adds. */
export type OperationDraft<R> = Omit<Prepared<R>, "transferable" | "spends" | "forecasts"> & {
	/** @defaultValue `0n` */
	readonly spends?: bigint;
	/**
	 * Whether the chain would refuse the calls.
	 *
	 * @defaultValue whether one of the failures is not of the client alone
	 */
	readonly isRefused?: boolean;
	/** Called where the chain accepts the calls. */
	expected(): R | null;
	/** As {@link OperationDraft.expected}; none by default. */
	forecasts?(): readonly WithdrawalForecast[];
};

/**
 * Creates an operation. Reads the account's transferable PHA in the first round of `query`.
 *
 * @param name - facade name, e.g. `stakePool.setCap`
 * @param query - builds calls, failures and outcome for `account`
 */
export function createOperation<R>(
	chain: OperationChain,
	name: string,
	query: (account: Hex) => StorageQuery<OperationDraft<R>>,
): Operation<R> {
	return {
		name,
		*prepare(account) {
			const [transferable, draft] = yield* parallel<[bigint, OperationDraft<R>]>([
				readValue(transferableOf(chain, account)),
				query(account),
			]);
			const { isRefused: _, ...prepared } = draft;
			const isExecuted = !isRefused(draft) && draft.calls.length > 0;
			return {
				...prepared,
				transferable,
				spends: draft.spends ?? 0n,
				expected: () => (isExecuted ? draft.expected() : null),
				forecasts: () => (isExecuted ? (draft.forecasts?.() ?? []) : []),
			};
		},
	};
}

/** Whether the chain would refuse the calls of a draft. */
export function isRefused(draft: Pick<OperationDraft<unknown>, "failures" | "isRefused">): boolean {
	return draft.isRefused ?? draft.failures.some(isRefusal);
}

/** PHA that an account can send away while it stays alive, pico. */
export function transferableOf({ entries, constants }: OperationChain, account: Hex): StorageValue<bigint> {
	const info = storageValue(entries.system.account, account);
	return {
		key: info.key,
		from: (response) => computeTransferable(info.from(response).data, constants.existentialDeposit),
	};
}

/** PHA of an account that deposits can reserve, pico. */
export function reservableOf({ entries, constants }: OperationChain, account: Hex): StorageValue<bigint> {
	const info = storageValue(entries.system.account, account);
	return {
		key: info.key,
		from: (response) => computeReservable(info.from(response).data, constants.existentialDeposit),
	};
}

/** Reads one value in one round. */
export function* readValue<V>(value: StorageValue<V>): StorageQuery<V> {
	return value.from(yield { keys: [value.key] });
}

/** A query that needs no round. */
// biome-ignore lint/correctness/useYield: the result is known
export function* resolvedQuery<V>(value: V): StorageQuery<V> {
	return value;
}
