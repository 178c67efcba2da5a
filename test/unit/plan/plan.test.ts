import { lastValueFrom, NEVER } from "rxjs";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { Addresses } from "../../../src/chain/addresses.ts";
import type { WritesModule } from "../../../src/chain/chain-adapter.ts";
import { PhalaError } from "../../../src/errors/error.ts";
import { Plan } from "../../../src/plan/plan.ts";
import type { PlanContext } from "../../../src/plan/plan-context.ts";
import type { Submission } from "../../../src/plan/submission.ts";
import { testOperation } from "../../support/test-operation.ts";

const CHAIN = { hasKnownEffects: () => false } as unknown as WritesModule;
/** Fails the send of a plan as soon as it starts. */
const NO_SIGNER = null as never;

let context: PlanContext;

beforeEach(() => {
	const unused = () => Promise.reject(new Error("not used"));
	context = {
		generation: 2,
		network: { specVersion: 1, genesisHash: "0x00" },
		addresses: new Addresses(30),
		loadRuntime: () => Promise.reject(new Error("not read")),
		loadWrites: async () => CHAIN,
		execute: unused,
		api: unused,
		rpc: { request: unused, subscribe: unused },
		head$: NEVER,
		finalizedHead$: NEVER,
		closed$: NEVER,
		session: {},
	};
});

const planOf = (createOperation = async () => testOperation()) => new Plan(context, createOperation, null);
const failsWith = (cause: unknown) => planOf(() => Promise.reject(cause));
const codeOf = (submission: Submission<unknown>) =>
	submission.inBlock.then(
		() => "none",
		({ code }) => code,
	);

describe("the operation of a plan", () => {
	test("is created from the writes of its runtime, when the plan is used", async () => {
		const create = vi.fn(async (_chain: WritesModule) => testOperation());
		const plan = new Plan(context, create, null);
		expect(create).not.toHaveBeenCalled();
		await expect(plan.check()).rejects.toThrow();
		expect(create).toHaveBeenCalledExactlyOnceWith(CHAIN, plan.spec.context);
	});
});

describe.each(["check", "fee", "unsigned", "extrinsic"] as const)("%s() of a plan", (method) => {
	test("needs an account with an address of the chain", async () => {
		await expect(planOf()[method]("nonsense")).rejects.toMatchObject({ code: "INVALID_ADDRESS" });
	});

	test("fails with a typed error where the code cannot be loaded", async () => {
		const cause = new TypeError("chunk 7 is gone");
		const details = { method: `plan.${method}()`, rpcMessage: "chunk 7 is gone" };
		await expect(failsWith(cause)[method]()).rejects.toMatchObject({ code: "RPC_FAILED", details, cause });
	});
});

describe("the plan of no account", () => {
	test.each(["check", "fee", "unsigned"] as const)("needs one for %s()", async (method) => {
		await expect(planOf()[method]()).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
	});
});

describe("a send", () => {
	test("returns at once, and reports that the plan is checked", () => {
		const types: string[] = [];
		const submission = planOf().send(NO_SIGNER);
		submission.status$.subscribe(({ type }) => types.push(type));
		expect(types).toEqual(["checking"]);
	});

	test("passes its signer on", async () => {
		const error = expect.objectContaining({ code: "INVALID_ARGUMENT", details: { name: "signer", value: "null" } });
		await expect(planOf().send(NO_SIGNER).inBlock).rejects.toEqual(error);
	});

	test("passes its options on", async () => {
		await expect(planOf().send(NO_SIGNER, { tip: -1n }).inBlock).rejects.toMatchObject({ code: "INVALID_AMOUNT" });
	});

	test("starts after the sends before it, though its code is loaded first", async () => {
		const ends: string[] = [];
		let load = () => {};
		const loaded = new Promise<void>((resolve) => {
			load = resolve;
		});
		const slow = planOf(() => loaded.then(() => testOperation())).send(NO_SIGNER);
		const quick = planOf().send(NO_SIGNER);
		slow.status$.subscribe({ complete: () => ends.push("slow") });
		quick.status$.subscribe({ complete: () => ends.push("quick") });
		await new Promise(setImmediate);
		expect(ends).toEqual([]);
		load();
		await Promise.all([codeOf(slow), codeOf(quick)]);
		expect(ends).toEqual(["slow", "quick"]);
	});

	test("starts after one that fails while its code loads", async () => {
		const broken = failsWith(new Error("gone")).send(NO_SIGNER);
		const next = planOf().send(NO_SIGNER);
		expect([await codeOf(broken), await codeOf(next)]).toEqual(["RPC_FAILED", "INVALID_ARGUMENT"]);
	});

	test.each([
		[new Error("no such pallet"), "no such pallet"],
		["no pallet", "no pallet"],
	])("fails where the operation cannot be created: %s", async (cause, rpcMessage) => {
		const details = { method: "The submission", rpcCode: null, rpcMessage };
		const error = expect.objectContaining({ code: "RPC_FAILED", details, cause });
		await expect(failsWith(cause).send(NO_SIGNER).inBlock).rejects.toEqual(error);
		await expect(failsWith(cause).send(NO_SIGNER).inBlock).rejects.toThrow(rpcMessage);
	});

	test("fails with the typed error of what it loads", async () => {
		const cause = new PhalaError("CLOSED", "The client is closed.", { operation: "test" });
		const submission = failsWith(cause).send(NO_SIGNER);
		await expect(submission.inBlock).rejects.toBe(cause);
	});

	test("is aborted where the client closed before the code was loaded, and failed for other reasons", async () => {
		const lastType = (cause: unknown) =>
			lastValueFrom(failsWith(cause).send(NO_SIGNER).status$).then(({ type }) => type);
		expect(await lastType(new PhalaError("CLOSED", "The client is closed.", { operation: "test" }))).toBe("aborted");
		expect(await lastType(new TypeError("chunk 7 is gone"))).toBe("failed");
	});
});
