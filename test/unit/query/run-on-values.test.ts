import { expect, it } from "vitest";
import type { Hex } from "../../../src/codec/hex.ts";
import { knownResponse, runOnValues } from "../../../src/query/run-on-values.ts";
import { keyList, type QueryRequest, type StorageQuery } from "../../../src/query/storage-query.ts";

const BLOCK = { hash: `0x${"12".repeat(32)}` as Hex, number: 7, timestampMs: 0 };
const VALUES: ReadonlyMap<Hex, Hex | null> = new Map<Hex, Hex | null>([
	["0xaa", "0x01"],
	["0xbb", null],
]);
const response = knownResponse(BLOCK, VALUES);

/** Runs a query of one request after another; returns its result and the keys that it requested. */
function run<T extends object>(query: StorageQuery<T>) {
	const keys: Hex[] = [];
	return { result: runOnValues(query, response, VALUES, (key) => keys.push(key)), keys };
}

function* request(...requests: QueryRequest[]): StorageQuery<QueryRequest[]> {
	for (const one of requests) yield one;
	return requests;
}

it("answers keys and lists of every round, and reports them", () => {
	const list = keyList(["0xbb", "0xaa"]);
	function* query(): StorageQuery<unknown[]> {
		const first = (yield { keys: ["0xaa"] }).value("0xaa");
		const second = yield { lists: [list] };
		return [first, second.valuesOf(list).at(0), second.valuesOf(list).at(1), second.block];
	}
	expect(run(query())).toEqual({ result: ["0x01", null, "0x01", BLOCK], keys: ["0xaa", "0xbb", "0xaa"] });
});

it.each<[string, QueryRequest]>([
	["a key without a known value", { keys: ["0xaa", "0xcc"] }],
	["a list with such a key", { lists: [keyList(["0xcc"])] }],
	["keys below a prefix", { prefixes: ["0xaa"] }],
])("returns undefined for %s", (_, last) => {
	expect(run(request({ keys: ["0xaa"] }, last)).result).toBeUndefined();
});

it("throws for a key that was not requested", () => {
	expect(() => response.value("0xcc")).toThrow("a key that the query requested");
	expect(() => response.keysUnder("0xaa")).toThrow("a key that the query requested");
});
