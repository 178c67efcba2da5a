import type { Hex } from "../../codec/hex.ts";
import type { StorageQuery } from "../../query/storage-query.ts";
import type { StorageValue } from "../../query/storage-value.ts";
import { createOperation, type OperationChain, readValue } from "../create-operation.ts";
import type { PoolKind } from "../model/stake-pool.ts";
import type { Call, ChainEvent, Operation, Prepared, RuleFailure } from "../operation.ts";
import { ruleFailure } from "../rules/rule-failure.ts";

/** Result of reading a pool of one kind: the pool, or the failures. */
export type PoolCheck<P> =
	| { readonly pool: P; readonly failures: readonly [] }
	| { readonly pool: null; readonly failures: readonly RuleFailure[] };

/** Fields of a stake pool's record that checks of both generations use. */
export interface StakePoolRecord {
	readonly owner: Hex;
	/** Pico PHA delegated. */
	readonly totalStake: bigint;
	readonly workers: readonly Hex[];
}

/** A check that passed. */
export function poolFound<P>(pool: P): PoolCheck<P> {
	return { pool, failures: [] };
}

/** `NOT_FOUND`. */
export function poolNotFound(pid: number): PoolCheck<never> {
	return { pool: null, failures: [ruleFailure("NOT_FOUND", { kind: "pool", id: String(pid) })] };
}

/** `WRONG_POOL_KIND`. */
export function wrongPoolKind(pid: number, kind: PoolKind, expected: PoolKind): PoolCheck<never> {
	return { pool: null, failures: [ruleFailure("WRONG_POOL_KIND", { pid, kind, expected })] };
}

/** `NOT_POOL_OWNER` where `account` is not the owner. */
export function checkOwner({ addresses }: OperationChain, owner: Hex, account: Hex): RuleFailure[] {
	return account === owner ? [] : [ruleFailure("NOT_POOL_OWNER", { owner: addresses.format(owner) })];
}

/** An operation of one call that depends on one pool and spends no PHA. */
export interface PoolOperationSpec<P, R> {
	readonly name: string;
	readonly call: Call;
	/** Checks in the order of the chain, once the pool is found. */
	check?(pool: P, account: Hex): readonly RuleFailure[];
	/** Checks that need more rounds; skipped after a failure. */
	checkFurther?(pool: P): StorageQuery<readonly RuleFailure[]>;
	/** @param pool - the pool before the call; `null`: there was none */
	outcome(events: readonly ChainEvent[], pool: P | null): R;
	/** See {@link Prepared.expected}. */
	expected(pool: P): R;
}

/** Creates the operation of `spec` on the pool of `poolCheck`. */
export function poolOperation<P, R>(
	chain: OperationChain,
	poolCheck: StorageValue<PoolCheck<P>>,
	spec: PoolOperationSpec<P, R>,
): Operation<R> {
	return createOperation(chain, spec.name, function* (account) {
		const { pool, failures } = yield* readValue(poolCheck);
		const all = pool === null ? [...failures] : [...(spec.check?.(pool, account) ?? [])];
		if (pool !== null && spec.checkFurther && all.length === 0) all.push(...(yield* spec.checkFurther(pool)));
		return {
			calls: [spec.call],
			fixedCalls: true,
			failures: all,
			outcome: (events) => spec.outcome(events, pool),
			expected: () => pool && spec.expected(pool),
		};
	});
}
