import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { shareProvider } from "../../src/client/shared-provider.ts";
import type { DevChain } from "../../src/devchain/index.ts";
import { connect, type Phala } from "../../src/index.ts";
import type { JsonRpcProvider } from "../../src/rpc/provider.ts";
import { escaped } from "../support/escaped.ts";
import { failed } from "../support/failed.ts";
import { FakeNode } from "../support/fake-node.ts";
import { withDevChain } from "../support/with-dev-chain.ts";

describe("api()", () => {
	let chain: DevChain;
	let phala: Phala;
	withDevChain({ generation: 2 }, (connected) => {
		({ chain, phala } = connected);
	});

	it("is created once, on the same connection, without console output", async () => {
		const words = vi.spyOn(console, "warn").mockImplementation(() => {});
		const [api, again] = await Promise.all([phala.api(), phala.api()]);
		expect(again).toBe(api);
		expect(await phala.api()).toBe(api);
		expect(api.runtimeVersion.specVersion.toNumber()).toBe(phala.network.specVersion);
		expect(chain.stats.connections).toBe(1);
		expect(words).not.toHaveBeenCalled();
		words.mockRestore();
	});

	it("is disconnected with the client, and leaves the provider unchanged", async () => {
		await phala.api();
		expect(chain.stats.subscriptions).toBeGreaterThan(0);
		await phala.close();
		await vi.waitFor(() => expect(chain.stats.subscriptions).toBe(0), { timeout: 60_000 });
		expect(chain.provider.isConnected).toBe(true);
		const next = await connect(chain.provider);
		expect((await next.parameters()).gracePeriodSeconds).toBe(604_800);
		await next.close();
	});

	it("is aborted by close() during its creation", async () => {
		const api = failed(phala.api());
		await phala.close();
		expect((await api).code).toBe("CLOSED");
		await vi.waitFor(() => expect(chain.stats.subscriptions).toBe(0), { timeout: 60_000 });
	});

	it("throws no unhandled error if the node refuses the runtime subscription", async () => {
		const found = await escaped(async () => {
			chain.faults.failNext("state_subscribeRuntimeVersion", { code: -32603, message: "internal error" });
			const api = await phala.api();
			expect(api.isConnected).toBe(true);
		});
		expect(found).toEqual([]);
	});

	it("throws no unhandled error for malformed notifications of the runtime version", async () => {
		const { provider } = chain;
		let notify: (error: Error | null, version: unknown) => void = () => {};
		const spoiling: JsonRpcProvider = {
			hasSubscriptions: true,
			get isConnected() {
				return provider.isConnected;
			},
			on: (type, listener) => provider.on(type, listener),
			send: (method, params) => provider.send(method, params),
			subscribe(type, method, params, callback) {
				if (type === "state_runtimeVersion") notify = callback;
				return provider.subscribe(type, method, params, callback);
			},
			unsubscribe: (type, method, id) => provider.unsubscribe(type, method, id),
		};
		const other = await connect(spoiling);
		const found = await escaped(async () => {
			const api = await other.api();
			for (const spoiled of [null, "x", { specVersion: "x" }, { specName: {}, specVersion: 1, apis: [null] }])
				notify(null, spoiled);
			notify(new Error("lagged"), undefined);
			expect(api.runtimeVersion.specVersion.toNumber()).toBe(other.network.specVersion);
		});
		expect(found).toEqual([]);
		await other.close();
	});

	it("can be requested again after a failure", async () => {
		chain.faults.failNext("state_getRuntimeVersion", { message: "not now" });
		expect((await failed(phala.api())).code).toBe("RPC_FAILED");
		expect((await phala.api()).isConnected).toBe(true);
	});
});

