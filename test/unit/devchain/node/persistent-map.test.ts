import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hex } from "../../../../src/codec/hex.ts";
import {
	mapDelete,
	mapGet,
	mapScan,
	mapSet,
	type PersistentMap,
} from "../../../../src/devchain/node/persistent-map.ts";
import { StateOverlay } from "../../../../src/devchain/node/state-overlay.ts";

const key = fc.integer({ min: 0, max: 300 }).map((n): Hex => `0x${n.toString(16).padStart(4, "0")}`);
const step = fc.record({
	key,
	value: fc.option(fc.uint8Array({ minLength: 1, maxLength: 2 })),
	sameToken: fc.boolean(),
});
const settings = { seed: 7, numRuns: 200 };

function entries(map: PersistentMap, prefix = "0x", after = ""): [Hex, Uint8Array][] {
	const result: [Hex, Uint8Array][] = [];
	mapScan(map, prefix, after, (k, v) => {
		result.push([k, v]);
		return undefined;
	});
	return result;
}

function deepest(map: PersistentMap): number {
	return map === null ? 0 : 1 + Math.max(deepest(map.left), deepest(map.right));
}

describe("the persistent map", () => {
	it("has the entries of a plain map, sorted, and never changes an older version", () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
				let map: PersistentMap = null;
				let token = {};
				const model = new Map<Hex, Uint8Array>();
				const kept: { map: PersistentMap; was: string }[] = [];
				for (const { key, value, sameToken } of steps) {
					if (!sameToken) {
						token = {};
						kept.push({ map, was: JSON.stringify(entries(map)) });
					}
					if (value === null) {
						map = mapDelete(map, key, token);
						model.delete(key);
					} else {
						map = mapSet(map, key, value, token);
						model.set(key, value);
					}
				}
				const sorted = [...model].sort(([a], [b]) => (a < b ? -1 : 1));
				expect(entries(map)).toEqual(sorted);
				for (const [k, v] of model) expect(mapGet(map, k)).toBe(v);
				for (const old of kept) expect(JSON.stringify(entries(old.map))).toBe(old.was);
				expect(deepest(map)).toBeLessThanOrEqual(1.45 * Math.log2(model.size + 2));
			}),
			settings,
		);
	});

	it("lists a prefix after any key", () => {
		fc.assert(
			fc.property(fc.uniqueArray(key), key, fc.integer({ min: 2, max: 6 }), (keys, after, length) => {
				const prefix = after.slice(0, length);
				let map: PersistentMap = null;
				for (const k of keys) map = mapSet(map, k, new Uint8Array(), {});
				const expected = keys.filter((k) => k.startsWith(prefix) && k > after).sort();
				expect(entries(map, prefix, after).map(([k]) => k)).toEqual(expected);
			}),
			settings,
		);
	});

	it("stops listing when visit returns false", () => {
		let map: PersistentMap = null;
		for (const k of ["0x01", "0x02", "0x03", "0x04"] as Hex[]) map = mapSet(map, k, new Uint8Array(), {});
		const seen: Hex[] = [];
		mapScan(map, "0x", "", (k) => seen.push(k) < 2);
		expect(seen).toEqual(["0x01", "0x02"]);
	});
});

describe("an overlay", () => {
	const one = new Uint8Array([1]);
	const two = new Uint8Array([2]);

	it("reverts a transaction that throws, and only that one", () => {
		const overlay = new StateOverlay(mapSet(null, "0xaa", one, {}));
		overlay.transaction(() => {
			overlay.set("0xbb", one);
			expect(() =>
				overlay.transaction(() => {
					overlay.set("0xbb", two);
					overlay.delete("0xaa");
					throw new Error("inner");
				}),
			).toThrow("inner");
			overlay.set("0xcc", two);
		});
		expect(overlay.keys("0x")).toEqual(["0xaa", "0xbb", "0xcc"]);
		expect(overlay.get("0xbb")).toBe(one);
	});

	it("does not change its base", () => {
		const base = mapSet(null, "0xaa", one, {});
		const overlay = new StateOverlay(base);
		overlay.set("0xaa", two);
		overlay.set("0xab", two);
		expect(entries(base)).toEqual([["0xaa", one]]);
		expect(overlay.keys("0xaa")).toEqual(["0xaa"]);
	});

	it("returns the result of the transaction", () => {
		expect(new StateOverlay(null).transaction(() => 5)).toBe(5);
	});
});
