import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PhalaError } from "../../../src/errors/error.ts";
import { Submission, SubmissionReporter } from "../../../src/plan/submission.ts";
import type { SubmissionStatus, TransactionResult } from "../../../src/plan/submission-status.ts";

const block = { hash: "0xb1" as const, number: 11, timestampMs: 1 };
const result = { ok: true, result: 5, block, events: [], fee: 1n, hash: "0x01" } as TransactionResult<number>;
const refusal = new PhalaError("REJECTED", "refused", { reason: "bad" });
const aborted = new PhalaError("ABORTED", "aborted", { operation: "test" });
const closed = new PhalaError("CLOSED", "closed", { operation: "test" });

let reporter: SubmissionReporter<number>;
let submission: Submission<number>;
let unhandled: unknown[];
const onUnhandled = (error: unknown) => unhandled.push(error);
let others: NodeJS.UnhandledRejectionListener[];

beforeEach(() => {
	reporter = new SubmissionReporter();
	submission = new Submission(reporter);
	unhandled = [];
	others = process.listeners("unhandledRejection");
	process.removeAllListeners("unhandledRejection");
	process.on("unhandledRejection", onUnhandled);
});

afterEach(() => {
	process.removeAllListeners("unhandledRejection");
	for (const listener of others) process.on("unhandledRejection", listener);
});

/** Statuses so far and whether they are complete, without observing the submission's failure. */
function statuses(): (SubmissionStatus["type"] | "complete")[] {
	const seen: (SubmissionStatus["type"] | "complete")[] = [];
	reporter.status$.subscribe({ next: ({ type }) => seen.push(type), complete: () => seen.push("complete") });
	return seen;
}

const isSettled = (promise: Promise<unknown>) => Promise.race([promise.then(() => true), tick().then(() => false)]);
const tick = () => new Promise(setImmediate);

describe("statuses", () => {
	test("are reported once each in a row, and replayed", () => {
		for (const type of ["queued", "queued", "checking", "queued"] as const) reporter.report({ type });
		expect(statuses()).toEqual(["queued", "checking", "queued"]);
	});

	test.each([
		["finalized", { result }],
		["failed", { error: refusal }],
	] as const)("end with `%s` after the block is final", async (type, outcome) => {
		submission.finalized.catch(() => {});
		reporter.included(block, outcome);
		expect(reporter.isSettled).toBe(false);
		reporter.finalized();
		expect(reporter.isSettled).toBe(true);
		expect(statuses()).toEqual(["inBlock", type, "complete"]);
	});

	test("name the block and the error", () => {
		const seen: SubmissionStatus[] = [];
		submission.status$.subscribe((status) => seen.push(status));
		reporter.included(block, { result });
		reporter.retracted(block);
		reporter.included(block, { error: refusal });
		reporter.finalized();
		expect(seen).toEqual([
			{ type: "inBlock", block, error: null },
			{ type: "retracted", block },
			{ type: "inBlock", block, error: refusal },
			{ type: "failed", block, error: refusal },
		]);
	});

	test.each(["failed", "expired", "aborted"] as const)("end outside of a block with `%s`", (type) => {
		const seen: SubmissionStatus[] = [];
		submission.status$.subscribe((status) => seen.push(status));
		reporter.failed(type, refusal);
		expect(reporter.isSettled).toBe(true);
		expect(seen).toEqual([type === "failed" ? { type, block: null, error: refusal } : { type, error: refusal }]);
	});

	test("do not end before a block holds the transaction, nor after it was retracted", () => {
		reporter.finalized();
		reporter.included(block, { result });
		reporter.retracted(block);
		reporter.finalized();
		expect(reporter.isSettled).toBe(false);
	});

	test("are none after the last", async () => {
		reporter.included(block, { result });
		reporter.finalized();
		reporter.report({ type: "searching" });
		reporter.included(block, { error: refusal });
		reporter.retracted(block);
		reporter.failed("failed", refusal);
		reporter.finalized();
		expect(statuses()).toEqual(["inBlock", "finalized", "complete"]);
		expect(await submission.finalized).toBe(result);
		expect(await submission.inBlock).toBe(result);
	});
});

describe("results", () => {
	test("in a block come before those in a final block", async () => {
		const { inBlock, finalized } = submission;
		expect(await isSettled(inBlock)).toBe(false);
		reporter.included(block, { result });
		expect(await inBlock).toBe(result);
		expect(await isSettled(finalized)).toBe(false);
		reporter.finalized();
		expect(await finalized).toBe(result);
	});

	test("are waited for again after the block was retracted", async () => {
		reporter.included(block, { result });
		reporter.retracted(block);
		expect(await isSettled(submission.inBlock)).toBe(false);
		const other = { ...result, result: 6 };
		reporter.included(block, { result: other });
		expect(await submission.inBlock).toBe(other);
	});

	test("are the refusal where the chain refused it", async () => {
		reporter.included(block, { error: refusal });
		await expect(submission.inBlock).rejects.toBe(refusal);
		reporter.finalized();
		await expect(submission.finalized).rejects.toBe(refusal);
	});
});

describe("the hash", () => {
	test("is that of the newest signature", async () => {
		const { hash } = submission;
		expect(await isSettled(hash)).toBe(false);
		reporter.report({ type: "signed", hash: "0x01" });
		expect(await hash).toBe("0x01");
		reporter.report({ type: "checking" });
		reporter.report({ type: "signed", hash: "0x02" });
		expect(await submission.hash).toBe("0x02");
	});

	test.each(["failed", "expired", "aborted"] as const)(
		"is the error of a submission that %s unsigned",
		async (type) => {
			const { hash } = submission;
			reporter.failed(type, refusal);
			await expect(hash).rejects.toBe(refusal);
		},
	);
});

describe("a failure", () => {
	test("that nothing observes is an unhandled rejection", async () => {
		reporter.failed("failed", refusal);
		await tick();
		expect(unhandled).toEqual([refusal]);
	});

	test.each<[string, () => unknown]>([
		["a subscription", () => submission.status$.subscribe()],
		["a wait for the hash", () => submission.hash.catch(() => {})],
		["a wait for a block", () => submission.inBlock.catch(() => {})],
		["a wait for the final block", () => submission.finalized.catch(() => {})],
	])("is observed by %s", async (_, observe) => {
		observe();
		reporter.failed("failed", refusal);
		await tick();
		expect(unhandled).toEqual([]);
	});

	test("is none where the caller aborted or closed the client", async () => {
		reporter.failed("aborted", aborted);
		new SubmissionReporter().failed("aborted", closed);
		await tick();
		expect(unhandled).toEqual([]);
	});
});
