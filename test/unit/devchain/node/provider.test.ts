import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { nextTurn } from "../../../../src/devchain/node/turns.ts";
import { ALICE, COUNTER, extrinsic } from "../../../support/devchain/fake-runtime.ts";
import { fakeServer } from "../../../support/devchain/fake-server.ts";

/** Lets pending messages in the process arrive. */
async function turn(): Promise<void> {
	for (let i = 0; i < 10; i++) await new Promise<void>(nextTurn);
}

/** A connected provider, and the events it emitted. */
async function connected() {
	const fake = fakeServer();
	const provider = fake.provider();
	const emitted: string[] = [];
	for (const type of ["connected", "disconnected"] as const) provider.on(type, () => emitted.push(type));
	await turn();
	return { ...fake, provider, emitted };
}

describe("a provider in the process", () => {
	it("connects automatically and emits connected", async () => {
		const { provider, emitted } = await connected();
		expect([provider.isConnected, provider.hasSubscriptions, provider.isClonable]).toEqual([true, true, true]);
		expect(emitted).toEqual(["connected"]);
	});

	it("runs no client code inside the node's call stack", async () => {
		const { provider, node } = await connected();
		const seen: number[] = [];
		await provider.subscribe("chain_newHead", "chain_subscribeNewHeads", [], (_, head) => {
			seen.push(Number(head.number));
			if (seen.length < 4) node.newBlock();
		});
		await turn();
		expect(seen).toEqual([0, 1, 2, 3]);
		const order: number[] = [];
		node.blockTree.on(() => order.push(node.head.header.number));
		node.newBlock();
		expect(order).toEqual([3, 4]);
	});

	it("returns copies of the objects of the node", async () => {
		const { provider } = await connected();
		const version = await provider.send<{ specVersion: number }>("state_getRuntimeVersion", []);
		version.specVersion = 0;
		expect(await provider.send("state_getRuntimeVersion", [])).toMatchObject({ specVersion: 7 });
	});

	it("rejects with the node's code, message and data", async () => {
		const { provider } = await connected();
		await expect(provider.send("nothing", [])).rejects.toMatchObject({
			code: -32601,
			message: "-32601: Method not found",
		});
		await expect(provider.send("state_getStorage", ["x"])).rejects.toMatchObject({
			code: -32602,
			data: expect.any(String),
		});
	});

	it("passes notifications to their subscriber, until it leaves", async () => {
		const { provider, node, server } = await connected();
		const seen: string[] = [];
		const id = await provider.subscribe("chain_newHead", "chain_subscribeNewHeads", [], (_, head) =>
			seen.push(head.number),
		);
		node.newBlock();
		await turn();
		expect(await provider.unsubscribe("chain_newHead", "chain_unsubscribeNewHeads", id)).toBe(true);
		expect(await provider.unsubscribe("chain_newHead", "chain_unsubscribeNewHeads", id)).toBe(false);
		node.newBlock();
		expect(seen).toEqual(["0x0", "0x1"]);
		expect(server.subscriptionCount).toBe(0);
	});

	it("rejects requests after a disconnect, and leaves nothing open at the node", async () => {
		const { provider, server, emitted } = await connected();
		await provider.subscribe("chain_newHead", "chain_subscribeNewHeads", [], () => undefined);
		await provider.disconnect();
		expect(emitted).toEqual(["connected", "disconnected"]);
		await expect(provider.send("system_chain", [])).rejects.toMatchObject({ code: "DISCONNECTED" });
		expect([server.connections.length, server.subscriptionCount]).toEqual([1, 0]);
		await provider.connect();
		expect(await provider.send("system_chain", [])).toBe("Fake");
	});

	it("creates clones with their own connections", async () => {
		const { provider, server } = await connected();
		const clone = provider.clone();
		await provider.disconnect();
		expect(await clone.send("system_chain", [])).toBe("Fake");
		expect(server.connections.length).toBe(2);
	});

	it("does not connect to a chain that is closed", async () => {
		const { provider, server, faults } = await connected();
		server.close();
		await turn();
		await provider.connect();
		faults.refuseConnections = false;
		expect(provider.isConnected).toBe(false);
		expect(server.connections.length).toBe(0);
	});
});

