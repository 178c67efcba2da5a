import { beforeEach, describe, expect, test } from "vitest";
import { ruleFailure } from "../../../src/chain/rules/rule-failure.ts";
import { toHex } from "../../../src/codec/hex.ts";
import { createBatch } from "../../../src/plan/batch.ts";
import { bindBatches } from "../../../src/plan/plan-batches.ts";
import type { SendAllOptions } from "../../../src/plan/submission-sequence.ts";
import { keyring } from "../../support/dev-api.ts";
import { littleEndian } from "../../support/little-endian.ts";
import { type PlanClient, settle, startPlanClient } from "../../support/plan-client.ts";
import { planOf, testOperation } from "../../support/test-operation.ts";
import type { TransactionNode } from "../../support/transaction-node.ts";

const ALICE = keyring.addFromUri("//Alice");
const FAILURE = ruleFailure("NO_REWARD", { pid: 1 });

let node: TransactionNode;
let client: PlanClient;

beforeEach(async () => {
	({ node, client } = await startPlanClient());
});

const bind = (options: SendAllOptions = {}) => bindBatches(client, createBatch, toHex(ALICE.publicKey), ALICE, options);
const plan = () => planOf(client, testOperation());

/** Every transaction is as heavy as this, in picoseconds. */
function weigh(refTime: number): void {
	node.overrides.set("state_call", (params) => {
		if (params[0] !== "TransactionPaymentApi_query_info") return node.defaultResponse("state_call", params);
		// `RuntimeDispatchInfo`: a compact number of 8 bytes, no proof, class, fee.
		return `0x13${littleEndian(BigInt(refTime), 8).slice(2)}0000${littleEndian(1n, 16).slice(2)}`;
	});
}

/** The newest transaction. */
function submitted() {
	return node.api.registry.createType("Extrinsic", node.submitted.at(-1));
}

describe("the measure of plans as one transaction", () => {
	test("has what the check says of each", async () => {
		const failing = planOf(client, testOperation({ failures: () => [FAILURE] }));
		const { items, exceeded } = await (await bind()).measure([plan(), failing]);
		expect(items.map(({ failures }) => failures)).toEqual([[], [FAILURE]]);
		expect(exceeded).toEqual([]);
	});

	test("has the limits of the chain that it exceeds", async () => {
		weigh(2 ** 50);
		const { items, exceeded } = await (await bind()).measure([plan(), plan()]);
		expect(items).toHaveLength(2);
		expect(exceeded).toMatchObject([{ required: 2n ** 50n, failure: { details: { resource: "weight" } } }]);
	});

	test("leaves out a plan that has nothing to call, as the transaction does", async () => {
		weigh(2 ** 50);
		const empty = planOf(client, testOperation({ calls: [], failures: () => [FAILURE] }));
		const { items, exceeded } = await (await bind({ mode: "force" })).measure([empty, plan()]);
		expect(items.map(({ failures }) => failures)).toEqual([[FAILURE], []]);
		expect(exceeded).toHaveLength(1);
	});

	test("needs no estimate where the plans have nothing to call", async () => {
		const empty = planOf(client, testOperation({ calls: [], failures: () => [FAILURE] }));
		const { items, exceeded } = await (await bind()).measure([empty]);
		expect(items.map(({ failures }) => failures)).toEqual([[FAILURE]]);
		expect(exceeded).toEqual([]);
		expect(node.feeEstimates).toBe(0);
	});
});

describe("a transaction of plans", () => {
	test.each([
		[undefined, "batch"],
		["best-effort", "batch"],
		["force", "forceBatch"],
	] as const)("in mode %s is a utility.%s", async (mode, method) => {
		(await bind({ mode })).send([plan(), plan()]);
		await settle();
		expect(submitted().method.toHuman()).toMatchObject({ section: "utility", method });
	});

	test("has the tip and the mortality of the sequence", async () => {
		(await bind({ tip: 7n, mortality: null })).send([plan()]);
		await settle();
		expect(submitted().tip.toBigInt()).toBe(7n);
		expect(submitted().era.isImmortalEra).toBe(true);
	});

	test("is checked unless the sequence is not", async () => {
		const failing = planOf(client, testOperation({ failures: () => [FAILURE] }));
		await expect((await bind()).send([failing]).inBlock).rejects.toMatchObject({ code: "NO_REWARD" });
		(await bind({ check: false })).send([failing]);
		await settle();
		expect(node.submitted).toHaveLength(1);
	});

	test("ends with the signal of the sequence", async () => {
		const submission = (await bind({ signal: AbortSignal.abort() })).send([plan()]);
		await expect(submission.inBlock).rejects.toMatchObject({ code: "ABORTED" });
	});
});
