import { describe, expect, test } from "vitest";
import type { ChainEvent, Prepared } from "../../src/chain/operation.ts";
import { errorCode } from "../../src/chain/v2/error-codes.ts";
import type { ErrorCode } from "../../src/errors/codes.ts";
import { argsOf, callOf, isOurs, NOT_OURS, prepared } from "../support/conformance/operations-v2.ts";
import { outcomeOf } from "../support/conformance/outcomes-v2.ts";
import {
	FOLDERS,
	type Folder,
	KHALA,
	type RecordedCall,
	recordedCalls,
	recordedSteps,
} from "../support/conformance/recorded-v2.ts";
import { toDigits } from "../support/conformance/shared-operations.ts";
import type { VectorEvent } from "../support/vectors.ts";

/** Failures of the client alone: the chain accepts these calls. */
const CLIENT_ONLY: ReadonlySet<ErrorCode> = new Set([
	"WITHDRAWAL_WOULD_BURN",
	"WRAP_WOULD_BURN",
	"REST_WOULD_BURN",
	"SHARES_UNWITHDRAWABLE",
]);

/** Early runtimes also accept a request that they cannot pay, and block the queue at it later. */
const isWarning = (code: ErrorCode, { step: { input, outcome } }: RecordedCall) =>
	CLIENT_ONLY.has(code) || (code === "BALANCE_TOO_SMALL" && input.method === "withdraw" && outcome.ok === true);

const calls = new Map(FOLDERS.map((folder) => [folder, recordedCalls(folder)] as const));
const ours = [...calls.values()].flat().filter(isOurs);
const table = ours.map((call) => [`${call.name}: ${callOf(call)}`, call] as const);

/** Each call is prepared once. */
const known = new Map<RecordedCall, Prepared>();
function preparedOnce(call: RecordedCall): Prepared {
	const result = known.get(call) ?? prepared(call);
	known.set(call, result);
	return result;
}

/** Failure by method of a call that no block can include. */
const NOT_INCLUDED: Readonly<Record<string, ErrorCode>> = {
	withdraw: "BALANCE_TOO_SMALL",
	setPoolDescription: "DESCRIPTION_TOO_LONG",
};

/** Result of the runtime. */
function recordedCode({ step: { outcome, input } }: RecordedCall): ErrorCode | "ok" {
	if (!outcome.error) return "ok";
	const { pallet, name } = outcome.error;
	return pallet === "transaction" ? (NOT_INCLUDED[input.method] ?? "DISPATCH_FAILED") : errorCode(pallet, name);
}

const predictedCode = (call: RecordedCall) =>
	preparedOnce(call)
		.failures.map(({ code }) => code)
		.find((code) => !isWarning(code, call)) ?? "ok";

test("predicts every call of every recording, but for those that no operation makes", () => {
	const summary = (folder: Folder) => {
		const all = calls.get(folder) ?? [];
		const predicted = all.filter(isOurs);
		return {
			steps: [...recordedSteps(folder)].length,
			calls: all.length,
			predicted: predicted.length,
			failing: predicted.filter((call) => recordedCode(call) !== "ok").length,
			/** In the order of `NOT_OURS`. */
			exceptions: NOT_OURS.map(([, is]) => all.filter(is).length),
		};
	};
	const older = { steps: 556, calls: 491, predicted: 485, failing: 127, exceptions: [2, 0, 2, 1, 0, 0, 1] };
	expect(summary("v2-rhala-1241")).toEqual(older);
	// Two more scenarios: of proxies and multisigs.
	const v2 = { ...older, steps: 608, calls: 497, predicted: 489, failing: 123, exceptions: [2, 0, 4, 1, 0, 0, 1] };
	expect(summary("v2")).toEqual(v2);
	const exceptions = [0, 0, 2, 0, 0, 0, 0];
	expect(summary("v2-min-0.01")).toEqual({ steps: 131, calls: 122, predicted: 120, failing: 20, exceptions });
	// The folder of further recordings grows.
	const { predicted, failing } = summary("further");
	expect(predicted).toBeGreaterThanOrEqual(946);
	expect(failing).toBeGreaterThanOrEqual(203);
});

describe("the first failure is the runtime's error for", () => {
	test.each(table)("%s", (_, call) => {
		expect(predictedCode(call)).toBe(recordedCode(call));
	});
});

describe("with Khala's metadata, the failures are the same for", () => {
	test.each(table.filter(([, { folder }]) => folder === "v2"))("%s", (_, call) => {
		expect(prepared(call, KHALA).failures).toEqual(preparedOnce(call).failures);
	});
});

describe("the call is the recorded one for", () => {
	// An unbound worker has no session to name in a call.
	const named = table.filter(
		([, call]) => recordedCode(call) !== "SESSION_NOT_FOUND" || call.step.input.method !== "unbind",
	);
	test.each(named)("%s", (_, call) => {
		const { pallet, method } = call.step.input;
		const args = argsOf(call);
		const sent = preparedOnce(call).calls.find((one) => one.pallet === pallet && one.method === method);
		// The facade sends 0 % instead of no commission.
		const expected = "payoutCommission" in args ? { ...args, payoutCommission: args.payoutCommission ?? "0" } : args;
		expect(toDigits(sent?.args)).toEqual(expected);
	});
});

describe("the outcome is what the state shows after", () => {
	test.each(table.filter(([, { step }]) => step.outcome.ok))("%s", (_, call) => {
		const result = preparedOnce(call).outcome(call.step.events.map(plainEvent)) as Record<string, unknown>;
		if (call.step.input.method === "setPoolDescription") return expect(result).toBeUndefined();
		if (call.step.input.pallet === "phalaBasePool")
			return expect(JSON.stringify(result)).toMatch(/^\{"address":"\w+"\}$/);
		expect(result).toEqual(outcomeOf(call));
	});
});

describe("the result is expected before for", () => {
	test.each(table)("%s", (_, call) => {
		const { outcome, events } = call.step;
		const result = outcome.ok ? preparedOnce(call).outcome(events.map(plainEvent)) : null;
		expect(preparedOnce(call).expected()).toEqual(result);
	});
});

/** Fields of 32 bits in the events that outcomes read. */
const SMALL = new Set(["commission", "cid", "nftId", "collection", "item"]);

function plainEvent({ pallet, name, data }: VectorEvent): ChainEvent {
	const read = Object.entries(data).map(([field, value]) => {
		if (typeof value !== "string" || !/^\d+$/.test(value)) return [field, value];
		return [field, SMALL.has(field) ? Number(value) : BigInt(value)];
	});
	return { pallet, name, data: Object.fromEntries(read) };
}
