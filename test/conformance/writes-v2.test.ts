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

/** What only the client says: the chain does it all the same. */
const CLIENT_ONLY: ReadonlySet<ErrorCode> = new Set(["WITHDRAWAL_WOULD_BURN", "WRAP_WOULD_BURN"]);

/** Early runtimes take a request that nobody could be paid, and stop the queue at it later: that too only the client says. */
const isWarning = (code: ErrorCode, { step: { input, outcome } }: RecordedCall) =>
	CLIENT_ONLY.has(code) || (code === "BALANCE_TOO_SMALL" && input.method === "withdraw" && outcome.ok === true);

const calls = new Map(FOLDERS.map((folder) => [folder, recordedCalls(folder)] as const));
const ours = [...calls.values()].flat().filter(isOurs);
const table = ours.map((call) => [`${call.name}: ${callOf(call)}`, call] as const);

/** Each call is prepared once. */
const known = new Map<RecordedCall, Prepared>();
function preparedOnce(call: RecordedCall): Prepared {
	const found = known.get(call) ?? prepared(call);
	known.set(call, found);
	return found;
}

/** Why a call could not be in any block. */
const NOT_INCLUDED: Readonly<Record<string, ErrorCode>> = {
	withdraw: "BALANCE_TOO_SMALL",
	setPoolDescription: "DESCRIPTION_TOO_LONG",
};

/** What the runtime said. */
function verdictOf({ step: { outcome, input } }: RecordedCall): ErrorCode | "ok" {
	if (!outcome.error) return "ok";
	const { pallet, name } = outcome.error;
	return pallet === "transaction" ? (NOT_INCLUDED[input.method] ?? "DISPATCH_FAILED") : errorCode(pallet, name);
}

const predictedOf = (call: RecordedCall) =>
	preparedOnce(call)
		.failures.map(({ code }) => code)
		.find((code) => !isWarning(code, call)) ?? "ok";

test("every call of every recording is predicted, but for those that no operation makes", () => {
	const summary = (folder: Folder) => {
		const all = calls.get(folder) ?? [];
		const refused = all.filter((call) => isOurs(call) && verdictOf(call) !== "ok");
		const exceptions = NOT_OURS.map(([, is]) => all.filter(is).length);
		return [[...recordedSteps(folder)].length, all.length, all.filter(isOurs).length, refused.length, exceptions];
	};
	// Steps, calls, those predicted, those of them refused; exceptions in the order of `NOT_OURS`.
	expect(summary("v2")).toEqual([556, 491, 485, 123, [2, 0, 2, 1, 0, 0, 1]]);
	expect(summary("v2-min-0.01")).toEqual([131, 122, 120, 20, [0, 0, 2, 0, 0, 0, 0]]);
	expect(summary("v2-rhala-1241")).toEqual([556, 491, 485, 127, [2, 0, 2, 1, 0, 0, 1]]);
	// There are more of the others every now and then.
	const [, , predicted, refused] = summary("further");
	expect(predicted).toBeGreaterThanOrEqual(946);
	expect(refused).toBeGreaterThanOrEqual(203);
});

describe("the first reason is what the runtime said of", () => {
	test.each(table)("%s", (_, call) => {
		expect(predictedOf(call)).toBe(verdictOf(call));
	});
});

describe("read by Khala's metadata, the first reason is the same for", () => {
	test.each(table.filter(([, { folder }]) => folder === "v2"))("%s", (_, call) => {
		expect(prepared(call, KHALA).failures).toEqual(preparedOnce(call).failures);
	});
});

describe("the call is the recorded one for", () => {
	// A worker that is bound to nothing has no session that a call could name.
	const named = table.filter(
		([, call]) => verdictOf(call) !== "SESSION_NOT_FOUND" || call.step.input.method !== "unbind",
	);
	test.each(named)("%s", (_, call) => {
		const { pallet, method } = call.step.input;
		const args = argsOf(call);
		const sent = preparedOnce(call).calls.find((one) => one.pallet === pallet && one.method === method);
		// A commission of none is one of 0 %, which the facade sends.
		const expected = "payoutCommission" in args ? { ...args, payoutCommission: args.payoutCommission ?? "0" } : args;
		expect(toDigits(sent?.args)).toEqual(expected);
	});
});

describe("the outcome is what the state shows after", () => {
	test.each(table.filter(([, { step }]) => step.outcome.ok))("%s", (_, call) => {
		const result = preparedOnce(call).outcome(call.step.events.map(plainEvent)) as Record<string, unknown>;
		if (call.step.input.pallet === "phalaBasePool") {
			return expect(JSON.stringify(result)).toMatch(/^\{("address":"\w+")?\}$/);
		}
		expect(result).toEqual(outcomeOf(call));
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
