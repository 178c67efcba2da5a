import type { Operation } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import type { ChainRules } from "../simulation/chain-rules.ts";
import { type EarlierTransaction, ExecutedState, prepareAfter } from "../simulation/prepare-after.ts";

/** The state of one block after an account's pending transactions, kept while they and the block are the same. */
export class PendingState {
	readonly #rules: ChainRules;
	readonly #at: Hex;
	readonly #executed = new ExecutedState();

	/** @param at - the block */
	constructor(rules: ChainRules, at: Hex) {
		this.#rules = rules;
		this.#at = at;
	}

	/** Whether it is of that block, and only of the first of these transactions. */
	isStartOf(at: Hex, pending: readonly EarlierTransaction[]): boolean {
		return this.#at === at && this.#executed.isStartOf(pending);
	}

	/** The operation, prepared on the state after `pending`. */
	prepareAfter<R>(pending: readonly EarlierTransaction[], operation: Operation<R>): Operation<R> {
		return prepareAfter(this.#rules, pending, operation, this.#executed);
	}
}
