import { describe, expect, it } from "vitest";
import type { Hex } from "../../../src/codec/hex.ts";
import { isPhalaError } from "../../../src/errors/error.ts";
import { executeQuery } from "../../../src/query/execute-query.ts";
import type { QueryResponse, StorageQuery } from "../../../src/query/storage-query.ts";
import { parallel } from "../../../src/query/storage-query.ts";
import type { RpcTransport } from "../../../src/query/storage-values.ts";
import { rpcFailed } from "../../../src/rpc/transport-errors.ts";
import { FakeNode } from "../../support/fake-node.ts";

const key = (i: number): Hex => `0xaa${i.toString(16).padStart(8, "0")}`;
const requestsOf = (node: FakeNode): RpcTransport => ({
	request: (method, params) => node.send(method, [...params]),
});
const run = <T>(node: FakeNode, read: StorageQuery<T>, hash = node.head.hash) =>
	executeQuery(() => read, { transport: requestsOf(node), at: hash as Hex });

function* valuesOf(keys: readonly Hex[]): StorageQuery<(string | null)[]> {
	const answer = yield { keys };
	return keys.map((each) => textOf(answer, each));
}

function* keysUnder(prefix: Hex): StorageQuery<readonly Hex[]> {
	return (yield { prefixes: [prefix] }).keysUnder(prefix);
}

const textOf = (answer: QueryResponse, each: Hex) => answer.value(each);

async function failure(work: Promise<unknown>): Promise<unknown> {
	return work.then(
		() => expect.unreachable(),
		(error: unknown) => error,
	);
}

