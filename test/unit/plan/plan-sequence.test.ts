import { Subject } from "rxjs";
import { beforeEach, describe, expect, test } from "vitest";
import { Addresses } from "../../../src/chain/addresses.ts";
import type { RuleFailure } from "../../../src/chain/operation.ts";
import { ruleFailure } from "../../../src/chain/rules/rule-failure.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import { PhalaError } from "../../../src/errors/error.ts";
import type { ItemResult } from "../../../src/plan/batch-item.ts";
import type { ExceededLimit } from "../../../src/plan/block-limits.ts";
import type { Plan } from "../../../src/plan/plan.ts";
import { PlanSequence } from "../../../src/plan/plan-sequence.ts";
import { runtimeChanged } from "../../../src/plan/runtime-changed.ts";
import { Submission, SubmissionReporter } from "../../../src/plan/submission.ts";
import type {
	SendAllOptions,
	SendAllProgress,
	SendAllResult,
	SequenceRun,
} from "../../../src/plan/submission-sequence.ts";

type Results = readonly ItemResult<unknown>[];

/** A transaction of the sequence, that the test signs, includes and ends. */
interface Sent {
	/** Indexes of its plans. */
	readonly plans: readonly number[];
	readonly reporter: SubmissionReporter<Results>;
}

const ACCOUNT: Hex = `0x${"a1".repeat(32)}`;
const SIGNER = { address: ACCOUNT, signer: {} };
const FAILURE = ruleFailure("NO_REWARD", { pid: 1 });
const ERROR = new PhalaError("SIGNING_FAILED", "Cancelled.", { address: ACCOUNT });
const LOST = new PhalaError("NOT_INCLUDED", "Gone.", { hash: "0x", reason: "gone" });
const UPGRADED = runtimeChanged(1, 2);

let closed$: Subject<void>;
let sent: Sent[];
/** Numbers of plans that were measured. */
let measured: number[];
/** Accounts that batches were bound for. */
let bound: Hex[];
/** Errors of the next bindings; `null`: none. */
let bindErrors: unknown[];
/** What the check says of a plan. */
let failuresOf: (plan: number) => readonly RuleFailure[];
/** Ends before plans are measured. */
let measuring: Promise<void>;
let exceededBy: (count: number) => readonly ExceededLimit[];
let progress: SendAllProgress[];
let run: SequenceRun;

beforeEach(() => {
	closed$ = new Subject();
	sent = [];
	measured = [];
	bound = [];
	bindErrors = [];
	failuresOf = () => [];
	measuring = Promise.resolve();
	exceededBy = () => [];
	progress = [];
});

/** Sends `count` plans. */
async function start(count: number, options: SendAllOptions = {}, signer: unknown = SIGNER): Promise<void> {
	const plans = Array.from({ length: count }, (_, index) => ({ index }) as unknown as Plan<unknown>);
	const indexes = (some: readonly Plan<unknown>[]) => some.map((plan) => plans.indexOf(plan));
	const spec = {
		context: { addresses: new Addresses(30), closed$ },
		plans,
		signer: signer as never,
		options,
		async bindBatches(account: Hex) {
			bound.push(account);
			const error = bindErrors.shift();
			if (error) throw error;
			return {
				async measure(some: readonly Plan<unknown>[]) {
					await measuring;
					measured.push(some.length);
					const items = indexes(some).map((plan) => ({ failures: failuresOf(plan) }));
					return { items, exceeded: exceededBy(some.length) };
				},
				send(some: readonly Plan<unknown>[]) {
					const reporter = new SubmissionReporter<Results>();
					sent.push({ plans: indexes(some), reporter });
					return new Submission(reporter);
				},
			};
		},
	};
	run = new PlanSequence(spec, (step) => progress.push(step)).start();
	await settle();
}

const settle = () => new Promise(setImmediate);
const sentPlans = () => sent.map(({ plans }) => plans);
const hashOf = (index: number): Hex => `0x0${index}`;
const blockOf = (index: number) => ({ hash: `0xb${index}` as Hex, number: index, timestampMs: index });
const done = (plan: number): ItemResult<unknown> => ({ ok: true, result: `result ${plan}` });
const refused = (error = ERROR): ItemResult<unknown> => ({ ok: false, error });

async function sign(index = sent.length - 1): Promise<void> {
	sent[index]?.reporter.report({ type: "signed", hash: hashOf(index) });
	await settle();
}

