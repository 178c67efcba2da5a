import type { Call, Operation, Prepared } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import type { ChainRules } from "./chain-rules.ts";
import { FetchedStorage } from "./fetched-storage.ts";
import { ForkedState } from "./forked-state.ts";
import { type SimulationStep, simulate } from "./simulation.ts";

/** A transaction of the account that comes before the one to prepare. */
export interface EarlierTransaction {
	/** Its calls, as one `utility.batchAll` if there are several. */
	readonly calls: readonly Call[];
	/** What it pays, tip included, pico PHA. */
	readonly fee: bigint;
}

/** The state of one block after transactions, kept for further ones: each is executed once. */
export class ExecutedState {
	readonly storage = new FetchedStorage();
	#state = new ForkedState(this.storage);
	#executed: readonly EarlierTransaction[] = [];

	/** Whether exactly the first of these transactions were executed. */
	isStartOf(earlier: readonly EarlierTransaction[]): boolean {
		return this.#executed.every((transaction, index) => earlier[index] === transaction);
	}

	/**
	 * A state to execute transactions on: plans that are prepared at the same time must not share one.
	 *
	 * @returns a copy of the kept state, and those of `earlier` that were not executed on it yet
	 */
	fork(earlier: readonly EarlierTransaction[]): {
		readonly state: ForkedState;
		readonly missing: readonly EarlierTransaction[];
	} {
		if (!this.isStartOf(earlier)) return { state: new ForkedState(this.storage), missing: earlier };
		return { state: this.#state.fork(), missing: earlier.slice(this.#executed.length) };
	}

	/** Keeps the state after transactions, unless the kept one has others, or more of them. */
	keep(executed: readonly EarlierTransaction[], state: ForkedState): void {
		if (!this.isStartOf(executed)) return;
		this.#executed = executed;
		this.#state = state;
	}
}

/**
 * The operation, prepared on the chain as earlier transactions of the same account will leave it.
 *
 * - A transaction that the chain would refuse takes its fee only
 * - Calls whose rules are not known are taken to have no effect
 *
 * @param rules - see {@link loadChainRules}
 * @param earlier - in the order of their nonces
 * @param executed - the block's state with the first of them
 */
export function prepareAfter<R>(
	rules: ChainRules | null,
	earlier: readonly EarlierTransaction[],
	operation: Operation<R>,
	executed = new ExecutedState(),
): Operation<R> {
	if (rules === null || earlier.length === 0) return operation;
	function* prepare(account: Hex, query: () => StorageQuery<Prepared<R>>): StorageQuery<Prepared<R>> {
		const { state, missing } = executed.fork(earlier);
		const steps = missing.map(
			({ calls, fee }): SimulationStep<Prepared<R> | null> =>
				(simulation) => {
					simulation.takeFee(account, fee);
					simulation.execute(calls, account);
					return null;
				},
		);
		const step: SimulationStep<Prepared<R> | null> = (simulation) =>
			simulation.prepare({ name: operation.name, prepare: query }, account);
		const results = yield* simulate(rules, [...steps, step], executed.storage, state);
		executed.keep(earlier, state);
		const prepared = results.at(-1) as Prepared<R>;
		const { afterFee } = prepared;
		return afterFee ? { ...prepared, afterFee: (fee) => prepare(account, () => afterFee(fee)) } : prepared;
	}
	return { name: operation.name, prepare: (account) => prepare(account, () => operation.prepare(account)) };
}
