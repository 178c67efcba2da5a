import { wrappedCall } from "../chain/inner-calls.ts";
import type { Call, Operation, Prepared } from "../chain/operation.ts";
import type { Hex } from "../codec/hex.ts";
import { Chain } from "../devchain/runtime/frame/chain.ts";
import type { Item } from "../devchain/runtime/frame/define-item.ts";
import type { DispatchResult } from "../devchain/runtime/frame/dispatch-result.ts";
import { DispatchFailure, Panic } from "../devchain/runtime/frame/failure.ts";
import type { PalletLayout } from "../devchain/runtime/frame/pallet-layout.ts";
import type { StorageItem } from "../devchain/runtime/frame/storage-item.ts";
import type { DispatchInfo } from "../errors/codes.ts";
import { MetadataRequired, type StorageQuery } from "../query/storage-query.ts";
import type { ChainRules } from "./chain-rules.ts";
import { FetchedStorage } from "./fetched-storage.ts";
import { ForkedState } from "./forked-state.ts";
import { PartialItem } from "./partial-item.ts";

/**
 * What the chain does with the calls of one plan.
 *
 * - `done`: executes them
 * - `refused`: fails with a dispatch error; they have no effect
 * - `invalid`: cannot include a transaction that contains them
 * - `unknown`: the rules of a call are not known; it is taken to have no effect
 */
export type CallResult =
	| { readonly type: "done" | "invalid" | "unknown" }
	| {
			readonly type: "refused";
			readonly dispatch: DispatchInfo;
			/** Whether it is only a call inside that fails, e.g. one by proxy. */
			readonly isInside: boolean;
	  };

/** A part of a simulation. Receives the results of the parts before it; `undefined` where storage for one is still missing. */
export type SimulationStep<T> = (simulation: Simulation, results: readonly (T | undefined)[]) => T;

/** Executes calls on the state of one block by the chain's rules. */
export class Simulation {
	readonly #rules: ChainRules | null;
	readonly #storage: FetchedStorage;
	readonly #state: ForkedState;

	/** @param rules - `null`: not known; calls have no effect */
	constructor(rules: ChainRules | null, storage: FetchedStorage, state: ForkedState) {
		this.#rules = rules;
		this.#storage = storage;
		this.#state = state;
	}

	/** Whether storage that was read so far is still missing: results may be wrong, and the step is repeated. */
	get isIncomplete(): boolean {
		return this.#storage.isIncomplete;
	}

	/** Prepares an operation on the present state. */
	prepare<R>(operation: Operation<R>, account: Hex): Prepared<R> {
		const query = operation.prepare(account);
		let step = query.next();
		while (!step.done) {
			const { keys = [], prefixes = [], lists = [] } = step.value;
			for (const key of [...keys, ...lists.flatMap((list) => list.keys)]) this.#state.get(key);
			for (const prefix of prefixes) this.#state.keys(prefix);
			const { block } = this.#storage;
			if (block === null) throw new StorageMissing();
			step = query.next(this.#state.respond(block));
		}
		return step.value;
	}

	/** Whether a transaction can contain the calls: whether the runtime can decode them. */
	canInclude(calls: readonly Call[]): boolean {
		const rules = this.#rules;
		return rules === null || calls.every((call) => rules.decode(call) !== null);
	}

	/** Executes calls as one unit: all of them, or none. */
	execute(calls: readonly Call[], account: Hex): CallResult {
		const rules = this.#rules;
		if (rules === null || !calls.every((call) => rules.isKnown(call))) return { type: "unknown" };
		const decoded = calls.flatMap((call) => rules.decode(call) ?? []);
		const [only] = decoded;
		if (only === undefined || decoded.length < calls.length) return { type: "invalid" };
		const call = decoded.length === 1 ? only : { pallet: "utility", method: "batchAll", args: { calls: decoded } };
		if (!rules.dispatcher.implements(call)) return { type: "unknown" };
		return this.#attempt((chain) => {
			rules.dispatcher.dispatch(chain, account, call);
			const error = calls.length === 1 ? findInnerError(calls[0], chain.results) : null;
			return error && { type: "refused", dispatch: rules.describeError(error.Err), isInside: true };
		});
	}

	/** Withdraws a fee, as the chain does before it executes the calls of a transaction. */
	takeFee(account: Hex, fee: bigint): CallResult {
		return this.#attempt((chain, { currency }) => {
			currency.withdraw(chain, account, fee, "keepAlive");
			return null;
		});
	}

	/** @param body - returns the result; `null`: `done` */
	#attempt(body: (chain: SimulatedChain, pallets: ChainRules["pallets"]) => CallResult | null): CallResult {
		const rules = this.#rules;
		if (rules === null) return { type: "unknown" };
		const chain = new SimulatedChain(rules.layout, this.#state, this.#storage);
		try {
			return chain.transaction(() => body(chain, rules.pallets)) ?? { type: "done" };
		} catch (error) {
			if (error instanceof DispatchFailure)
				return { type: "refused", dispatch: rules.describe(error.reason), isInside: false };
			if (error instanceof Panic || rules.pallets.isOverflow(error)) return { type: "invalid" };
			// The runtime lacks storage or a constant that the rules use.
			return { type: "unknown" };
		}
	}
}

