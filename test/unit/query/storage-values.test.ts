import { describe, expect, it } from "vitest";
import type { Hex } from "../../../src/codec/hex.ts";
import { scanStorageResponse } from "../../../src/query/raw/storage-response-scanner.ts";
import type { ValueList } from "../../../src/query/storage-query.ts";
import {
	concatValues,
	type RpcTransport,
	readAt,
	requestValues,
	sliceValues,
} from "../../../src/query/storage-values.ts";
import type { RawMessage } from "../../../src/rpc/raw-message.ts";
import { rpcFailed } from "../../../src/rpc/transport-errors.ts";

const HASH: Hex = `0x${"b1".repeat(32)}`;
const key = (n: number): Hex => `0x${n.toString(16).padStart(8, "0")}`;
const KEYS = [key(1), key(2), key(3)];
const VALUES = ["0x01", null, "0x0203"] as const;
const changes = (order: readonly number[] = [0, 1, 2]) => order.map((i) => [KEYS[i], VALUES[i]]);

/** A node that responds with text. */
const writing = (text: string): RpcTransport => ({
	request: () => Promise.reject(new Error("unexpected request")),
	requestRaw: async () => Buffer.from(text),
});
const answering = (sets: unknown): RpcTransport => ({ request: async () => sets });
const all = (values: ValueList) => Array.from({ length: values.length }, (_, i) => values.at(i));
const ask = async (requests: RpcTransport) => all(await requestValues(requests, KEYS, HASH, undefined));
const refusal = (message: string) =>
	expect.objectContaining({ code: "RPC_FAILED", message: expect.stringContaining(message) });

describe("a response as text", () => {
	it("has the values in the order of the keys", async () => {
		expect(await ask(writing(JSON.stringify([{ block: HASH, changes: changes() }])))).toEqual(VALUES);
	});

	it("may be in another order, spaced, or in several sets", async () => {
		const sets = [
			{ block: HASH, changes: changes([2, 0]) },
			{ block: HASH, changes: changes([1]) },
		];
		expect(await ask(writing(JSON.stringify(sets, null, 1)))).toEqual(VALUES);
		expect(await ask(writing(JSON.stringify([{ changes: changes([1, 2, 0]), block: HASH }])))).toEqual(VALUES);
	});

	it("is rejected if it is of another block, incomplete, not hex, or not JSON", async () => {
		const other = `0x${"b2".repeat(32)}`;
		const of = (block: string, list: unknown[]) => writing(JSON.stringify([{ block, changes: list }]));
		await expect(ask(of(other, changes()))).rejects.toEqual(refusal("values of another block"));
		await expect(ask(of(HASH, changes([0, 1])))).rejects.toEqual(refusal("no value for key"));
		await expect(ask(of(HASH, [[KEYS[0], "0x0g"], ...changes([1, 2])]))).rejects.toEqual(refusal("not hex"));
		await expect(ask(of(HASH, [[KEYS[0], "0x012"], ...changes([1, 2])]))).rejects.toEqual(refusal("not hex"));
		await expect(ask(writing('[{"block":"'))).rejects.toEqual(refusal("no list of changes"));
	});

	it("may have more keys", async () => {
		const text = JSON.stringify([{ block: HASH, changes: [...changes(), ["0xff", "0x01"]] }]);
		expect(await ask(writing(text))).toEqual(VALUES);
	});
});

