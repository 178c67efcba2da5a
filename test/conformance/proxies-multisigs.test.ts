import { describe, expect, test } from "vitest";
import { batchedCalls, wrappedCall } from "../../src/chain/inner-calls.ts";
import type { Call, Operation, Prepared } from "../../src/chain/operation.ts";
import { isRefusal } from "../../src/chain/rules/refusal.ts";
import type { DispatchInfo } from "../../src/errors/codes.ts";
import {
	type ActingCall,
	type ActingRuntime,
	actingCalls,
	exactOperation,
	loadRuntime,
	operationOf,
	toDispatch,
	toEvent,
} from "../support/conformance/acting.ts";
import { readFrom } from "../support/conformance/recorded.ts";

/** A recorded call with its operation, prepared on the state before it. */
interface PreparedCall extends ActingCall {
	readonly call: Call;
	readonly prepared: Prepared;
}

const isActing = ({ step: { input } }: ActingCall) => ["proxy", "multisig", "utility"].includes(input.pallet);
const errorName = ({ step }: ActingCall) => step.outcome.error?.name ?? "";

/** Calls that no plan makes, and why: a plan of exactly that call, `phala.call`, is predicted all the same. */
const MADE_OTHERWISE: readonly (readonly [why: string, is: (call: PreparedCall) => boolean])[] = [
	["a wrong place of the first approval: plans read it", (call) => /Timepoint/.test(errorName(call))],
	[
		"another type of proxy: plans choose one without a delay",
		({ call, prepared }) => typeOf(call) !== typeOf(prepared.calls[0]),
	],
	["a multisig in a multisig, whose hash depends on the weight", ({ call }) => isNested(call)],
	["an approval that keeps the call on the chain", ({ call }) => call.args.storeCall === true],
	partlyAllowed(),
];

/** Calls that are not predicted, and why. */
const UNPREDICTED: readonly (readonly [why: string, is: (call: PreparedCall) => boolean])[] = [
	["calls that the SDK has no operation for, alone or inside", ({ call }) => hasOther(call)],
	["a batch in a batch, which the chain filters by what is around it", ({ call }) => hasNestedBatch(call)],
	partlyAllowed(),
];

function partlyAllowed(): readonly [why: string, is: (call: PreparedCall) => boolean] {
	return [
		"a batch of which the type of the proxy allows a part: the check refuses what the chain executes in part",
		({ step, prepared }) =>
			prepared.failures[0]?.code === "NOT_PROXY" && step.events.some(({ name }) => /^Batch/.test(name)),
	];
}

function typeOf(call: Call | undefined): unknown {
	return call?.args.forceProxyType ?? null;
}

/** Whether a call is a multisig inside another one. */
function isNested(call: Call): boolean {
	return call.pallet === "multisig" && wrappedCall(call)?.pallet === "multisig";
}

function innerOf(call: Call): readonly Call[] {
	const wrapped = wrappedCall(call);
	return batchedCalls(call) ?? (wrapped ? [wrapped] : []);
}

function hasOther(call: Call): boolean {
	const inner = innerOf(call);
	if (inner.length > 0) return inner.some(hasOther);
	const { pallet, args } = call;
	return pallet === "balances" || (pallet === "proxy" && !("callHash" in args));
}

function hasNestedBatch(call: Call, isInside = false): boolean {
	const isBatch = batchedCalls(call) !== null;
	return (isBatch && isInside) || innerOf(call).some((inner) => hasNestedBatch(inner, isInside || isBatch));
}

/** Numbers of recorded calls; of those listed, in the order of the lists. */
const COUNTS = {
	1: {
		all: 190,
		noCall: 6,
		refusedByClient: 8,
		predicted: 110,
		unpredicted: [61, 3, 3],
		byPlan: 76,
		madeOtherwise: [5, 0, 2, 4, 2],
	},
	2: {
		all: 167,
		noCall: 0,
		refusedByClient: 8,
		predicted: 97,
		unpredicted: [58, 3, 2],
		byPlan: 67,
		madeOtherwise: [5, 1, 2, 0, 1],
	},
};

async function load(generation: 1 | 2) {
	const runtime = await loadRuntime(generation);
	return { generation, runtime, all: (await actingCalls(runtime)).filter(isActing) };
}

const RECORDINGS = [await load(1), await load(2)];

