import { expect, test } from "vitest";
import { readDispatchError } from "../../../src/plan/dispatch-error.ts";
import { moduleError, realApi } from "../../support/scripted-node.ts";

const { registry, ...api } = await realApi().then((real) => ({ registry: real.registry, real }));

test("an error of a pallet has its name and documentation", () => {
	const error = { Module: moduleError(api.real, "phalaComputation", "CoolDownNotReady") };
	expect(readDispatchError(registry, error, 2)).toEqual({
		pallet: "phalaComputation",
		name: "CoolDownNotReady",
		docs: expect.any(String),
		callIndex: 2,
	});
});

test("an error of an older runtime, whose number is no bytes, is the same", () => {
	const { index, error } = moduleError(api.real, "phalaComputation", "CoolDownNotReady");
	const old = { Module: { index, error: Number.parseInt(error.slice(2, 4), 16) } };
	expect(readDispatchError(registry, old, null).name).toBe("CoolDownNotReady");
});

test("an error that belongs to no pallet is named by its kind", () => {
	expect(readDispatchError(registry, { Token: "FundsUnavailable" }, null)).toMatchObject({
		pallet: "token",
		name: "FundsUnavailable",
	});
	expect(readDispatchError(registry, "BadOrigin", null)).toMatchObject({ pallet: "system", name: "BadOrigin" });
});

test("an error of a pallet that nobody knows keeps its numbers", () => {
	expect(readDispatchError(registry, { Module: { index: 250, error: "0x07000000" } }, null)).toEqual({
		pallet: "module",
		name: '{"index":250,"error":"0x07000000"}',
		docs: "",
		callIndex: null,
	});
});

test("what is no error at all stays readable", () => {
	expect(readDispatchError(registry, {}, null)).toMatchObject({ pallet: "system", name: "Other" });
	expect(readDispatchError(registry, { Odd: { size: 5n } }, null)).toMatchObject({
		pallet: "odd",
		name: '{"size":"5"}',
	});
});
