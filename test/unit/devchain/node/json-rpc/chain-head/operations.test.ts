import { describe, expect, it } from "vitest";
import { fromHex, type Hex, toHex } from "../../../../../../src/codec/hex.ts";
import { blake256 } from "../../../../../../src/devchain/node/header.ts";
import { ALICE, COUNTER, extrinsic } from "../../../../../support/devchain/fake-runtime.ts";
import { fakeServer } from "../../../../../support/devchain/fake-server.ts";

const NOWHERE: Hex = `0x${"99".repeat(32)}`;

interface Started {
	readonly result: string;
	readonly operationId: string;
	readonly discardedItems?: number;
}

function following(withRuntime = true) {
	const fake = fakeServer();
	const id = fake.get("chainHead_v1_follow", withRuntime) as string;
	const block = fake.node.newBlock({ transactions: [extrinsic({ signer: ALICE, nonce: 0 })] });
	const start = (method: string, ...params: unknown[]) =>
		fake.get(`chainHead_v1_${method}`, id, block.hash, ...params) as Started;
	const eventsOf = ({ operationId }: Started) =>
		fake
			.resultsOf(id)
			.filter((event) => (event as Started).operationId === operationId)
			.map((event) => {
				const { operationId: _, ...rest } = event as Record<string, unknown>;
				return rest;
			});
	const items = (started: Started) => eventsOf(started).flatMap(({ items }) => (items as object[] | undefined) ?? []);
	return { ...fake, id, block, start, eventsOf, items };
}

