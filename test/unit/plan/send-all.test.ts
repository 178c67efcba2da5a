import { NEVER } from "rxjs";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { Addresses } from "../../../src/chain/addresses.ts";
import { PhalaError } from "../../../src/errors/error.ts";
import { Plan } from "../../../src/plan/plan.ts";
import type { PlanContext } from "../../../src/plan/plan-context.ts";
import { sendAll } from "../../../src/plan/send-all.ts";
import type { SendAllOptions, SendAllProgress } from "../../../src/plan/submission-sequence.ts";
import { testOperation } from "../../support/test-operation.ts";

/** No key pair and no wallet: nothing is sent with it. */
const NO_SIGNER = null as never;

const CLOSED = new PhalaError("CLOSED", "The client is closed.", { operation: "test" });
const loadWrites = () => Promise.reject(CLOSED);

const createContext = vi.fn(
	() => ({ addresses: new Addresses(30), closed$: NEVER, loadWrites }) as unknown as PlanContext,
);
let plans: readonly Plan<unknown>[];

beforeEach(() => {
	createContext.mockClear();
	plans = [1, 2].map(() => new Plan(createContext(), () => testOperation(), null));
});

const send = (options?: SendAllOptions) => sendAll(createContext, plans, NO_SIGNER, options);

describe("sendAll", () => {
	test("returns a sequence that keeps every plan, whatever stops it", async () => {
		const { outcomes, transactions, error } = await send().finalized;
		expect(outcomes).toEqual([{ status: "not-sent" }, { status: "not-sent" }]);
		expect(transactions).toEqual([]);
		expect(error).toMatchObject({ code: "INVALID_ARGUMENT", details: { name: "signer" } });
	});

	test("reports progress from the start", async () => {
		const progress: SendAllProgress[] = [];
		const sequence = send();
		sequence.progress$.subscribe((step) => progress.push(step));
		await sequence.inBlock;
		expect(progress).toEqual([{ total: 2, completed: 0, transactions: [] }]);
	});

	test("binds each transaction to a context of its own", async () => {
		const signer = { address: `0x${"a1".repeat(32)}`, signer: {} };
		const sequence = sendAll(createContext, plans, signer);
		createContext.mockClear();
		expect((await sequence.inBlock).error).toBe(CLOSED);
		expect(createContext).toHaveBeenCalledOnce();
	});

	test("passes the options of the transactions on", async () => {
		const { error } = await send({ tip: -1n }).inBlock;
		expect(error?.code).toBe("INVALID_AMOUNT");
	});

	test.each([[[]], [undefined], [["plan"]]])("refuses %o in place of plans, at once", (list) => {
		expect(() => sendAll(createContext, list as never, NO_SIGNER)).toThrow(
			expect.objectContaining({ code: "INVALID_ARGUMENT", details: expect.objectContaining({ name: "plans" }) }),
		);
	});

	test.each([
		["mode", "all"],
		["mode", null],
		["maxPlans", 0],
		["maxPlans", 1.5],
		["maxPlans", Number.NaN],
		["maxPlans", 2 ** 53],
		["maxPlans", "1"],
	])("refuses %s %s, at once", (name, value) => {
		expect(() => send({ [name]: value })).toThrow(
			expect.objectContaining({ code: "INVALID_ARGUMENT", details: { name, value: String(value) } }),
		);
	});

	test.each([
		["mode", undefined],
		["mode", "best-effort"],
		["mode", "force"],
		["maxPlans", undefined],
		["maxPlans", 1],
		["maxPlans", 500],
	])("accepts %s %s", async (name, value) => {
		const { error } = await send({ [name]: value }).inBlock;
		expect(error).toMatchObject({ details: { name: "signer" } });
	});
});
