import { describe, expect, test } from "vitest";
import type { Hex } from "../../../src/codec/hex.ts";
import { PhalaError } from "../../../src/errors/error.ts";
import { outcomeInBlock, outcomeWithoutResult } from "../../../src/plan/plan-outcome.ts";
import type { SubmissionStatus } from "../../../src/plan/submission-status.ts";

const HASH: Hex = "0x01";
const BLOCK = { hash: "0x02" as Hex, number: 7, timestampMs: 1 };
const ERROR = new PhalaError("ABORTED", "It was aborted.", { operation: "test" });
const DISPATCH = { pallet: "system", name: "CallFiltered", docs: "", callIndex: null };
const REFUSAL = new PhalaError("DISPATCH_FAILED", "The call failed.", { dispatch: DISPATCH });
const UNREADABLE = [
	new PhalaError("DECODE_FAILED", "Bad events.", { what: "transaction", bytes: HASH }),
	new PhalaError("BLOCK_PRUNED", "No events.", { block: "0x02" }),
	new PhalaError("NO_REWARD", "A rule that no dispatch error names.", { pid: 1, dispatch: null }),
];

describe("a plan whose transaction is in a block", () => {
	test("is done, with its result and the block", () => {
		expect(outcomeInBlock({ ok: true, result: 5 }, BLOCK)).toEqual({ status: "done", result: 5, block: BLOCK });
	});

	test("is refused where its calls failed", () => {
		expect(outcomeInBlock({ ok: false, error: ERROR }, BLOCK)).toEqual({ status: "refused", error: ERROR });
	});

	test("is not sent where the chain did not try it", () => {
		expect(outcomeInBlock({ ok: false, error: null }, BLOCK)).toEqual({ status: "not-sent" });
		expect(outcomeInBlock(undefined, BLOCK)).toEqual({ status: "not-sent" });
	});
});

describe("a plan whose transaction has no result", () => {
	const IN_BLOCK: SubmissionStatus = { type: "inBlock", block: BLOCK, error: ERROR };
	const REFUSED: SubmissionStatus = { type: "failed", block: BLOCK, error: ERROR };
	const FAILED: SubmissionStatus = { type: "failed", block: null, error: ERROR };
	const outcome = (last: SubmissionStatus, error: PhalaError = ERROR, hash: Hex | null = HASH) =>
		outcomeWithoutResult(hash, last, error);

	test("is not sent where that was not signed", () => {
		expect(outcome(FAILED, ERROR, null)).toEqual({ status: "not-sent" });
		expect(outcome({ type: "aborted", error: ERROR }, ERROR, null)).toEqual({ status: "not-sent" });
	});

	test.each([
		["the best chain", IN_BLOCK],
		["the final chain", REFUSED],
	])("is refused where %s refused that as a whole", (_, last) => {
		const rule = new PhalaError("NO_REWARD", "No reward.", { pid: 1, dispatch: DISPATCH });
		for (const error of [REFUSAL, rule]) expect(outcome(last, error)).toEqual({ status: "refused", error });
	});

	test.each([
		["the best chain", IN_BLOCK],
		["the final chain", REFUSED],
	])("is not known where its events in %s cannot be read", (_, last) => {
		for (const error of UNREADABLE) expect(outcome(last, error)).toEqual({ status: "unknown", hash: HASH, error });
	});

	test("is not sent where that can be in no block any more", () => {
		expect(outcome(FAILED)).toEqual({ status: "not-sent" });
		expect(outcome({ type: "expired", error: ERROR })).toEqual({ status: "not-sent" });
	});

	test.each<SubmissionStatus>([
		{ type: "aborted", error: ERROR },
		{ type: "broadcast" },
		{ type: "retracted", block: BLOCK },
	])("is not known after %o", (last) => {
		expect(outcome(last)).toEqual({ status: "unknown", hash: HASH, error: ERROR });
	});
});