describe("operations of chainHead_v1", () => {
	it("return the body", () => {
		const { block, start, eventsOf } = following();
		expect(eventsOf(start("body"))).toEqual([{ event: "operationBodyDone", value: block.body }]);
	});

	it("send their events after their id", () => {
		const { start, inbox } = following();
		const { operationId } = start("body");
		const response = inbox.findIndex(({ result }) => (result as Started | undefined)?.operationId === operationId);
		const event = inbox.findIndex(({ params }) => (params?.result as Started | undefined)?.operationId === operationId);
		expect(response).toBeGreaterThan(-1);
		expect(event).toBeGreaterThan(response);
	});

	it("call the runtime, and report what fails", () => {
		const { node, start, eventsOf } = following();
		expect(eventsOf(start("call", "Fake_echo", "0x0102"))).toEqual([{ event: "operationCallDone", output: "0x0102" }]);
		expect(eventsOf(start("call", "Nothing", "0x"))).toEqual([
			{ event: "operationError", error: "Execution failed: Other: Exported method Nothing is not found" },
		]);
		node.runtime.call = () => {
			throw new Error("panic");
		};
		expect(eventsOf(start("call", "Fake_echo", "0x"))).toEqual([
			{ event: "operationError", error: "Execution failed: Execution aborted due to panic: panic" },
		]);
	});

	it("need a subscription with runtimes for calls", () => {
		const { ask, id, block } = following(false);
		expect(ask("chainHead_v1_call", id, block.hash, "Fake_echo", "0x").error?.code).toBe(-32802);
	});

	it("read values, hashes and descendants", () => {
		const { node, start, items } = following();
		const entries = ["0xff01", "0xff02", "0xff0201"].map((key, i) => [key, new Uint8Array([i])] as [Hex, Uint8Array]);
		node.edit(new Map(entries));
		const read = (type: string, key: Hex) => items(start("storage", [{ key, type }], null));
		const hash = (i: number) => toHex(blake256(new Uint8Array([i])));
		expect(read("value", COUNTER)).toEqual([{ key: COUNTER, value: "0x01000000" }]);
		expect(read("value", "0xff")).toEqual([]);
		expect(read("hash", "0xff02")).toEqual([{ key: "0xff02", hash: hash(1) }]);
		expect(read("descendantsValues", "0xff02")).toEqual([
			{ key: "0xff02", value: "0x01" },
			{ key: "0xff0201", value: "0x02" },
		]);
		expect(read("descendantsHashes", "0xff")).toEqual(entries.map(([key], i) => ({ key, hash: hash(i) })));
	});

	it("give a Merkle value that changes with the entries below a key, and only with them", () => {
		const { node, start, items } = following();
		const read = () => items(start("storage", [{ key: "0xff", type: "closestDescendantMerkleValue" }]));
		expect(read()).toEqual([]);
		node.edit(new Map([["0xff01", new Uint8Array([1])]]));
		const first = read();
		expect(first).toEqual([{ key: "0xff", closestDescendantMerkleValue: expect.stringMatching(/^0x[0-9a-f]{64}$/) }]);
		node.edit(new Map([["0xfe", new Uint8Array([1])]]));
		expect(read()).toEqual(first);
		node.edit(new Map([["0xff01", new Uint8Array([2])]]));
		const second = read();
		expect(second).not.toEqual(first);
		node.edit(new Map([["0xff02", new Uint8Array([2])]]));
		expect(read()).not.toEqual(second);
	});

	it("see an edit of their block at once, and nothing in child tries", () => {
		const { node, start, items } = following();
		node.edit(new Map([[COUNTER, fromHex("0x2a000000")]]));
		expect(items(start("storage", [{ key: COUNTER, type: "value" }]))).toEqual([{ key: COUNTER, value: "0x2a000000" }]);
		expect(items(start("storage", [{ key: COUNTER, type: "value" }], "0x01"))).toEqual([]);
	});

	it("wait to be continued after a thousand entries", () => {
		const { node, id, get, ask, start, eventsOf } = following();
		node.edit(new Map(Array.from({ length: 1001 }, (_, i) => [`0xff${(i + 4096).toString(16)}`, new Uint8Array([1])])));
		const started = start("storage", [{ key: "0xff", type: "descendantsValues" }]);
		const names = () => eventsOf(started).map(({ event }) => event);
		expect(names()).toEqual(["operationStorageItems", "operationWaitingForContinue"]);
		get("chainHead_v1_continue", id, started.operationId);
		expect(names().slice(2)).toEqual(["operationStorageItems", "operationStorageDone"]);
		expect(eventsOf(started).map(({ items }) => (items as unknown[] | undefined)?.length)).toEqual([
			1000,
			undefined,
			1,
			undefined,
		]);
		expect(ask("chainHead_v1_continue", id, started.operationId).result).toBeNull();
	});

	it("count towards sixteen until they end or are stopped", () => {
		const { node, id, get, start, eventsOf } = following();
		node.edit(new Map(Array.from({ length: 1001 }, (_, i) => [`0xff${(i + 4096).toString(16)}`, new Uint8Array([1])])));
		const all = { key: "0xff", type: "descendantsHashes" };
		const one = { key: COUNTER, type: "value" };
		const waiting = start("storage", Array(12).fill(all));
		const partly = start("storage", Array(6).fill(one));
		expect(partly.discardedItems).toBe(2);
		expect(eventsOf(partly).at(-1)).toEqual({ event: "operationStorageDone" });
		const last = start("storage", Array(4).fill(all));
		expect(start("storage", [one])).toEqual({ result: "limitReached" });
		expect(start("body")).toEqual({ result: "limitReached" });
		get("chainHead_v1_stopOperation", id, last.operationId);
		expect(start("body").result).toBe("started");
		get("chainHead_v1_stopOperation", id, waiting.operationId);
		get("chainHead_v1_continue", id, waiting.operationId);
		expect(eventsOf(waiting)).toHaveLength(2);
	});

	it("are continued only while they wait, and stopped before they run", () => {
		const { node, id, connection, inbox, start, eventsOf } = following();
		node.edit(new Map(Array.from({ length: 1001 }, (_, i) => [`0xff${(i + 4096).toString(16)}`, new Uint8Array([1])])));
		const started = start("storage", [{ key: "0xff", type: "descendantsValues" }]);
		const params = [id, started.operationId];
		const request = (name: string, method: string) => ({
			jsonrpc: "2.0",
			id: name,
			method: `chainHead_v1_${method}`,
			params,
		});
		connection.receive(
			JSON.stringify([request("a", "continue"), request("b", "continue"), request("c", "stopOperation")]),
		);
		const byId = (name: string) => inbox.find((message) => message.id === name);
		expect([byId("a")?.result, byId("b")?.error?.code, byId("c")?.result]).toEqual([null, -32803, null]);
		expect(eventsOf(started)).toHaveLength(2);
	});

	it("return nothing for an unknown subscription, and errors for unknown blocks and wrong parameters", () => {
		const { ask, get, id, block } = following();
		for (const stale of ["nothing", "sub99"]) {
			expect(get("chainHead_v1_header", stale, block.hash)).toBeNull();
			expect(get("chainHead_v1_body", stale, block.hash)).toEqual({ result: "limitReached" });
			expect(get("chainHead_v1_call", stale, block.hash, "Fake_echo", "0x")).toEqual({ result: "limitReached" });
			expect(get("chainHead_v1_storage", stale, block.hash, [{ key: "0x", type: "value" }])).toEqual({
				result: "limitReached",
			});
			for (const method of ["unpin", "continue", "stopOperation"]) {
				expect(get(`chainHead_v1_${method}`, stale, block.hash)).toBeNull();
			}
		}
		const code = (method: string, ...params: unknown[]) => ask(`chainHead_v1_${method}`, ...params).error?.code;
		expect(code("header", id, NOWHERE)).toBe(-32801);
		expect(code("body", id, NOWHERE)).toBe(-32801);
		expect(code("call", id, NOWHERE, "Fake_echo", "0x")).toBe(-32801);
		expect(code("storage", id, NOWHERE, [{ key: "0x", type: "value" }])).toBe(-32801);
		for (const params of [[], [5, block.hash], [id], [id, "zz"]]) {
			for (const method of ["header", "body", "unpin"]) expect(code(method, ...params)).toBe(-32602);
		}
		for (const items of [undefined, {}, [5], [{ key: "0x" }], [{ key: "0x", type: "all" }], [{ type: "value" }]]) {
			expect(code("storage", id, block.hash, items)).toBe(-32602);
		}
		expect(code("call", id, block.hash, 5, "0x")).toBe(-32602);
		expect(code("call", id, block.hash, "Fake_echo")).toBe(-32602);
		expect(code("continue", id)).toBe(-32602);
	});

	it("belong to the connection that started them", () => {
		const { server, id, block } = following();
		const texts: string[] = [];
		const drop = () => undefined;
		const other = server.connect({ port: "in-process", send: (text) => texts.push(text), drop, cut: drop });
		other.receive(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "chainHead_v1_body", params: [id, block.hash] }));
		expect(JSON.parse(texts[0] ?? "")).toMatchObject({ result: { result: "limitReached" } });
	});
});