describe("a response as bytes", () => {
	const many = Array.from({ length: 3000 }, (_, i) => key(i));
	const value = (n: number): Hex | null => (n % 5 === 0 ? null : `0x${"0a".repeat((31 * n) % 300)}`);
	const bytes = (text: string): RawMessage => Buffer.from(text);
	const read = (text: RawMessage, keys: readonly Hex[]) => {
		const found = scanStorageResponse(text, keys, HASH);
		return found && all(found.values);
	};
	const written = (list: unknown) => JSON.stringify([{ block: HASH, changes: list }]);

	it("has the values in the order of the keys, whatever its size", () => {
		const text = written(many.map((each, i) => [each, value(i)]));
		expect(text.length).toBeGreaterThan(600_000);
		expect(read(bytes(text), many)).toEqual(many.map((_, i) => value(i)));
		expect(read(new TextEncoder().encode(text), many)).toEqual(many.map((_, i) => value(i)));
	});

	it("may have large values", () => {
		const large = [500_000, 1, 40_000, 65_536, 32_768].map((length): Hex => `0x${"0b".repeat(length)}`);
		const keys = large.map((_, i) => key(i));
		expect(read(bytes(written(large.map((each, i) => [keys[i], each]))), keys)).toEqual(large);
	});

	it("gives readers of the values, null included, also of parts and of several responses", () => {
		const found = scanStorageResponse(bytes(written(many.map((each, i) => [each, value(i)]))), many, HASH);
		const values = found?.values ?? [];
		const readAll = (list: ValueList) =>
			Array.from({ length: list.length + 2 }, (_, i) => readAt(list, i)?.toHex() ?? null);
		const expected = many.map((_, i) => value(i));
		expect(readAll(values)).toEqual([...expected, null, null]);
		expect(readAll(sliceValues(values, 7, 20))).toEqual([...expected.slice(7, 27), null, null]);
		expect(readAll(concatValues([values, values]))).toEqual([...expected, ...expected, null, null]);
		expect(readAll(expected)).toEqual([...expected, null, null]);
	});

	it("is not scanned if it is malformed anywhere", () => {
		const list = many.map((each, i) => [each, value(i)]);
		const wrong = (place: number, change: unknown) => written(list.map((each, i) => (i === place ? change : each)));
		for (const place of [0, 1, 700, 2999]) {
			expect(read(bytes(wrong(place, [key(place), "0x0"])), many)).toBeNull();
			expect(read(bytes(wrong(place, [key(place), "0xé0"])), many)).toBeNull();
			expect(read(bytes(wrong(place, [key(9999), null])), many)).toBeNull();
		}
		expect(read(bytes(written(list.slice(1))), many)).toBeNull();
		expect(read(bytes(written(list)), many.slice(1))).toBeNull();
		expect(read(bytes(written(list).slice(0, 300_000)), many)).toBeNull();
		expect(read(bytes(`${written(list)} `), many)).toBeNull();
	});

	it("is parsed if it has another form", async () => {
		const text = bytes(JSON.stringify([{ changes: [...changes(), ["é", null]], block: HASH }]));
		expect(await ask({ ...writing(""), requestRaw: async () => text })).toEqual(VALUES);
	});
});

describe("a parsed response", () => {
	it("has the same values", async () => {
		expect(await ask(answering([{ block: HASH, changes: changes([2, 1, 0]) }]))).toEqual(VALUES);
	});

	it("is rejected if it is not a list", async () => {
		for (const sets of [null, {}, [null], [{ block: HASH, changes: 1 }]]) {
			await expect(ask(answering(sets))).rejects.toEqual(refusal("malformed response"));
		}
	});
});

describe("a response that is too big for the node", () => {
	it.each([
		["by its code", { code: -32008, message: "no" }],
		["by its words", { code: -32000, message: "Response is too big" }],
	])("is requested in halves, recognised %s", async (_, error) => {
		const sizes: number[] = [];
		const requests: RpcTransport = {
			async request(method, params) {
				const [keys] = params as [Hex[]];
				sizes.push(keys.length);
				if (keys.length > 1) throw rpcFailed(method, error);
				return [{ block: HASH, changes: changes().filter(([each]) => keys.includes(each as Hex)) }];
			},
		};
		expect(await ask(requests)).toEqual(VALUES);
		expect(sizes.sort()).toEqual([1, 1, 1, 2, 3]);
	});

	it("fails if one value alone is too big; other errors fail immediately", async () => {
		let count = 0;
		const refusing = (error: object): RpcTransport => ({
			request: (method) => {
				count++;
				return Promise.reject(rpcFailed(method, error));
			},
		});
		await expect(ask(refusing({ code: -32008, message: "no" }))).rejects.toEqual(refusal("no"));
		count = 0;
		await expect(ask(refusing({ code: -32000, message: "State already discarded" }))).rejects.toEqual(
			refusal("State already discarded"),
		);
		expect(count).toBe(1);
	});
});