describe("faults", () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it("delay responses and notifications", async () => {
		const { provider, faults, timers } = await connected();
		faults.latencyMs = 300;
		let response: unknown;
		void provider.send("system_chain", []).then((result) => {
			response = result;
		});
		await vi.advanceTimersByTimeAsync(299);
		expect([response, timers.count]).toEqual([undefined, 1]);
		await vi.advanceTimersByTimeAsync(1);
		expect([response, timers.count]).toEqual(["Fake", 0]);
	});

	it("leave requests without a response", async () => {
		const { provider, faults, server } = await connected();
		faults.stall = true;
		const settled = vi.fn();
		provider.send("system_chain", []).then(settled, settled);
		await vi.advanceTimersByTimeAsync(600_000);
		expect(settled).not.toHaveBeenCalled();
		expect(server.requests.system_chain).toBe(1);
		await provider.disconnect();
		await vi.advanceTimersByTimeAsync(0);
		expect(settled).toHaveBeenCalled();
	});

	it("fail the next requests of a method, or override their results", async () => {
		const { provider, faults } = await connected();
		faults.failNext("system_chain", { message: "busy" });
		faults.failNext("system_name", { code: 429, message: "slow down", data: "1 s" }, 2);
		faults.answerNext("system_name", "0xnonsense");
		await expect(provider.send("system_chain", [])).rejects.toMatchObject({ code: -32603 });
		expect(await provider.send("system_chain", [])).toBe("Fake");
		for (let i = 0; i < 2; i++)
			await expect(provider.send("system_name", [])).rejects.toMatchObject({ code: 429, data: "1 s" });
		expect(await provider.send("system_name", [])).toBe("0xnonsense");
		expect(await provider.send("system_name", [])).toBe("fake-node");
	});

	it("repeat or swap notifications", async () => {
		const { provider, faults, node } = await connected();
		const seen: number[] = [];
		await provider.subscribe("chain_newHead", "chain_subscribeNewHeads", [], (_, head) =>
			seen.push(Number(head.number)),
		);
		faults.duplicate = true;
		node.newBlock();
		faults.duplicate = false;
		faults.reorder = true;
		node.newBlock();
		node.newBlock();
		node.newBlock();
		await turn();
		expect(seen).toEqual([0, 1, 1, 3, 2]);
		faults.reset();
		await turn();
		expect(seen).toEqual([0, 1, 1, 3, 2, 4]);
	});

	it("drop connections: requests fail, subscriptions come back with the same id", async () => {
		const { provider, faults, node, emitted, server } = await connected();
		const seen: string[] = [];
		const id = await provider.subscribe("state_storage", "state_subscribeStorage", [[COUNTER]], (_, set) =>
			seen.push(set.changes[0][1]),
		);
		faults.latencyMs = 50;
		const pending = provider.send("system_chain", []);
		faults.dropConnections();
		faults.reset();
		await expect(pending).rejects.toMatchObject({ code: "DISCONNECTED" });
		await turn();
		node.newBlock();
		await turn();
		expect(emitted).toEqual(["connected", "disconnected", "connected"]);
		expect(seen).toEqual([null, null, "0x01000000"]);
		expect(await provider.unsubscribe("state_storage", "state_unsubscribeStorage", id)).toBe(true);
		expect(server.subscriptionCount).toBe(0);
	});

	it("refuse connections until they are accepted again", async () => {
		const { provider, faults, emitted } = await connected();
		faults.refuseConnections = true;
		faults.dropConnections();
		await turn();
		expect([provider.isConnected, provider.isActive, faults.refuseConnections]).toEqual([false, true, true]);
		faults.refuseConnections = false;
		await turn();
		expect(emitted.at(-1)).toBe("connected");
		faults.refuseConnections = true;
		faults.dropConnections();
		await turn();
		await provider.disconnect();
		faults.refuseConnections = false;
		expect(provider.isConnected).toBe(false);
	});

	it("lose watchers: the extrinsic is included without notice, and not submitted again after a reconnect", async () => {
		const { provider, faults, node, server } = await connected();
		const seen: unknown[] = [];
		const xt = extrinsic({ signer: ALICE, nonce: 0 });
		await provider.subscribe("author_extrinsicUpdate", "author_submitAndWatchExtrinsic", [xt], (_, status) =>
			seen.push(status),
		);
		expect(faults.loseWatchers()).toBe(1);
		node.newBlock();
		faults.dropConnections();
		await turn();
		expect(seen).toHaveLength(2);
		expect(node.head.body).toContain(xt);
		expect(server.requests.author_submitAndWatchExtrinsic).toBe(1);
	});

	it("report an error to a subscriber whose subscription cannot be renewed", async () => {
		const { provider, faults } = await connected();
		const errors: (Error | null)[] = [];
		await provider.subscribe("chain_newHead", "chain_subscribeNewHeads", [], (error) => errors.push(error));
		faults.failNext("chain_subscribeNewHeads", { message: "no more" });
		faults.dropConnections();
		await turn();
		expect(errors.at(-1)?.message).toContain("no more");
	});
});
