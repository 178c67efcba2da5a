import { beforeEach, describe, expect, test } from "vitest";
import type { WritesModule } from "../../../src/chain/chain-adapter.ts";
import type { ChainEvent, Prepared, RuleFailure } from "../../../src/chain/operation.ts";
import { ruleFailure } from "../../../src/chain/rules/rule-failure.ts";
import type { Hex } from "../../../src/codec/hex.ts";
import { PhalaError } from "../../../src/errors/error.ts";
import { AccountTransactions } from "../../../src/plan/account-transactions.ts";
import type { Effects, Inclusion } from "../../../src/plan/block-inclusion.ts";
import type { PreparationPoint } from "../../../src/plan/preparation-point.ts";
import { reportTransaction } from "../../../src/plan/report-transaction.ts";
import { Submission, SubmissionReporter } from "../../../src/plan/submission.ts";
import type { SubmissionStatus } from "../../../src/plan/submission-status.ts";
import type { TrackingEvent } from "../../../src/plan/transaction-tracker.ts";

const HASH: Hex = "0x01";
const SIGNER: Hex = `0x${"a1".repeat(32)}`;
const BLOCK = { hash: "0xb1" as Hex, number: 7, timestampMs: 1 };
const PARENT: Hex = "0xb0";
const ERROR = new PhalaError("NOT_INCLUDED", "Gone.", { hash: HASH, reason: "gone" });
const EVENTS: readonly ChainEvent[] = [{ pallet: "system", name: "Remarked", data: {} }];
const REFUSAL = { pallet: "phalaStakePoolv2", name: "NoReward", docs: "", callIndex: null } as never;

let own: AccountTransactions;
let submission: Submission<string>;
let statuses: SubmissionStatus[];
/** Decodes the result. */
let outcome: (events: readonly ChainEvent[]) => string;
/** Prepares the plan again. */
let prepareAgain: (signer: Hex, at: Hex) => readonly RuleFailure[];
let loadErrorCode: WritesModule["loadErrorCode"];

beforeEach(() => {
	own = new AccountTransactions();
	own.add({ hash: HASH, bytes: "0x00", nonce: 5, calls: [], fee: 0n, isFeeEstimated: true, isFollowed: true });
	statuses = [];
	outcome = (events) => events.map(({ name }) => name).join();
	prepareAgain = () => [];
	loadErrorCode = async () => () => "NO_REWARD";
});

/** Reports the steps of a transaction. */
async function report(...steps: readonly TrackingEvent[]): Promise<void> {
	async function* events() {
		yield* steps;
	}
	const reporter = new SubmissionReporter<string>();
	submission = new Submission(reporter);
	submission.status$.subscribe((status) => statuses.push(status));
	const prepared = { outcome: (decoded: readonly ChainEvent[]) => outcome(decoded) } as unknown as Prepared<string>;
	const prepare = async (signer: Hex, { at }: Pick<PreparationPoint, "at">) =>
		({ failures: prepareAgain(signer, at) }) as Prepared<string>;
	const decoder = { chain: { loadErrorCode }, preparer: { prepare } };
	const sent = { transaction: { hash: HASH, signer: SIGNER }, prepared, events: events() };
	await reportTransaction(sent, decoder, own, reporter);
}

function inBlock(effects: Partial<Effects> | PhalaError<"DECODE_FAILED"> = {}): TrackingEvent {
	const whole =
		effects instanceof PhalaError
			? effects
			: { events: EVENTS, refusal: null, fee: 3n, ...(effects as Partial<Effects>) };
	return { type: "inBlock", inclusion: { block: BLOCK, parentHash: PARENT, effects: whole } as Inclusion };
}

/** The error of the transaction in its block. */
const errorInBlock = () => submission.inBlock.catch((error: unknown) => error);