/** Includes a transaction in a block: every plan is done, where nothing else is given. */
async function include(index = sent.length - 1, results?: Results, block = blockOf(index)): Promise<void> {
	const transaction = sent[index];
	if (!transaction) throw new Error(`no transaction ${index}`);
	transaction.reporter.included(block, {
		result: {
			ok: true,
			result: results ?? transaction.plans.map(done),
			block,
			events: [],
			fee: BigInt(index + 1),
			hash: hashOf(index),
		},
	});
	await settle();
}

async function fail(error: PhalaError, type: "failed" | "expired" | "aborted" = "failed"): Promise<void> {
	sent.at(-1)?.reporter.failed(type, error);
	await settle();
}

/** The outcomes, in short. */
function statusesOf({ outcomes }: SendAllResult<readonly Plan<unknown>[]>): string[] {
	return outcomes.map(({ status }) => status);
}

describe("a sequence", () => {
	test("sends as many plans at once as the caller allows, one transaction after the other", async () => {
		await start(5, { maxPlans: 2 });
		expect(sentPlans()).toEqual([[0, 1]]);
		await sign();
		expect(sent).toHaveLength(1);
		await include();
		expect(sentPlans()).toEqual([
			[0, 1],
			[2, 3],
		]);
		await include();
		await include();
		expect(sentPlans()).toEqual([[0, 1], [2, 3], [4]]);
		const { outcomes, error } = await run.inBlock;
		expect(outcomes[3]).toEqual({ status: "done", result: "result 3", block: blockOf(1) });
		expect(outcomes.map(({ status }) => status)).toEqual(Array(5).fill("done"));
		expect(error).toBeNull();
	});

	test("tries 500 plans at once by default", async () => {
		await start(501);
		await include();
		await include();
		expect(measured).toEqual([500, 1]);
		expect(statusesOf(await run.inBlock)).toEqual(Array(501).fill("done"));
	});

	test("binds each transaction to the chain's runtime of its time, for the signer's account", async () => {
		await start(2, { maxPlans: 1 });
		expect(bound).toEqual([ACCOUNT]);
		await include();
		expect(bound).toHaveLength(2);
	});

	test("starts with as many plans as fitted into the transaction before", async () => {
		const limit = { required: 10n, limit: 4n, failure: ruleFailure("TOO_MANY_CALLS", { calls: 10, limit: 4 }) };
		exceededBy = (count) => (count > 4 ? [limit] : []);
		await start(10);
		await include();
		expect(measured).toEqual([10, 4, 4]);
		await include();
		await include();
		expect(sentPlans().map(({ length }) => length)).toEqual([4, 4, 2]);
	});

	test("tries twice as many once all fitted: a heavy plan does not keep those after it apart", async () => {
		const limit = { required: 4n, limit: 1n, failure: ruleFailure("TOO_MANY_CALLS", { calls: 4, limit: 1 }) };
		// The first plan leaves room for none beside it.
		exceededBy = (count) => (sent.length === 0 && count > 1 ? [limit] : []);
		await start(16, { maxPlans: 8 });
		for (let i = 0; i < 5; i++) await include();
		expect(sentPlans().map(({ length }) => length)).toEqual([1, 1, 2, 4, 8]);
		expect(statusesOf(await run.inBlock)).toEqual(Array(16).fill("done"));
	});

	test("returns plain frozen data", async () => {
		await start(1);
		await include();
		const result = await run.inBlock;
		for (const value of [result, result.outcomes, result.outcomes[0], result.transactions[0], progress[0]])
			expect(Object.isFrozen(value)).toBe(true);
	});
});

describe("the progress of a sequence", () => {
	/** Number of plans with an outcome, and the transactions. */
	const steps = () =>
		progress.map(({ completed, transactions }) => [
			completed,
			...transactions.map(({ status, hash, fee }) => `${status.type} ${hash} ${fee}`),
		]);

	test("is reported at every step, with each transaction's last status, hash and fee", async () => {
		await start(2, { maxPlans: 1 });
		sent[0]?.reporter.report({ type: "signing" });
		await sign();
		await include();
		expect(steps()).toEqual([
			[0],
			[0],
			[0, "signing null null"],
			[0, "signed 0x00 null"],
			[0, "inBlock 0x00 null"],
			[1, "inBlock 0x00 1"],
			[1, "inBlock 0x00 1"],
		]);
		await include();
		expect(steps().at(-1)).toEqual([2, "inBlock 0x00 1", "inBlock null 2"]);
		expect(progress.at(-1)).toMatchObject({ total: 2, transactions: [{ plans: [0] }, { plans: [1] }] });
		sent[0]?.reporter.finalized();
		await settle();
		expect(steps().at(-1)).toEqual([2, "finalized 0x00 1", "inBlock null 2"]);
	});

	test("has a transaction as checking before its first status", async () => {
		await start(1);
		await fail(ERROR);
		const { transactions } = await run.inBlock;
		expect(transactions).toEqual([
			{ plans: [0], hash: null, fee: null, status: { type: "failed", block: null, error: ERROR } },
		]);
	});

	test("counts refused plans as completed, and not those that were not tried", async () => {
		failuresOf = (plan) => (plan === 0 ? [FAILURE] : []);
		await start(3, { mode: "force" });
		expect(progress.at(-1)?.completed).toBe(1);
		await include(0, [refused(), { ok: false, error: null }]);
		expect(progress.at(-1)?.completed).toBe(2);
	});
});

