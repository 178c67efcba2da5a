import { beforeEach, describe, expect, test } from "vitest";
import { describeFailure } from "../../../src/chain/rules/rule-error.ts";
import { ruleFailure } from "../../../src/chain/rules/rule-failure.ts";
import { toHex } from "../../../src/codec/hex.ts";
import { PhalaError } from "../../../src/errors/error.ts";
import { Plan } from "../../../src/plan/plan.ts";
import { keyring } from "../../support/dev-api.ts";
import { type PlanClient, settle, startPlanClient } from "../../support/plan-client.ts";
import { planOf, remark, testOperation } from "../../support/test-operation.ts";
import type { TransactionNode } from "../../support/transaction-node.ts";

const alice = keyring.addFromUri("//Alice");

let node: TransactionNode;
let client: PlanClient;

beforeEach(async () => {
	({ node, client } = await startPlanClient());
});

const full = ruleFailure("CAP_EXCEEDED", { remaining: 5n });
const none = ruleFailure("NO_POSITION", { pid: 1 });

describe("a plan", () => {
	test("makes no request when it is created", () => {
		planOf(client, testOperation());
		expect(node.requests).toEqual([]);
		expect(client.reads).toEqual([]);
	});

	test("returns failures in the chain's order, without estimating a fee", async () => {
		const plan = planOf(client, testOperation({ failures: () => [full, none] }));
		expect(await plan.check(alice.address)).toEqual([full, none].map(describeFailure));
		expect(node.feeEstimates).toBe(0);
	});

	test("returns the fee that the node estimates, without a signature", async () => {
		node.fee = 123_456n;
		expect(await planOf(client, testOperation()).fee(alice)).toBe(123_456n);
		expect(node.submitted).toEqual([]);
	});

	test("adds the tip to the fee and to the estimated bytes", async () => {
		node.fee = 123_456n;
		const estimated = () => {
			const query = node.requests.findLast(({ params }) => params[0] === "TransactionPaymentApi_query_info");
			return Buffer.from(String(query?.params[1]).slice(-8), "hex").readUInt32LE();
		};
		const plan = planOf(client, testOperation());
		await plan.fee(alice);
		const length = estimated();
		expect(await plan.fee(alice, { tip: 10n ** 12n })).toBe(123_456n + 10n ** 12n);
		// Compact integers: 1 byte for 0, 7 for 10¹² (1 of length, 5 of value, and one of these is there already).
		expect(estimated() - length).toBe(5);
		const tx = plan.send(alice, { tip: 10n ** 12n, check: false });
		await settle();
		expect((node.submitted[0]?.length ?? 0) / 2 - 1).toBe(estimated());
		await plan.fee(alice, { mortality: null });
		expect(length - estimated()).toBe(1);
		await expect(plan.fee(alice, { tip: -1n })).rejects.toMatchObject({ code: "INVALID_AMOUNT" });
		expect(await tx.hash).toMatch(/^0x[0-9a-f]{64}$/);
	});

	test("fails with FEE_UNPAYABLE if the spent amount leaves too little for the fee", async () => {
		node.fee = 100n;
		const poor = testOperation({ transferable: 1000n, spends: 901n });
		expect(await planOf(client, poor).check(alice)).toEqual([
			describeFailure(ruleFailure("FEE_UNPAYABLE", { fee: 100n, available: 99n })),
		]);
		expect(await planOf(client, testOperation({ transferable: 1000n, spends: 900n })).check(alice)).toEqual([]);
	});

	test("counts the tip as part of the fee", async () => {
		node.fee = 100n;
		const tx = planOf(client, testOperation({ transferable: 1000n })).send(alice, { tip: 901n });
		await expect(tx.inBlock).rejects.toMatchObject({ code: "FEE_UNPAYABLE", details: { fee: 1001n } });
	});

	test("is not sent if its check fails", async () => {
		const tx = planOf(client, testOperation({ failures: () => [full, none] })).send(alice);
		await expect(tx.inBlock).rejects.toMatchObject({
			code: "CAP_EXCEEDED",
			details: { remaining: 5n, dispatch: null },
		});
		expect(node.submitted).toEqual([]);
	});

	test("is sent without a check if the caller disables it", async () => {
		planOf(client, testOperation({ failures: () => [full], transferable: 0n })).send(alice, { check: false });
		await settle();
		expect(node.submitted).toHaveLength(1);
		expect(node.feeEstimates).toBe(0);
	});

	test("cannot be sent without calls, even unchecked", async () => {
		const plan = planOf(client, testOperation({ calls: [], failures: () => [none] }));
		await expect(plan.send(alice, { check: false }).inBlock).rejects.toMatchObject({ code: "NO_POSITION" });
		await expect(plan.extrinsic(alice)).rejects.toMatchObject({ code: "NO_POSITION" });
		const empty = planOf(client, testOperation({ calls: [] }));
		await expect(empty.extrinsic()).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
	});

	test("becomes one extrinsic: the single call, or batchAll of several", async () => {
		const one = await planOf(client, testOperation()).extrinsic();
		expect(one.method.toHuman()).toMatchObject({ section: "system", method: "remark" });
		const two = await planOf(client, testOperation({ calls: [remark("0x01"), remark("0x02")] })).extrinsic(alice);
		expect(two.method.toHuman()).toMatchObject({ section: "utility", method: "batchAll" });
	});

	test("rejects calls that the chain does not have", async () => {
		const plan = planOf(
			client,
			testOperation({ calls: [{ pallet: "phalaStakePool", method: "startMining", args: {} }] }),
		);
		await expect(plan.extrinsic()).rejects.toMatchObject({
			code: "UNSUPPORTED",
			details: { operation: "phalaStakePool.startMining", generation: 2 },
		});
	});

	test("fails if its code cannot be loaded", async () => {
		const broken = (cause: Error) => new Plan(client, () => Promise.reject(cause), null);
		const cause = new Error("chunk 7 is gone");
		await expect(broken(cause).send(alice).inBlock).rejects.toMatchObject({
			code: "RPC_FAILED",
			details: { rpcMessage: "chunk 7 is gone" },
			cause,
		});
		const typed = new PhalaError("CLOSED", "The client is closed.", { operation: "test" });
		await expect(broken(typed).send(alice).inBlock).rejects.toBe(typed);
	});

	test("accepts only addresses of this network", async () => {
		await expect(planOf(client, testOperation()).check("nonsense")).rejects.toMatchObject({ code: "INVALID_ADDRESS" });
		for (const value of [null, {}] as never[])
			await expect(planOf(client, testOperation()).check(value)).rejects.toMatchObject({ code: "INVALID_ADDRESS" });
		const polkadot = keyring.encodeAddress(alice.publicKey, 0);
		await expect(planOf(client, testOperation()).fee(polkadot)).rejects.toMatchObject({ code: "WRONG_PREFIX" });
	});

	test("accepts an object with an address of any network", async () => {
		const plan = planOf(client, testOperation(), toHex(alice.publicKey));
		for (const address of [keyring.encodeAddress(alice.publicKey, 0), toHex(alice.publicKey)]) {
			expect(await plan.check({ address })).toEqual([]);
			expect(await plan.fee({ address })).toBe(100n);
			expect((await plan.unsigned({ address })).payload.address).toBe(alice.address);
			expect((await plan.extrinsic({ address })).method.section).toBe("system");
		}
	});

	test("needs no account if it belongs to one", async () => {
		const plan = planOf(client, testOperation({ fixedCalls: false }), toHex(alice.publicKey));
		expect(await plan.check()).toEqual([]);
		expect(await plan.fee()).toBe(100n);
		expect((await plan.unsigned()).payload.address).toBe(alice.address);
		expect((await plan.extrinsic()).method.section).toBe("system");
	});

	test("needs an account if it belongs to none, except for an extrinsic with the same calls for all", async () => {
		const plan = planOf(client, testOperation({ fixedCalls: false }));
		const missing = { code: "INVALID_ARGUMENT", details: { name: "account", value: "undefined" } };
		await expect(plan.check()).rejects.toMatchObject(missing);
		await expect(plan.fee(undefined, { tip: 1n })).rejects.toMatchObject(missing);
		await expect(plan.unsigned()).rejects.toMatchObject(missing);
		await expect(plan.extrinsic()).rejects.toMatchObject(missing);
		expect((await plan.extrinsic(alice)).method.section).toBe("system");
		expect((await planOf(client, testOperation()).extrinsic()).method.section).toBe("system");
	});

	test("returns frozen failures", async () => {
		const failures = await planOf(
			client,
			testOperation({ failures: () => [ruleFailure("NO_REWARD", { pid: 3 })] }),
		).check(alice);
		expect(Object.isFrozen(failures) && Object.isFrozen(failures[0]?.details)).toBe(true);
	});
});