/** Steps in a row that run although storage is missing, and find nothing more that is: those after them hardly would. */
const MAX_IDLE_STEPS = 16;

/**
 * Runs steps one after the other on the state of one block, each on what the steps before it left.
 *
 * The rules read storage without waiting for it. A step that reads something that was not fetched continues without it, the following
 * steps run as well, and everything that was missing is fetched in one round. Then the first such step and all after it run again.
 * The number of rounds depends on how deep reads depend on each other, not on the number of steps.
 *
 * @param storage - what was fetched before, of the same block
 * @param state - that storage with the effects of earlier steps
 */
export function* simulate<T>(
	rules: ChainRules | null,
	steps: readonly SimulationStep<T>[],
	storage = new FetchedStorage(),
	state = new ForkedState(storage),
): StorageQuery<readonly T[]> {
	const start = state.checkpoint();
	const simulation = new Simulation(rules, storage, state);
	const results: (T | undefined)[] = [];
	/** Steps that are complete, and the state after them. */
	let complete = 0;
	let checkpoint = start;
	for (;;) {
		results.length = complete;
		let missing = storage.missing;
		let idle = 0;
		for (const step of steps.slice(complete)) {
			results.push(runStep(step, simulation, results));
			if (!simulation.isIncomplete) {
				complete = results.length;
				checkpoint = state.checkpoint();
			} else if (storage.missing > missing) {
				missing = storage.missing;
				idle = 0;
			} else if (++idle === MAX_IDLE_STEPS) break;
		}
		if (complete === steps.length) return results as T[];
		state.revert(checkpoint);
		if (yield* storage.fetchMissing()) continue;
		complete = 0;
		checkpoint = start;
		state.revert(checkpoint);
	}
}

/** The step's result; `undefined` if it failed for lack of storage. */
function runStep<T>(
	step: SimulationStep<T>,
	simulation: Simulation,
	results: readonly (T | undefined)[],
): T | undefined {
	try {
		return step(simulation, results);
	} catch (error) {
		if (error instanceof MetadataRequired || !simulation.isIncomplete) throw error;
		return undefined;
	}
}

/** The result of a call inside another one, as an event of that has it; `null`: it was not executed. */
type InnerResult = DispatchResult | null;

/** Events with such results. An approval by multisig does not execute its call. */
const RESULT_EVENTS: ReadonlySet<string> = new Set([
	"ProxyExecuted",
	"MultisigExecuted",
	"NewMultisig",
	"MultisigApproval",
]);

/**
 * A chain whose events are dropped, but for the results of calls inside: a simulation has no use for the others, and older runtimes name
 * their fields otherwise.
 */
class SimulatedChain extends Chain {
	/** In the order of the events: those of inner calls first. */
	readonly results: InnerResult[] = [];
	readonly #storage: FetchedStorage;

	constructor(layout: PalletLayout, state: ForkedState, storage: FetchedStorage) {
		super(layout, state, { ApplyExtrinsic: 0 });
		this.#storage = storage;
	}

	override at<Keys extends readonly unknown[], Value>(item: Item<Keys, Value>): StorageItem<Keys, Value> {
		return new PartialItem(this.layout.item(item.pallet, item.name, item.undescribed), this.state, this.#storage);
	}

	override deposit(_pallet: string, name: string, data: { readonly result?: unknown } = {}): void {
		if (RESULT_EVENTS.has(name)) this.results.push((data.result ?? null) as InnerResult);
	}
}

/** The error of the outermost call by proxy or multisig that fails inside; `null`: none. */
function findInnerError(outer: Call | undefined, results: readonly InnerResult[]): { readonly Err: unknown } | null {
	let at = results.length;
	for (let call = outer ?? null; call !== null; call = wrappedCall(call)) {
		if (wrappedCall(call) === null || call.method === "asMultiThreshold1" || call.pallet === "utility") continue;
		const result = results[--at] ?? null;
		if (result === null) return null;
		if (result !== "Ok") return result;
	}
	return null;
}

/** Stops a step before its first response. Caught in this file. */
class StorageMissing {}