describe("executeQuery", () => {
	it("sends one request per round, with the block's number and time", async () => {
		const node = new FakeNode();
		node.addBlock({ [key(1)]: "0x01", [key(2)]: "0x" });
		const read = function* (): StorageQuery<unknown> {
			const answer = yield { keys: [key(1), key(2), key(3), key(1)] };
			return [answer.block, textOf(answer, key(1)), textOf(answer, key(2)), textOf(answer, key(3))];
		};
		const block = { hash: node.head.hash, number: 1, timestampMs: 1_700_000_012_000 };
		expect(await run(node, read())).toEqual([block, "0x01", "0x", null]);
		expect(node.requests).toHaveLength(1);
	});

	it("sends nothing for an empty round", async () => {
		const node = new FakeNode({ [key(1)]: "0x01" });
		const read = function* (): StorageQuery<string | null> {
			const answer = yield { keys: [key(1)] };
			yield { keys: [] };
			yield {};
			return textOf(answer, key(1));
		};
		expect(await run(node, read())).toBe("0x01");
		expect(node.requests).toHaveLength(1);
	});

	it("keeps every round at the block it began with, whatever happens in between", async () => {
		const node = new FakeNode({ [key(1)]: "0x01", [key(2)]: "0x01" });
		const read = function* (): StorageQuery<(string | null)[]> {
			const one = textOf(yield { keys: [key(1)] }, key(1));
			node.addBlock({ [key(1)]: "0x02", [key(2)]: "0x02", [key(3)]: "0x02" });
			const answer = yield { keys: [key(2)], prefixes: ["0xaa"] };
			return [one, textOf(answer, key(2)), ...answer.keysUnder("0xaa")];
		};
		const begun = node.head.hash;
		expect(await run(node, read())).toEqual(["0x01", "0x01", key(1), key(2)]);
		const hashes = node.requests.map(({ params }) => params.at(-1));
		expect(new Set(hashes)).toEqual(new Set([begun]));
	});

	it("at the best block stays at the block of the first response", async () => {
		const node = new FakeNode({ [key(1)]: "0x01", [key(2)]: "0x01" });
		const begun = node.head.hash;
		const blocks: unknown[] = [];
		const read = function* (): StorageQuery<unknown> {
			const { block } = yield { keys: [key(1)] };
			node.addBlock({ [key(2)]: "0x02" });
			const answer = yield { keys: [key(2)], prefixes: ["0xaa"] };
			return [block.hash, textOf(answer, key(2)), answer.block];
		};
		const result = await executeQuery(read, {
			transport: requestsOf(node),
			at: null,
			onBlock: (...block) => blocks.push(block),
		});
		expect(result).toEqual([begun, "0x01", expect.objectContaining({ hash: begun, number: 0 })]);
		expect(blocks).toEqual([[begun, null]]);
		const [first, ...later] = node.requests.map(({ method, params }) => [method, params.at(-1)]);
		expect(first).toEqual(["state_queryStorageAt", expect.arrayContaining([key(1)])]);
		expect(later.sort()).toEqual([
			["state_getKeysPaged", begun],
			["state_queryStorageAt", begun],
		]);
	});

	it("at the best block requests its hash if the first round exceeds one request", async () => {
		const node = new FakeNode({ [key(1)]: "0x01" });
		const keys = Array.from({ length: 1000 }, (_, i) => key(i + 1));
		await executeQuery(() => valuesOf(keys), { transport: requestsOf(node), at: null });
		expect(node.requests[0]?.method).toBe("chain_getBlockHash");
		const hashes = node.requests.slice(1).map(({ params }) => params.at(-1));
		expect(new Set(hashes)).toEqual(new Set([node.head.hash]));
	});

	describe("at the best block, listing keys in the first round", () => {
		/** Keys, then the values at them. */
		function* listed(): StorageQuery<unknown> {
			const found = (yield { prefixes: ["0xaa"] }).keysUnder("0xaa");
			if (found.length === 0) throw new Error("nothing there");
			const answer = yield { keys: found };
			return found.map((each) => [each, textOf(answer, each)]);
		}
		const listings = (node: FakeNode) =>
			node.requests.filter(({ method }) => method === "state_getKeysPaged").map(({ params }) => params[3] ?? null);

		it("takes two round trips, and confirms the keys in the second", async () => {
			const node = new FakeNode({ [key(1)]: "0x01", [key(2)]: "0x02" });
			const pairs = [
				[key(1), "0x01"],
				[key(2), "0x02"],
			];
			expect(await executeQuery(listed, { transport: requestsOf(node), at: null })).toEqual(pairs);
			expect(listings(node)).toEqual([null, node.head.hash]);
			expect(node.count("state_queryStorageAt")).toBe(2);
			expect(node.count("chain_getBlockHash")).toBe(0);
		});

		it.each([
			["came", { [key(1)]: "0x01" }, { [key(2)]: "0x02" }, [key(1), key(2)]],
			["came, without which the query fails", {}, { [key(1)]: "0x01" }, [key(1)]],
			["went", { [key(1)]: "0x01", [key(2)]: "0x02" }, { [key(2)]: null }, [key(1)]],
		])("is executed again if keys %s between the two responses", async (_, state, change, keys) => {
			const node = new FakeNode(state);
			node.overrides.set("state_getKeysPaged", (params) => {
				const answer = node.defaultResponse("state_getKeysPaged", params);
				// A block arrives between the response with the keys and the one with the values.
				if (params.length === 3) node.addBlock(change);
				return answer;
			});
			const pairs = (await executeQuery(listed, {
				transport: requestsOf(node),
				at: null,
			})) as readonly (readonly unknown[])[];
			expect(pairs.map(([each]) => each)).toEqual(keys);
			const { hash } = node.head;
			expect(listings(node)).toEqual([null, hash, hash]);
		});

		it.each([
			["a part of a map", `0x${"aa".repeat(32)}bb` as Hex, 999, 2],
			["a part of a map", `0x${"aa".repeat(32)}bb` as Hex, 1000, 2],
			["a part of a map", `0x${"aa".repeat(32)}bb` as Hex, 1001, 4],
			["a whole map", `0x${"aa".repeat(32)}` as Hex, 999, 2],
			["a whole map", `0x${"aa".repeat(32)}` as Hex, 1000, 3],
			["a whole map", `0x${"aa".repeat(32)}` as Hex, 2500, null],
		])("is right for %s, %s, of %i keys", async (_, prefix, count, rounds) => {
			const all = Array.from({ length: count }, (_, i): Hex => `${prefix}${i.toString(16).padStart(8, "0")}`);
			const node = new FakeNode(Object.fromEntries(all.map((each) => [each, "0x07"])));
			let now = 0;
			const trips = new Set<number>();
			const requests: RpcTransport = {
				async request(method, params) {
					const trip = now;
					if (method === "state_getKeysPaged") trips.add(trip);
					await new Promise((resolve) => setImmediate(resolve));
					now = Math.max(now, trip + 1);
					return node.send(method, [...params]);
				},
			};
			const read = function* (): StorageQuery<unknown> {
				const found = (yield { prefixes: [prefix] }).keysUnder(prefix);
				const answer = yield { keys: found };
				return found.map((each) => [each, textOf(answer, each)]);
			};
			expect(await executeQuery(read, { transport: requests, at: null })).toEqual(all.map((each) => [each, "0x07"]));
			// A page that is full may be all there is.
			if (rounds) expect(trips.size).toBe(rounds);
		});

		it("fails if the keys cannot be confirmed", async () => {
			const node = new FakeNode({ [key(1)]: "0x01" });
			node.overrides.set("state_getKeysPaged", (params) => {
				if (params.length === 4) throw new Error("no");
				return node.defaultResponse("state_getKeysPaged", [...params, node.head.hash]);
			});
			expect(await failure(executeQuery(listed, { transport: requestsOf(node), at: null }))).toMatchObject({
				message: "no",
			});
		});
	});

	it("at the best block splits a request whose response is too big", async () => {
		const node = new FakeNode({ [key(1)]: "0x01", [key(2)]: "0x02" });
		node.overrides.set("state_queryStorageAt", (params) => {
			if ((params[0] as unknown[]).length > 3) throw Object.assign(new Error("Response is too big"), { code: -32702 });
			return node.defaultResponse("state_queryStorageAt", params);
		});
		const requests: RpcTransport = {
			request: async (method, params) => {
				try {
					return await node.send(method, [...params]);
				} catch (error) {
					throw rpcFailed(method, error);
				}
			},
		};
		expect(await executeQuery(() => valuesOf([key(1), key(2)]), { transport: requests, at: null })).toEqual([
			"0x01",
			"0x02",
		]);
	});

	it("at the best block fails if the response has no block hash", async () => {
		const node = new FakeNode({ [key(1)]: "0x01" });
		node.overrides.set("state_queryStorageAt", (params) => [
			{ changes: (params[0] as unknown[]).map((each) => [each, null]) },
		]);
		const error = await failure(executeQuery(() => valuesOf([key(1)]), { transport: requestsOf(node), at: null }));
		expect(isPhalaError(error, "RPC_FAILED") && error.details.rpcMessage).toBe("malformed response: no block hash");
	});

	it("assigns values to their keys, whatever the order of the response", async () => {
		const node = new FakeNode({ [key(1)]: "0x01", [key(2)]: "0x02" });
		node.overrides.set("state_queryStorageAt", (params) => {
			const [{ block, changes }] = node.defaultResponse("state_queryStorageAt", params) as [
				{ block: string; changes: unknown[] },
			];
			return [
				{ block, changes: changes.slice(2).reverse() },
				{ block, changes: changes.slice(0, 2).reverse() },
			];
		});
		expect(await run(node, valuesOf([key(1), key(2)]))).toEqual(["0x01", "0x02"]);
	});

	it("splits thousands of keys into concurrent requests of equal size, at most 850 keys", async () => {
		const node = new FakeNode(Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [key(i), "0x07"])));
		let now = 0;
		let most = 0;
		const requests: RpcTransport = {
			async request(method, params) {
				most = Math.max(most, ++now);
				await Promise.resolve();
				now -= 1;
				return node.send(method, [...params]);
			},
		};
		const keys = Array.from({ length: 20_000 }, (_, i) => key(i));
		const values = await executeQuery(() => valuesOf(keys), { transport: requests, at: node.head.hash as Hex });
		expect(values.every((value) => value === "0x07")).toBe(true);
		expect(node.count("state_queryStorageAt")).toBe(24);
		for (const { params } of node.requests) expect((params[0] as unknown[]).length).toBeOneOf([834, 821]);
		expect(most).toBe(16);
	});

	it("lists all pages of keys", async () => {
		const state = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [key(i), "0x01"]));
		const node = new FakeNode({ ...state, "0xab00": "0x01" });
		const keys = await run(node, keysUnder("0xaa"));
		expect(keys).toHaveLength(2000);
		expect(keys.at(-1)).toBe(key(1999));
		expect(node.count("state_getKeysPaged")).toBe(3);
	});

	it("runs parallel queries in the rounds of the longest one", async () => {
		const node = new FakeNode({ [key(1)]: "0x01", [key(2)]: "0x02" });
		const twice = function* (): StorageQuery<string | null> {
			yield { keys: [key(1)] };
			return textOf(yield { keys: [key(2)] }, key(2));
		};
		const [a, b] = await run(node, parallel<[string | null, (string | null)[]]>([twice(), valuesOf([key(1)])]));
		expect([a, b]).toEqual(["0x02", ["0x01"]]);
		expect(node.count("state_queryStorageAt")).toBe(2);
	});

	const storage = (answer: unknown) => {
		const node = new FakeNode({ [key(1)]: "0x01" });
		node.overrides.set("state_queryStorageAt", () => answer);
		return node;
	};
	const head = new FakeNode({ [key(1)]: "0x01" }).head.hash;
	it.each([
		["no list", null],
		["nothing", []],
		["another block", [{ block: `0x${"00".repeat(32)}`, changes: [] }]],
		["no changes", [{ block: head }]],
		["a value that is no hex", [{ block: head, changes: [[key(1), "zz"]] }]],
		["half a byte", [{ block: head, changes: [[key(1), "0x1"]] }]],
		["an object for a value", [{ block: head, changes: [[key(1), {}]] }]],
		["a change without a key", [{ block: head, changes: [null] }]],
	])("rejects a response with %s", async (_, answer) => {
		const error = await failure(run(storage(answer), valuesOf([key(1)])));
		expect(isPhalaError(error, "RPC_FAILED") && error.details.method).toBe("state_queryStorageAt");
	});

	it.each([
		["no list", null],
		["a foreign key", ["0xbb"]],
		["something else than keys", [5]],
		["keys twice", [key(1), key(1)]],
		["keys out of order", [key(2), key(1)]],
	])("rejects a list with %s", async (_, answer) => {
		const node = new FakeNode();
		node.overrides.set("state_getKeysPaged", () => answer);
		const error = await failure(run(node, keysUnder("0xaa")));
		expect(isPhalaError(error, "RPC_FAILED") && error.details.method).toBe("state_getKeysPaged");
	});

	it("rejects a malformed timestamp", async () => {
		const node = new FakeNode();
		node.addBlock({ "0xf0c365c3cf59d671eb72da0e7a4113c49f1f0515f462cdcf84e0f1d6045dfcbb": "0x01" });
		expect(isPhalaError(await failure(run(node, valuesOf([]))), "DECODE_FAILED")).toBe(true);
	});

	it("gives a query only the keys it requested", async () => {
		const node = new FakeNode({ [key(1)]: "0x01" });
		const nosy = function* (): StorageQuery<unknown> {
			return (yield { keys: [] }).value(key(1));
		};
		expect(isPhalaError(await failure(run(node, nosy())), "INVALID_ARGUMENT")).toBe(true);
	});

	it("ends a query whose round failed", async () => {
		const node = storage(null);
		let ended = false;
		const read = function* (): StorageQuery<void> {
			try {
				yield { keys: [key(1)] };
			} finally {
				ended = true;
			}
		};
		await failure(run(node, read()));
		expect(ended).toBe(true);
	});
});
