import { beforeEach, describe, expect, test } from "vitest";
import { ruleFailure } from "../../../src/chain/rules/rule-error.ts";
import { PhalaError } from "../../../src/errors/error.ts";
import { NonceManager } from "../../../src/plan/nonce-manager.ts";
import { Plan } from "../../../src/plan/plan.ts";
import {
	keyring,
	operation,
	planOf,
	refusal,
	remark,
	type ScriptedClient,
	type ScriptedNode,
	scripted,
	settle,
} from "../../support/scripted-node.ts";

const alice = keyring.addFromUri("//Alice");

let node: ScriptedNode;
let client: ScriptedClient;

beforeEach(async () => {
	({ node, client } = await scripted());
});

const full = ruleFailure("CAP_EXCEEDED", { remaining: 5n });
const none = ruleFailure("NO_POSITION", { pid: 1 });

describe("a plan", () => {
	test("touches nothing when it is made", () => {
		planOf(client, operation());
		expect(node.requests).toEqual([]);
		expect(client.reads).toEqual([]);
	});

	test("tells failures in the chain's order, and asks for no fee then", async () => {
		const plan = planOf(client, operation({ failures: () => [full, none] }));
		expect(await plan.check(alice.address)).toEqual([full, none]);
		expect(node.requests).toEqual([]);
	});

	test("costs what the node estimates, which nobody signs for", async () => {
		node.fee = 123_456n;
		expect(await planOf(client, operation()).fee(alice)).toBe(123_456n);
		expect(node.submitted).toEqual([]);
	});

	test("cannot be paid by an account whose PHA goes elsewhere", async () => {
		node.fee = 100n;
		const poor = operation({ transferable: 1000n, spends: 901n });
		expect(await planOf(client, poor).check(alice)).toEqual([
			ruleFailure("FEE_UNPAYABLE", { fee: 100n, available: 99n }),
		]);
		expect(await planOf(client, operation({ transferable: 1000n, spends: 900n })).check(alice)).toEqual([]);
	});

	test("counts the tip as part of what has to be paid", async () => {
		node.fee = 100n;
		const tx = planOf(client, operation({ transferable: 1000n })).send(alice, { tip: 901n });
		await expect(tx.inBlock).rejects.toMatchObject({ code: "FEE_UNPAYABLE", details: { fee: 1001n } });
	});

	test("is not sent when something speaks against it", async () => {
		const tx = planOf(client, operation({ failures: () => [full, none] })).send(alice);
		await expect(tx.inBlock).rejects.toMatchObject({
			code: "CAP_EXCEEDED",
			details: { remaining: 5n, dispatch: null },
		});
		expect(node.submitted).toEqual([]);
	});

	test("is sent all the same when nobody wants it checked", async () => {
		planOf(client, operation({ failures: () => [full], transferable: 0n })).send(alice, { check: false });
		await settle();
		expect(node.submitted).toHaveLength(1);
		expect(node.requests).not.toContain("state_call");
	});

	test("cannot be sent, even unchecked, when there is nothing to call", async () => {
		const plan = planOf(client, operation({ calls: [], failures: () => [none] }));
		await expect(plan.send(alice, { check: false }).inBlock).rejects.toMatchObject({ code: "NO_POSITION" });
		await expect(plan.extrinsic(alice)).rejects.toMatchObject({ code: "NO_POSITION" });
		const senseless = planOf(client, operation({ calls: [] }));
		await expect(senseless.extrinsic()).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
	});

	test("is one extrinsic: the call alone, or all of several or none", async () => {
		const one = await planOf(client, operation()).extrinsic();
		expect(one.method.toHuman()).toMatchObject({ section: "system", method: "remark" });
		const two = await planOf(client, operation({ calls: [remark("0x01"), remark("0x02")] })).extrinsic(alice);
		expect(two.method.toHuman()).toMatchObject({ section: "utility", method: "batchAll" });
	});

	test("names calls that the chain does not have", async () => {
		const plan = planOf(client, operation({ calls: [{ pallet: "phalaStakePool", method: "startMining", args: {} }] }));
		await expect(plan.extrinsic()).rejects.toMatchObject({
			code: "UNSUPPORTED",
			details: { operation: "phalaStakePool.startMining", generation: 2 },
		});
	});

	test("says so when what it needs could not be loaded", async () => {
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

	test("is for an address of this network", async () => {
		await expect(planOf(client, operation()).check("nonsense")).rejects.toMatchObject({ code: "INVALID_ADDRESS" });
		for (const nobody of [undefined, null, {}] as never[])
			await expect(planOf(client, operation()).check(nobody)).rejects.toMatchObject({ code: "INVALID_ADDRESS" });
		const polkadot = keyring.encodeAddress(alice.publicKey, 0);
		await expect(planOf(client, operation()).fee(polkadot)).rejects.toMatchObject({ code: "WRONG_PREFIX" });
	});
});

describe("nonces", () => {
	const nonceOf = (bytes: string | undefined) => node.api.registry.createType("Extrinsic", bytes).nonce.toNumber();

	test("go out in order when several plans are sent at once", async () => {
		for (let i = 0; i < 3; i++) planOf(client, operation()).send(alice);
		await settle();
		expect(node.submitted.map(nonceOf)).toEqual([5, 6, 7]);
	});

	test("are used again when the node refused what had them", async () => {
		node.refusals.push(refusal(1014, "Priority is too low"));
		const first = planOf(client, operation()).send(alice);
		planOf(client, operation()).send(alice);
		await expect(first.inBlock).rejects.toMatchObject({ code: "REJECTED" });
		await settle();
		expect(node.submitted.map(nonceOf)).toEqual([5]);
	});

	test("are not used again when an error leaves open whether the transaction arrived", async () => {
		node.refusals.push(refusal(-32603, "upstream request timed out"));
		planOf(client, operation()).send(alice);
		planOf(client, operation()).send(alice);
		await settle();
		expect(new Set(node.received.map(nonceOf))).toEqual(new Set([5, 6]));
	});

	test("are the chain's again when a transaction came to nothing", async () => {
		const tx = planOf(client, operation()).send(alice);
		await settle();
		node.say("invalid");
		await expect(tx.inBlock).rejects.toMatchObject({ code: "NOT_INCLUDED" });
		planOf(client, operation()).send(alice);
		await settle();
		expect(node.submitted.map(nonceOf)).toEqual([5, 5]);
	});

	test("of different accounts do not wait for each other", async () => {
		const nonces = new NonceManager();
		const order: string[] = [];
		let release: (() => void) | undefined;
		const slow = nonces.take(
			"0x01",
			async () => 0,
			async () => {
				await new Promise<void>((resolve) => {
					release = resolve;
				});
				order.push("slow");
			},
		);
		await nonces.take(
			"0x02",
			async () => 0,
			async () => {
				order.push("quick");
			},
		);
		release?.();
		await slow;
		expect(order).toEqual(["quick", "slow"]);
	});

	test("go past a node that does not know yet what its neighbour took", async () => {
		const nonces = new NonceManager();
		const given: number[] = [];
		const use = async (nonce: number) => given.push(nonce);
		await nonces.take("0x01", async () => 7, use);
		await nonces.take("0x01", async () => 7, use);
		await nonces.take("0x01", async () => 12, use);
		expect(given).toEqual([7, 8, 12]);
	});
});