describe("a plan that the check refuses", () => {
	beforeEach(() => {
		failuresOf = (plan) => (plan === 2 ? [FAILURE] : []);
	});

	test("is checked again in mode best-effort, once those before it are in a block", async () => {
		await start(4);
		expect(sentPlans()).toEqual([[0, 1]]);
		failuresOf = () => [];
		await include();
		expect(sentPlans()).toEqual([
			[0, 1],
			[2, 3],
		]);
	});

	test("stops the sequence in mode best-effort, without an error", async () => {
		await start(4);
		await include();
		const result = await run.inBlock;
		expect(statusesOf(result)).toEqual(["done", "done", "refused", "not-sent"]);
		expect(result.outcomes[2]).toMatchObject({ error: { code: "NO_REWARD", details: { pid: 1, dispatch: null } } });
		expect(result.error).toBeNull();
		expect(sent).toHaveLength(1);
	});

	test("is left out in mode force", async () => {
		await start(4, { mode: "force" });
		await include();
		expect(sentPlans()).toEqual([[0, 1, 3]]);
		expect(statusesOf(await run.inBlock)).toEqual(["done", "done", "refused", "done"]);
	});

	test("needs no transaction in mode force where no other plan is left in its chunk", async () => {
		await start(4, { mode: "force", maxPlans: 1 });
		for (let i = 0; i < 3; i++) await include();
		expect(sentPlans()).toEqual([[0], [1], [3]]);
		expect(statusesOf(await run.inBlock)).toEqual(["done", "done", "refused", "done"]);
	});

	test("is sent where the caller disables the check", async () => {
		await start(4, { check: false });
		expect(sentPlans()).toEqual([[0, 1, 2, 3]]);
	});
});

describe("a plan that the chain refuses", () => {
	test("stops the sequence in mode best-effort", async () => {
		await start(3, { maxPlans: 2 });
		await include(0, [done(0), refused()]);
		const result = await run.inBlock;
		expect(statusesOf(result)).toEqual(["done", "refused", "not-sent"]);
		expect(result.outcomes[1]).toMatchObject({ error: ERROR });
		expect(result.error).toBeNull();
	});

	test("stops nothing in mode force", async () => {
		await start(3, { mode: "force", maxPlans: 2 });
		await include(0, [refused(), done(1)]);
		await include();
		expect(statusesOf(await run.inBlock)).toEqual(["refused", "done", "done"]);
	});
});

describe("a transaction without a result", () => {
	test.each(["best-effort", "force"] as const)(
		"stops the sequence in mode %s, which keeps the outcomes so far",
		async (mode) => {
			await start(3, { mode, maxPlans: 1 });
			await include();
			await fail(ERROR);
			const result = await run.inBlock;
			expect(statusesOf(result)).toEqual(["done", "not-sent", "not-sent"]);
			expect(result.error).toBe(ERROR);
			expect(sent).toHaveLength(2);
		},
	);

	test("leaves open what became of its plans where it is no longer followed", async () => {
		await start(2);
		await sign();
		await fail(LOST, "aborted");
		const unknown = { status: "unknown", hash: hashOf(0), error: LOST };
		expect((await run.inBlock).outcomes).toEqual([unknown, unknown]);
	});
});

describe("an upgrade of the runtime", () => {
	test("before the signature binds the same plans again, and leaves no trace of the first transaction", async () => {
		await start(2, { maxPlans: 1 });
		await fail(UPGRADED);
		await include();
		await include();
		expect(sentPlans()).toEqual([[0], [0], [1]]);
		const { transactions, error } = await run.inBlock;
		expect(transactions.map(({ plans }) => plans)).toEqual([[0], [1]]);
		expect(error).toBeNull();
	});

	test("while plans are bound is waited out three times", async () => {
		bindErrors = [UPGRADED, UPGRADED, UPGRADED];
		await start(1);
		await include();
		expect(statusesOf(await run.inBlock)).toEqual(["done"]);
		expect(bound).toHaveLength(4);
	});

	test("ends the sequence the fourth time", async () => {
		bindErrors = [UPGRADED, UPGRADED, UPGRADED, UPGRADED];
		await start(1);
		expect((await run.inBlock).error).toBe(UPGRADED);
		expect(bound).toHaveLength(4);
		expect(sent).toEqual([]);
	});

	test("after a signature ends the sequence", async () => {
		await start(1);
		await sign();
		await fail(UPGRADED);
		const { outcomes, transactions, error } = await run.inBlock;
		expect(outcomes).toEqual([{ status: "not-sent" }]);
		expect(transactions).toHaveLength(1);
		expect(error).toBe(UPGRADED);
		expect(sent).toHaveLength(1);
	});
});

