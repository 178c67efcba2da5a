import { describe, expect, test } from "vitest";
import { batchedCalls, wrappedCall } from "../../src/chain/inner-calls.ts";
import type { Call, Prepared } from "../../src/chain/operation.ts";
import { isRefusal } from "../../src/chain/rules/refusal.ts";
import { isCall } from "../../src/chain/signing/call-names.ts";
import { deepEqual } from "../../src/codec/deep-equal.ts";
import type { DispatchInfo } from "../../src/errors/codes.ts";
import {
	type ActingCall,
	type ActingRuntime,
	actingCalls,
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

const nameOf = ({ pallet, method }: { readonly pallet: string; readonly method: string }) => `${pallet}.${method}`;
const isActing = ({ step: { input } }: ActingCall) => ["proxy", "multisig", "utility"].includes(input.pallet);
const errorName = ({ step }: ActingCall) => step.outcome.error?.name ?? "";

/** Whether a call is a multisig inside another one. */
const isNested = (call: Call): boolean => {
	const inner = wrappedCall(call);
	return call.pallet === "multisig" && inner?.pallet === "multisig";
};

/** Calls that the SDK makes otherwise, or knows less of, and why. */
const OTHERWISE: readonly (readonly [why: string, is: (call: PreparedCall) => boolean])[] = [
	["a wrong place of the first approval: the SDK reads it", (call) => /Timepoint/.test(errorName(call))],
	[
		"another type of proxy: the SDK chooses one without a delay",
		({ call, prepared }) => typeOf(call) !== typeOf(prepared.calls[0]),
	],
	["a multisig in a multisig, whose hash depends on the weight", ({ call }) => isNested(call)],
	["an approval that keeps the call on the chain", ({ call }) => call.args.storeCall === true],
	[
		"a batch of which the type of the proxy allows a part: the check refuses it",
		({ step, prepared }) =>
			prepared.failures[0]?.code === "NOT_PROXY" && step.events.some(({ name }) => /^Batch/.test(name)),
	],
	[
		"the same worker stopped twice in a batch: recordings hold what the SDK reads, not all that the chain's rules need",
		({ call }) => call.pallet === "proxy" && isRepeated(call.args.call),
	],
];

/** Whether a call is a batch of the same call twice. */
function isRepeated(call: unknown): boolean {
	const [first, second] = (isCall(call) && batchedCalls(call)) || [];
	return first !== undefined && second !== undefined && deepEqual(first, second);
}

function typeOf(call: Call | undefined): unknown {
	return call?.args.forceProxyType ?? null;
}

const RUNTIMES = await Promise.all([loadRuntime(1), loadRuntime(2)]);

describe.each(RUNTIMES)("generation $generation", (runtime) => {
	const all = actingCalls(runtime).filter(isActing);
	const made = all.flatMap((each): PreparedCall[] => {
		const { call, step } = each;
		const operation = call && operationOf(runtime, call, step.input.signer);
		if (!operation || !call) return [];
		const prepared = readFrom(operation.prepare(step.input.signer), each.storage(), Number(step.timestamp));
		return [{ ...each, call, prepared }];
	});
	const ours = made.filter((call) => !OTHERWISE.some(([, is]) => is(call)));
	const table = ours.map((call) => [`${call.name}: ${nameOf(call.call)}`, call] as const);

	test("an operation makes every call but those of other pallets, and those listed", () => {
		const exceptions = OTHERWISE.map(([, is]) => made.filter(is).length);
		const expected =
			runtime.generation === 1
				? { all: 190, made: 76, exceptions: [5, 0, 2, 4, 2, 1] }
				: { all: 167, made: 67, exceptions: [5, 1, 2, 0, 1, 1] };
		expect({ all: all.length, made: made.length, exceptions }).toEqual(expected);
	});

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
	return typeof result === "object" && result !== null && "executed" in result && result.executed === false;
}

/** A result without what only a block decides. */
function toComparable(value: unknown): unknown {
	if (value instanceof Error) return Reflect.get(value, "code");
	if (Array.isArray(value)) return value.map(toComparable);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, part]) => [name, name === "timepoint" ? null : toComparable(part)]),
	);
}
