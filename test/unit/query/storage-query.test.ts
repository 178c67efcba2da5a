import { describe, expect, it } from "vitest";
import type { Hex } from "../../../src/codec/hex.ts";
import { executeQuery } from "../../../src/query/execute-query.ts";
import { firstKeys, traceKeys } from "../../../src/query/key-tracing.ts";
import { keyList, parallel, type StorageQuery } from "../../../src/query/storage-query.ts";
import { readBlockRef } from "../../../src/query/storage-value.ts";
import { FakeNode } from "../../support/fake-node.ts";

const key = (i: number): Hex => `0xaa${i.toString(16).padStart(8, "0")}`;
const node = new FakeNode(Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [key(i), `0x${i % 10}0`])));
const execute = <T>(query: () => StorageQuery<T>) =>
	executeQuery(query, { transport: { request: (method, params) => node.send(method, [...params]) }, at: null });

/** The values of two lists, read back in the other order; one single value. */
function* twoLists(from: number, count: number): StorageQuery<unknown> {
	const indexes = Array.from({ length: count }, (_, i) => from + i);
	const first = keyList(indexes.map(key));
	const second = keyList([key(from), "0xbb"]);
	const response = yield { keys: [key(7)], lists: [first, second] };
	const values = response.valuesOf(second);
	const all = response.valuesOf(first);
	return [values.at(0), values.at(1), values.length, indexes.map((_, i) => all.at(i)), response.value(key(7))];
}
const expected = (from: number, count: number) => [
	`0x${from % 10}0`,
	null,
	2,
	Array.from({ length: count }, (_, i) => `0x${(from + i) % 10}0`),
	"0x70",
];

describe("key lists", () => {
	it("are read back by list, in the order of their keys", async () => {
		expect(await execute(() => twoLists(3, 4))).toEqual(expected(3, 4));
	});

	it("may be empty, share keys, and exceed one request", async () => {
		expect(await execute(() => twoLists(1, 0))).toEqual(expected(1, 0));
		expect(await execute(() => twoLists(5, 2500))).toEqual(expected(5, 2500));
	});

	it("of parallel queries are independent", async () => {
		const results = await execute(() => parallel([twoLists(0, 3), twoLists(1, 900), twoLists(2, 0)]));
		expect(results).toEqual([expected(0, 3), expected(1, 900), expected(2, 0)]);
	});

	it("are identified by the object: another list of the same keys was not requested", async () => {
		const query = function* (): StorageQuery<unknown> {
			const response = yield { lists: [keyList([key(1)])] };
			return response.valuesOf(keyList([key(1)]));
		};
		await expect(execute(query)).rejects.toMatchObject({ code: "INVALID_ARGUMENT", details: { value: key(1) } });
	});

	it("are traced", async () => {
		const keys: Hex[] = [];
		await execute(() => traceKeys(twoLists(3, 2), (each) => keys.push(each)));
		const all = [key(7), key(3), key(4), key(3), "0xbb"];
		expect(keys).toEqual(all);
		expect(firstKeys(twoLists(3, 2))).toEqual(all);
	});
});

it("readBlockRef reads number and time of the block", async () => {
	expect(await execute(readBlockRef)).toEqual({ hash: node.head.hash, number: 0, timestampMs: 1_700_000_000_000 });
});
