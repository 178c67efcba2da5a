import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { DevChain } from "../../src/devchain/index.ts";
import { connect, type Phala } from "../../src/index.ts";
import { lend } from "../../src/rpc/shared-provider.ts";
import { failed } from "../support/failed.ts";
import { FakeProvider } from "../support/fake-provider.ts";

describe("api()", () => {
	let chain: DevChain;
	let phala: Phala;
	beforeEach(async () => {
		chain = await DevChain.start({ generation: 2 });
		phala = await connect(chain.provider);
	});
	afterEach(async () => {
		await phala.close();
		await chain.close();
	});

	it("is made once, on the same connection, without a word on the console", async () => {
		const words = vi.spyOn(console, "warn").mockImplementation(() => {});
		const [api, again] = await Promise.all([phala.api(), phala.api()]);
		expect(again).toBe(api);
		expect(await phala.api()).toBe(api);
		expect(api.runtimeVersion.specVersion.toNumber()).toBe(phala.network.specVersion);
		expect(chain.stats.connections).toBe(1);
		expect(words).not.toHaveBeenCalled();
		words.mockRestore();
	});

	it("goes with the client, and leaves the provider as it was", async () => {
		await phala.api();
		expect(chain.stats.subscriptions).toBeGreaterThan(0);
		await phala.close();
		await vi.waitFor(() => expect(chain.stats.subscriptions).toBe(0));
		expect(chain.provider.isConnected).toBe(true);
		const next = await connect(chain.provider);
		expect((await next.parameters()).gracePeriodSeconds).toBe(604_800);
		await next.close();
	});

	it("is given up by close() while it is being made", async () => {
		const api = failed(phala.api());
		await phala.close();
		expect((await api).code).toBe("CLOSED");
		await vi.waitFor(() => expect(chain.stats.subscriptions).toBe(0));
	});

	it("can be asked for again after it failed", async () => {
		chain.faults.failNext("state_getRuntimeVersion", { message: "not now" });
		expect((await failed(phala.api())).code).toBe("RPC_FAILED");
		expect((await phala.api()).isConnected).toBe(true);
	});
});

describe("lend", () => {
	const TYPE = "chain_newHead";

	it("takes back what was subscribed and heard of when it is disconnected, and nothing else", async () => {
		const node = new FakeProvider();
		node.overrides.set("author_submitAndWatchExtrinsic", () => null);
		const lent = lend(node);
		lent.on("connected", () => {});
		const off = lent.on("disconnected", () => {});
		off();
		const first = await lent.subscribe(TYPE, "chain_subscribeNewHeads", [], () => {});
		await lent.subscribe(TYPE, "chain_subscribeNewHeads", [], () => {});
		await lent.subscribe("author_extrinsicUpdate", "author_submitAndWatchExtrinsic", ["0x"], () => {});
		await lent.unsubscribe(TYPE, "chain_unsubscribeNewHeads", first);
		expect(node.leftovers).toEqual({ listeners: 1, subscriptions: 2 });
		await lent.connect();
		await lent.disconnect();
		expect(node.leftovers).toEqual({ listeners: 0, subscriptions: 0 });
		expect(node.disconnects).toBe(0);
		expect(lent.isConnected).toBe(true);
		expect((await failed(lent.send("chain_getBlockHash", []))).code).toBe("CLOSED");
		expect((await failed(lent.subscribe(TYPE, "chain_subscribeNewHeads", [], () => {}))).code).toBe("CLOSED");
	});

	it("cannot be cloned", () => {
		expect(() => lend(new FakeProvider()).clone()).toThrow("connect again");
	});
});
