import { describe, expect, it } from "vitest";
import type { Message } from "../../../src/rpc/json-rpc.ts";
import { SubscriptionRegistry, type SubscriptionRequest } from "../../../src/rpc/subscription-registry.ts";

const TYPE = "chain_newHead";
const notification = (subscription: string, result: unknown): Message => ({
	method: TYPE,
	params: { subscription, result },
});

function request(method = "chain_subscribeNewHeads") {
	const results: unknown[] = [];
	const subscription: SubscriptionRequest = {
		type: TYPE,
		method,
		params: [],
		callback: (error, result) => results.push(error ? error.message : result),
	};
	return { subscription, results };
}

describe("SubscriptionRegistry", () => {
	it("buffers early notifications of an expected subscription", () => {
		const registry = new SubscriptionRegistry();
		const { subscription, results } = request();
		registry.deliver(notification("a", 0), false);
		registry.deliver(notification("a", 1), true);
		registry.deliver(notification("b", 2), true);
		registry.add(subscription, "a");
		registry.deliver(notification("a", 3), false);
		expect(results).toEqual([1, 3]);
	});

	it("drops early notifications with their socket", () => {
		const registry = new SubscriptionRegistry();
		const { subscription, results } = request();
		registry.deliver(notification("a", 1), true);
		registry.dropEarly();
		registry.add(subscription, "a");
		expect(results).toEqual([]);
	});

	it("passes errors on, and contains exceptions of callbacks", () => {
		const registry = new SubscriptionRegistry();
		const { subscription, results } = request();
		const callback = () => {
			throw new Error("a callback's own");
		};
		registry.add({ ...subscription, callback }, "a");
		registry.add(subscription, "b");
		registry.deliver(notification("a", 1), false);
		registry.deliver({ method: TYPE, params: { subscription: "b", error: { code: 7, message: "over" } } }, false);
		expect(results).toEqual(["7: over"]);
	});

	it("delivers nothing to a removed subscription", () => {
		const registry = new SubscriptionRegistry();
		const { subscription, results } = request();
		registry.add(subscription, "a");
		expect(registry.remove(TYPE, "a")).toBe(true);
		expect(registry.remove(TYPE, "a")).toBe(false);
		registry.deliver(notification("a", 1), false);
		expect(results).toEqual([]);
	});

	it("renews all subscriptions but those of a transaction's status, once", () => {
		const registry = new SubscriptionRegistry();
		const { subscription } = request();
		registry.add(subscription, "a");
		registry.add(request("author_submitAndWatchExtrinsic").subscription, "b");
		expect(registry.takeRenewable()).toEqual([subscription]);
		expect(registry.takeRenewable()).toEqual([]);
	});
});