describe.each(RECORDINGS)("generation $generation", ({ generation, runtime, all }) => {
	/** Calls by an operation, prepared; those that have none are left out. */
	const prepare = (find: (call: Call, each: ActingCall) => Operation<unknown> | null) =>
		all.flatMap((each): PreparedCall[] => {
			const { call, step, storage, before } = each;
			const operation = call && find(call, each);
			if (!operation || !call) return [];
			const query = operation.prepare(step.input.signer);
			return [{ ...each, call, prepared: readFrom(query, storage, Number(step.timestamp), before) }];
		});
	const tableOf = (calls: readonly PreparedCall[]) =>
		calls.map((call) => [`${call.name}: ${call.call.pallet}.${call.call.method}`, call] as const);
	const byPlan = prepare((call, { step }) => operationOf(runtime, call, step.input.signer));
	const plans = tableOf(byPlan.filter((call) => !MADE_OTHERWISE.some(([, is]) => is(call))));
	const isWrong = ({ step }: ActingCall) => /Threshold|Signatories|SenderIn/.test(step.outcome.error?.name ?? "");
	const isRefusedByClient = (each: ActingCall) => isWrong(each) && errorName(each) !== "TooManySignatories";
	const exact = prepare((call, each) => (isRefusedByClient(each) ? null : exactOperation(runtime, call)));
	const calls = tableOf(exact.filter((call) => !UNPREDICTED.some(([, is]) => is(call))));

	test("every call is predicted but those listed, and plans make every one of the SDK's but those listed", () => {
		expect({
			all: all.length,
			noCall: all.filter(({ call }) => call === null).length,
			refusedByClient: all.filter(isRefusedByClient).length,
			predicted: calls.length,
			unpredicted: UNPREDICTED.map(([, is]) => exact.filter(is).length),
			byPlan: byPlan.length,
			madeOtherwise: MADE_OTHERWISE.map(([, is]) => byPlan.filter(is).length),
		}).toEqual(COUNTS[generation]);
	});

	test("signatories and thresholds that the chain refuses are refused before anything is sent", () => {
		for (const { call, step, storage, before } of all.filter(isRefusedByClient)) {
			const query = exactOperation(runtime, call as Call).prepare(step.input.signer);
			expect(() => readFrom(query, storage, Number(step.timestamp), before)).toThrow(
				expect.objectContaining({ code: "INVALID_ARGUMENT" }),
			);
		}
	});

	describe.each([
		{ by: "a plan", table: plans },
		{ by: "its bytes", table: calls },
	])("by $by", ({ table }) => {
		test.each(table)("%s is predicted", (_, call) => {
			const { prepared } = call;
			const refusal = recordedRefusal(call);
			const code = refusal && codeOf(runtime, refusal);
			const failures = prepared.failures.filter(isRefusal).map((failure) => failure.code);
			if (code !== null) {
				expect(failures[0]).toBe(code);
				expect(prepared.expected()).toBeNull();
				return;
			}
			const expected = prepared.expected();
			// The failures of an approval that executes nothing yet are those of the call inside.
			if (!isApproval(expected)) expect(failures).toEqual([]);
			expect(expected).not.toBeNull();
		});

		test.each(table.filter(([, call]) => !recordedRefusal(call)))("the result of %s is typed", (_, call) => {
			const { prepared, step } = call;
			const at = { height: Number(step.block), index: 1 };
			const result = prepared.outcome(step.events.map(toEvent), at);
			expect(toComparable(result)).toEqual(toComparable(prepared.expected()));
		});
	});
});

/** The chain's refusal of a call, or of the call inside. */
function recordedRefusal({ step, prepared }: PreparedCall): DispatchInfo | null {
	const { error } = step.outcome;
	if (error) return toDispatch({ Module: error }) as DispatchInfo;
	return prepared.refusal?.(step.events.map(toEvent)) ?? null;
}

function codeOf({ errorCode }: ActingRuntime, { pallet, name }: DispatchInfo): string {
	// A call that the type of the proxy does not allow.
	return `${pallet}.${name}` === "system.CallFiltered" ? "NOT_PROXY" : errorCode(pallet, name);
}

function isApproval(result: unknown): boolean {
	const approval = typeof result === "object" && result !== null && "result" in result ? result.result : result;
	return [result, approval].some(
		(each) => typeof each === "object" && each !== null && "executed" in each && each.executed === false,
	);
}

/** Facts that only a block decides. */
const OF_BLOCKS: ReadonlySet<string> = new Set(["timepoint", "executableFrom"]);

/** A result without what only a block decides. */
function toComparable(value: unknown): unknown {
	if (value instanceof Error) return Reflect.get(value, "code");
	if (Array.isArray(value)) return value.map(toComparable);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, part]) => [name, OF_BLOCKS.has(name) ? null : toComparable(part)]),
	);
}