describe("shareProvider", () => {
	const TYPE = "chain_newHead";

	it("removes only its own subscriptions and listeners on disconnect", async () => {
		const node = new FakeNode();
		node.overrides.set("author_submitAndWatchExtrinsic", () => null);
		const shared = shareProvider(node);
		shared.on("connected", () => {});
		const off = shared.on("disconnected", () => {});
		off();
		const first = await shared.subscribe(TYPE, "chain_subscribeNewHeads", [], () => {});
		await shared.subscribe(TYPE, "chain_subscribeNewHeads", [], () => {});
		await shared.subscribe("author_extrinsicUpdate", "author_submitAndWatchExtrinsic", ["0x"], () => {});
		await shared.unsubscribe(TYPE, "chain_unsubscribeNewHeads", first);
		expect(node.leftovers).toEqual({ listeners: 1, subscriptions: 2 });
		await shared.connect();
		await shared.disconnect();
		expect(node.leftovers).toEqual({ listeners: 0, subscriptions: 0 });
		expect(node.disconnects).toBe(0);
		expect(shared.isConnected).toBe(true);
		expect((await failed(shared.send("chain_getBlockHash", []))).code).toBe("CLOSED");
		expect((await failed(shared.subscribe(TYPE, "chain_subscribeNewHeads", [], () => {}))).code).toBe("CLOSED");
	});

	describe("shields @polkadot/api from errors it does not handle", () => {
		const VERSION = { specName: "khala", specVersion: 1251, apis: [["0xdf6acb689907609b", 4]] };
		const METHOD = "state_subscribeRuntimeVersion";
		let node: FakeNode;
		beforeEach(() => {
			vi.useFakeTimers();
			node = new FakeNode();
			node.overrides.set(METHOD, () => null);
		});
		afterEach(() => {
			expect(vi.getTimerCount()).toBe(0);
			vi.useRealTimers();
		});
		/** Answers as usual after `times` answers by `bad`. */
		const spoil = (method: string, times: number, bad: () => unknown) =>
			node.overrides.set(method, (params) => {
				if (times-- > 0) return bad();
				return method === METHOD ? null : node.defaultResponse(method, params);
			});
		const refuse = () => {
			throw Object.assign(new Error("internal error"), { code: -32603 });
		};

		it("requests a refused subscription again", async () => {
			spoil(METHOD, 2, refuse);
			const next = vi.fn();
			const id = shareProvider(node).subscribe("state_runtimeVersion", METHOD, [], next);
			await vi.advanceTimersByTimeAsync(3000);
			expect(await id).toBe(1);
			node.notify("state_runtimeVersion", VERSION);
			expect(next).toHaveBeenCalledWith(null, VERSION);
		});

		it("requests the version after a malformed notification", async () => {
			spoil("state_getRuntimeVersion", 1, refuse);
			const next = vi.fn();
			await shareProvider(node).subscribe("state_runtimeVersion", METHOD, [], next);
			node.notify("state_runtimeVersion", { specVersion: -1 });
			node.notify("state_runtimeVersion", null);
			await vi.advanceTimersByTimeAsync(1000);
			expect(next.mock.calls).toEqual([[null, { specName: "khala", specVersion: 1251 }]]);
			expect(node.count("state_getRuntimeVersion")).toBe(2);
		});

		it.each<[string, () => unknown]>([
			["refused", refuse],
			["none", () => 7],
			["cut", () => "0x6d6574610e00"],
		])("requests metadata again that was %s", async (_, bad) => {
			spoil("state_getMetadata", 1, bad);
			const metadata = shareProvider(node).send<string>("state_getMetadata", []);
			await vi.advanceTimersByTimeAsync(1000);
			expect((await metadata).length).toBeGreaterThan(1000);
		});

		it("stops on disconnect, and ends subscriptions granted later", async () => {
			spoil(METHOD, 1, refuse);
			const shared = shareProvider(node);
			void shared.subscribe("state_runtimeVersion", METHOD, [], () => {});
			await vi.advanceTimersByTimeAsync(0);
			await shared.disconnect();
			expect(vi.getTimerCount()).toBe(0);
			const late = shareProvider(node);
			node.heldMethods.add(METHOD);
			const id = late.subscribe("state_runtimeVersion", METHOD, [], () => {});
			await late.disconnect();
			node.heldRequests[0]?.respond(null);
			await id;
			expect(node.leftovers).toEqual({ listeners: 0, subscriptions: 0 });
		});

		it("leaves a subscription after disconnect open instead of failing it", async () => {
			const shared = shareProvider(node);
			await shared.disconnect();
			const settled = vi.fn();
			shared.subscribe("state_runtimeVersion", METHOD, [], () => {}).then(settled, settled);
			await vi.advanceTimersByTimeAsync(60_000);
			expect(settled).not.toHaveBeenCalled();
			expect(node.count(METHOD)).toBe(0);
		});
	});

	it("cannot be cloned", () => {
		expect(() => shareProvider(new FakeNode()).clone()).toThrow("cannot be cloned");
	});
});
