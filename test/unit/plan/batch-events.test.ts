import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Call, ChainEvent } from "../../../src/chain/operation.ts";
import { splitBatchEvents } from "../../../src/plan/batch-events.ts";
import { remark } from "../../support/test-operation.ts";

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

	test("of a batch by proxy or multisig inside belong to that batch", () => {
		const wrap = (pallet: string, method: string, call: Call): Call => ({ pallet, method, args: { call } });
		const inner = batch("forceBatch", one, one);
		const events = (end: ChainEvent | null) => [
			mark("ItemFailed"),
			event("b"),
			mark("ItemCompleted"),
			mark("BatchCompletedWithErrors"),
			...(end ? [end] : []),
			mark("ItemCompleted"),
			event("c"),
			mark("ItemCompleted"),
			mark("BatchCompleted"),
		];
		const result = (pallet: string, name: string): ChainEvent => ({ pallet, name, data: { result: "Ok" } });
		const cases: readonly [Call, ChainEvent | null][] = [
			[wrap("proxy", "proxy", inner), result("proxy", "ProxyExecuted")],
			[wrap("multisig", "asMulti", inner), result("multisig", "MultisigExecuted")],
			[wrap("multisig", "asMultiThreshold1", inner), null],
			[wrap("utility", "asDerivative", inner), null],
		];
		for (const [call, end] of cases) {
			const [first, second] = namesIn(batch("forceBatch", call, one), ...events(end));
			expect(first).toEqual([
				true,
				...events(end)
					.slice(0, end ? 5 : 4)
					.map(({ name }) => name),
			]);
			expect(second).toEqual([true, "c"]);
		}
	});

	test("of a batch by proxy that was undone do not exist", () => {
		const proxied: Call = { pallet: "proxy", method: "proxy", args: { call: batch("batchAll", one, one) } };
		const failed: ChainEvent = { pallet: "proxy", name: "ProxyExecuted", data: { result: { Err: {} } } };
		const events = [event("a"), mark("ItemCompleted"), failed, mark("ItemCompleted"), mark("BatchCompleted")];
		expect(namesIn(batch("forceBatch", one, proxied), ...events)).toEqual([
			[true, "a"],
			[true, "ProxyExecuted"],
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
		expect(namesIn(batch("batchAll", one, one), event("a"), event("b"))).toEqual([[false], [false]]);
	});

	test("are its marks alone: no other event of utility, and no event of another pallet with such a name", () => {
		const stranger = (name: string): ChainEvent => ({ pallet: "test", name, data: { index: 0 } });
		const events = [
			mark("DispatchedAs"),
			mark("ItemCompleted"),
			stranger("ItemFailed"),
			mark("ItemCompleted"),
			mark("BatchCompleted"),
			stranger("BatchInterrupted"),
		];
		expect(namesIn(batch("batchAll", one, one), ...events)).toEqual([
			[true, "DispatchedAs"],
			[true, "ItemFailed"],
		]);
	});

	test("are searched for only in calls of utility that have calls inside", () => {
		const events = [event("a"), mark("ItemCompleted"), event("b"), mark("ItemCompleted")];
		const other: Call = { pallet: "test", method: "batch", args: { calls: [one] } };
		const single: Call = { pallet: "utility", method: "asDerivative", args: { call: one } };
		for (const call of [other, single])
			expect(namesIn(batch("batchAll", one, call), ...events)).toEqual([
				[true, "a"],
				[true, "b"],
			]);
		expect(splitBatchEvents(one, events)).toEqual([]);
	});

	test("name an unknown error of a refused call as another one", () => {
		const refusal = { pallet: "system", name: "Other", docs: "", callIndex: null };
		expect(splitBatchEvents(batch("forceBatch", one), [mark("ItemFailed")])).toEqual([
			{ events: [], refusal, attempted: true },
		]);
	});
});
