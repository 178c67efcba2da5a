import { describe, expect, it } from "vitest";
import type { Hex } from "../../../src/codec/hex.ts";
import { keyList } from "../../../src/query/storage-query.ts";
import { FetchedStorage } from "../../../src/simulation/fetched-storage.ts";
import { ForkedState } from "../../../src/simulation/forked-state.ts";

const bytes = (value: number) => new Uint8Array([value]);
const block = (hash: Hex) => ({ hash, number: 1, timestampMs: 0 });

/** Fetches everything that is missing from `values`, at the block `hash`. */
function fetchFrom(storage: FetchedStorage, values: Readonly<Record<Hex, Hex>>, hash: Hex = "0x01"): boolean {
	const query = storage.fetchMissing();
	query.next();
	const done = query.next({
		block: block(hash),
		value: (key) => values[key] ?? null,
		keysUnder: (prefix) => (Object.keys(values) as Hex[]).filter((key) => key.startsWith(prefix)),
		valuesOf: () => [],
	});
	return done.value as boolean;
}

describe("a forked state", () => {
	it("records what was not fetched, and answers it as absent", () => {
		const storage = new FetchedStorage();
		const state = new ForkedState(storage);
		expect(storage.isIncomplete).toBe(false);
		expect(state.get("0xaa")).toBeUndefined();
		expect(state.keys("0xa")).toEqual([]);
		expect(storage.isIncomplete).toBe(true);
		expect(fetchFrom(storage, { "0xaa": "0x07", "0xab": "0x08" })).toBe(true);
		expect(storage.isIncomplete).toBe(false);
		expect(state.get("0xaa")).toEqual(bytes(7));
		expect(state.keys("0xa")).toEqual(["0xaa", "0xab"]);
	});

	it("reads its own writes without fetching", () => {
		const storage = new FetchedStorage();
		const state = new ForkedState(storage);
		state.set("0xaa", bytes(1));
		state.delete("0xab");
		expect([state.get("0xaa"), state.get("0xab")]).toEqual([bytes(1), undefined]);
		expect(storage.isIncomplete).toBe(false);
	});

	it("lists keys with those that it wrote, in the order of storage, without those that it deleted", () => {
		const storage = new FetchedStorage();
		const state = new ForkedState(storage);
		state.keys("0xa");
		fetchFrom(storage, { "0xa1": "0x00", "0xa3": "0x00" });
		state.set("0xa2", bytes(1));
		state.set("0xb0", bytes(1));
		state.delete("0xa3");
		expect(state.keys("0xa")).toEqual(["0xa1", "0xa2"]);
	});

	it("undoes the writes of a transaction that fails, inner ones too", () => {
		const state = new ForkedState(new FetchedStorage());
		state.set("0xaa", bytes(1));
		const fails = () =>
			state.transaction(() => {
				state.transaction(() => state.set("0xaa", bytes(2)));
				state.delete("0xaa");
				state.set("0xbb", bytes(3));
				throw new Error("refused");
			});
		expect(fails).toThrow("refused");
		expect(state.get("0xaa")).toEqual(bytes(1));
		expect(state.get("0xbb")).toBeUndefined();
	});

	it("responds to queries of values, lists and prefixes", () => {
		const storage = new FetchedStorage();
		const state = new ForkedState(storage);
		const list = keyList(["0xaa", "0xbb"]);
		state.set("0xaa", bytes(1));
		state.delete("0xbb");
		const response = state.respond(block("0x01"));
		expect(response.value("0xaa")).toBe("0x01");
		expect(response.value("0xbb")).toBeNull();
		expect(response.valuesOf(list)).toEqual(["0x01", null]);
	});

	it("drops what was fetched when another block answers", () => {
		const storage = new FetchedStorage();
		const state = new ForkedState(storage);
		state.get("0xaa");
		fetchFrom(storage, { "0xaa": "0x01" });
		state.get("0xbb");
		expect(fetchFrom(storage, { "0xbb": "0x02" }, "0x02")).toBe(false);
		expect(state.get("0xbb")).toEqual(bytes(2));
		expect(state.get("0xaa")).toBeUndefined();
		expect(storage.isIncomplete).toBe(true);
	});
});
