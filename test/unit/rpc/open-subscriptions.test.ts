import { describe, expect, test, vi } from "vitest";
import { OpenSubscriptions } from "../../../src/rpc/open-subscriptions.ts";
import type { RawJsonRpcProvider } from "../../../src/rpc/provider.ts";
import type { Settle } from "../../../src/rpc/timeout.ts";

const TOPIC = { type: "chain_newHead", subscribe: "chain_subscribeNewHeads", unsubscribe: "chain_unsubscribeNewHeads" };

/** Subscriptions of a provider whose responses the test gives. */
function start() {
	const requests: Settle<unknown>[] = [];
	const unsubscribe = vi.fn(async () => true);
	const provider = {
		start(_method: string, _params: readonly unknown[], settle: Settle<unknown>) {
			requests.push(settle);
			return () => {};
		},
		unsubscribe,
	} as unknown as RawJsonRpcProvider;
	let uses = 0;
	const subscriptions = new OpenSubscriptions(provider, (change) => {
		uses += change;
	});
	const lost = vi.fn();
	const opening = subscriptions.open(TOPIC, [], { next: () => {}, lost }, (work) => {
		return new Promise<void>((resolve, reject) => {
			work({ resolve, reject });
		});
	});
	return { subscriptions, opening, lost, unsubscribe, uses: () => uses, grant: () => requests[0]?.resolve("id") };
}

describe("a subscription", () => {
	test("counts as open from its response on", () => {
		const { subscriptions, grant, uses } = start();
		expect([subscriptions.countNotifications(TOPIC.type), uses()]).toEqual([null, 0]);
		grant();
		expect([subscriptions.countNotifications(TOPIC.type), uses()]).toEqual([0, 1]);
	});

	test("is lost where the connection is, in the same moment as its response", async () => {
		const { subscriptions, opening, lost, unsubscribe, grant, uses } = start();
		grant();
		subscriptions.loseAll();
		expect(lost).toHaveBeenCalledTimes(1);
		(await opening)();
		expect(lost).toHaveBeenCalledTimes(1);
		expect(unsubscribe).toHaveBeenCalledTimes(1);
		expect([subscriptions.countNotifications(TOPIC.type), uses()]).toEqual([null, 0]);
	});
});
