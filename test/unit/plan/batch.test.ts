import fc from "fast-check";
import { beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import type { Call, ChainEvent } from "../../../src/chain/operation.ts";
import { ruleFailure } from "../../../src/chain/rules/rule-error.ts";
import { createBatch } from "../../../src/plan/batch.ts";
import { splitBatchEvents } from "../../../src/plan/batch-events.ts";
import type { ItemResult } from "../../../src/plan/batch-operation.ts";
import type { Plan } from "../../../src/plan/plan.ts";
import { keyring, moduleError } from "../../support/dev-api.ts";
import { type PlanClient, settle, startPlanClient } from "../../support/plan-client.ts";
import { planOf, remark, testOperation } from "../../support/test-operation.ts";
import { type EventTuple, moduleFailure, SUCCESS } from "../../support/transaction-events.ts";
import type { TransactionNode } from "../../support/transaction-node.ts";

const alice = keyring.addFromUri("//Alice");
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
		expect(await createBatch(client, [single(), bad]).check(alice)).toEqual([ruleFailure("NO_POSITION", { pid: 1 })]);
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
			expect(await batch.check(alice)).toEqual(failures());
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
		expect(() => createBatch(client, [])).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
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
	});

	test.each([undefined, 5, "plans", [undefined], [{}]])("%o", (plans) => {
		expect(() => createBatch(client, plans as never)).toThrow("a list of plans");
	});

	test("of two accounts", () => {
		const of = (account: `0x${string}`) => planOf(client, testOperation(), account);
		expect(() => createBatch(client, [of("0x01"), of("0x02")])).toThrow("plans of one account");
		expect(() => createBatch(client, [of("0x01"), single(), of("0x01")])).not.toThrow();
	});

	test("of an unknown mode", () => {
		const mode = "some" as "all";
		expect(() => createBatch(client, [single()], { mode })).toThrow("best-effort");
	});
});

describe("the events of utility", () => {
	const mark = (name: string, data = {}): ChainEvent => ({ pallet: "utility", name, data });
	const event = (name: string): ChainEvent => ({ pallet: "test", name, data: {} });
	const batch = (method: string, ...calls: Call[]): Call => ({ pallet: "utility", method, args: { calls } });
	const one = remark("0x01");
	const namesIn = (call: Call, ...events: ChainEvent[]) =>
		splitBatchEvents(call, events).map((segment) => [segment.attempted, ...segment.events.map(({ name }) => name)]);

	test("inside an inner batch belong to that batch", () => {
		const inner = batch("forceBatch", one, one);
		const events = [
			mark("ItemFailed"),
			event("b"),
			mark("ItemCompleted"),
			mark("BatchCompletedWithErrors"),
			mark("ItemCompleted"),
			event("c"),
			mark("ItemCompleted"),
			mark("BatchCompleted"),
		];
		expect(namesIn(batch("forceBatch", inner, one), ...events)).toEqual([
			[true, "ItemFailed", "b", "ItemCompleted", "BatchCompletedWithErrors"],
			[true, "c"],
		]);
	});

	test.each(["batch", "forceBatch"])("split a %s among events of other pallets", (method) => {
		const pair = batch("batchAll", one, one);
		const fee = { pallet: "balances", name: "Withdraw", data: {} };
		const refusal = method === "batch" ? mark("BatchInterrupted", { index: 1 }) : mark("ItemFailed");
		const events = [
			fee,
			event("a"),
			mark("ItemCompleted"),
			event("b"),
			mark("ItemCompleted"),
			mark("BatchCompleted"),
			mark("ItemCompleted"),
			event("left by the refused one"),
			refusal,
			...(method === "batch" ? [] : [mark("ItemFailed"), mark("BatchCompletedWithErrors")]),
			event("fee"),
		];
		const segments = splitBatchEvents(batch(method, pair, pair, pair), events);
		expect(
			segments.map(({ attempted: tried, refusal }) => (refusal ? "refused" : tried ? "done" : "not tried")),
		).toEqual(["done", "refused", method === "batch" ? "not tried" : "refused"]);
		expect(segments.map(({ events }) => events.length)).toEqual([6, 0, 0]);
	});

	test("split nested batches as the chain dispatches them", () => {
		/** A call of this test: a leaf that is accepted or refused, or a batch. */
		type Tree = { readonly method: string; readonly inside: readonly Tree[] } | { readonly accepted: boolean };
		const { tree } = fc.letrec<{ tree: Tree; leaf: Tree; node: Tree }>((tie) => ({
			tree: fc.oneof({ maxDepth: 3 }, tie("leaf"), tie("node")),
			leaf: fc.record({ accepted: fc.boolean() }),
			node: fc.record({
				method: fc.constantFrom("batch", "batchAll", "forceBatch"),
				inside: fc.array(tie("tree"), { maxLength: 3 }),
			}),
		}));
		const callOf = (of: Tree): Call => ("inside" in of ? batch(of.method, ...of.inside.map(callOf)) : one);
		/** Events of a call as the chain deposits them, and the outcomes of inner calls; `null`: failed and reverted. */
		const dispatch = (
			of: Tree,
		): { events: ChainEvent[]; inside: (ChainEvent[] | "refused" | "not tried")[] } | null => {
			if (!("inside" in of)) return of.accepted ? { events: [event("a"), event("b")], inside: [] } : null;
			const events: ChainEvent[] = [];
			const inside: (ChainEvent[] | "refused" | "not tried")[] = of.inside.map(() => "not tried");
			for (const [index, call] of of.inside.entries()) {
				const done = dispatch(call);
				inside[index] = done?.events ?? "refused";
				if (done) events.push(...done.events, mark("ItemCompleted"));
				else if (of.method === "batchAll") return null;
				else if (of.method === "forceBatch") events.push(mark("ItemFailed"));
				else return { events: [...events, mark("BatchInterrupted", { index })], inside };
			}
			const end = inside.includes("refused") ? "BatchCompletedWithErrors" : "BatchCompleted";
			return { events: [...events, mark(end)], inside };
		};
		fc.assert(
			fc.property(tree, fc.array(fc.constant(event("fee")), { maxLength: 2 }), (of, fee) => {
				const done = dispatch(of);
				fc.pre("inside" in of && done !== null);
				const segments = splitBatchEvents(callOf(of), [...fee, ...(done?.events ?? []), ...fee]);
				const read = segments.map(({ attempted: tried, refusal, events }) =>
					refusal ? "refused" : tried ? events : "not tried",
				);
				const [first, ...others] = done?.inside ?? [];
				const own = Array.isArray(first) ? [[...fee, ...first], ...others] : done?.inside;
				expect(read).toEqual(own);
			}),
			{ seed: 12, numRuns: 500 },
		);
	});

	test("mark nothing as attempted if they are missing", () => {
		expect(namesIn(batch("batchAll", one, one), event("a"))).toEqual([[false], [false]]);
	});
});
