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
	sameEdit: fc.boolean(),
});
const settings = { seed: 7, numRuns: 200 };

function entries(tree: PersistentMap, prefix = "0x", after = ""): [Hex, Uint8Array][] {
	const found: [Hex, Uint8Array][] = [];
	mapScan(tree, prefix, after, (k, v) => {
		found.push([k, v]);
		return undefined;
	});
	return found;
}

function deepest(tree: PersistentMap): number {
	return tree === null ? 0 : 1 + Math.max(deepest(tree.left), deepest(tree.right));
}

describe("the persistent map", () => {
	it("holds what a plain map holds, sorted, and never changes a version that was kept", () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
				let tree: PersistentMap = null;
				let edit = {};
				const model = new Map<Hex, Uint8Array>();
				const kept: { tree: PersistentMap; was: string }[] = [];
				for (const { key, value, sameEdit } of steps) {
					if (!sameEdit) {
						edit = {};
						kept.push({ tree, was: JSON.stringify(entries(tree)) });
					}
					if (value === null) {
						tree = mapDelete(tree, key, edit);
						model.delete(key);
					} else {
						tree = mapSet(tree, key, value, edit);
						model.set(key, value);
					}
				}
				const sorted = [...model].sort(([a], [b]) => (a < b ? -1 : 1));
				expect(entries(tree)).toEqual(sorted);
				for (const [k, v] of model) expect(mapGet(tree, k)).toBe(v);
				for (const old of kept) expect(JSON.stringify(entries(old.tree))).toBe(old.was);
				expect(deepest(tree)).toBeLessThanOrEqual(1.45 * Math.log2(model.size + 2));
			}),
			settings,
		);
	});

	it("lists a prefix from after any key", () => {
		fc.assert(
			fc.property(fc.uniqueArray(key), key, fc.integer({ min: 2, max: 6 }), (keys, after, length) => {
				const prefix = after.slice(0, length);
				let tree: PersistentMap = null;
				for (const k of keys) tree = mapSet(tree, k, new Uint8Array(), {});
				const wanted = keys.filter((k) => k.startsWith(prefix) && k > after).sort();
				expect(entries(tree, prefix, after).map(([k]) => k)).toEqual(wanted);
			}),
			settings,
		);
	});

	it("stops listing when told to", () => {
		let tree: PersistentMap = null;
		for (const k of ["0x01", "0x02", "0x03", "0x04"] as Hex[]) tree = mapSet(tree, k, new Uint8Array(), {});
		const seen: Hex[] = [];
		mapScan(tree, "0x", "", (k) => seen.push(k) < 2);
		expect(seen).toEqual(["0x01", "0x02"]);
	});
});

describe("a overlay", () => {
	const one = new Uint8Array([1]);
	const two = new Uint8Array([2]);

	it("undoes a transaction that throws, and only that one", () => {
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

	it("leaves its base as it was", () => {
		const base = mapSet(null, "0xaa", one, {});
		const overlay = new StateOverlay(base);
		overlay.set("0xaa", two);
		overlay.set("0xab", two);
		expect(entries(base)).toEqual([["0xaa", one]]);
		expect(overlay.keys("0xaa")).toEqual(["0xaa"]);
	});

	it("answers what the transaction answers", () => {
		expect(new StateOverlay(null).transaction(() => 5)).toBe(5);
	});
});
