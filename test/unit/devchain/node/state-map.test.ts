import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hex } from "../../../../src/codec/hex.ts";
import { toHex } from "../../../../src/codec/hex.ts";
import { RemoteStorage } from "../../../../src/devchain/fork/remote-storage.ts";
import { Source } from "../../../../src/devchain/fork/source.ts";
import {
	ForkedMap,
	readTogether,
	type StateMap,
	stateDelete,
	stateGet,
	stateKeys,
	stateScan,
	stateSet,
} from "../../../../src/devchain/node/state-map.ts";
import { StorageMissing, withStorage } from "../../../../src/devchain/runtime/storage-missing.ts";

const key = fc
	.array(fc.constantFrom("00", "01", "7f", "ff"), { minLength: 1, maxLength: 4 })
	.map((bytes): Hex => `0x${bytes.join("")}`);
const prefix = fc.oneof(fc.constant<Hex>("0x"), key);
const step = fc.oneof(
	fc.record({ type: fc.constant("set" as const), key, value: fc.uint8Array({ maxLength: 2 }) }),
	fc.record({ type: fc.constant("delete" as const), key }),
	fc.record({ type: fc.constant("get" as const), key }),
	fc.record({
		type: fc.constant("keys" as const),
		prefix,
		after: fc.option(key),
		count: fc.integer({ min: 0, max: 4 }),
	}),
	fc.record({ type: fc.constant("scan" as const), prefix, after: fc.option(key) }),
);
const settings = { seed: 5, numRuns: 300 };
const BLOCK: Hex = `0x${"ab".repeat(32)}`;

/** A node with storage, and the keys whose values it was asked for. */
function nodeWith(storage: ReadonlyMap<Hex, Uint8Array>) {
	const keys = [...storage.keys()].sort();
	const asked: Hex[] = [];
	const source = new Source({
		send: async (method, params) => {
			if (method === "state_getKeysPaged") {
				const [start, count, after] = params as [string, number, string | null];
				return keys.filter((each) => each.startsWith(start) && each > (after ?? "")).slice(0, count);
			}
			asked.push(...(params[0] as Hex[]));
			const hexOf = (each: Hex) => {
				const value = storage.get(each);
				return value === undefined ? null : toHex(value);
			};
			return [{ changes: (params[0] as Hex[]).map((each) => [each, hexOf(each)]) }];
		},
	});
	return { asked, storage: new RemoteStorage(source, BLOCK) };
}

describe("the state of a fork", () => {
	it("is that of its source with the changes of its own, whatever was fetched before", async () => {
		const entries = fc.array(fc.tuple(key, fc.uint8Array({ maxLength: 2 })), { maxLength: 30 });
		await fc.assert(
			fc.asyncProperty(entries, fc.array(step, { maxLength: 30 }), async (initial, steps) => {
				const model = new Map<Hex, Uint8Array>(initial);
				const node = nodeWith(new Map(initial));
				let state: StateMap = new ForkedMap(node.storage, null);
				const modelKeys = (start: Hex, after: string) =>
					[...model.keys()].filter((each) => each.startsWith(start) && each > after).sort();
				for (const each of steps) {
					if (each.type === "set") {
						state = stateSet(state, each.key, each.value, {});
						model.set(each.key, each.value);
					} else if (each.type === "delete") {
						state = stateDelete(state, each.key, {});
						model.delete(each.key);
					} else if (each.type === "get") {
						expect(await withStorage(() => stateGet(state, each.key))).toEqual(model.get(each.key));
					} else if (each.type === "keys") {
						const found = await withStorage(() => stateKeys(state, each.prefix, each.after ?? "", each.count));
						expect(found).toEqual(modelKeys(each.prefix, each.after ?? "").slice(0, each.count));
					} else {
						const found = await withStorage(() => {
							const seen: [Hex, Uint8Array][] = [];
							stateScan(state, each.prefix, each.after ?? "", (found, value) => seen.push([found, value]) > 0);
							return seen;
						});
						expect(found).toEqual(modelKeys(each.prefix, each.after ?? "").map((found) => [found, model.get(found)]));
					}
				}
				expect(new Set(node.asked).size).toBe(node.asked.length);
				const offline = new Source({ send: () => Promise.reject(new Error("fetched before")) });
				expect(new RemoteStorage(offline, BLOCK, [], node.storage.fetched).fetched).toEqual(node.storage.fetched);
			}),
			settings,
		);
	});

	it("fetches what one read needs together", async () => {
		const { asked, storage } = nodeWith(new Map([["0x01", new Uint8Array([1])]]));
		const state = new ForkedMap(storage, null);
		const read = () => readTogether(state, () => ["0x01", "0x02", "0x03"].map((each) => stateGet(state, each as Hex)));
		expect(read).toThrow(StorageMissing);
		let attempts = 0;
		const values = await withStorage(() => {
			attempts++;
			return read();
		});
		expect([values, attempts]).toEqual([[new Uint8Array([1]), undefined, undefined], 2]);
		expect(asked).toEqual(["0x01", "0x02", "0x03"]);
	});

	it("does not hide an error of a read that misses nothing", () => {
		const { storage } = nodeWith(new Map());
		const fail = () => {
			throw new RangeError("of the read");
		};
		expect(() => readTogether(new ForkedMap(storage, null), fail)).toThrow(RangeError);
	});
});