describe("the steps of a sent transaction", () => {
	test("are reported in order", async () => {
		await report({ type: "broadcast" }, { type: "searching" }, inBlock(), { type: "retracted", block: BLOCK });
		expect(statuses).toEqual([
			{ type: "broadcast" },
			{ type: "searching" },
			{ type: "inBlock", block: BLOCK, error: null },
			{ type: "retracted", block: BLOCK },
		]);
		expect(own.has(HASH)).toBe(true);
	});

	test("end in the final chain, and the account has the transaction on its way no more", async () => {
		await report(inBlock(), { type: "finalized" });
		expect(statuses.at(-1)).toEqual({ type: "finalized", block: BLOCK });
		expect(own.has(HASH)).toBe(false);
	});

	test.each(["failed", "expired"] as const)("end as %s where no block can hold it any more", async (type) => {
		await report({ type, error: ERROR });
		expect(statuses).toMatchObject([{ type, error: ERROR }]);
		expect(own.has(HASH)).toBe(false);
	});

	test("end as aborted where it is no longer followed, although a block may hold it", async () => {
		await report({ type: "aborted", error: ERROR });
		expect(statuses).toEqual([{ type: "aborted", error: ERROR }]);
		expect(own.has(HASH)).toBe(true);
	});
});

describe("a transaction in a block", () => {
	test("has its typed result, as frozen data", async () => {
		await report(inBlock());
		const result = await submission.inBlock;
		expect(result).toEqual({ ok: true, result: "Remarked", block: BLOCK, events: EVENTS, fee: 3n, hash: HASH });
		expect(Object.isFrozen(result)).toBe(true);
	});

	test("has the error with which its effects cannot be read", async () => {
		const error = new PhalaError("DECODE_FAILED", "Bad events.", { what: "events", bytes: HASH });
		await report(inBlock(error));
		expect(await errorInBlock()).toBe(error);
	});

	test("has DECODE_FAILED where its result does not follow from its events", async () => {
		const cause = new TypeError("no event");
		outcome = () => {
			throw cause;
		};
		await report(inBlock());
		expect(await errorInBlock()).toMatchObject({
			code: "DECODE_FAILED",
			details: { what: "transaction", bytes: HASH },
			cause,
		});
	});

	test("has no error that could be taken for a refusal", async () => {
		outcome = () => {
			throw ERROR;
		};
		await report(inBlock());
		expect(await errorInBlock()).toMatchObject({ code: "DECODE_FAILED", cause: ERROR });
	});

	test("has the DECODE_FAILED of its result, which names the missing event", async () => {
		const error = new PhalaError("DECODE_FAILED", "No event.", { what: "phalaStakePoolv2.Contribution", bytes: "" });
		outcome = () => {
			throw error;
		};
		await report(inBlock());
		expect(await errorInBlock()).toBe(error);
	});
});

describe("a transaction that the chain refused", () => {
	const refused = () => report(inBlock({ refusal: REFUSAL }));

	test("has the numbers that the check finds for its signer at the block before", async () => {
		const asked: unknown[] = [];
		prepareAgain = (...at) => {
			asked.push(at);
			return [ruleFailure("NO_POSITION", { pid: 1 }), ruleFailure("NO_REWARD", { pid: 2 })];
		};
		await refused();
		expect(asked).toEqual([[SIGNER, PARENT]]);
		expect(await errorInBlock()).toMatchObject({ code: "NO_REWARD", details: { pid: 2, dispatch: REFUSAL } });
	});

	test("has no numbers where the check finds another failure there", async () => {
		prepareAgain = () => [ruleFailure("NO_POSITION", { pid: 1 })];
		await refused();
		expect(await errorInBlock()).toMatchObject({ code: "NO_REWARD", details: { pid: null, dispatch: REFUSAL } });
	});

	test("has no numbers where the node no longer has that block's state", async () => {
		prepareAgain = () => {
			throw new Error("state discarded");
		};
		await refused();
		expect(await errorInBlock()).toMatchObject({ code: "NO_REWARD", details: { pid: null, dispatch: REFUSAL } });
	});

	test("has the chain's words where the codes of refusals cannot be loaded, not that it succeeded", async () => {
		const cause = new TypeError("Failed to fetch dynamically imported module");
		loadErrorCode = () => Promise.reject(cause);
		await refused();
		expect(await errorInBlock()).toMatchObject({
			code: "DISPATCH_FAILED",
			message: "The call failed: phalaStakePoolv2.NoReward",
			details: { dispatch: REFUSAL },
			cause,
		});
	});
});
