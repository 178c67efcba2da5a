import { beforeEach, describe, expect, test } from "vitest";
import type { Hex } from "../../../src/codec/hex.ts";
import type { PlanRpc } from "../../../src/plan/plan-rpc.ts";
import { type NodeStatus, parseStatus, StatusSubscription } from "../../../src/plan/status-subscription.ts";
import { FakeNode } from "../../support/fake-node.ts";
import { planRpc } from "../../support/plan-rpc.ts";

const BYTES: Hex = "0x84aa";
const HASH: Hex = `0x${"ab".repeat(32)}`;
const SUBMIT = "author_submitAndWatchExtrinsic";
const UPDATE = "author_extrinsicUpdate";

describe("a node's status", () => {
	test.each(["ready", "future", { broadcast: ["peer"] }])("%j means that it is in a pool", (message) => {
		expect(parseStatus(message)).toEqual({ type: "pooled" });
	});

	test.each(["invalid", "dropped", "finalityTimeout", "usurped"])("%s has no block", (type) => {
		expect(parseStatus(type)).toEqual({ type });
		expect(parseStatus({ [type]: HASH })).toEqual({ type });
	});

	test.each(["inBlock", "retracted", "finalized"])("%s names a block, in any case of letters", (type) => {
		expect(parseStatus({ [type]: HASH.toUpperCase() })).toEqual({ type, hash: HASH });
		expect(parseStatus(type)).toBeNull();
		expect(parseStatus({ [type]: 5 })).toBeNull();
	});

	test.each([null, undefined, 5, "", {}, [], "else", { else: HASH }])("%j is none", (message) => {
		expect(parseStatus(message)).toBeNull();
	});
});

describe("the subscription to the statuses of a transaction", () => {
	let node: FakeNode;
	let statuses: NodeStatus[];
	let subscription: StatusSubscription;

	beforeEach(() => {
		node = new FakeNode();
		node.overrides.set(SUBMIT, () => "id");
		statuses = [];
		subscription = new StatusSubscription(planRpc(node), BYTES, { push: (status) => statuses.push(status) });
	});

	test("sends the bytes and passes every known status on", async () => {
		expect(subscription.isActive).toBe(false);
		await subscription.submit();
		expect(node.requests).toEqual([{ method: SUBMIT, params: [BYTES] }]);
		expect(subscription.isActive).toBe(true);
		for (const message of ["ready", "else", { inBlock: HASH }]) node.notify(UPDATE, message);
		expect(statuses).toEqual([{ type: "pooled" }, { type: "inBlock", hash: HASH }]);
	});

	test("is replaced when the bytes are sent again", async () => {
		await subscription.submit();
		await subscription.submit();
		expect(node.countSubscriptions(UPDATE)).toBe(1);
		node.notify(UPDATE, "ready");
		expect(statuses).toEqual([{ type: "pooled" }]);
	});

	test("reports that the node reports no more", async () => {
		await subscription.submit();
		node.failSubscriptions();
		expect(statuses).toEqual([{ type: "lost" }]);
		expect(subscription.isActive).toBe(false);
	});

	test("can be ended and started again", async () => {
		await subscription.submit();
		subscription.end();
		expect(subscription.isActive).toBe(false);
		expect(node.countSubscriptions(UPDATE)).toBe(0);
		await subscription.submit();
		expect(subscription.isActive).toBe(true);
	});

	test("ends as soon as the node accepts it where it was stopped meanwhile", async () => {
		node.heldMethods.add(SUBMIT);
		const submitting = subscription.submit();
		subscription.stop();
		node.heldRequests[0]?.respond("id");
		await submitting;
		expect(node.countSubscriptions(UPDATE)).toBe(0);
		expect(subscription.isActive).toBe(false);
	});

	test("gives its request up when it is stopped: bytes that wait for a connection are not sent any more", async () => {
		let signal: AbortSignal | undefined;
		const rpc: PlanRpc = {
			...planRpc(node),
			subscribe(_, __, ___, ____, aborting) {
				signal = aborting;
				return new Promise(() => {});
			},
		};
		subscription = new StatusSubscription(rpc, BYTES, { push: (status) => statuses.push(status) });
		void subscription.submit();
		expect(signal?.aborted).toBe(false);
		subscription.stop();
		expect(signal?.aborted).toBe(true);
	});

	test("ends when it is stopped", async () => {
		await subscription.submit();
		subscription.stop();
		expect(node.countSubscriptions(UPDATE)).toBe(0);
		expect(subscription.isActive).toBe(false);
	});

	test("passes nothing on after its end, even if a message was on its way", async () => {
		const late: (() => void)[] = [];
		const rpc = planRpc(node);
		subscription = new StatusSubscription(
			{
				...rpc,
				subscribe: async (_, __, next, lost) => {
					late.push(() => next("ready"), lost);
					return () => {};
				},
			},
			BYTES,
			{ push: (status) => statuses.push(status) },
		);
		await subscription.submit();
		subscription.end();
		for (const arrive of late) arrive();
		expect(statuses).toEqual([]);
	});

	test("is not active where the node ended it while accepting it", async () => {
		subscription = new StatusSubscription(
			{
				...planRpc(node),
				subscribe: async (_, __, ___, lost) => {
					lost();
					return () => {};
				},
			},
			BYTES,
			{ push: (status) => statuses.push(status) },
		);
		await subscription.submit();
		expect(statuses).toEqual([{ type: "lost" }]);
		expect(subscription.isActive).toBe(false);
	});
});
