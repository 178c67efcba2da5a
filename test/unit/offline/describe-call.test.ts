import { expect, test } from "vitest";
import { describeCall } from "../../../src/offline/describe-call.ts";

test("names no amount of another token in PHA", () => {
	const args = { id: 1, amount: 10n ** 13n };
	expect(describeCall({ pallet: "assets", method: "transfer", args }, 30)).toEqual([
		"assets.transfer(id: 1, amount: 10000000000000)",
	]);
	const pha = { pallet: "balances", method: "transferKeepAlive", args: { value: 10n ** 13n } };
	expect(describeCall(pha, 30)).toEqual(["balances.transferKeepAlive(value: 10 PHA)"]);
});

test("leaves out no argument that is not shown below it", () => {
	const call = { pallet: "other", method: "run", args: { calls: 3, call: "0x01" } };
	expect(describeCall(call, 30)).toEqual(["other.run(calls: 3, call: 0x01)"]);
});
