import type { ErrorCodeLookup } from "../chain/chain-adapter.ts";
import type { BatchItem, Call, Operation, Prepared, RuleFailure } from "../chain/operation.ts";
import { dispatchError, failureToError, findRefusal } from "../chain/rules/rule-error.ts";
import { ruleFailure } from "../chain/rules/rule-failure.ts";
import type { WithdrawalForecast } from "../chain/withdrawal-forecast.ts";
import { deepEqual } from "../codec/deep-equal.ts";
import type { Hex } from "../codec/hex.ts";
import type { DispatchInfo } from "../errors/codes.ts";
import { min } from "../math/fixed.ts";
import type { StorageQuery } from "../query/storage-query.ts";
import type { ChainRules } from "../simulation/chain-rules.ts";
import { FetchedStorage } from "../simulation/fetched-storage.ts";
import { type Simulation, type SimulationStep, simulate } from "../simulation/simulation.ts";
import { splitBatchEvents } from "./batch-events.ts";
import { decodeItem, type ItemResult } from "./batch-item.ts";

/**
 * Effect of a refused plan on the others of its batch.
 *
 * - `all`: everything is undone (`utility.batchAll`)
 * - `best-effort`: plans before it stay, those after it are not tried (`utility.batch`)
 * - `force`: plans after it are tried as well (`utility.forceBatch`)
 *
 * @public
 */
export type BatchMode = "all" | "best-effort" | "force";

/** A prepared batch. */
export interface PreparedBatch extends Prepared<readonly unknown[]> {
	readonly items: readonly BatchItem[];
	/** Checks the same calls again, on the same block, with the fee taken before; absent where no plan spends PHA. */
	afterFee?(fee: bigint): StorageQuery<PreparedBatch>;
}

/** Where the calls of a plan are in those of its batch. */
interface Position {
	readonly start: number;
	/** 0 for a plan that the transaction leaves out. */
	readonly length: number;
}

/** A batch whose fee is taken before its plans are executed. */
interface PaidBatch {
	/** pico PHA. */
	readonly fee: bigint;
	/** Its plans, as they were prepared without the fee. */
	readonly drafted: readonly BatchItem[];
}

/** Dependencies of a batch. */
export interface BatchChain {
	readonly errorCode: ErrorCodeLookup;
	/** `null`: not known; each plan is then prepared on the chain as it is. */
	readonly rules: ChainRules | null;
}

const NOT_TRIED: ItemResult<never> = { ok: false, error: null };

const BATCH_CALLS = { all: "batchAll", "best-effort": "batch", force: "forceBatch" } as const;

/** Combines operations into one; its result is the list of theirs. */
export function batchOperation(
	operations: readonly Operation<unknown>[],
	mode: BatchMode,
	chain: BatchChain,
): Operation<readonly unknown[]> & { prepare(account: Hex): StorageQuery<PreparedBatch> } {
	function* prepare(account: Hex, storage: FetchedStorage, paid: PaidBatch | null): StorageQuery<PreparedBatch> {
		const items = yield* simulateBatch(operations, mode, chain, account, storage, paid);
		// Those that are signed: the fee is not known to all that build them.
		const drafted = paid?.drafted ?? items;
		const { calls, positions } = placeCalls(drafted, mode);
		const batch: Call = { pallet: "utility", method: BATCH_CALLS[mode], args: { calls } };
		const isIncomplete = mode === "all" && drafted.some((item) => item.calls.length === 0);
		const transferable = items[0]?.prepared.transferable ?? 0n;
		return {
			items,
			calls: isIncomplete || calls.length === 0 ? [] : [batch],
			// What a plan has to call can depend on plans before it, and so on who signs.
			fixedCalls: items.every((item) => item.prepared.fixedCalls === true && item.calls.length > 0),
			failures: findFailures(items, mode),
			transferable,
			spends: mode === "all" ? transferable - highestFee(items) : 0n,
			unweighed: items.flatMap(({ prepared }) => prepared.unweighed ?? []),
			expected: () => (isIncomplete || calls.length === 0 ? null : expectResults(items, mode)),
			forecasts: () => (mode === "all" && items.some(isRefused) ? [] : items.flatMap(forecastItem)),
			...(items.some(({ prepared }) => prepared.spends > 0n) && {
				afterFee: (fee: bigint) => prepare(account, storage, { fee, drafted }),
			}),
			outcome(events, at) {
				const segments = splitBatchEvents(batch, events);
				const own = positions.map(({ start, length }) => segments.slice(start, start + length));
				if (mode === "all")
					return items.map(({ prepared }, i) =>
						prepared.outcome(own[i]?.flatMap((segment) => segment.events) ?? [], at),
					);
				const results: ItemResult<unknown>[] = [];
				let stopped = false;
				for (const [i, item] of items.entries()) {
					const segment = own[i]?.[0] ?? null;
					results.push(stopped ? NOT_TRIED : decodeItem(item, segment, positions[i]?.start ?? 0, chain, at));
					stopped ||= mode === "best-effort" && (!segment?.attempted || segment.refusal !== null);
				}
				return results;
			},
		};
	}
	return { name: "batch", items: operations, prepare: (account) => prepare(account, new FetchedStorage(), null) };
}

