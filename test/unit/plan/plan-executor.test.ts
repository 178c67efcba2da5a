import { getEventListeners } from "node:events";
import { beforeEach, describe, expect, test } from "vitest";
import type { WritesModule } from "../../../src/chain/chain-adapter.ts";
import type { Call, Operation } from "../../../src/chain/operation.ts";
import { ruleFailure } from "../../../src/chain/rules/rule-failure.ts";
import { type Hex, toHex } from "../../../src/codec/hex.ts";
import { ClientTransactions } from "../../../src/plan/client-transactions.ts";
import { PlanExecutor } from "../../../src/plan/plan-executor.ts";
import type { SendOptions } from "../../../src/plan/plan-options.ts";
import { sendPlan } from "../../../src/plan/send-plan.ts";
import { SubmissionReporter } from "../../../src/plan/submission.ts";
import type { SubmissionStatus } from "../../../src/plan/submission-status.ts";
import { keyring } from "../../support/dev-api.ts";
import { type PlanClient, startPlanClient } from "../../support/plan-client.ts";
import { signedExtrinsic } from "../../support/signed-extrinsic.ts";
import { remark, testOperation } from "../../support/test-operation.ts";
import type { TransactionNode } from "../../support/transaction-node.ts";

const alice = keyring.addFromUri("//Alice");
const bob = keyring.addFromUri("//Bob");
const ALICE = toHex(alice.publicKey);
const FAILURE = ruleFailure("NO_REWARD", { pid: 1 });

let node: TransactionNode;
let client: PlanClient;
let chain: WritesModule;
/** Calls whose effects were asked for. */
let asked: Call[];

beforeEach(async () => {
	({ node, client } = await startPlanClient());
	asked = [];
	chain = await client.loadWrites();
	chain.hasKnownEffects = (call) => {
		asked.push(call);
		return true;
	};
});

function executorOf<R = { caps: bigint[] }>(
	operation: Operation<R> = testOperation() as unknown as Operation<R>,
	account: Hex | null = null,
): PlanExecutor<R> {
	return new PlanExecutor(client, account, chain, operation);
}

const own = () => ClientTransactions.ofClient(client).of(ALICE);

/** A transaction of Alice that no block holds yet. */
function addPending(nonce: number): Hex {
	const calls = [remark(`0x0${nonce}`)] as const;
	const bytes = signedExtrinsic({ signer: ALICE, nonce, call: chain.codec.encodeCall(calls[0]) });
	own().add({ hash: `0xe${nonce}`, bytes, nonce, calls, fee: 1n, isFeeEstimated: true, isFollowed: true });
	return bytes;
}

/** The last status of a send. */
async function lastStatus(
	options: SendOptions = {},
	operation: Operation<unknown> = testOperation(),
	account: Hex | null = null,
): Promise<SubmissionStatus | undefined> {
	const reporter = new SubmissionReporter<unknown>();
	let last: SubmissionStatus | undefined;
	reporter.markObserved();
	reporter.status$.subscribe((status) => {
		last = status;
	});
	await sendPlan({ context: client, account, chain, operation }, alice, options, reporter);
	return last;
}

describe("the input of an offline signer", () => {
	test("is prepared after the account's transactions that come before it", async () => {
		const earlier = [addPending(5), addPending(6)];
		node.nextNonce = 7;
		const { nonce, draftedAt } = await executorOf().unsigned(alice, {});
		expect(nonce).toBe(7);
		expect(new Set(asked.map(({ args }) => args.remark))).toEqual(new Set(["0x05", "0x06"]));
		expect(draftedAt).toEqual({ hash: node.head.hash, number: node.head.number, earlier });
	});

	test("leaves out those that come after it", async () => {
		const earlier = [addPending(5)];
		addPending(6);
		node.nextNonce = 7;
		expect(await executorOf().unsigned(alice, { nonce: 6 })).toMatchObject({ nonce: 6, draftedAt: { earlier } });
		expect(new Set(asked.map(({ args }) => args.remark))).toEqual(new Set(["0x05"]));
	});

	test("sends nothing: a transaction that the node lost stays lost", async () => {
		addPending(5);
		node.pool = [];
		expect((await executorOf().unsigned(alice, {})).nonce).toBe(6);
		expect(node.received).toEqual([]);
	});

	test("is frozen", async () => {
		const unsigned = await executorOf().unsigned(alice, {});
		expect(Object.isFrozen(unsigned) && Object.isFrozen(unsigned.payload)).toBe(true);
	});
});

describe("the plan of one account", () => {
	const foreign = () => executorOf(testOperation(), ALICE);

	test("is for no other one", async () => {
		const error = { code: "INVALID_ARGUMENT", details: { name: "account", value: bob.address } };
		await expect(foreign().check(bob.address)).rejects.toMatchObject(error);
		await expect(foreign().fee(bob.address, {})).rejects.toMatchObject(error);
		await expect(foreign().unsigned(bob.address, {})).rejects.toMatchObject(error);
		await expect(foreign().extrinsic(bob.address)).rejects.toMatchObject(error);
		await expect(foreign().check(bob.address)).rejects.toThrow(alice.address);
	});

	test("is sent by that one", async () => {
		const operation = testOperation({ failures: () => [FAILURE] });
		expect(await lastStatus({}, operation, ALICE)).toMatchObject({ type: "failed", error: { code: "NO_REWARD" } });
	});

	test("cannot be sent by another one", async () => {
		expect(await lastStatus({}, testOperation(), toHex(bob.publicKey))).toMatchObject({
			type: "failed",
			error: { code: "INVALID_ARGUMENT" },
		});
		expect(node.submitted).toEqual([]);
	});
});

describe("a send that fails", () => {
	test("ends as failed, with its typed error", async () => {
		const operation = testOperation({ failures: () => [FAILURE] });
		expect(await lastStatus({}, operation)).toMatchObject({
			type: "failed",
			block: null,
			error: { code: "NO_REWARD" },
		});
	});

	test("ends as failed, with the error of another library as cause", async () => {
		const cause = new TypeError("no such type");
		client.execute = () => Promise.reject(cause);
		const details = { method: "test.operation", rpcCode: null, rpcMessage: "no such type" };
		const last = await lastStatus({ check: false });
		expect(last).toMatchObject({ type: "failed", error: { code: "RPC_FAILED", details, cause } });
	});

	test("ends as failed where an option is out of range, before it is prepared", async () => {
		expect(await lastStatus({ nonce: -1 })).toMatchObject({ type: "failed", error: { code: "INVALID_ARGUMENT" } });
		expect(client.reads).toEqual([]);
	});

	test("ends as aborted where the caller aborted before, whatever its options are", async () => {
		const last = await lastStatus({ signal: AbortSignal.abort(), nonce: -1 });
		expect(last).toMatchObject({ type: "aborted", error: { code: "ABORTED" } });
		expect(node.requests).toEqual([]);
	});

	test("ends as aborted where the client is closed", async () => {
		client.closing.abort();
		expect(await lastStatus()).toMatchObject({ type: "aborted", error: { code: "CLOSED" } });
	});

	test("listens to the caller's signal no more", async () => {
		const { signal } = new AbortController();
		await lastStatus({ signal, nonce: -1 });
		expect(getEventListeners(signal, "abort")).toEqual([]);
	});
});
