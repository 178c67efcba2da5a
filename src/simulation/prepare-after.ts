import type { Call, Operation, Prepared } from "../chain/operation.ts";
import type { ChainRules } from "./chain-rules.ts";
import { type SimulationStep, simulate } from "./simulation.ts";

/** A transaction of the account that comes before the one to prepare. */
export interface EarlierTransaction {
	/** Its calls, as one `utility.batchAll` if there are several. */
	readonly calls: readonly Call[];
	/** What it pays, tip included, pico PHA. */
	readonly fee: bigint;
}

/**
 * The operation, prepared on the chain as earlier transactions of the same account will leave it.
 *
 * - A transaction that the chain would refuse takes its fee only
 * - Calls whose rules are not known are taken to have no effect
 *
 * @param rules - see {@link loadChainRules}
 * @param earlier - in the order of their nonces
 */
export function prepareAfter<R>(
	rules: ChainRules | null,
	earlier: readonly EarlierTransaction[],
	operation: Operation<R>,
): Operation<R> {
	if (rules === null || earlier.length === 0) return operation;
	return {
		name: operation.name,
		*prepare(account) {
			const before = earlier.map(
				({ calls, fee }): SimulationStep<Prepared<R> | null> =>
					(simulation) => {
						simulation.takeFee(account, fee);
						simulation.execute(calls, account);
						return null;
					},
			);
			const results = yield* simulate<Prepared<R> | null>(rules, [
				...before,
				(simulation) => simulation.prepare(operation, account),
			]);
			return results.at(-1) as Prepared<R>;
		},
	};
}