describe("a sequence ends", () => {
	test("before it starts where the signer is none", async () => {
		await start(2, {}, {});
		const result = await run.inBlock;
		expect(result.error).toMatchObject({ code: "INVALID_ARGUMENT", details: { name: "signer" } });
		expect(statusesOf(result)).toEqual(["not-sent", "not-sent"]);
		expect(bound).toEqual([]);
	});

	test("before it starts where an option of its transactions is out of range", async () => {
		await start(1, { mortality: 3 });
		expect((await run.inBlock).error).toMatchObject({ code: "INVALID_ARGUMENT", details: { name: "mortality" } });
	});

	test("with a typed error where something else than the chain fails", async () => {
		const cause = new TypeError("no such type");
		bindErrors = [cause];
		await start(1);
		const { error } = await run.inBlock;
		expect(error).toMatchObject({ code: "RPC_FAILED", cause });
		expect(error?.details).toEqual({ method: "sendAll", rpcCode: null, rpcMessage: "no such type" });
		expect(error?.message).toContain("no such type");
	});

	test("at once where the caller aborted before", async () => {
		await start(1, { signal: AbortSignal.abort() });
		expect((await run.inBlock).error?.code).toBe("ABORTED");
		expect(bound).toEqual([]);
	});

	test("between two transactions where the caller aborts", async () => {
		const stop = new AbortController();
		await start(2, { maxPlans: 1, signal: stop.signal });
		stop.abort();
		await include();
		const result = await run.inBlock;
		expect(statusesOf(result)).toEqual(["done", "not-sent"]);
		expect(result.error?.code).toBe("ABORTED");
	});

	test("while plans are measured where the client closes", async () => {
		measuring = new Promise(() => {});
		await start(1);
		closed$.next();
		expect((await run.inBlock).error?.code).toBe("CLOSED");
		expect(sent).toEqual([]);
	});

	test("without listening to the client any more", async () => {
		await start(1);
		expect(closed$.observed).toBe(true);
		await include();
		expect(closed$.observed).toBe(false);
	});
});

describe("the final outcomes", () => {
	test("are those of the final chain, where that holds a transaction in another block", async () => {
		await start(2);
		await include();
		expect(statusesOf(await run.inBlock)).toEqual(["done", "done"]);
		const other = blockOf(9);
		sent[0]?.reporter.retracted(blockOf(0));
		await include(0, [done(0), refused()], other);
		sent[0]?.reporter.finalized();
		const { outcomes, error } = await run.finalized;
		expect(outcomes).toMatchObject([
			{ status: "done", block: other },
			{ status: "refused", error: ERROR },
		]);
		expect(error).toBeNull();
	});

	test("come when every transaction is final", async () => {
		await start(2, { maxPlans: 1 });
		await include();
		await include();
		let isFinal = false;
		const finalized = run.finalized.then(() => {
			isFinal = true;
		});
		sent[1]?.reporter.finalized();
		await settle();
		expect(isFinal).toBe(false);
		sent[0]?.reporter.finalized();
		await finalized;
	});

	test("have the error of the first transaction that is in no block after all", async () => {
		await start(3, { maxPlans: 1 });
		await sign();
		await include();
		await sign();
		await include();
		await include();
		for (const [index, error] of [LOST, ERROR].entries()) {
			sent[index]?.reporter.retracted(blockOf(index));
			sent[index]?.reporter.failed("expired", error);
		}
		sent[2]?.reporter.finalized();
		const result = await run.finalized;
		expect(statusesOf(result)).toEqual(["not-sent", "not-sent", "done"]);
		expect(result.error).toBe(LOST);
	});

	test("keep the error that stopped the sequence", async () => {
		await start(2, { maxPlans: 1 });
		await sign();
		await include();
		await fail(ERROR);
		sent[0]?.reporter.retracted(blockOf(0));
		sent[0]?.reporter.failed("expired", LOST);
		expect((await run.finalized).error).toBe(ERROR);
	});
});