/** Prepares and executes the plans one after the other. */
function* simulateBatch(
	operations: readonly Operation<unknown>[],
	mode: BatchMode,
	chain: BatchChain,
	account: Hex,
	storage: FetchedStorage,
	paid: PaidBatch | null,
): StorageQuery<readonly BatchItem[]> {
	const steps = operations.map(
		(operation, index): SimulationStep<BatchItem> =>
			(simulation, results) => {
				if (index === 0 && paid && paid.fee > 0n) simulation.takeFee(account, paid.fee);
				const stopped = mode === "best-effort" && !simulation.isIncomplete && results.some(isRefused);
				const prepared = simulation.prepare(operation, account);
				const drafted = paid?.drafted[index]?.prepared ?? prepared;
				// A plan may call for less where there is less: the call is the one without the fee, and the chain's rules decide about it.
				const called = deepEqual(drafted.calls, prepared.calls) ? prepared : drafted;
				return simulateItem(simulation, called, account, chain, stopped);
			},
	);
	return yield* simulate(chain.rules, steps, storage);
}

const isRefused = (item: BatchItem | undefined) =>
	item !== undefined && item.prediction !== "done" && !item.isRefusedInside;

function simulateItem(
	simulation: Simulation,
	prepared: Prepared,
	account: Hex,
	chain: Pick<BatchChain, "errorCode">,
	stopped: boolean,
): BatchItem {
	const { failures } = prepared;
	const calls = simulation.canInclude(prepared.calls) ? prepared.calls : [];
	const item = { prepared, calls, failures, isKnown: true };
	if (stopped) return { ...item, prediction: "not-tried" };
	if (calls.length === 0) return { ...item, prediction: "impossible" };
	const result = simulation.execute(calls, account);
	switch (result.type) {
		case "done":
			return { ...item, prediction: "done" };
		case "refused":
			return {
				...item,
				failures: addRefusal(failures, result.dispatch, chain),
				prediction: "refused",
				isRefusedInside: result.isInside,
			};
		case "invalid": {
			const reasons = failures.length > 0 ? failures : [ruleFailure("CHAIN_FAULT", {})];
			return { ...item, calls: [], failures: reasons, prediction: "impossible" };
		}
		default:
			return { ...item, prediction: failures.length > 0 ? "refused" : "done", isKnown: false };
	}
}

/** The failures of a check, that of the chain's refusal first. */
function addRefusal(
	failures: readonly RuleFailure[],
	refusal: DispatchInfo,
	chain: Pick<BatchChain, "errorCode">,
): readonly RuleFailure[] {
	const code = chain.errorCode(refusal.pallet, refusal.name);
	const own = findRefusal(code, refusal, failures);
	if (own) return [own, ...failures.filter((failure) => failure !== own)];
	const error = dispatchError(code, refusal);
	// Nothing was dispatched in a block.
	const details = error.code === "DISPATCH_FAILED" ? error.details : { ...error.details, dispatch: null };
	return [{ code: error.code, details } as RuleFailure, ...failures];
}

/** The calls of a batch, and which of them belong to each plan. */
function placeCalls(
	items: readonly BatchItem[],
	mode: BatchMode,
): { calls: readonly Call[]; positions: readonly Position[] } {
	const placed: Call[] = [];
	let isOpen = true;
	const positions = items.map(({ calls }) => {
		const start = placed.length;
		if (calls.length === 0 && mode === "best-effort") isOpen = false;
		// The chain refuses a batchAll inside another one, and needs none there.
		if (isOpen) placed.push(...(mode === "all" ? calls : toSingleCall(calls)));
		return { start, length: placed.length - start };
	});
	return { calls: placed, positions };
}

/** The calls of one plan as one call: they succeed or fail together, whatever the other plans do. */
function toSingleCall(calls: readonly Call[]): readonly Call[] {
	return calls.length < 2 ? calls : [{ pallet: "utility", method: "batchAll", args: { calls } }];
}

/**
 * Why a batch should not be sent: in mode `all` the failures of every plan; otherwise those of a batch in which no plan would
 * succeed, and of plans that the chain would execute although a client should refuse them.
 */
function findFailures(items: readonly BatchItem[], mode: BatchMode): readonly RuleFailure[] {
	const succeeds = ({ prediction, failures }: BatchItem) => prediction === "done" && failures.length === 0;
	const reported =
		mode === "all" || !items.some(succeeds) ? items : items.filter(({ prediction }) => prediction === "done");
	return reported.flatMap(({ failures, prediction }) => (prediction === "not-tried" ? [] : failures));
}

/** The highest fee that leaves every plan what it spends. */
function highestFee(items: readonly BatchItem[]): bigint {
	let highest = items[0]?.prepared.transferable ?? 0n;
	let spentUnseen = 0n;
	for (const { prepared, isKnown } of items) {
		highest = min(highest, prepared.transferable - prepared.spends - spentUnseen);
		if (!isKnown) spentUnseen += prepared.spends;
	}
	return highest > 0n ? highest : 0n;
}

/** Results of the plans as the chain would give them; `null` where a batch of mode `all` is undone. */
function expectResults(items: readonly BatchItem[], mode: BatchMode): readonly unknown[] | null {
	if (mode !== "all") return items.map(expectItem);
	const results = items.map((item) => (isRefused(item) ? null : item.prepared.expected()));
	return results.includes(null) ? null : results;
}

function expectItem({ prepared, failures, prediction }: BatchItem): ItemResult<unknown> {
	if (prediction === "not-tried") return NOT_TRIED;
	const result = prediction === "done" ? prepared.expected() : null;
	if (result !== null) return { ok: true, result };
	return { ok: false, error: failures[0] ? failureToError(failures[0]) : null };
}

function forecastItem({ prepared, prediction }: BatchItem): readonly WithdrawalForecast[] {
	return prediction === "done" ? prepared.forecasts() : [];
}
