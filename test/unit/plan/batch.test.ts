import { beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import { describeFailure } from "../../../src/chain/rules/rule-error.ts";
import { ruleFailure } from "../../../src/chain/rules/rule-failure.ts";
import { type Hex, toHex } from "../../../src/codec/hex.ts";
import { createBatch } from "../../../src/plan/batch.ts";
import type { ItemResult } from "../../../src/plan/batch-item.ts";
import type { Plan } from "../../../src/plan/plan.ts";
import { keyring, moduleError } from "../../support/dev-api.ts";
import { type PlanClient, settle, startPlanClient } from "../../support/plan-client.ts";
import { planOf, remark, testOperation } from "../../support/test-operation.ts";
import { type EventTuple, moduleFailure, SUCCESS } from "../../support/transaction-events.ts";
import type { TransactionNode } from "../../support/transaction-node.ts";

const alice = keyring.addFromUri("//Alice");
const bob = keyring.addFromUri("//Bob");
const DONE: EventTuple = ["utility", "ItemCompleted"];
const ALL_DONE: EventTuple = ["utility", "BatchCompleted"];
const CAP = (cap: number): EventTuple => ["phalaStakePoolv2", "PoolCapacitySet", 3, cap];

let node: TransactionNode;
let client: PlanClient;

beforeEach(async () => {
	({ node, client } = await startPlanClient());
});

const single = () => planOf(client, testOperation());
const double = () => planOf(client, testOperation({ calls: [remark("0x01"), remark("0x02")] }));
const error = () => ({ Module: moduleError(node.api, "phalaStakePoolv2", "NoRewardToClaim") });

async function resultOf<R>(plan: Plan<R>, ...events: EventTuple[]): Promise<R> {
	const tx = plan.send(alice);
	await settle();
	node.reportStatus({ inBlock: node.includeTransaction(...events, SUCCESS).hash });
	return (await tx.inBlock).result;
}

describe("a batch in mode all", () => {
	test("returns for each plan the result of its own calls", async () => {
		const batch = createBatch(client, [single(), double(), single()]);
		const events = [CAP(1), DONE, CAP(2), DONE, CAP(3), DONE, CAP(4), DONE, ALL_DONE];
		const result = await resultOf(batch, ...events);
		expectTypeOf(result[1]).toEqualTypeOf<{ caps: bigint[] }>();
		expectTypeOf(result.length).toEqualTypeOf<3>();
		expect(result).toEqual([{ caps: [1n] }, { caps: [2n, 3n] }, { caps: [4n] }]);
	});

	test("fails as a whole", async () => {
		const tx = createBatch(client, [single(), single()]).send(alice);
		await settle();
		node.reportStatus({
			inBlock: node.includeTransaction(moduleFailure(node.api, "phalaStakePoolv2", "NoRewardToClaim")).hash,
		});
		await expect(tx.inBlock).rejects.toMatchObject({ code: "NO_REWARD", details: { pid: null } });
	});

	test("contains the calls of its plans without nesting", async () => {
		const extrinsic = await createBatch(client, [single(), double()]).extrinsic();
		const { args } = extrinsic.method.toHuman() as { args: { calls: { method: string }[] } };
		expect(args.calls.map(({ method }) => method)).toEqual(["remark", "remark", "remark"]);
	});

	test("returns the failures of every plan", async () => {
		const bad = planOf(client, testOperation({ failures: () => [ruleFailure("NO_POSITION", { pid: 1 })] }));
		expect(await createBatch(client, [single(), bad]).check(alice)).toEqual([
			describeFailure(ruleFailure("NO_POSITION", { pid: 1 })),
		]);
	});

	test.each([
		["single", () => single()],
		["double", () => double()],
	])("fails if one of its plans has no calls, beside a %s one", async (_, other) => {
		const failures = () => [ruleFailure("NO_POSITION", { pid: 1 })];
		const nothing = planOf(client, testOperation({ calls: [], failures }));
		for (const plans of [
			[other(), nothing],
			[nothing, other()],
		]) {
			const batch = createBatch(client, plans);
			expect(await batch.check(alice)).toEqual(failures().map(describeFailure));
			const refusal = expect.objectContaining({ code: "NO_POSITION" });
			await expect(batch.unsigned(alice)).rejects.toEqual(refusal);
			await expect(batch.extrinsic(alice)).rejects.toEqual(refusal);
			await expect(batch.fee(alice)).rejects.toEqual(refusal);
			await expect(batch.send(alice, { check: false }).inBlock).rejects.toEqual(refusal);
		}
		expect(node.submitted).toEqual([]);
	});

	test("spends the sum of its plans", async () => {
		node.fee = 1n;
		const spender = () => planOf(client, testOperation({ transferable: 100n, spends: 50n }));
		expect(await createBatch(client, [spender(), spender()]).check(alice)).toMatchObject([{ code: "FEE_UNPAYABLE" }]);
		expect(await createBatch(client, [spender()]).check(alice)).toEqual([]);
	});
});

describe("a batch in mode best-effort", () => {
	test("returns which plans succeeded, failed, and were not attempted", async () => {
		const batch = createBatch(client, [single(), single(), single()], { mode: "best-effort" });
		const result = await resultOf(batch, CAP(1), DONE, ["utility", "BatchInterrupted", 1, error()]);
		expectTypeOf(result[2]).toEqualTypeOf<ItemResult<{ caps: bigint[] }>>();
		expect(result).toMatchObject([
			{ ok: true, result: { caps: [1n] } },
			{ ok: false, error: { code: "NO_REWARD", details: { dispatch: { name: "NoRewardToClaim", callIndex: 1 } } } },
			{ ok: false, error: null },
		]);
	});

	test("is a utility.batch", async () => {
		const extrinsic = await createBatch(client, [single()], { mode: "best-effort" }).extrinsic();
		expect(extrinsic.method.toHuman()).toMatchObject({ section: "utility", method: "batch" });
	});
});

describe("a batch in mode force", () => {
	test("continues after a failure, and keeps the calls of one plan together", async () => {
		const batch = createBatch(client, [double(), single(), double()], { mode: "force" });
		const inner = [CAP(5), DONE, CAP(6), DONE, ALL_DONE];
		const failed: EventTuple = ["utility", "ItemFailed", error()];
		const end: EventTuple = ["utility", "BatchCompletedWithErrors"];
		const result = await resultOf(batch, failed, CAP(4), DONE, ...inner, DONE, end);
		expect(result).toMatchObject([
			{ ok: false, error: { code: "NO_REWARD" } },
			{ ok: true, result: { caps: [4n] } },
			{ ok: true, result: { caps: [5n, 6n] } },
		]);
	});

	test("returns a failure with the details of its check", async () => {
		const failures = () => [ruleFailure("NO_POSITION", { pid: 1 }), ruleFailure("NO_REWARD", { pid: 7 })];
		const batch = createBatch(client, [single(), planOf(client, testOperation({ failures }))], { mode: "force" });
		const [, second] = await resultOf(batch, CAP(1), DONE, ["utility", "ItemFailed", error()]);
		expect(second).toMatchObject({ error: { code: "NO_REWARD", details: { pid: 7, dispatch: { callIndex: 1 } } } });
	});

	test("fails its check only if no plan can succeed", async () => {
		const bad = () => planOf(client, testOperation({ failures: () => [ruleFailure("NO_POSITION", { pid: 1 })] }));
		expect(await createBatch(client, [single(), bad()], { mode: "force" }).check(alice)).toEqual([]);
		expect(await createBatch(client, [bad(), bad()], { mode: "force" }).check(alice)).toHaveLength(2);
	});

	test("omits a plan without calls, and returns its failure", async () => {
		const failures = () => [ruleFailure("NO_POSITION", { pid: 1 })];
		const nothing = planOf(client, testOperation({ calls: [], failures }));
		const batch = createBatch(client, [nothing, single()], { mode: "force" });
		const result = await resultOf(batch, CAP(1), DONE, ALL_DONE);
		expect(result).toMatchObject([
			{ ok: false, error: { code: "NO_POSITION" } },
			{ ok: true, result: { caps: [1n] } },
		]);
	});
});

describe("a batch cannot be", () => {
	test("empty", () => {
		const details = { name: "plans", value: "an empty list" };
		expect(() => createBatch(client, [])).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT", details }));
	});

	test("built without an account if the calls of a plan depend on it", async () => {
		const bound = planOf(client, testOperation({ fixedCalls: false }));
		await expect(createBatch(client, [single(), bound]).extrinsic()).rejects.toMatchObject({
			code: "INVALID_ARGUMENT",
		});
		expect((await createBatch(client, [single(), bound]).extrinsic(alice)).method.section).toBe("utility");
	});

	test("of a batch", () => {
		expect(() => createBatch(client, [createBatch(client, [single()])])).toThrow("Expected the plans in it");
		expect(() => createBatch(client, [single(), createBatch(client, [single()])])).toThrow("Expected the plans in it");
	});

	test.each([undefined, 5, "plans", [undefined], [{}]])("%o", (plans) => {
		expect(() => createBatch(client, plans as never)).toThrow("a list of plans");
	});

	test("of a plan and something else", () => {
		expect(() => createBatch(client, [single(), {}] as never)).toThrow("a list of plans");
	});

	test("of two accounts", () => {
		const [ALICE, BOB] = [toHex(alice.publicKey), toHex(bob.publicKey)] as const;
		const of = (account: Hex) => planOf(client, testOperation(), account);
		const message = `of ${client.addresses.format(ALICE)} and ${client.addresses.format(BOB)}. Expected plans of one account`;
		expect(() => createBatch(client, [of(ALICE), of(BOB)])).toThrow(message);
		expect(createBatch(client, [of(ALICE), single(), of(ALICE)]).spec.account).toBe(ALICE);
		expect(createBatch(client, [single()]).spec.account).toBeNull();
	});

	test("of an unknown mode", () => {
		const mode = "some" as "all";
		expect(() => createBatch(client, [single()], { mode })).toThrow("best-effort");
	});
});
